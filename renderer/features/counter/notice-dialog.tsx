import type { FactoryFees } from '#data/fee-queries.ts';
import { formatYear } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useNoticeForm } from './use-notice-form.ts';
import styles from './notice-dialog.module.css';

export interface NoticeDialogProps {
  readonly factory: FactoryRow;
  readonly fees: FactoryFees;
  readonly notices: readonly NoticeRow[];
  readonly onClose: () => void;
}

/** Warns that nobody knows what this factory has paid. */
const NoRecords = () => {
  const messages = useMessages(counterMessages);
  return (
    <Banner tone="elsewhere" title={messages.noRecords}>
      <p>{messages.noRecordsHint}</p>
    </Banner>
  );
};

/** Issues a notice over the years that are ticked. */
export const NoticeDialog = ({ factory, fees, notices, onClose }: NoticeDialogProps) => {
  const messages = useMessages(counterMessages);
  const language = useLanguage();
  const { lines, draft, ...form } = useNoticeForm({ factory, fees, notices, onDone: onClose });
  return (
    <ActionDialog
      title={messages.noticeTitle}
      onClose={onClose}
      testId="notice-dialog"
      confirm={messages.issue(draft?.totalSatang ?? 0)}
      icon="receipt"
      shortcut="F4"
      isDisabled={!draft || form.isIssuing}
      onConfirm={form.issue}
      confirmTestId="notice-confirm"
    >
      {fees.records === 'none' && <NoRecords />}
      <fieldset className={styles.years}>
        <legend>{messages.chooseYears}</legend>
        {lines.map((line) => (
          <label key={line.dueOn} className={styles.year}>
            <input type="checkbox" checked={form.isChosen(line.dueOn)} onChange={() => form.toggle(line.dueOn)} />
            <strong>{formatYear(line.dueOn, language)}</strong>
            <span className={styles.remark}>
              {form.isBilled(line.dueOn) ? messages.inNotice : messages.dueOn(line.dueOn)}
            </span>
            <Amount satang={line.totalSatang ?? 0} />
          </label>
        ))}
      </fieldset>
      <p className={styles.sum}>
        <span>{messages.noticeTotal}</span>
        <Amount satang={draft?.totalSatang ?? 0} size="display" testId="notice-total" />
      </p>
      {draft && (
        <p className={styles.remark}>
          {messages.noticeValid(draft.validUntilOn)} {messages.noticeImmutable}
        </p>
      )}
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
