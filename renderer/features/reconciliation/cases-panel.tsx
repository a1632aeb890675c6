import { useState } from 'react';
import { waitingCases } from '#data/reconciliation-queries.ts';
import { formatDate, formatReference } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { reconciliationMessages, type reconciliationTh } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CaseDialog } from './case-dialog.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import { SlipsPanel } from './slips-panel.tsx';
import { TypedSlipDialog } from './typed-slip-dialog.tsx';
import { useFinanceRole } from './use-finance-role.ts';
import styles from './reconciliation.module.css';

const TABLES = ['moneyCase', 'payment', 'notice', 'factory', 'staff'] as const;
const TABLE_HEIGHT_PX = 520;

const factoryOf = (rows: ReadModel, { noticeId }: MoneyCaseRow): string => {
  const factoryId = noticeId === undefined ? undefined : rows.get('notice', noticeId)?.factoryId;
  return factoryId === undefined ? '–' : (rows.get('factory', factoryId)?.register.name ?? '–');
};

const columnsOf = (
  words: typeof reconciliationTh,
  { rows, language }: { readonly rows: ReadModel; readonly language: Language },
): readonly DataColumn<MoneyCaseRow>[] => {
  const { column } = words;
  return [
    { id: 'day', title: column.day, width: '110px', cell: ({ paidOn }) => formatDate(paidOn, language) },
    {
      id: 'reference',
      title: column.reference,
      width: '180px',
      cell: ({ ref1 }) => formatReference(ref1) || words.noReference,
    },
    {
      id: 'amount',
      title: column.amount,
      width: '140px',
      align: 'end',
      cell: ({ satang }) => <Amount satang={satang} />,
    },
    {
      id: 'factory',
      title: column.factory,
      width: 'minmax(0, 1fr)',
      isRoomyOnly: true,
      cell: (card) => factoryOf(rows, card),
    },
    { id: 'about', title: column.about, width: 'minmax(0, 1.2fr)', cell: ({ kind }) => words.about[kind] },
    {
      id: 'state',
      title: column.state,
      width: '164px',
      cell: ({ state }) =>
        state.kind === 'refund-proposed' ? (
          <StatusChip tone="waiting">{words.refundProposed}</StatusChip>
        ) : (
          <StatusChip tone="exception">{words.caseOpen}</StatusChip>
        ),
    },
  ];
};

export interface CasesPanelProps {
  /** The case that is being decided. */
  readonly openId: string | undefined;
  readonly onOpen: (caseId: string | undefined) => void;
  /** The text of a slip that was scanned just now. */
  readonly slip: string | undefined;
}

/** All money that waits for a person; Enter opens one and asks for the decision. */
export const CasesPanel = ({ openId, onOpen, slip }: CasesPanelProps) => {
  const messages = useMessages(reconciliationMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const mayDecide = useFinanceRole();
  const waiting = waitingCases(rows);
  const open = mayDecide ? waiting.find(({ id }) => id === openId) : undefined;
  const [isTyping, setTyping] = useState(false);
  const typeSlip = (): void => setTyping(true);
  useShortcuts([{ key: 'F6', run: typeSlip }]);
  return (
    <>
      <div className={styles.bar}>
        <Button icon="receipt" keyHint="F6" onPress={typeSlip} testId="slip-type">
          {messages.slipType}
        </Button>
      </div>
      <DataTable
        label={messages.cases}
        columns={columnsOf(messages, { rows, language })}
        rows={waiting}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        rowTestId={({ ref1 }) => `case-${ref1}`}
        maxHeightPx={TABLE_HEIGHT_PX}
        testId="money-cases"
        empty={
          <EmptyState icon="check" title={messages.noCases}>
            <p>{messages.noCasesHint}</p>
          </EmptyState>
        }
      />
      <DecisionsPanel />
      <SlipsPanel />
      {slip !== undefined && <SlipDialog text={slip} onClose={() => onOpen(undefined)} />}
      {isTyping && <TypedSlipDialog onClose={() => setTyping(false)} />}
      {open && <CaseDialog key={open.id} card={open} onClose={() => onOpen(undefined)} />}
    </>
  );
};
