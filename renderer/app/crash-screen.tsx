import { Component, type ReactNode } from 'react';
import { frameMessages } from '#i18n/messages/frame.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { crashReport } from './crash-report.ts';
import styles from './boot.module.css';

export interface CrashBoundaryProps {
  readonly pendingWork: () => number;
  readonly recentEvents: () => readonly string[];
  readonly children: ReactNode;
}

const CrashScreen = ({ error, pendingWork, recentEvents }: CrashBoundaryProps & { readonly error: Error }) => {
  const messages = useMessages(frameMessages);
  const report = crashReport(error, recentEvents());
  return (
    <main className={styles.boot} data-testid="crash-screen">
      <div className={styles.failed}>
        <h1>{messages.crashTitle}</h1>
        <Banner tone="done" icon="check" title={messages.crashSafe(pendingWork())} />
        <p>{messages.crashTodo}</p>
        <p>{messages.crashCode(report.code)}</p>
        <div className={styles.actions}>
          <Button look="primary" icon="refresh" onPress={() => window.location.reload()}>
            {messages.reload}
          </Button>
          <Button icon="copy" onPress={() => void navigator.clipboard.writeText(report.text)}>
            {messages.copyReport}
          </Button>
        </div>
      </div>
    </main>
  );
};

/** Catches a bug anywhere below: says what is safe and gives the person something to hand to support. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly error: Error | undefined }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <CrashScreen {...this.props} error={error} />;
  }
}
