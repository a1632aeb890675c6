import { useState } from 'react';
import { type CreditToPayOut, creditsToPayOut } from '#data/waiver-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { feeOfficeMessages, type feeOfficeTh } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { PayOutDialog } from './pay-out-dialog.tsx';
import styles from './fees.module.css';

const LIST_HEIGHT_PX = 260;

const columnsOf = (
  rows: ReadModel,
  words: typeof feeOfficeTh.credits,
  language: Language,
): readonly DataColumn<CreditToPayOut>[] => [
  {
    id: 'factory',
    title: words.factory,
    width: 'minmax(0, 1fr)',
    cell: ({ credit }) => rows.get('factory', credit.factoryId)?.register.name,
  },
  { id: 'year', title: words.year, width: '110px', cell: ({ credit }) => formatDate(credit.dueOn, language) },
  {
    id: 'amount',
    title: words.payOutAmount,
    width: '180px',
    align: 'end',
    cell: ({ satang }) => <Amount satang={satang} />,
  },
  {
    id: 'approved',
    title: words.approvedBy,
    width: '180px',
    cell: ({ credit: { state } }) => (state.kind === 'approved' ? staffName(rows, state.by) : ''),
  },
];

/** Money that two persons decided to give back and that is still here: nothing approved is forgotten. */
export const PayOutPanel = ({ rows, mayAct }: { readonly rows: ReadModel; readonly mayAct: boolean }) => {
  const words = useMessages(feeOfficeMessages).credits;
  const language = useLanguage();
  const waiting = creditsToPayOut(rows);
  const [paying, setPaying] = useState<CreditToPayOut>();
  return (
    <>
      <Panel title={words.payOutTitle(waiting.length)} testId="pay-outs">
        <DataTable
          label={words.payOutTitle(waiting.length)}
          columns={columnsOf(rows, words, language)}
          rows={waiting}
          rowKey={({ credit }) => credit.id}
          onOpen={(one) => (mayAct ? setPaying(one) : undefined)}
          rowTestId={({ credit }) => `pay-out-${credit.id}`}
          maxHeightPx={LIST_HEIGHT_PX}
          empty={<p className={styles.quiet}>{words.payOutNone}</p>}
          testId="pay-out-list"
        />
      </Panel>
      {paying && <PayOutDialog toPayOut={paying} onClose={() => setPaying(undefined)} />}
    </>
  );
};
