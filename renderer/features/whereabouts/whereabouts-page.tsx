import { staffName, whereIs } from '#data/folder-queries.ts';
import { openSearches } from '#data/whereabouts-queries.ts';
import { subjectOf } from '#data/subject-queries.ts';
import { formatCode } from '#i18n/format.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useFolderHistory } from '#services/use-folder-history.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { LastScan } from './last-scan.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ShelfPanel } from './shelf-panel.tsx';
import { useFolderSearch } from './use-folder-search.ts';
import { whereSentence } from '#services/where-sentence.ts';
import styles from './whereabouts.module.css';

export interface WhereaboutsPageProps {
  readonly folderId: string | undefined;
  readonly onOpenFolder: (folderId: string) => void;
  readonly onBack: () => void;
}

const TABLES = [
  'folder',
  'factory',
  'recordSubject',
  'location',
  'staff',
  'folderSearch',
  'transfer',
  'disposalBatch',
] as const;

const OneFolder = ({ folder }: { readonly folder: FolderRow }) => {
  const messages = useMessages(whereaboutsMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const services = useServices();
  const today = isoDateAt(services.nowMs());
  const actions = useFolderSearch(folder);
  const history = useFolderHistory(folder);
  const subject = subjectOf(rows, folder);
  const where = whereIs(rows, folder, today);
  const isGone = where.kind === 'disposed';
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <section className={styles.answer} data-testid="where-now">
          <p className={styles.quiet}>
            {subject?.title} · {subject?.number} · {messages.volume(folder.volume, formatCode(folder.code))}
          </p>
          <p className={styles.where}>{whereSentence(where, filing)}</p>
          {where.kind === 'expected-home' && <p>{filing.expectedHome}</p>}
          {isGone && <p>{filing.disposedWhy}</p>}
          <LastScan history={history} />
        </section>
        {!isGone && <ShelfPanel folder={folder} today={today} />}
      </div>
      <div className={styles.column}>
        {actions.failure && <ErrorNote error={actions.failure} />}
        {!isGone && <PlanPanel folder={folder} history={history} actions={actions} />}
      </div>
    </div>
  );
};

const OpenSearches = ({ onOpenFolder }: Pick<WhereaboutsPageProps, 'onOpenFolder'>) => {
  const messages = useMessages(whereaboutsMessages);
  const rows = useRows(TABLES);
  const searches = openSearches(rows);
  return (
    <Panel title={messages.othersTitle(searches.length)} testId="open-searches">
      {searches.length === 0 && <p className={styles.quiet}>{messages.noOthers}</p>}
      <ul className={styles.stops}>
        {searches.map(({ id, folderId, openedBy, openedAt }) => {
          const folder = rows.get('folder', folderId);
          const subject = folder && subjectOf(rows, folder);
          return (
            <li key={id} className={styles.stop}>
              <span className={styles.stopWords}>
                <strong>{subject?.title ?? folder?.code ?? folderId}</strong>
                <small>{messages.openedBy(staffName(rows, openedBy), openedAt)}</small>
              </span>
              <Button look="quiet" icon="search" onPress={() => onOpenFolder(folderId)}>
                {messages.planTitle}
              </Button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};

/** Where a folder is, in one step; and when it is not there, a walk that finds it. */
export const WhereaboutsPage = ({ folderId, onOpenFolder, onBack }: WhereaboutsPageProps) => {
  const messages = useMessages(whereaboutsMessages);
  const folder = useRows(TABLES).get('folder', folderId ?? '');
  useShortcuts([{ key: 'Escape', run: onBack }]);
  return (
    <Page
      title={messages.title}
      testId="whereabouts-page"
      actions={
        <Button icon="back" keyHint="Esc" onPress={onBack} testId="whereabouts-back">
          {messages.back}
        </Button>
      }
    >
      {folder && <OneFolder key={folder.id} folder={folder} />}
      {!folder && folderId !== undefined && <EmptyState icon="unknown" title={messages.gone} />}
      <OpenSearches onOpenFolder={onOpenFolder} />
    </Page>
  );
};
