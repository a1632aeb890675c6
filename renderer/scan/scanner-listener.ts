import { emptyAlt, stepAltNumpad } from '#shared/domain/alt-numpad.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  flushScannerKeys,
  initialScannerState,
  scannerFlushDueMs,
  stepScannerKeys,
  type ScannerEffect,
  type ScannerKey,
  type ScannerSettings,
} from '#shared/domain/scanner-keys.ts';
import type { ScanEvent } from '#services/services.ts';
import { asTextField, insertText, removeLeakedText, snapshotField, type FieldSnapshot } from './field-text.ts';

interface ScannerListenerDeps {
  readonly window: Window;
  readonly publish: (scan: ScanEvent) => void;
  readonly settings?: () => ScannerSettings;
  /** Through which keys the scanner sends; ALT+numpad needs putting together first. */
  readonly digits?: () => 'row' | 'numpad' | 'alt-numpad';
  /** While somebody learns how a scanner sends, the keys go there and nothing is taken for a scan. */
  readonly hearing?: () => ((key: ScannerKey) => void) | undefined;
}

/** A key this soon after another was not pressed by hand; it must not press a button or leave the page. */
const BY_SCANNER_MS = 100;

/** A timer that fires this late was held up by a busy page, so keys of the same burst may still be waiting behind it. */
const LATE_TIMER_MS = 25;

const keyOf = (event: KeyboardEvent): ScannerKey => ({
  code: event.code,
  key: event.key,
  shift: event.shiftKey,
  alt: event.altKey,
  ctrl: event.ctrlKey,
  meta: event.metaKey,
  repeat: event.repeat,
  capsLock: event.getModifierState('CapsLock'),
  timeStampMs: event.timeStamp,
});

interface KeyPerformer {
  perform(effect: ScannerEffect, circumstances: { before: FieldSnapshot | undefined; atMs: number }): void;
  /** Whether this key was pressed by us, to give back what was held. */
  hasReplayed(event: Event): boolean;
}

const createKeyPerformer = (window: Window, publish: ScannerListenerDeps['publish']): KeyPerformer => {
  const replayed = new WeakSet<Event>();

  /** Keys held back on something that is no text field: a list that jumps to what is typed, a date field. */
  const replay = (keys: readonly ScannerKey[]): void => {
    const target = window.document.activeElement ?? window.document.body;
    for (const { code, key, shift } of keys) {
      for (const type of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(type, { code, key, shiftKey: shift, bubbles: true, cancelable: true });
        replayed.add(event);
        target.dispatchEvent(event);
      }
    }
  };

  return {
    hasReplayed: (event) => replayed.has(event),
    perform: (effect, { before, atMs }) => {
      if (effect.kind === 'scan') {
        if (before) removeLeakedText(before, effect.leakedText);
        publish({ text: effect.text, atMs });
      }
      if (effect.kind !== 'typing') return;
      const field = asTextField(window.document.activeElement);
      if (field) insertText(field, effect.text);
      else replay(effect.keys);
    },
  };
};

/** A field that finds while one types: what falls into it is looked for, and taken out again with all that was found. */
const isFinder = (target: EventTarget | null): boolean => asTextField(target)?.getAttribute('role') === 'combobox';

interface Bursts {
  /** One key as it came; true = it must not reach the page. */
  press(key: ScannerKey, target: EventTarget | null): boolean;
  stop(): void;
}

const createBursts = (
  { window, settings = () => DEFAULT_SCANNER_SETTINGS, digits = () => 'row' }: ScannerListenerDeps,
  performer: KeyPerformer,
): Bursts => {
  let state = initialScannerState;
  let before: FieldSnapshot | undefined;
  let lastKeyMs = 0;
  let timer: number | undefined;

  const waitForEnd = (then: () => void, delayMs: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, Math.ceil(delayMs));
  };

  const waitUntilDue = (then: () => void): void => {
    const dueMs = scannerFlushDueMs(state, settings());
    if (dueMs !== undefined) waitForEnd(then, Math.max(dueMs - window.performance.now(), 0));
  };

  const flush = (): void => {
    const step = flushScannerKeys(state, window.performance.now(), settings());
    state = step.state;
    performer.perform(step.effect, { before, atMs: lastKeyMs });
    waitUntilDue(flushUnlessLate);
  };

  const flushUnlessLate = (): void => {
    const lateMs = window.performance.now() - (scannerFlushDueMs(state, settings()) ?? 0);
    if (lateMs > LATE_TIMER_MS) waitForEnd(flush, settings().maxGapMs);
    else flush();
  };

  return {
    press: (key, target) => {
      const holdsFirstDigit = digits() !== 'alt-numpad' && isFinder(target);
      const step = stepScannerKeys(state, key, { ...settings(), holdsFirstDigit });
      state = step.state;
      lastKeyMs = key.timeStampMs;
      window.clearTimeout(timer);
      performer.perform(step.effect, { before, atMs: lastKeyMs });
      if (state.burst.length === 1) {
        const field = asTextField(target);
        before = field && snapshotField(field);
      }
      waitUntilDue(flushUnlessLate);
      return step.keyFate === 'prevent';
    },
    stop: () => window.clearTimeout(timer),
  };
};

/**
 * Listens to every key of the window before any field sees it, and publishes what a keyboard scanner types. Characters of
 * a scan that fell into a field are taken out again; what a person typed always stays. Returns how to stop.
 */
export const listenForScans = (deps: ScannerListenerDeps): (() => void) => {
  const { window, publish, digits = () => 'row' as const, hearing = () => undefined } = deps;
  const performer = createKeyPerformer(window, publish);
  const bursts = createBursts(deps, performer);
  let alt = emptyAlt;
  let heardAtMs = -Infinity;

  const hear = (listener: (key: ScannerKey) => void, key: ScannerKey): boolean => {
    const isByScanner = key.timeStampMs - heardAtMs < BY_SCANNER_MS;
    heardAtMs = key.timeStampMs;
    listener(key);
    return isByScanner;
  };

  const isKept = (key: ScannerKey, target: EventTarget | null): boolean => {
    const listener = hearing();
    if (listener) return hear(listener, key);
    if (digits() !== 'alt-numpad') return bursts.press(key, target);
    const step = stepAltNumpad(alt, key);
    alt = step.state;
    // Only the key itself can be kept from the page; characters made with Alt are there already.
    return step.keys.map((each) => bursts.press(each, target) && each === key).includes(true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (performer.hasReplayed(event) || event.isComposing) return;
    if (!isKept(keyOf(event), event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    bursts.stop();
  };
};
