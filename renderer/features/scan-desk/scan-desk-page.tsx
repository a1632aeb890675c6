import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { errorText } from '#i18n/error-text.ts';
import { commandCardMessages } from '#i18n/messages/command-card.ts';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { useCommandCard } from '#services/use-command-card.ts';
import { Button } from '#ui/button.tsx';
import type { IconName } from '#ui/icon.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ApprovalStrip } from './approval-strip.tsx';
import { BigResult } from './big-result.tsx';
import { DeskTerms } from './desk-terms.tsx';
import { waitingFor } from './desk-waiting.ts';
import { ConditionChoice } from './condition-choice.tsx';
import { ParkedExtras } from './parked-extras.tsx';
import { spokenWords } from './result-words.ts';
import { scanDeskOf, type OpenDesk } from './scan-desk-of.ts';
import type { DeskAction, DeskResult, ScanDeskEvent } from './scan-desk-state.ts';
import { ScanFileButton } from './scan-file-button.tsx';
import { SessionList } from './session-list.tsx';
import { useShownResults } from './use-shown-results.ts';
import styles from './scan-desk.module.css';

/** F2 lends here as it does at the counter; the other three stand together, out of the way of the counter's keys. */
const ACTIONS = [
  { action: 'return', key: 'F7', icon: 'home' },
  { action: 'lend', key: 'F2', icon: 'lend' },
  { action: 'move', key: 'F8', icon: 'exchange' },
  { action: 'locate', key: 'F9', icon: 'search' },
] as const satisfies readonly { readonly action: DeskAction; readonly key: string; readonly icon: IconName }[];

/** Says the last line once it is certain. */
const useSpeech = (open: OpenDesk, result: DeskResult | undefined): void => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { isSpeechOn } = useStore(open.hearing);
  const sentence = isSpeechOn && result ? spokenWords(result, { rows, messages, language }) : '';
  const number = result?.number;
  useEffect(() => {
    if (sentence !== '' && number !== undefined) open.voice.say(sentence);
  }, [open, sentence, number]);
};

/** What stands beside the actions: the sheet of cards, and what is heard. */
const CommandCardButton = () => {
  const messages = useMessages(commandCardMessages);
  const language = useLanguage();
  const toast = useToast();
  const card = useCommandCard();
  const print = async (): Promise<void> => {
    await card.print();
  };
  useEffect(() => {
    if (card.error) toast('refused', errorText(card.error, language).what);
  }, [card.error, toast, language]);
  useShortcuts([{ key: 'F6', run: () => void print() }]);
  return (
    <Button
      look="quiet"
      icon="print"
      keyHint="F6"
      isDisabled={card.isBusy}
      onPress={() => void print()}
      description={messages.print}
      testId="print-command-card"
    >
      {messages.short}
    </Button>
  );
};

const HearingButtons = ({ open }: { readonly open: OpenDesk }) => {
  const messages = useMessages(scanDeskMessages);
  const { isSoundOn, isSpeechOn } = useStore(open.hearing);
  return (
    <div className={styles.voice}>
      <ScanFileButton open={open} />
      <CommandCardButton />
      <Button
        look="quiet"
        icon={isSoundOn ? 'sound' : 'sound-off'}
        isPressed={isSoundOn}
        onPress={() => open.hearing.setState({ isSoundOn: !isSoundOn })}
      >
        {messages.sound}
      </Button>
      {open.voice.canSpeak() && (
        <Button
          look="quiet"
          icon="user"
          isPressed={isSpeechOn}
          onPress={() => open.hearing.setState({ isSpeechOn: !isSpeechOn })}
        >
          {messages.speech}
        </Button>
      )}
    </div>
  );
};

export interface ScanDeskPageProps {
  /** Counting has a page of its own; absent where there is none. */
  readonly onCount?: (() => void) | undefined;
}

/** What goes with the last result: a note for what nobody knew, the conditions when one is asked, another try. */
const ResultExtras = ({
  result,
  send,
}: {
  readonly result: DeskResult | undefined;
  readonly send: (event: ScanDeskEvent) => void;
}) => {
  const messages = useMessages(scanDeskMessages);
  const services = useServices();
  if (!result) return null;
  const { stored, message, number } = result;
  if (stored.kind === 'refused') {
    return (
      <div>
        <Button icon="refresh" onPress={() => send({ kind: 'retry-asked', number })} testId="result-retry">
          {messages.retry}
        </Button>
      </div>
    );
  }
  if (message.kind === 'unknown' && stored.kind === 'stored') {
    return <ParkedExtras key={stored.mutationId} parkedScanId={stored.mutationId} />;
  }
  if (message.kind === 'condition-asked') {
    return (
      <ConditionChoice onPick={(condition) => send({ kind: 'condition-picked', condition, atMs: services.nowMs() })} />
    );
  }
  return null;
};

/** Every scan goes to the desk; the card for counting also leads to where folders are counted. */
const useScans = ({ store }: OpenDesk, onCount: (() => void) | undefined): void => {
  useScanListener((event) => {
    store.getState().scan(event);
    if (store.getState().desk.results[0]?.message.kind === 'count-elsewhere') onCount?.();
    return true;
  });
};

const useCommandKeys = (pick: (action: DeskAction) => void, undo: () => void): void =>
  useShortcuts([...ACTIONS.map(({ action, key }) => ({ key, run: () => pick(action) })), { key: 'Ctrl+Z', run: undo }]);

/** A page that never closes: choose the action by key or card, then scan and scan. */
export const ScanDeskPage = ({ onCount }: ScanDeskPageProps) => {
  const messages = useMessages(scanDeskMessages);
  const services = useServices();
  const [open] = useState(() => scanDeskOf(services, messages.defaultPurpose));
  const { desk } = useStore(open.store);
  const { action, borrowerId, purpose, dueOn, place } = desk;
  const send = useCallback((event: ScanDeskEvent): void => open.store.getState().send(event), [open]);
  const results = useShownResults(desk.results);
  const terms = useMemo(
    () => ({ action, borrowerId, purpose, dueOn, place }),
    [action, borrowerId, purpose, dueOn, place],
  );
  const waiting = waitingFor(desk, 'needs-approval');
  useSpeech(open, results[0]);
  useScans(open, onCount);
  const pick = (next: DeskAction): void => send({ kind: 'action-picked', action: next, atMs: services.nowMs() });
  const undo = useCallback(
    (number?: number): void =>
      send({ kind: 'undo-asked', atMs: services.nowMs(), ...(number === undefined ? {} : { number }) }),
    [send, services],
  );
  useCommandKeys(pick, undo);
  return (
    <main className={styles.page} data-testid="scan-desk-page">
      <h1 className={styles.hidden}>{messages.title}</h1>
      <div className={styles.work}>
        <fieldset className={styles.actions}>
          <legend className={styles.hidden}>{messages.actions}</legend>
          {ACTIONS.map(({ action: each, key, icon }) => (
            <Button
              key={each}
              size="large"
              icon={icon}
              keyHint={key}
              isPressed={action === each}
              onPress={() => pick(each)}
              testId={`scan-action-${each}`}
            >
              {messages[each]}
            </Button>
          ))}
        </fieldset>
        <DeskTerms desk={terms} send={send} />
        {waiting.length > 0 && <ApprovalStrip waiting={waiting} desk={desk} send={send} />}
        <BigResult result={results[0]} action={action}>
          <ResultExtras result={results[0]} send={send} />
        </BigResult>
      </div>
      <div className={styles.side}>
        <SessionList results={results} onUndo={undo} />
        <HearingButtons open={open} />
      </div>
    </main>
  );
};
