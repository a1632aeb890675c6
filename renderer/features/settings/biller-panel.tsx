import { useState } from 'react';
import { useStore } from 'zustand';
import { officeOf } from '#data/factory-queries.ts';
import { billerMessages } from '#i18n/messages/biller.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { PaymentApp, type Biller, type OfficeRow } from '#shared/model/office-rows.ts';
import { FINANCE_ROLES, OFFICE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BillerDialog } from './biller-dialog.tsx';
import { TestQrDialog, type RenderQr } from './test-qr-dialog.tsx';
import styles from './biller.module.css';

const TABLES = ['office', 'staff'] as const;

const BillerFacts = ({ biller, former }: { readonly biller: Biller; readonly former: readonly string[] }) => {
  const messages = useMessages(billerMessages);
  const names: Readonly<Record<string, string>> = messages.banks;
  const { bank = 'none', pointOfInitiation = 'dynamic', ref2 = 'none' } = biller;
  return (
    <>
      <dl className={styles.facts} data-testid="biller-facts">
        <dt>{messages.registeredName}</dt>
        <dd>
          <strong>{biller.registeredName}</strong>
        </dd>
        <dt>{messages.billerId}</dt>
        <dd>{biller.billerId}</dd>
        <dt>{messages.bank}</dt>
        <dd>{names[bank] ?? messages.otherBank(bank)}</dd>
        <dt>{messages.point}</dt>
        <dd>{messages.points[pointOfInitiation]}</dd>
        <dt>{messages.ref2}</dt>
        <dd>{messages.ref2s[ref2]}</dd>
      </dl>
      {former.length > 0 && <p className={styles.quiet}>{messages.former(former)}</p>}
    </>
  );
};

const AppChecks = ({ office }: { readonly office: OfficeRow }) => {
  const messages = useMessages(billerMessages);
  const rows = useRows(TABLES);
  const latest = PaymentApp.options.flatMap((app) => {
    const check = office.paymentAppChecks?.findLast((one) => one.app === app);
    return check ? [check] : [];
  });
  if (latest.length === 0) return <p className={styles.quiet}>{messages.noChecks}</p>;
  return (
    <ul className={styles.checks} aria-label={messages.checks}>
      {latest.map((check) => (
        <li key={check.id} className={styles.check} data-testid={`app-check-${check.app}`}>
          <span>
            {messages.apps[check.app]}{' '}
            <span className={styles.quiet}>
              {messages.checkedBy(check.checkedOn, rows.get('staff', check.checkedBy)?.name ?? '')}
            </span>
          </span>
          <StatusChip tone={check.outcome === 'read' ? 'done' : 'refused'}>
            {check.outcome === 'read' ? messages.read : messages.refused}
          </StatusChip>
        </li>
      ))}
    </ul>
  );
};

type Opened = 'nothing' | 'edit' | 'test';

/** In whose name the office receives money, how its codes are written, and which apps were seen to read them. */
export const BillerPanel = ({ renderQr }: { readonly renderQr: RenderQr }) => {
  const messages = useMessages(billerMessages);
  const role = useStore(useServices().session, ({ actor }) => actor?.role);
  const office = officeOf(useRows(TABLES));
  const [opened, setOpened] = useState<Opened>('nothing');
  const mayEdit = office !== undefined && role !== undefined && OFFICE_ROLES.includes(role);
  const mayTest = office?.biller !== undefined && role !== undefined && FINANCE_ROLES.includes(role);
  const edit = (): void => setOpened('edit');
  const test = (): void => setOpened('test');
  useShortcuts([...(mayEdit ? [{ key: 'F6', run: edit }] : []), ...(mayTest ? [{ key: 'F7', run: test }] : [])]);
  if (!office) return null;
  return (
    <Panel
      title={messages.title}
      testId="biller-panel"
      aside={
        <div className={styles.asideButtons}>
          {mayTest && (
            <Button look="quiet" icon="qr" keyHint="F7" onPress={test} testId="biller-test">
              {messages.test}
            </Button>
          )}
          {mayEdit && (
            <Button look="quiet" keyHint="F6" onPress={edit} testId="biller-edit">
              {messages.edit}
            </Button>
          )}
        </div>
      }
    >
      {office.biller ? (
        <>
          <BillerFacts biller={office.biller} former={office.formerBillerIds ?? []} />
          <AppChecks office={office} />
        </>
      ) : (
        <Banner tone="elsewhere" title={messages.missing}>
          {messages.missingText}
        </Banner>
      )}
      {!mayEdit && <p className={styles.quiet}>{messages.officeOnly}</p>}
      {opened === 'edit' && <BillerDialog office={office} onClose={() => setOpened('nothing')} />}
      {opened === 'test' && <TestQrDialog office={office} renderQr={renderQr} onClose={() => setOpened('nothing')} />}
    </Panel>
  );
};
