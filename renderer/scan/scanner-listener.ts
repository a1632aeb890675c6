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
  readonly settings?: ScannerSettings;
}

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

/**
 * Listens to every key of the window before any field sees it, and publishes what a keyboard scanner types. Characters of
 * a scan that fell into a field are taken out again; what a person typed always stays. Returns how to stop.
 */
export const listenForScans = ({
  window,
  publish,
  settings = DEFAULT_SCANNER_SETTINGS,
}: ScannerListenerDeps): (() => void) => {
  let state = initialScannerState;
  let timer: number | undefined;
  let before: FieldSnapshot | undefined;
  let lastKeyMs = 0;
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

  const perform = (effect: ScannerEffect): void => {
    if (effect.kind === 'scan') {
      if (before) removeLeakedText(before, effect.leakedText);
      publish({ text: effect.text, atMs: lastKeyMs });
    }
    if (effect.kind !== 'typing') return;
    const field = asTextField(window.document.activeElement);
    if (field) insertText(field, effect.text);
    else replay(effect.keys);
  };

  const flush = (): void => {
    timer = undefined;
    const dueMs = scannerFlushDueMs(state, settings);
    if (dueMs === undefined) return;
    const nowMs = window.performance.now();
    if (nowMs < dueMs) return waitForEnd(dueMs - nowMs);
    const step = flushScannerKeys(state, nowMs, settings);
    state = step.state;
    perform(step.effect);
  };

  const flushUnlessLate = (): void => {
    const dueMs = scannerFlushDueMs(state, settings);
    const lateMs = dueMs === undefined ? 0 : window.performance.now() - dueMs;
    if (lateMs <= LATE_TIMER_MS) return flush();
    timer = window.setTimeout(flush, settings.maxGapMs);
  };

  const waitForEnd = (delayMs: number): void => {
    timer = window.setTimeout(flushUnlessLate, Math.ceil(delayMs));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (replayed.has(event) || event.isComposing) return;
    const key = keyOf(event);
    const step = stepScannerKeys(state, key, settings);
    if (step.keyFate === 'prevent') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    state = step.state;
    lastKeyMs = key.timeStampMs;
    window.clearTimeout(timer);
    timer = undefined;
    perform(step.effect);
    if (state.burst.length === 1) {
      const field = asTextField(event.target);
      before = field && snapshotField(field);
    }
    const dueMs = scannerFlushDueMs(state, settings);
    if (dueMs !== undefined) waitForEnd(Math.max(dueMs - window.performance.now(), 0));
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.clearTimeout(timer);
  };
};
