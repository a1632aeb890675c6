import { useState } from 'react';
import { type CabinetHeat, shelfHeat } from '#data/shelf-heat.ts';
import { formatCount } from '#i18n/format.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { csvFile, xlsxFile } from '#services/table-file.ts';
import { useRows } from '#services/use-rows.ts';
import type { HostError } from '#shared/host/contract.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { AbsentList } from './absent-list.tsx';
import { ShelfCell } from './shelf-cell.tsx';
import { shelfMapFile } from './shelf-map-file.ts';
import styles from './shelf-map.module.css';

const TABLES = ['folder', 'location', 'folderSearch', 'staff', 'factory', 'recordSubject', 'transfer'] as const;

export interface ShelfMapPageProps {
  readonly onOpenFactory: (factoryId: string, folderId: string) => void;
  readonly onBack: () => void;
}

const useSummary = (cabinets: readonly CabinetHeat[]): string => {
  const messages = useMessages(shelfMapMessages);
  const shelves = cabinets.flatMap((cabinet) => cabinet.shelves);
  const sum = (of: (shelf: (typeof shelves)[number]) => number): string =>
    formatCount(shelves.reduce((total, shelf) => total + of(shelf), 0));
  return messages.summary(
    sum(({ folders }) => folders),
    sum(({ absent }) => absent.out),
    sum(({ absent }) => absent.overdue),
    sum(({ absent }) => absent.missing),
  );
};

const Cabinets = (props: {
  readonly cabinets: readonly CabinetHeat[];
  readonly chosenId: string | undefined;
  readonly onChoose: (shelfId: string | undefined) => void;
}) => (
  <div className={styles.map}>
    {props.cabinets.map((cabinet) => (
      <section key={cabinet.id} className={styles.cabinet} aria-label={cabinet.path}>
        <h2 className={styles.path}>{cabinet.path}</h2>
        <div className={styles.shelves}>
          {cabinet.shelves.map((shelf) => (
            <ShelfCell
              key={shelf.shelfId}
              shelf={shelf}
              isChosen={shelf.shelfId === props.chosenId}
              onChoose={() => props.onChoose(shelf.shelfId === props.chosenId ? undefined : shelf.shelfId)}
            />
          ))}
        </div>
      </section>
    ))}
  </div>
);

/** Every shelf as somebody walks past it, with what is out, late or looked for; a shelf that is chosen says which and who. */
export const ShelfMapPage = ({ onOpenFactory, onBack }: ShelfMapPageProps) => {
  const messages = useMessages(shelfMapMessages);
  const services = useServices();
  const rows = useRows(TABLES);
  const toast = useToast();
  const today = isoDateAt(services.nowMs());
  const [chosenId, setChosenId] = useState<string>();
  const [problem, setProblem] = useState<HostError>();
  const cabinets = shelfHeat(rows, today);
  const summary = useSummary(cabinets);
  const save = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const file = shelfMapFile(cabinets, messages);
    const bytes = kind === 'csv' ? csvFile(file) : await xlsxFile(file);
    const saved = await services.host.files.save(`${messages.fileName} ${today}.${kind}`, bytes);
    setProblem(saved.ok ? undefined : saved.error);
    if (saved.ok && saved.value.saved) toast('done', messages.saved);
  };
  useShortcuts([
    { key: 'Escape', run: onBack },
    { key: 'F6', run: () => void save('xlsx') },
  ]);
  return (
    <Page
      title={messages.title}
      testId="shelf-map-page"
      actions={
        <>
          <Button icon="download" keyHint="F6" onPress={() => void save('xlsx')} testId="shelf-map-xlsx">
            {messages.xlsx}
          </Button>
          <Button icon="download" onPress={() => void save('csv')} testId="shelf-map-csv">
            {messages.csv}
          </Button>
          <Button icon="back" keyHint="Esc" onPress={onBack}>
            {messages.back}
          </Button>
        </>
      }
    >
      {problem && <ErrorNote error={problem} />}
      {cabinets.length === 0 ? (
        <EmptyState icon="folder" title={messages.empty}>
          <p>{messages.emptyHint}</p>
        </EmptyState>
      ) : (
        <p data-testid="shelf-map-summary">{summary}</p>
      )}
      {chosenId !== undefined && <AbsentList rows={rows} shelfId={chosenId} today={today} onOpen={onOpenFactory} />}
      <Cabinets cabinets={cabinets} chosenId={chosenId} onChoose={setChosenId} />
    </Page>
  );
};
