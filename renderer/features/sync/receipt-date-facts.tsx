import { staffName } from '#data/folder-queries.ts';
import { formatDate, formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ExceptionRow } from '#shared/model/filing-rows.ts';
import styles from './sync-page.module.css';

/** The date on the paper beside the centre's, who issued it, and what to do. */
export const ReceiptDateFacts = ({ card }: { readonly card: ExceptionRow }) => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const receipt = rows.get('receipt', card.causeIds[0] ?? '');
  if (!receipt) return null;
  const date = formatDate(receipt.issuedOn, language);
  return (
    <>
      <p>{messages.receiptDateFacts(receipt.number, date, formatInstant(card.raisedAt, language))}</p>
      <p className={styles.quiet}>{messages.receiptIssuedBy(staffName(rows, receipt.issuedBy))}</p>
      <p>{messages.receiptDateTodo}</p>
    </>
  );
};
