import { formatYear } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { feesMessages } from '#i18n/messages/fees.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import type { ExternalInvoiceRow } from '#shared/model/external-invoice-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './fee-panel.module.css';

export interface FeeYearProps {
  readonly line: AssessmentLine;
  readonly areStepsOpen: boolean;
  /** An open notice carries this year already. */
  readonly isInNotice: boolean;
  /** The bill of another system over this year. */
  readonly elsewhere: ExternalInvoiceRow | undefined;
}

/** One year of fees: due date, fee, surcharge, total, and on wish the way there with the law. */
export const FeeYear = ({ line, areStepsOpen, isInNotice, elsewhere }: FeeYearProps) => {
  const messages = useMessages(counterMessages);
  const texts = useMessages(feesMessages);
  const office = useMessages(feeOfficeMessages);
  const language = useLanguage();
  const isUnconfirmed = !line.confirmed && line.waivedBy === undefined && line.scheduleId !== null;
  return (
    <li className={styles.year} data-testid={`fee-year-${line.dueYear}`}>
      <div className={styles.line}>
        <strong>{formatYear(line.dueOn, language)}</strong>
        <span className={styles.due}>
          {messages.dueOn(line.dueOn)}
          {isInNotice && (
            <StatusChip tone="waiting" icon="receipt">
              {messages.inNotice}
            </StatusChip>
          )}
          {elsewhere && <StatusChip tone="waiting">{office.elsewhere(elsewhere.system)}</StatusChip>}
          {isUnconfirmed && <StatusChip tone="elsewhere">{messages.notConfirmed}</StatusChip>}
        </span>
        <span className={styles.parts}>
          {line.feeSatang !== null && line.waivedBy === undefined && <Amount satang={line.feeSatang} />}
          {line.surchargeSatang !== null && line.surchargeSatang > 0 && (
            <span className={styles.surcharge}>
              {'+ '}
              <Amount satang={line.surchargeSatang} />
            </span>
          )}
        </span>
        {line.waivedBy !== undefined && <StatusChip tone="done">{messages.waived}</StatusChip>}
        {line.waivedBy === undefined && line.totalSatang === null && (
          <StatusChip tone="elsewhere">{messages.unknownAmount}</StatusChip>
        )}
        {line.waivedBy === undefined && line.totalSatang !== null && (
          <strong className={styles.total}>
            <Amount satang={line.totalSatang} />
          </strong>
        )}
      </div>
      {areStepsOpen && (
        <ol className={styles.steps} data-testid={`fee-steps-${line.dueYear}`}>
          {line.steps.map((step) => (
            <li key={step.code}>
              {texts.step(step)}{' '}
              <cite className={styles.law} lang="th">
                {step.legalRef}
              </cite>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
};
