import { useRef } from 'react';
import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DifferenceList } from './difference-list.tsx';
import { ImportReview } from './import-review.tsx';
import { MissingFolders } from './missing-folders.tsx';
import { useImport } from './use-import.ts';

/** Takes a register list over: choose a file, look at what it would do, then store it all at once. */
export const ImportPage = () => {
  const messages = useMessages(importMessages);
  const { state, choose, cancel, apply } = useImport();
  const input = useRef<HTMLInputElement>(null);
  const ask = (): void => input.current?.click();
  useShortcuts([{ key: 'Escape', run: () => (state.kind === 'reading' ? cancel() : undefined) }]);
  return (
    <Page
      title={messages.title}
      testId="import-page"
      actions={
        <Button look={state.kind === 'choose' ? 'primary' : 'plain'} icon="import" onPress={ask}>
          {messages.chooseFile}
        </Button>
      }
    >
      <FileInput
        ref={input}
        label={messages.chooseFile}
        accept=".csv,.txt,.xlsx"
        onFile={choose}
        testId="import-file"
      />
      {state.kind === 'choose' && (
        <EmptyState icon="import" title={messages.emptyTitle}>
          <p>{messages.emptyHint}</p>
        </EmptyState>
      )}
      {state.kind === 'reading' && (
        <Panel title={messages.reading(state.fileName)} testId="import-reading">
          <ProgressBar label={messages.rowsRead(state.rows)} value={state.bytes} of={state.ofBytes} />
          <div>
            <Button onPress={cancel} keyHint="Esc">
              {messages.cancel}
            </Button>
          </div>
        </Panel>
      )}
      {state.kind === 'refused' && (
        <Banner tone="refused" role="alert" title={messages.refusedTitle(state.fileName)} testId="import-refused">
          <p>{messages.refusal(state.refusal)}</p>
          <p>{messages.nothingStored}</p>
          <code>{state.refusal.type}</code>
        </Banner>
      )}
      {(state.kind === 'review' || state.kind === 'applying' || state.kind === 'done') && (
        <ImportReview state={state} onApply={apply} onCancel={cancel} />
      )}
      <MissingFolders />
      <DifferenceList />
    </Page>
  );
};
