import fc from 'fast-check';
import { expect } from 'vitest';
import { thaiCharacterOf, usCharacterOf } from '#shared/domain/kedmanee.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  flushScannerKeys,
  initialScannerState,
  stepScannerKeys,
  type ScannerEffect,
  type ScannerKey,
  type ScannerSettings,
  type ScannerState,
} from '#shared/domain/scanner-keys.ts';

type Layout = 'us' | 'thai';
export interface Keyboard {
  readonly layout: Layout;
  readonly capsLock: boolean;
}
export const US: Keyboard = { layout: 'us', capsLock: false };
export const THAI: Keyboard = { layout: 'thai', capsLock: false };

const CODES = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].flatMap((row) => row.split(' '));

/** The physical press behind a US character, as Windows reports it under the keyboard's layout and CapsLock. */
export const press = (usCharacter: string, timeStampMs: number, keyboard: Keyboard): ScannerKey => {
  if (usCharacter === '\n') return { code: 'Enter', key: 'Enter', shift: false, timeStampMs };
  for (const code of CODES) {
    for (const level of ['plain', 'shift'] as const) {
      if (usCharacterOf(code, level) !== usCharacter) continue;
      const isLockable = keyboard.layout === 'thai' || code.startsWith('Key');
      const isShifted = (level === 'shift') !== (keyboard.capsLock && isLockable);
      const character = keyboard.layout === 'us' ? usCharacterOf : thaiCharacterOf;
      const key = character(code, isShifted ? 'shift' : 'plain') ?? '';
      return { code, key, shift: level === 'shift', capsLock: keyboard.capsLock, timeStampMs };
    }
  }
  throw new Error(`no key types ${JSON.stringify(usCharacter)}`);
};

interface Desk {
  readonly scans: readonly string[];
  /** What a text field with the focus holds in the end. */
  readonly field: string;
  /** Keys that reached the page, printable or not. */
  readonly passed: readonly string[];
  readonly effects: readonly ScannerEffect['kind'][];
}

/** A page with one text field, doing with each effect what the listener is told to do. */
export const deskAfter = (keys: readonly ScannerKey[], settings: ScannerSettings = DEFAULT_SCANNER_SETTINGS): Desk => {
  const scans: string[] = [];
  const passed: string[] = [];
  const effects: ScannerEffect['kind'][] = [];
  let field = '';
  const carryOut = (effect: ScannerEffect): void => {
    effects.push(effect.kind);
    if (effect.kind === 'typing') field += effect.text;
    if (effect.kind !== 'scan') return;
    expect(effect.charactersLeaked).toBe(effect.leakedText.length);
    expect(field.endsWith(effect.leakedText)).toBe(true);
    field = field.slice(0, field.length - effect.charactersLeaked);
    scans.push(effect.text);
  };
  let state: ScannerState = initialScannerState;
  for (const key of keys) {
    const step = stepScannerKeys(state, key, settings);
    state = step.state;
    carryOut(step.effect);
    if (step.keyFate === 'prevent') continue;
    passed.push(key.key);
    if (key.key.length === 1 && key.ctrl !== true && key.alt !== true) field += key.key;
  }
  carryOut(flushScannerKeys(state, Number.POSITIVE_INFINITY, settings).effect);
  return { scans, field, passed, effects };
};

/** The presses of a US text, `gapMs` apart. */
export const keysFor = (
  usText: string,
  startMs: number,
  gapMs: number,
  keyboard: Keyboard = US,
): readonly ScannerKey[] =>
  Array.from(usText, (character, index) => press(character, startMs + index * gapMs, keyboard));
/** A scan of the text as the scanner presses it: 8 ms apart, Enter at its end. */
export const scanKeys = (usText: string, startMs = 1000, keyboard: Keyboard = US): readonly ScannerKey[] =>
  keysFor(`${usText}\n`, startMs, 8, keyboard);
/** The same keys as a remote desktop passes them on: characters without the physical key. */
export const withoutCode = (keys: readonly ScannerKey[]): readonly ScannerKey[] =>
  keys.map((key) => ({ ...key, code: key.key.length === 1 ? 'Unidentified' : '' }));

export const scanCharacters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./');
export const typedCharacters = [...scanCharacters, ...Array.from(`abcdefghijklmnopqrstuvwxyz,;'[]=!@#$%^&*()_+:"<>?`)];

export const anyKeyboard: fc.Arbitrary<Keyboard> = fc.record({
  layout: fc.constantFrom('us', 'thai'),
  capsLock: fc.boolean(),
});
