import { useStore } from 'zustand';
import { scannersMessages } from '#i18n/messages/scanners.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ScannerControl } from '#scan/scanner-control.ts';
import { TEST_LABEL } from '#shared/domain/scan-code.ts';
import { SAMPLES_NEEDED, type ScannerProfile } from '#shared/domain/scanner-profile.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ProfileList } from './profile-list.tsx';
import { TestLabel } from './test-label.tsx';
import { useTeachIn, type TeachInState } from './use-teach-in.ts';
import styles from './scanners-page.module.css';

const Listening = ({
  state,
  onCancel,
}: {
  readonly state: Extract<TeachInState, { kind: 'listening' }>;
  readonly onCancel: () => void;
}) => {
  const messages = useMessages(scannersMessages);
  // Away from every button: the Enter of a scanner presses what has the focus.
  return (
    <div ref={focusAtOnce} tabIndex={-1} className={styles.listening} data-testid="teach-listening">
      <h3>{messages.teachTitle}</h3>
      <TestLabel name={messages.testLabel} />
      <ol className={styles.dots} aria-hidden="true">
        {Array.from({ length: SAMPLES_NEEDED }, (_, index) => (
          <li key={index} data-done={index < state.scans} />
        ))}
      </ol>
      <p className={styles.progress} aria-live="polite" data-testid="teach-progress">
        {messages.progress(String(state.scans), String(SAMPLES_NEEDED))} ·{' '}
        {state.lastText === '' ? messages.nothingRead : messages.read(state.lastText)}
      </p>
      <p className={styles.quiet}>{messages.teachText}</p>
      <div>
        <Button keyHint="Esc" onPress={onCancel}>
          {messages.cancel}
        </Button>
      </div>
    </div>
  );
};

const Learnt = ({
  profile,
  onSave,
  onAgain,
}: {
  readonly profile: ScannerProfile;
  readonly onSave: () => void;
  readonly onAgain: () => void;
}) => {
  const messages = useMessages(scannersMessages);
  return (
    <div className={styles.part} data-testid="teach-learnt">
      <h3>{messages.result}</h3>
      <ProfileList profile={profile} />
      <div className={styles.buttons}>
        <Button look="primary" icon="check" keyHint="F2" onPress={onSave} testId="teach-save">
          {messages.save}
        </Button>
        <Button icon="refresh" keyHint="F8" onPress={onAgain}>
          {messages.teachAgain}
        </Button>
      </div>
    </div>
  );
};

const Known = ({ control, onTeach }: { readonly control: ScannerControl; readonly onTeach: () => void }) => {
  const messages = useMessages(scannersMessages);
  const { profile } = useStore(control.profile);
  return (
    <div className={styles.part}>
      <p>{messages.keyboardText}</p>
      {profile && <ProfileList profile={profile} />}
      <div className={styles.buttons}>
        <Button look="primary" icon="scan" keyHint="F8" onPress={onTeach} testId="teach-start">
          {profile ? messages.teachAgain : messages.teach}
        </Button>
        {profile && <Button onPress={() => control.saveProfile(undefined)}>{messages.forget}</Button>}
      </div>
    </div>
  );
};

/** Teaching the keyboard scanner: five scans of a label, then what was learnt, then it is in use. */
export const TeachPanel = ({ control }: { readonly control: ScannerControl }) => {
  const messages = useMessages(scannersMessages);
  const toast = useToast();
  const { profile } = useStore(control.profile);
  const { state, start, cancel } = useTeachIn(control, TEST_LABEL);
  const save = (): void => {
    if (state.kind !== 'learnt') return;
    control.saveProfile(state.profile);
    cancel();
    toast('done', messages.saved);
  };
  useShortcuts([
    { key: 'F8', run: start },
    { key: 'F2', run: save },
    ...(state.kind === 'idle' ? [] : [{ key: 'Escape', run: cancel }]),
  ]);
  return (
    <Panel
      title={messages.keyboard}
      testId="teach-panel"
      aside={
        <StatusChip tone={profile ? 'done' : 'neutral'}>{profile ? messages.learnt : messages.standard}</StatusChip>
      }
    >
      {state.kind === 'failed' && <Banner tone="refused" title={messages.problem[state.problem.type]} />}
      {state.kind === 'listening' && <Listening state={state} onCancel={cancel} />}
      {state.kind === 'learnt' && <Learnt profile={state.profile} onSave={save} onAgain={start} />}
      {(state.kind === 'idle' || state.kind === 'failed') && <Known control={control} onTeach={start} />}
    </Panel>
  );
};
