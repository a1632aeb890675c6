import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { HelpHost } from '#features/help/help-host.tsx';
import { PairPage } from '#features/setup/pair-page.tsx';
import { SetupPage } from '#features/setup/setup-page.tsx';
import type { KnownError } from '#i18n/error-text.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { BootState } from './boot-store.ts';
import styles from './boot.module.css';

export interface BootProps<Office> {
  readonly boot: StoreApi<BootState<Office>>;
  /** Changes the screen to the other language. */
  readonly onLanguage: () => void;
  readonly onTrain: () => void;
  readonly children: (office: Office) => ReactNode;
}

const NotStarted = ({ error, onRetry }: { readonly error: KnownError; readonly onRetry: () => void }) => {
  const messages = useMessages(frameMessages);
  const common = useMessages(commonMessages);
  return (
    <main className={styles.boot} data-testid="boot-failed">
      <div className={styles.failed}>
        <h1>{messages.startFailed}</h1>
        <ErrorNote error={error} />
        <Button look="primary" icon="refresh" onPress={onRetry}>
          {common.retry}
        </Button>
      </div>
    </main>
  );
};

const setupTopic = () => 'setup' as const;

/** What stands in the window until the office is open, or when it cannot be. */
export const Boot = <Office,>({ boot, onLanguage, onTrain, children }: BootProps<Office>) => {
  const messages = useMessages(frameMessages);
  const { phase, start, enrol, declineInvitation, openOffice } = useStore(boot);
  useEffect(() => {
    document.title = messages.appName;
  }, [messages]);
  switch (phase.kind) {
    case 'ready':
      return children(phase.office);
    case 'setup':
      return (
        <HelpHost topic={setupTopic}>
          <SetupPage
            host={phase.host}
            onEnrol={enrol}
            onOpenOffice={openOffice}
            onLanguage={onLanguage}
            onTrain={onTrain}
          />
        </HelpHost>
      );
    case 'invited':
      return (
        <PairPage
          invitation={phase.invitation}
          centralUrl={phase.centralUrl}
          again={phase.again}
          onEnrol={enrol}
          onDecline={() => void declineInvitation()}
        />
      );
    case 'starting':
      return (
        <main className={styles.boot} data-testid="boot-starting">
          <p>{messages.starting}</p>
        </main>
      );
    case 'other-window':
    case 'moved':
      return (
        <main className={styles.boot} data-testid="boot-other-window">
          <EmptyState icon="copy" title={phase.kind === 'moved' ? messages.movedTitle : messages.otherTabTitle}>
            <p>{messages.otherTabText}</p>
            <Button look="primary" onPress={() => void start('take-over')} testId="take-over">
              {messages.takeOver}
            </Button>
          </EmptyState>
        </main>
      );
    case 'failed':
      return <NotStarted error={phase.error} onRetry={() => void start('if-free')} />;
    default:
      return null;
  }
};
