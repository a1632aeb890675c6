import type { CarriedFile } from '#data/carried-work-file.ts';
import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { carryMessages } from '#i18n/messages/carry.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { CarriedWork } from '#shared/sync/carry-entries.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import styles from './sync-page.module.css';
import type { BringInControl } from './use-bring-in.ts';
import { WorkByKind } from './work-by-kind.tsx';

const WhoseWork = ({ file }: { readonly file: CarriedFile }) => {
  const messages = useMessages(carryMessages);
  const { deviceName, personName, madeAt, entries } = file.head;
  const facts = [
    { name: messages.ofDevice, value: deviceName },
    { name: messages.ofPerson, value: personName },
    { name: messages.madeAt, value: messages.at(madeAt) },
    { name: messages.entries, value: messages.entriesOf(entries) },
  ];
  return (
    <dl className={styles.facts} data-testid="whose-work">
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Outcome = ({ work }: { readonly work: CarriedWork }) => {
  const messages = useMessages(carryMessages);
  const sync = useMessages(syncMessages);
  const language = useLanguage();
  const { taken, withException, refusals } = work;
  return (
    <>
      <Banner tone="done" title={messages.done(taken)} testId="carried-done">
        <p>{messages.doneHint}</p>
      </Banner>
      {withException > 0 && <Banner tone="exception" title={messages.exceptions(withException)} />}
      {refusals.length > 0 && (
        <Banner tone="refused" title={messages.refusals(refusals.length)} testId="carried-refused">
          {refusals.map(({ entry, error }) => (
            <p key={`${entry.clientId}-${entry.seq}`}>
              {sync.mutation(entry.name)} · {errorText(error, language).what} <code>{error.type}</code>
            </p>
          ))}
        </Banner>
      )}
    </>
  );
};

/** A file from a stick: whose work it is and how much, then the way to the centre, then what became of it. */
export const BringInDialog = ({ state, send, close }: BringInControl) => {
  const messages = useMessages(carryMessages);
  const isAsking = state.kind === 'ready' || state.kind === 'stopped';
  const closing = (
    <Button onPress={close} keyHint="Esc" isDisabled={state.kind === 'sending'} testId="bring-in-close">
      {messages.close}
    </Button>
  );
  return (
    <Dialog
      title={messages.title}
      isOpen={state.kind !== 'closed'}
      onClose={close}
      width="wide"
      testId="bring-in-dialog"
      actions={
        isAsking ? (
          <DialogActions
            onClose={close}
            cancel={messages.cancel}
            icon="cloud-up"
            shortcut="F8"
            onPress={send}
            testId="bring-in-send"
          >
            {state.kind === 'stopped' ? messages.sendAgain : messages.send}
          </DialogActions>
        ) : (
          closing
        )
      }
    >
      {state.kind === 'reading' && <p>{messages.reading}</p>}
      {state.kind === 'unreadable' && <ErrorNote error={state.error} testId="bring-in-error" />}
      {'file' in state && <WhoseWork file={state.file} />}
      {isAsking && <WorkByKind entries={state.file.entries} />}
      {state.kind === 'ready' && <p className={styles.quiet}>{messages.harmless}</p>}
      {state.kind === 'sending' && (
        <ProgressBar
          label={messages.sending(state.taken, state.file.entries.length)}
          value={state.taken}
          of={state.file.entries.length}
        />
      )}
      {state.kind === 'stopped' && <ErrorNote error={state.error} testId="bring-in-error" />}
      {state.kind === 'done' && <Outcome work={state.work} />}
    </Dialog>
  );
};
