import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { changesAnything, type ImportState } from './import-machine.ts';
import { ImportCounts } from './import-counts.tsx';
import { ListPreview } from './list-preview.tsx';
import { RowReport } from './row-report.tsx';
import styles from './import-page.module.css';

export interface ImportReviewProps {
  readonly state: Extract<ImportState, { kind: 'review' | 'applying' | 'done' }>;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** What the list would do, before it does it; and what it did, afterwards. */
export const ImportReview = ({ state, onApply, onCancel }: ImportReviewProps) => {
  const messages = useMessages(importMessages);
  const { plan } = state.list;
  const isUseful = changesAnything(state.list);
  const isReview = state.kind === 'review';
  useShortcuts([
    { key: 'Ctrl+Enter', run: () => (isReview && isUseful ? onApply() : undefined) },
    { key: 'Escape', run: onCancel },
  ]);
  return (
    <>
      <Panel
        title={state.kind === 'done' ? messages.doneTitle(state.fileName) : messages.reviewTitle(state.fileName)}
        testId={`import-${state.kind}`}
        aside={
          state.kind !== 'done' && (
            <div className={styles.actions}>
              <Button onPress={onCancel} keyHint="Esc">
                {messages.cancel}
              </Button>
              <Button
                look="primary"
                icon="check"
                keyHint="Ctrl Enter"
                isDisabled={!isReview || !isUseful}
                onPress={onApply}
                testId="import-apply"
              >
                {state.kind === 'applying' ? messages.applying : messages.apply}
              </Button>
            </div>
          )
        }
      >
        {state.kind === 'done' && <Banner tone="done" title={messages.stored} />}
        {isReview && !isUseful && <Banner tone="done" title={messages.nothingNew} />}
        {isReview && state.problem && <ErrorNote error={state.problem} />}
        <ImportCounts list={state.list} />
      </Panel>
      <ListPreview plan={plan} />
      <RowReport plan={plan} />
    </>
  );
};
