import { useState } from 'react';
import { foldersOf } from '#data/folder-queries.ts';
import { type ClosedFolder, disposals, dueFolders } from '#data/retention-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { surveyEndsOn } from '#shared/domain/retention.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DisposalPanel } from './disposal-panel.tsx';
import { OpenDisposalDialog } from './open-disposal-dialog.tsx';
import { TermDialog } from './term-dialog.tsx';
import { useScannedFolder } from './use-scanned-folder.ts';
import styles from './retention.module.css';

type Question =
  { readonly kind: 'none' } | { readonly kind: 'term'; readonly folderId: string } | { readonly kind: 'open' };

const TABLES = ['folder', 'factory', 'recordSubject', 'disposalBatch', 'office'] as const;
/** As many as one disposal takes at once. */
const MOST = 200;

const FindFolder = ({ onFound }: { readonly onFound: (folderId: string) => void }) => {
  const messages = useMessages(retentionMessages);
  const { data } = useServices();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<string>();
  const find = (): void => {
    const [hit] = data.search(text, 1);
    const folderId = hit && (hit.kind === 'folder' ? hit.folderId : foldersOf(data.rows, hit.subjectId)[0]?.id);
    setMissing(folderId === undefined ? text : undefined);
    if (folderId === undefined) return;
    setText('');
    onFound(folderId);
  };
  return (
    <TextField
      label={messages.find}
      hint={messages.findHint}
      value={text}
      onChange={setText}
      error={missing === undefined ? undefined : messages.notFound(missing)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text.trim() !== '') find();
      }}
      testId="retention-find"
    />
  );
};

const DueList = ({
  due,
  onOpen,
}: {
  readonly due: readonly ClosedFolder[];
  readonly onOpen: (folderId: string) => void;
}) => {
  const messages = useMessages(retentionMessages);
  const language = useLanguage();
  const { column } = messages;
  return (
    <DataTable
      label={messages.dueTitle(due.length)}
      rows={due}
      rowKey={({ folder }) => folder.id}
      onOpen={({ folder }) => onOpen(folder.id)}
      rowTestId={({ folder }) => `due-${folder.code}`}
      maxHeightPx={320}
      empty={
        <EmptyState icon="check" title={messages.noneDue}>
          {messages.dueHint}
        </EmptyState>
      }
      columns={[
        { id: 'number', title: column.number, width: '160px', cell: ({ number }) => number },
        { id: 'name', title: column.name, width: '1fr', cell: ({ title }) => title },
        { id: 'volume', title: column.volume, width: '64px', cell: ({ folder }) => String(folder.volume) },
        { id: 'until', title: column.until, width: '130px', cell: ({ keptUntil }) => formatDate(keptUntil, language) },
        {
          id: 'state',
          title: column.state,
          width: '240px',
          cell: ({ folder }) => (
            <StatusChip tone={folder.hold ? 'refused' : 'done'}>
              {folder.hold ? messages.held(folder.hold.reason) : messages.ready}
            </StatusChip>
          ),
        },
      ]}
    />
  );
};

/** How long folders are kept: those whose term has ended, and the disposals in which that is decided. */
export const RetentionPage = ({ onBack }: { readonly onBack: () => void }) => {
  const messages = useMessages(retentionMessages);
  const rows = useRows(TABLES);
  const today = isoDateAt(useServices().nowMs());
  const [question, setQuestion] = useState<Question>({ kind: 'none' });
  const due = dueFolders(rows, today);
  const free = due.filter(({ folder }) => !folder.hold).slice(0, MOST);
  const ask = (folderId: string): void => setQuestion({ kind: 'term', folderId });
  const close = (): void => setQuestion({ kind: 'none' });
  const open = (): void => {
    if (free.length > 0) setQuestion({ kind: 'open' });
  };
  useScannedFolder(({ id }) => ask(id));
  useShortcuts([
    { key: 'F4', run: open },
    { key: 'Escape', run: onBack },
  ]);
  const asked = question.kind === 'term' ? rows.get('folder', question.folderId) : undefined;
  return (
    <Page
      title={messages.title}
      testId="retention-page"
      actions={
        <Button icon="back" keyHint="Esc" onPress={onBack}>
          {messages.back}
        </Button>
      }
    >
      <p className={styles.quiet}>
        {messages.survey(surveyEndsOn(today))} · {messages.unverified}
      </p>
      <FindFolder onFound={ask} />
      <Panel
        title={messages.dueTitle(due.length)}
        testId="due-panel"
        aside={
          <Button
            look="primary"
            icon="folder"
            keyHint="F4"
            isDisabled={free.length === 0}
            onPress={open}
            testId="open-disposal"
          >
            {messages.open(free.length)}
          </Button>
        }
      >
        <DueList due={due} onOpen={ask} />
      </Panel>
      {disposals(rows).map((batch) => (
        <DisposalPanel key={batch.id} batch={batch} />
      ))}
      {asked && <TermDialog key={asked.id} folder={asked} onClose={close} />}
      {question.kind === 'open' && (
        <OpenDisposalDialog folderIds={free.map(({ folder }) => folder.id)} onClose={close} />
      )}
    </Page>
  );
};
