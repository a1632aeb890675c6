import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import type { IconName } from '#ui/icon.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BigResult } from './big-result.tsx';
import { DeskTerms } from './desk-terms.tsx';
import { resultWords } from './result-words.ts';
import { scanDeskOf, type OpenDesk } from './scan-desk-of.ts';
import type { DeskAction, DeskResult, ScanDeskEvent } from './scan-desk-state.ts';
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

const isTyping = (): boolean => document.activeElement instanceof HTMLInputElement;

/** Says the headline of the last line once it is certain. */
const useSpeech = (open: OpenDesk, result: DeskResult | undefined): void => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { isSpeechOn } = useStore(open.hearing);
  const isCertain = result !== undefined && result.stored.kind !== 'storing' && result.stored.kind !== 'undoing';
  const headline = isCertain ? resultWords(result, { rows, messages, language }).headline : '';
  const number = result?.number;
  useEffect(() => {
    if (isSpeechOn && headline !== '' && number !== undefined) open.voice.say(headline);
  }, [open, isSpeechOn, headline, number]);
};

const HearingButtons = ({ open }: { readonly open: OpenDesk }) => {
  const messages = useMessages(scanDeskMessages);
  const { isSoundOn, isSpeechOn } = useStore(open.hearing);
  return (
    <div className={styles.voice}>
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

/** Every scan goes to the desk while its page is open. */
const useScansFor = (store: OpenDesk['store']): void => {
  const { scans } = useServices();
  useEffect(
    () =>
      scans.subscribe((event) => {
        store.getState().scan(event);
        return true;
      }),
    [scans, store],
  );
};

/** Takes back a line, or the last one; always the same function, so that the list need not be drawn again. */
const useUndo = (store: OpenDesk['store']): ((number: number | undefined) => void) => {
  const services = useServices();
  return useCallback(
    (number) =>
      store
        .getState()
        .send({ kind: 'undo-asked', atMs: services.nowMs(), ...(number === undefined ? {} : { number }) }),
    [store, services],
  );
};

/** A page that never closes: choose the action by key or card, then scan and scan. */
export const ScanDeskPage = () => {
  const messages = useMessages(scanDeskMessages);
  const services = useServices();
  const [open] = useState(() => scanDeskOf(services, messages.defaultPurpose));
  const { desk } = useStore(open.store);
  const { store } = open;
  const send = (event: ScanDeskEvent): void => store.getState().send(event);
  const results = useShownResults(desk.results);
  useSpeech(open, results[0]);
  useScansFor(store);
  const pick = (action: DeskAction): void => send({ kind: 'action-picked', action, atMs: services.nowMs() });
  const undo = useUndo(store);
  useShortcuts([
    ...ACTIONS.map(({ action, key }) => ({ key, run: () => pick(action) })),
    { key: 'Ctrl+Z', run: () => !isTyping() && undo(undefined) },
  ]);
  return (
    <main className={styles.page} data-testid="scan-desk-page">
      <h1 className={styles.hidden}>{messages.title}</h1>
      <div className={styles.work}>
        <fieldset className={styles.actions}>
          <legend className={styles.hidden}>{messages.actions}</legend>
          {ACTIONS.map(({ action, key, icon }) => (
            <Button
              key={action}
              size="large"
              icon={icon}
              keyHint={key}
              isPressed={desk.action === action}
              onPress={() => pick(action)}
              testId={`scan-action-${action}`}
            >
              {messages[action]}
            </Button>
          ))}
          <HearingButtons open={open} />
        </fieldset>
        <DeskTerms desk={desk} send={send} />
        <BigResult
          result={results[0]}
          action={desk.action}
          onRetry={(number) => send({ kind: 'retry-asked', number })}
        />
      </div>
      <SessionList results={results} onUndo={undo} />
    </main>
  );
};
