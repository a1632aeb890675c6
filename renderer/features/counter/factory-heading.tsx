import { horsepowerOf, shownTaxId } from '#data/factory-queries.ts';
import { formatHorsepower, formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import styles from './factory-heading.module.css';

const statusTones: Readonly<Record<FactoryRow['officeStatus'], Tone>> = {
  licensed: 'neutral',
  operating: 'done',
  paused: 'elsewhere',
  'struck-off': 'refused',
};

/** Who the factory is: the facts a clerk compares with the visitor's papers. */
export const FactoryHeading = ({ factory }: { readonly factory: FactoryRow }) => {
  const messages = useMessages(counterMessages);
  const filing = useMessages(filingMessages);
  const language = useLanguage();
  const { register } = factory;
  const taxId = shownTaxId(factory);
  const { hpHundredths } = horsepowerOf(factory);
  const facts = [
    register.category === undefined ? undefined : filing.category(register.category),
    hpHundredths === undefined ? undefined : filing.horsepower(formatHorsepower(hpHundredths)),
    register.workers === undefined ? undefined : filing.workers(register.workers),
    register.startedOn && `${messages.startedOn} ${formatLongDate(register.startedOn, language)}`,
  ].filter((fact) => fact !== undefined);
  return (
    <header className={styles.heading}>
      <div className={styles.line}>
        <h1 className={styles.name} data-testid="factory-name">
          {register.name}
        </h1>
        <StatusChip tone={statusTones[factory.officeStatus]} icon="factory" testId="factory-status">
          {filing.status(factory.officeStatus)}
        </StatusChip>
      </div>
      <p className={styles.numbers}>
        <strong className={styles.copyable}>{register.registrationNumber}</strong>
        {register.fid !== undefined && <span className={styles.copyable}>{register.fid}</span>}
        {taxId !== undefined && (
          <span>
            {messages.taxId} <span className={styles.copyable}>{taxId}</span>
          </span>
        )}
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <p className={styles.detail}>
        {[
          register.operatorName === register.name ? undefined : register.operatorName,
          register.object,
          filing.address(register.address),
        ]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </p>
      {factory.correctedHp && (
        <p className={styles.detail}>{messages.correctedHorsepower(factory.correctedHp.reason)}</p>
      )}
    </header>
  );
};
