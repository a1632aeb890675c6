import { formatCount } from '#i18n/format.ts';
import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ReadList } from './import-protocol.ts';
import styles from './import-page.module.css';

/** How many rows the list has of each kind. */
export const ImportCounts = ({ list }: { readonly list: ReadList }) => {
  const messages = useMessages(importMessages);
  const { plan, summary, encoding } = list;
  const counts = [
    { id: 'create', word: messages.created, count: plan.create.length },
    { id: 'update', word: messages.updated, count: plan.update.length },
    { id: 'unchanged', word: messages.unchanged, count: plan.unchanged.length },
    { id: 'differences', word: messages.differences, count: plan.differences.length },
    { id: 'doubtful', word: messages.doubtful, count: plan.doubtful.length },
    { id: 'rejected', word: messages.rejected, count: plan.rejected.length },
    { id: 'outside', word: messages.outside, count: summary.outsideProvinceCount },
  ];
  return (
    <>
      <dl className={styles.counts}>
        {counts.map(({ id, word, count }) => (
          <div key={id} className={styles.count}>
            <dt>{word}</dt>
            <dd data-testid={`import-count-${id}`}>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {messages.recordsRead(summary.recordCount)}
        {encoding !== undefined && ` · ${encoding}`}
        {summary.unknownHeaders.length > 0 && ` · ${messages.unknownHeaders(summary.unknownHeaders.join(', '))}`}
      </p>
    </>
  );
};
