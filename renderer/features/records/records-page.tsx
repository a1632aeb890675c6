import { useState } from 'react';
import { subjectById } from '#data/subject-queries.ts';
import { fieldName, recordsMessages, seriesName } from '#i18n/messages/records.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { officeSeries, type RecordSeriesDefinition } from '#shared/domain/record-series.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { RecordDialog } from './record-dialog.tsx';
import styles from './records.module.css';

export interface RecordsPageProps {
  readonly onOpen: (subjectId: string) => void;
  readonly onBack: () => void;
}

const TABLES = ['recordSubject'] as const;

interface SeriesPanelProps {
  readonly series: RecordSeriesDefinition;
  readonly onAdd: () => void;
  readonly onOpen: (subjectId: string) => void;
}

const SeriesPanel = ({ series, onAdd, onOpen }: SeriesPanelProps) => {
  const messages = useMessages(recordsMessages);
  const rows = useRows(TABLES);
  const subjects = rows
    .list('recordSubject', 'series', series.key)
    .flatMap(({ id }) => subjectById(rows, id) ?? [])
    .toSorted((a, b) => a.title.localeCompare(b.title, 'th'));
  const columns = [
    { id: 'number', title: fieldName(messages, series.label.number), width: '160px', cell: (one: Named) => one.number },
    { id: 'title', title: fieldName(messages, series.search.name), width: '3fr', cell: (one: Named) => one.title },
    {
      id: 'lines',
      title: fieldName(messages, series.detail.at(-1) ?? ''),
      width: '2fr',
      cell: (one: Named) => one.lines.at(-1),
    },
  ];
  return (
    <Panel
      title={`${seriesName(messages, series.key)} · ${messages.count(subjects.length)}`}
      aside={
        <Button icon="folder" keyHint="Insert" onPress={onAdd} testId={`add-${series.key}`}>
          {messages.add}
        </Button>
      }
    >
      <DataTable
        label={seriesName(messages, series.key)}
        columns={columns}
        rows={subjects}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        rowTestId={({ id }) => `record-${id}`}
        empty={messages.noRecords}
      />
    </Panel>
  );
};

type Named = NonNullable<ReturnType<typeof subjectById>>;

/** The records of every series that the office enters itself, and the way to a new one. */
export const RecordsPage = ({ onOpen, onBack }: RecordsPageProps) => {
  const messages = useMessages(recordsMessages);
  const [adding, setAdding] = useState<RecordSeriesDefinition>();
  useShortcuts([
    { key: 'Insert', run: () => setAdding(officeSeries[0]) },
    { key: 'Escape', run: onBack },
  ]);
  return (
    <Page
      title={messages.title}
      testId="records-page"
      actions={
        <Button icon="back" keyHint="Esc" onPress={onBack}>
          {messages.back}
        </Button>
      }
    >
      <p className={styles.quiet}>{messages.intro}</p>
      {officeSeries.map((series) => (
        <SeriesPanel key={series.key} series={series} onAdd={() => setAdding(series)} onOpen={onOpen} />
      ))}
      {adding && (
        <RecordDialog series={adding} subject={undefined} onSaved={onOpen} onClose={() => setAdding(undefined)} />
      )}
    </Page>
  );
};
