import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { staffName } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { Panel } from '#ui/panel.tsx';
import type { CatalogueEntry } from './catalogue-entries.ts';
import styles from './fees.module.css';

/** Everything about one line of the catalogue, nothing cut: law, payee, who collects, whether it is billed here. */
export const CatalogueDetail = ({ entry }: { readonly entry: CatalogueEntry }) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const { rows } = useServices().data;
  const { confirmed } = entry;
  const facts = [
    [words.amount, entry.amount],
    [words.law, entry.law],
    [words.payeeOnly, entry.payee],
    [words.channel, entry.channel],
    [words.collects, words.collectedBy[entry.collectedBy]],
    [words.billing, words.billingOf[entry.standing === 'billed' ? 'billed' : entry.collectedBy]],
    [
      words.confirmation,
      confirmed
        ? words.confirmedBy(staffName(rows, confirmed.by), confirmed.on, confirmed.documentNo)
        : words.notConfirmed,
    ],
  ];
  return (
    <Panel title={entry.name} testId="fee-detail">
      {entry.detail !== '' && <p className={styles.quiet}>{entry.detail}</p>}
      <dl className={styles.facts}>
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd lang={text === entry.law || text === entry.payee || text === entry.channel ? 'th' : undefined}>
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};
