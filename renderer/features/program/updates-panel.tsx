import { useState } from 'react';
import { updatesMessages } from '#i18n/messages/updates.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { InstallDialog } from './install-dialog.tsx';
import { secondsLeft } from './time-left.ts';
import styles from './program.module.css';
import type { OpenWork } from './use-work-under-way.ts';
import { type SeenUpdate, useUpdateState } from './use-updates.ts';

const BYTES_A_MEGABYTE = 1_000_000;
const SECONDS_A_MINUTE = 60;

interface StepProps extends SeenUpdate {
  readonly updates: NonNullable<Host['updates']>;
  readonly openWork: OpenWork;
}

const Fetching = ({ updates, state, fetchingSinceMs }: Omit<StepProps, 'openWork'>) => {
  const messages = useMessages(updatesMessages);
  const services = useServices();
  if (state.kind !== 'fetching') return null;
  const now = services.nowMs();
  const left = secondsLeft({ sinceMs: fetchingSinceMs ?? now, share: state.share }, now);
  const words =
    left === undefined || left < SECONDS_A_MINUTE
      ? messages.seconds(left ?? 0)
      : messages.minutes(Math.ceil(left / SECONDS_A_MINUTE));
  const percent = Math.round(state.share * 100);
  const label = messages.fetching(state.version, percent);
  return (
    <>
      <ProgressBar
        label={left === undefined ? label : `${label} · ${messages.timeLeft(words)}`}
        value={percent}
        of={100}
        testId="update-progress"
      />
      <div>
        <Button onPress={() => void updates.cancel()} testId="update-cancel">
          {messages.cancel}
        </Button>
      </div>
    </>
  );
};

/** The one step that comes next: look, download, install. */
const Step = (props: StepProps) => {
  const { updates, state, openWork } = props;
  const messages = useMessages(updatesMessages);
  const { backups } = useServices();
  const [isAsking, setAsking] = useState(false);
  const install = (): void => {
    // Told before the shell is asked to leave, so that it waits for the backup.
    backups.setState({ isBeforeUpdate: true });
    void updates.install();
  };
  if (state.kind === 'off') return <p className={styles.quiet}>{messages.off}</p>;
  if (state.kind === 'fetching') return <Fetching {...props} />;
  if (state.kind === 'ready') {
    return (
      <div className={styles.step}>
        <StatusChip tone="done">{messages.ready(state.version)}</StatusChip>
        <Button look="primary" icon="refresh" onPress={() => setAsking(true)} testId="update-install">
          {messages.install}
        </Button>
        {isAsking && (
          <InstallDialog
            version={state.version}
            openWork={openWork}
            onInstall={install}
            onClose={() => setAsking(false)}
          />
        )}
      </div>
    );
  }
  return (
    <>
      {state.kind === 'available' && (
        <div className={styles.step}>
          <StatusChip tone="waiting">
            {messages.available(state.version, (state.bytes / BYTES_A_MEGABYTE).toFixed(1))}
          </StatusChip>
          <Button look="primary" icon="download" onPress={() => void updates.fetch()} testId="update-fetch">
            {messages.fetch}
          </Button>
        </div>
      )}
      {state.kind === 'newest' && <StatusChip tone="done">{messages.newest}</StatusChip>}
      {state.kind === 'checking' && <StatusChip tone="waiting">{messages.checking}</StatusChip>}
      {state.kind === 'failed' && <ErrorNote error={state.error} />}
      <div className={styles.step}>
        <Button icon="refresh" onPress={() => void updates.check('centre')} testId="update-check-centre">
          {messages.checkCentre}
        </Button>
        <Button icon="folder" onPress={() => void updates.check('other-folder')} testId="update-check-folder">
          {messages.checkFolder}
        </Button>
      </div>
    </>
  );
};

/** Newer versions of the program: where to look, what was found, how far it is, and the question before it is installed. */
export const UpdatesPanel = ({ openWork }: Pick<StepProps, 'openWork'>) => {
  const messages = useMessages(updatesMessages);
  const { updates } = useServices().host;
  const seen = useUpdateState();
  if (!updates || !seen) return null;
  return (
    <Panel title={messages.title} testId="updates-panel">
      <p className={styles.quiet}>{messages.text}</p>
      <div className={styles.state} aria-live="polite" data-testid="update-state" data-state={seen.state.kind}>
        <Step updates={updates} openWork={openWork} {...seen} />
      </div>
    </Panel>
  );
};
