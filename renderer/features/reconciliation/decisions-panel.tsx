import { useState } from 'react';
import { type MoneyDecision, moneyDecisions } from '#data/decided-cases.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatInstant, formatReference } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { reconciliationMessages, type reconciliationTh } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { outcomeText } from './outcome-text.ts';

const TABLES = ['moneyCase', 'payment', 'notice', 'staff'] as const;
const TABLE_HEIGHT_PX = 260;

const columnsOf = (
  words: typeof reconciliationTh,
  { rows, language }: { readonly rows: ReadModel; readonly language: Language },
): readonly DataColumn<MoneyDecision>[] => {
  const { column } = words;
  return [
    {
      id: 'at',
      title: words.decidedAt,
      width: '150px',
      cell: ({ decided }) => formatInstant(decided.at, language),
    },
    {
      id: 'reference',
      title: column.reference,
      width: '180px',
      cell: ({ cards: [first] }) => formatReference(first?.ref1 ?? '') || words.noReference,
    },
    {
      id: 'amount',
      title: column.amount,
      width: '140px',
      align: 'end',
      cell: ({ satang }) => <Amount satang={satang} />,
    },
    {
      id: 'outcome',
      title: words.decision,
      width: 'minmax(0, 1.6fr)',
      cell: (decision) => outcomeText(rows, decision, words),
    },
    {
      id: 'by',
      title: words.decidedBy,
      width: 'minmax(0, 1fr)',
      isRoomyOnly: true,
      cell: ({ decided }) => staffName(rows, decided.by),
    },
  ];
};

/** What was decided lately; money that was counted together stands as one, and Enter shows its parts. */
export const DecisionsPanel = () => {
  const messages = useMessages(reconciliationMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const decisions = moneyDecisions(rows);
  const [openId, setOpenId] = useState<string>();
  const open = decisions.find(({ id }) => id === openId);
  if (decisions.length === 0) return null;
  return (
    <Panel title={messages.decisions(decisions.length)} testId="money-decisions">
      <DataTable
        label={messages.decisions(decisions.length)}
        columns={columnsOf(messages, { rows, language })}
        rows={decisions}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
        rowTestId={({ cards: [first] }) => `decided-${first?.ref1}`}
        maxHeightPx={TABLE_HEIGHT_PX}
        testId="decided-table"
      />
      {open && <DecisionDialog decision={open} onClose={() => setOpenId(undefined)} />}
    </Panel>
  );
};
