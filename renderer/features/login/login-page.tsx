import { loginMessages } from '#i18n/messages/login.ts';
import { trainingMessages } from '#i18n/messages/training.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { officeOf } from '#data/factory-queries.ts';
import { useSync } from '#services/use-sync.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Icon } from '#ui/icon.tsx';
import { RestoreFromBackup } from './restore-from-backup.tsx';
import { PinPad } from './pin-pad.tsx';
import { StaffChooser } from './staff-chooser.tsx';
import { useLogin } from './use-login.ts';
import cardStyles from '#ui/centred-card.module.css';
import styles from './login-page.module.css';

const TABLES = ['office', 'staff'] as const;

/** Who is at this PC: a name, a PIN. Everything needed is on the PC, so it works without a network. */
export const LoginPage = ({ onTrain }: { readonly onTrain?: (() => void) | undefined }) => {
  const messages = useMessages(loginMessages);
  const training = useMessages(trainingMessages);
  const { host } = useServices();
  const rows = useRows(TABLES);
  const office = officeOf(rows);
  const hasStaff = rows.all('staff').size > 0;
  const isCut = useSync().status.phase.kind === 'waiting';
  const login = useLogin();
  const demoStaff = host.launch.demo?.staff ?? [];
  return (
    <main className={cardStyles.page} data-testid="login-page">
      <div className={cardStyles.card}>
        <header className={styles.head}>
          <h1>{messages.title}</h1>
          <p className={styles.office}>{office?.name}</p>
        </header>
        {!hasStaff && (
          <EmptyState icon="user" title={messages.noStaff}>
            <p>{messages.noStaffHint}</p>
            {isCut && <RestoreFromBackup />}
          </EmptyState>
        )}
        {hasStaff &&
          (login.person ? <PinPad login={login} person={login.person} /> : <StaffChooser onChoose={login.choose} />)}
        <p className={styles.foot}>
          <Icon name="check" size={16} />
          {messages.works}
        </p>
        {onTrain && (
          <Button look="quiet" icon="help" onPress={onTrain} testId="enter-training">
            {training.enter}
          </Button>
        )}
        {host.launch.demoSwitch === 'to-office' && (
          <Button look="quiet" icon="back" onPress={() => host.demo?.switchTo('office')} testId="leave-demo">
            {messages.leaveDemo}
          </Button>
        )}
      </div>
      {demoStaff.length > 0 && (
        <aside className={styles.demo} aria-label={messages.demoPins}>
          <h2>{messages.demoPins}</h2>
          <ul>
            {demoStaff.map((person) => (
              <li key={person.badgeCode} className={styles.account}>
                <span>{person.name}</span>
                <strong>{messages.demoPin(person.pin)}</strong>
              </li>
            ))}
          </ul>
        </aside>
      )}
    </main>
  );
};
