import { useMemo, useState } from 'react';
import { staffName } from '#data/folder-queries.ts';
import { accuracyOf, stockTakesOf } from '#data/stock-take-queries.ts';
import { formatCount, formatInstant } from '#i18n/format.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { scopeWords } from './count-words.ts';
import { OpenCountDialog } from './open-count-dialog.tsx';

const TABLES = ['stockTake', 'location', 'staff'] as const;
const STATE_TONES: Readonly<Record<StockTakeRow['state']['kind'], Tone>> = {
  open: 'elsewhere',
  finishing: 'waiting',
  finished: 'done',
  cancelled: 'neutral',
};

const useStates = (): Readonly<Record<StockTakeRow['state']['kind'], string>> => {
  const messages = useMessages(stockTakeMessages);
  return {
    open: messages.stateOpen,
    finishing: messages.stateFinishing,
    finished: messages.stateFinished,
    cancelled: messages.stateCancelled,
  };
};

const useColumns = (): readonly DataColumn<StockTakeRow>[] => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const states = useStates();
  return [
    {
      id: 'scope',
      title: messages.scope,
      width: 'minmax(0, 2fr)',
      cell: ({ scope }) => scopeWords(rows, scope, messages),
    },
    {
      id: 'at',
      title: messages.openedAt,
      width: '150px',
      isWideOnly: true,
      cell: ({ openedAt }) => formatInstant(openedAt, language),
    },
    {
      id: 'by',
      title: messages.by,
      width: '150px',
      isWideOnly: true,
      cell: ({ openedBy }) => staffName(rows, openedBy),
    },
    {
      id: 'state',
      title: messages.state,
      width: '150px',
      cell: ({ state }) => <StatusChip tone={STATE_TONES[state.kind]}>{states[state.kind]}</StatusChip>,
    },
    {
      id: 'expected',
      isWideOnly: true,
      title: messages.expected,
      width: '90px',
      align: 'end',
      cell: ({ expectedCount }) => formatCount(expectedCount),
    },
    {
      id: 'missing',
      isWideOnly: true,
      title: messages.missing,
      width: '90px',
      align: 'end',
      cell: ({ state }) => (state.kind === 'finished' ? formatCount(state.result.missing) : ''),
    },
    {
      id: 'accuracy',
      isWideOnly: true,
      title: messages.accuracy,
      width: '90px',
      align: 'end',
      cell: ({ state }) => (state.kind === 'finished' ? `${accuracyOf(state.result)}%` : ''),
    },
  ];
};

/** All counts, those going on first, and the way to open one. */
export const StockTakeList = ({ onOpen }: { readonly onOpen: (stockTakeId: string) => void }) => {
  const messages = useMessages(stockTakeMessages);
  const rows = useRows(TABLES);
  const columns = useColumns();
  const [isOpening, setOpening] = useState(false);
  const version = rows.version('stockTake');
  const counts = useMemo(() => {
    const all = stockTakesOf(rows);
    const isGoingOn = ({ state }: StockTakeRow): boolean => state.kind === 'open' || state.kind === 'finishing';
    return { going: all.filter(isGoingOn), past: all.filter((one) => !isGoingOn(one)) };
    // The version stands for the rows, which are read where they lie.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, version]);
  useShortcuts([{ key: 'Insert', run: () => setOpening(true) }]);
  const table = (title: string, shown: readonly StockTakeRow[], testId: string) => (
    <DataTable
      label={title}
      columns={columns}
      rows={shown}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      rowTestId={({ id }) => `stock-take-${id}`}
      maxHeightPx={testId === 'stock-takes-open' ? 220 : 400}
      testId={testId}
    />
  );
  const isEmpty = counts.going.length === 0 && counts.past.length === 0;
  return (
    <Page
      title={messages.title}
      testId="stock-take-page"
      actions={
        <Button look="primary" icon="count" keyHint="Insert" onPress={() => setOpening(true)} testId="open-stock-take">
          {messages.openNew}
        </Button>
      }
    >
      {isEmpty && (
        <EmptyState icon="count" title={messages.none}>
          {messages.noneTodo}
        </EmptyState>
      )}
      {counts.going.length > 0 && (
        <Panel title={messages.open}>{table(messages.open, counts.going, 'stock-takes-open')}</Panel>
      )}
      {counts.past.length > 0 && (
        <Panel title={messages.past}>{table(messages.past, counts.past, 'stock-takes-past')}</Panel>
      )}
      {isOpening && <OpenCountDialog onClose={() => setOpening(false)} onOpened={onOpen} />}
    </Page>
  );
};
