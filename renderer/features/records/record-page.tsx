import { type ComponentType, useState } from 'react';
import { foldersOf, isKept } from '#data/folder-queries.ts';
import { registerNextVolumes } from '#data/folder-registration.ts';
import type { MutateError } from '#data/office-data.ts';
import { seriesOf, type Subject, subjectById } from '#data/subject-queries.ts';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { fieldName, recordsMessages, seriesName } from '#i18n/messages/records.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useOpenedNote } from '#services/use-opened-note.ts';
import { useRows } from '#services/use-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { folderKeptUntil } from '#shared/model/folder-retention.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { IconName } from '#ui/icon.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { RecordDialog } from './record-dialog.tsx';
import pageStyles from '#ui/subject-page.module.css';
import styles from './records.module.css';

interface FolderDialogProps {
  readonly folder: FolderRow;
  readonly onClose: () => void;
}

/** What other features show and ask about folders. */
export interface RecordParts {
  readonly folders: ComponentType<{
    readonly folders: readonly FolderRow[];
    readonly selectedId: string | undefined;
    readonly onSelect: (folderId: string) => void;
    readonly onRegister: () => void;
    readonly onSetHome: () => void;
    readonly onHistory: () => void;
    readonly onFind: (folderId: string) => void;
  }>;
  readonly lend: ComponentType<FolderDialogProps>;
  readonly home: ComponentType<FolderDialogProps>;
  readonly history: ComponentType<{ readonly folderId: string; readonly onClose: () => void }>;
  readonly request: ComponentType<{ readonly folders: readonly FolderRow[]; readonly onClose: () => void }>;
}

export interface RecordPageProps {
  readonly subjectId: string;
  readonly folderId: string | undefined;
  readonly parts: RecordParts;
  readonly onPrint: () => void;
  readonly onFind: (folderId: string) => void;
  readonly onClose: () => void;
}

type OpenDialog = 'none' | 'lend' | 'request' | 'history' | 'home' | 'edit';

const TABLES = ['recordSubject', 'folder', 'location', 'staff', 'request', 'transfer', 'disposalBatch'] as const;

const Facts = ({ subject, folders }: { readonly subject: Subject; readonly folders: readonly FolderRow[] }) => {
  const messages = useMessages(recordsMessages);
  const language = useLanguage();
  const shown = (key: string, kind: string): string => {
    const value = subject.fields[key];
    return value === undefined ? '–' : kind === 'date' ? formatLongDate(value, language) : value;
  };
  const remarks = folders.flatMap((folder) => {
    const until = folderKeptUntil(folder);
    return [
      ...(folder.disposed ? [messages.disposed(folder.volume, formatLongDate(folder.disposed.on, language))] : []),
      ...(folder.hold ? [messages.onHold(folder.volume, folder.hold.reason)] : []),
      ...(until && !folder.disposed ? [messages.keptUntil(folder.volume, formatLongDate(until, language))] : []),
    ];
  });
  return (
    <Panel title={messages.facts} testId="record-facts">
      <dl className={styles.facts}>
        {seriesOf(subject)?.fields.map(({ key, kind }) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{fieldName(messages, key)}</dt>
            <dd>{shown(key, kind)}</dd>
          </div>
        ))}
      </dl>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </Panel>
  );
};

interface QuestionProps extends Pick<RecordPageProps, 'parts'> {
  readonly open: OpenDialog;
  readonly subject: Subject;
  readonly folder: FolderRow | undefined;
  readonly folders: readonly FolderRow[];
  readonly onClose: () => void;
}

const Question = ({ open, parts, subject, folder, folders, onClose }: QuestionProps) => {
  const series = seriesOf(subject);
  if (open === 'edit' && series)
    return <RecordDialog series={series} subject={subject} onSaved={onClose} onClose={onClose} />;
  if (open === 'request') return <parts.request folders={folders} onClose={onClose} />;
  if (!folder) return null;
  if (open === 'lend') return <parts.lend folder={folder} onClose={onClose} />;
  if (open === 'home') return <parts.home folder={folder} onClose={onClose} />;
  return open === 'history' ? <parts.history folderId={folder.id} onClose={onClose} /> : null;
};

const Heading = ({ subject }: { readonly subject: Subject }) => {
  const messages = useMessages(recordsMessages);
  return (
    <header>
      <p className={styles.quiet}>{seriesName(messages, subject.series)}</p>
      <h1 data-testid="record-title">{subject.title}</h1>
      <strong>{subject.number}</strong>
    </header>
  );
};

interface BarProps {
  readonly actions: readonly {
    readonly key: string;
    readonly label: string;
    readonly icon: IconName;
    readonly run: () => void;
  }[];
  /** Lending and requesting need a folder that the office still has. */
  readonly isUsable: boolean;
}

const Bar = ({ actions, isUsable }: BarProps) => (
  <div className={styles.bar}>
    {actions.map(({ key, label, icon, run }) => (
      <Button
        key={key}
        icon={icon}
        keyHint={key}
        onPress={run}
        isDisabled={!isUsable && key < 'F4'}
        testId={`action-${key}`}
      >
        {label}
      </Button>
    ))}
  </div>
);

const KnownRecord = ({ subject, ...props }: RecordPageProps & { readonly subject: Subject }) => {
  const messages = useMessages(recordsMessages);
  const { data } = useServices();
  useOpenedNote(subject.id);
  const [chosenId, setChosenId] = useState(props.folderId);
  const [open, setOpen] = useState<OpenDialog>('none');
  const [failure, setFailure] = useState<MutateError>();
  const folders = foldersOf(data.rows, subject.id);
  const kept = folders.filter(isKept);
  const folder = folders.find(({ id }) => id === chosenId) ?? kept[0] ?? folders[0];
  const usable = folder && isKept(folder) ? folder : undefined;
  const ask = (question: OpenDialog) => (): void => setOpen(question);
  const askUsable = (question: OpenDialog) => (): void => {
    if (usable) setOpen(question);
  };
  const register = (): void =>
    void registerNextVolumes(data, [subject.id]).then((done) => setFailure(done.ok ? undefined : done.error));
  const actions = [
    { key: 'F2', label: messages.lend, icon: 'lend', run: askUsable('lend') },
    { key: 'F3', label: messages.request, icon: 'requests', run: askUsable('request') },
    { key: 'F4', label: messages.edit, icon: 'folder', run: ask('edit') },
    { key: 'F6', label: messages.print, icon: 'print', run: props.onPrint },
  ] as const;
  useShortcuts([
    ...actions,
    { key: 'Insert', run: register },
    { key: 'F8', run: askUsable('home') },
    { key: 'F9', run: ask('history') },
    { key: 'Escape', run: props.onClose },
  ]);
  return (
    <main className={pageStyles.page} data-testid="record-page" data-subject-id={subject.id}>
      <Heading subject={subject} />
      <Bar actions={actions} isUsable={usable !== undefined} />
      {failure && <ErrorNote error={failure} />}
      <div className={styles.columns}>
        <props.parts.folders
          folders={folders}
          selectedId={folder?.id}
          onSelect={setChosenId}
          onRegister={register}
          onSetHome={askUsable('home')}
          onHistory={ask('history')}
          onFind={props.onFind}
        />
        <Facts subject={subject} folders={folders} />
      </div>
      <Question
        open={open}
        parts={props.parts}
        subject={subject}
        folder={folder}
        folders={kept}
        onClose={ask('none')}
      />
    </main>
  );
};

/** The page of a record that the office keeps itself: its facts, its folders, and what is done with folders at the counter. */
export const RecordPage = (props: RecordPageProps) => {
  const messages = useMessages(recordsMessages);
  const subject = subjectById(useRows(TABLES), props.subjectId);
  if (subject) return <KnownRecord key={subject.id} {...props} subject={subject} />;
  return (
    <main className={pageStyles.page} data-testid="record-gone">
      <EmptyState icon="unknown" title={messages.gone}>
        <Button onPress={props.onClose}>{messages.back}</Button>
      </EmptyState>
    </main>
  );
};
