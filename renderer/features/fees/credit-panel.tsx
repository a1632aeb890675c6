import { useState } from 'react';
import { undecidedCredits } from '#data/waiver-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { feeOfficeMessages, type feeOfficeTh } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { FeeCreditRow } from '#shared/model/waiver-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import styles from './fees.module.css';

const CREDITS_HEIGHT_PX = 260;

const creditColumns = (
  rows: ReadModel,
  words: typeof feeOfficeTh.credits,
  language: Language,
): readonly DataColumn<FeeCreditRow>[] => [
  {
    id: 'factory',
    title: words.factory,
    width: 'minmax(0, 1fr)',
    cell: ({ factoryId }) => rows.get('factory', factoryId)?.register.name,
  },
  { id: 'year', title: words.year, width: '110px', cell: ({ dueOn }) => formatDate(dueOn, language) },
  {
    id: 'amount',
    title: words.amount,
    width: '180px',
    align: 'end',
    cell: ({ satang }) => (satang === null ? words.unknown : <Amount satang={satang} />),
  },
  { id: 'state', title: words.state, width: '140px', cell: ({ state }) => words.stateOf[state.kind] },
];

/** Credits that nobody has decided about. */
export const CreditPanel = ({ rows, mayAct }: { readonly rows: ReadModel; readonly mayAct: boolean }) => {
  const creditWords = useMessages(feeOfficeMessages).credits;
  const language = useLanguage();
  const credits = undecidedCredits(rows);
  const [deciding, setDeciding] = useState<FeeCreditRow>();
  return (
    <>
      <Panel title={creditWords.title(credits.length)} testId="credits">
        <DataTable
          label={creditWords.title(credits.length)}
          columns={creditColumns(rows, creditWords, language)}
          rows={credits}
          rowKey={({ id }) => id}
          onOpen={(credit) => (mayAct ? setDeciding(credit) : undefined)}
          rowTestId={({ id }) => `credit-${id}`}
          maxHeightPx={CREDITS_HEIGHT_PX}
          empty={<p className={styles.quiet}>{creditWords.none}</p>}
          testId="credit-list"
        />
      </Panel>
      {deciding && <CreditDialog credit={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
};
