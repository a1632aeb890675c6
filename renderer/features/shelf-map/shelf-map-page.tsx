import { useRef, useState } from 'react';
import { type CabinetHeat, shelfHeat } from '#data/shelf-heat.ts';
import { formatCount } from '#i18n/format.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { useSaveFigure } from '#services/use-save-figure.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
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

const Cabinets = ({
  cabinets,
  chosenId,
  onChoose,
}: {
  readonly cabinets: readonly CabinetHeat[];
  readonly chosenId: string | undefined;
  readonly onChoose: (shelfId: string | undefined) => void;
}) => (
  <div className={styles.map}>
    {cabinets.map((cabinet) => (
      <section key={cabinet.id} className={styles.cabinet} aria-label={cabinet.path}>
        <h2 className={styles.path}>{cabinet.path}</h2>
        <div className={styles.shelves}>
          {cabinet.shelves.map((shelf) => (
            <ShelfCell
              key={shelf.shelfId}
              shelf={shelf}
              isChosen={shelf.shelfId === chosenId}
              onChoose={() => onChoose(shelf.shelfId === chosenId ? undefined : shelf.shelfId)}
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
  const map = useRef<HTMLDivElement>(null);
  const today = isoDateAt(services.nowMs());
  const [chosenId, setChosenId] = useState<string>();
  const cabinets = shelfHeat(rows, today);
  const summary = useSummary(cabinets);
  const saving = useSaveFigure(messages.fileName, () => shelfMapFile(cabinets, messages));
  useShortcuts([
    { key: 'Escape', run: onBack },
    { key: 'F6', run: saving.xlsx },
  ]);
  return (
    <Page
      title={messages.title}
      testId="shelf-map-page"
      actions={
        <>
          <Button icon="download" keyHint="F6" isDisabled={saving.isBusy} onPress={saving.xlsx} testId="shelf-map-xlsx">
            {messages.xlsx}
          </Button>
          <Button icon="download" isDisabled={saving.isBusy} onPress={saving.csv} testId="shelf-map-csv">
            {messages.csv}
          </Button>
          <Button
            icon="download"
            isDisabled={saving.isBusy}
            onPress={() => saving.png(map.current)}
            testId="shelf-map-png"
          >
            {messages.png}
          </Button>
          <Button icon="back" keyHint="Esc" onPress={onBack}>
            {messages.back}
          </Button>
        </>
      }
    >
      {cabinets.length === 0 && (
        <EmptyState icon="folder" title={messages.empty}>
          <p>{messages.emptyHint}</p>
        </EmptyState>
      )}
      {chosenId !== undefined && <AbsentList rows={rows} shelfId={chosenId} today={today} onOpen={onOpenFactory} />}
      <div className={styles.picture} ref={map}>
        {cabinets.length > 0 && <p data-testid="shelf-map-summary">{summary}</p>}
        <Cabinets cabinets={cabinets} chosenId={chosenId} onChoose={setChosenId} />
      </div>
    </Page>
  );
};
