import { useState } from 'react';
import { disposals, dueFolders, takingDisposals } from '#data/retention-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { surveyEndsOn } from '#shared/domain/retention.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DisposalList } from './disposal-list.tsx';
import { DisposalPanel } from './disposal-panel.tsx';
import { DuePanel } from './due-panel.tsx';
import { FindFolder } from './find-folder.tsx';
import { OpenDisposalDialog } from './open-disposal-dialog.tsx';
import { TermDialog } from './term-dialog.tsx';
import { useChoice } from './use-choice.ts';
import { useIsHead } from './use-is-head.ts';
import styles from './retention.module.css';

type Question =
  { readonly kind: 'none' } | { readonly kind: 'term'; readonly folderId: string } | { readonly kind: 'open' };

const TABLES = ['folder', 'factory', 'recordSubject', 'disposalBatch', 'office', 'request'] as const;

export interface RetentionPageProps {
  /** The disposal whose papers were scanned. */
  readonly batchId: string | undefined;
  readonly onBack: () => void;
}

const Rules = ({ today, isHead }: { readonly today: IsoDate; readonly isHead: boolean }) => {
  const messages = useMessages(retentionMessages);
  return (
    <>
      <p className={styles.quiet}>
        {messages.survey(surveyEndsOn(today))} · {messages.unverified}
      </p>
      {!isHead && (
        <Banner tone="neutral" icon="lock" title={messages.headsOnly} testId="heads-only">
          {messages.headsOnlyWhat}
        </Banner>
      )}
    </>
  );
};

const Disposals = ({
  batches,
  shown,
  onShow,
}: {
  readonly batches: readonly DisposalBatchRow[];
  readonly shown: DisposalBatchRow | undefined;
  readonly onShow: (batchId: string) => void;
}) => {
  const messages = useMessages(retentionMessages);
  return (
    <>
      <Panel title={messages.batches} testId="disposals">
        <DisposalList batches={batches} selectedId={shown?.id} onSelect={onShow} />
      </Panel>
      {shown && <DisposalPanel key={shown.id} batch={shown} />}
    </>
  );
};

/** How long folders are kept: those whose term has ended, and the disposals in which that is decided. */
export const RetentionPage = ({ batchId, onBack }: RetentionPageProps) => {
  const messages = useMessages(retentionMessages);
  const services = useServices();
  const rows = useRows(TABLES);
  const toast = useToast();
  const isHead = useIsHead();
  const today = isoDateAt(services.nowMs());
  const [question, setQuestion] = useState<Question>({ kind: 'none' });
  const [shownId, setShownId] = useState(batchId);
  const [failure, setFailure] = useState<MutateError>();
  const due = dueFolders(rows, today);
  const batches = disposals(rows);
  const shown = batches.find(({ id }) => id === shownId) ?? batches[0];
  const taking = takingDisposals(rows).find(({ id }) => id === shown?.id);
  const ask = (folderId: string): void => setQuestion({ kind: 'term', folderId });
  const close = (): void => setQuestion({ kind: 'none' });
  const choice = useChoice(due, { onAsk: ask, onDisposal: setShownId });
  const { proposedIds } = choice;
  const mayPropose = isHead && proposedIds.length > 0;
  const open = (): void => setQuestion({ kind: 'open' });
  const add = async (toId: string): Promise<void> => {
    const added = await services.data.mutate('add-to-disposal', { batchId: toId, folderIds: proposedIds });
    setFailure(added.ok ? undefined : added.error);
    if (!added.ok) return;
    toast('done', messages.added(proposedIds.length));
    choice.chooseNone();
  };
  const onOpen = mayPropose ? open : undefined;
  const onAdd = mayPropose && taking ? () => void add(taking.id) : undefined;
  useShortcuts([
    { key: 'F4', run: () => onOpen?.() },
    { key: 'F5', run: () => onAdd?.() },
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
      <Rules today={today} isHead={isHead} />
      <FindFolder onFound={ask} />
      <DuePanel due={due} choice={choice} onAsk={ask} onOpen={onOpen} onAdd={onAdd} isHead={isHead} />
      {failure && <ErrorNote error={failure} />}
      <Disposals batches={batches} shown={shown} onShow={setShownId} />
      {asked && <TermDialog key={asked.id} folder={asked} onClose={close} />}
      {question.kind === 'open' && <OpenDisposalDialog folderIds={proposedIds} onOpened={setShownId} onClose={close} />}
    </Page>
  );
};
