import { describe, expect, test } from 'vitest';
import { usToThai } from '#shared/domain/kedmanee.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  flushScannerKeys,
  initialScannerState,
  scannerFlushDueMs,
  stepScannerKeys,
  type ScannerState,
} from '#shared/domain/scanner-keys.ts';
import { US, THAI, press, deskAfter, keysFor, scanKeys } from './scanner-keyboard.ts';

describe('typing', () => {
  test('by a person is never held back and never a scan', () => {
    const keys = keysFor('hello world 123456'.replaceAll(' ', '-'), 0, 80);
    const desk = deskAfter([...keys, press('\n', 5000, US)]);
    expect(desk).toMatchObject({ scans: [], field: 'hello-world-123456' });
    expect(desk.passed.at(-1)).toBe('Enter');
    expect(new Set(desk.effects)).toEqual(new Set(['none']));
  });

  test('of a fast burst too short for a code is put back, and Enter still works', () => {
    const desk = deskAfter([...keysFor('abcde', 0, 10), press('\n', 50, US)]);
    expect(desk).toMatchObject({ scans: [], field: 'abcde' });
    expect(desk.passed.at(-1)).toBe('Enter');
  });

  test('is put back before the key that follows it', () => {
    const desk = deskAfter([...keysFor('abcde', 0, 10), ...keysFor('xyz', 500, 100)]);
    expect(desk.field).toBe('abcdexyz');
  });

  test('is put back when its time is over, and not before', () => {
    const settings = DEFAULT_SCANNER_SETTINGS;
    let state: ScannerState = initialScannerState;
    for (const key of keysFor('abcd', 0, 11)) state = stepScannerKeys(state, key, settings).state;
    expect(scannerFlushDueMs(state, settings)).toBe(84);
    expect(flushScannerKeys(state, 83, settings)).toEqual({ state, effect: { kind: 'none' } });
    const flushed = flushScannerKeys(state, 84, settings);
    expect(flushed.effect).toMatchObject({ kind: 'typing', text: 'd' });
    expect(scannerFlushDueMs(flushed.state, settings)).toBeUndefined();
  });

  test('in a fast burst without terminator stays typing where the scanner is known to send one', () => {
    const settings = { ...DEFAULT_SCANNER_SETTINGS, unterminated: 'typing' } as const;
    expect(deskAfter(keysFor('expanded-text', 0, 1, THAI), settings)).toMatchObject({
      scans: [],
      field: usToThai('expanded-text'),
    });
  });

  test('of a key held down is repeats and not a scan', () => {
    const held = Array.from({ length: 40 }, (_, index) => ({
      ...press('a', 1000 + index * 30, US),
      repeat: index > 0,
    }));
    expect(deskAfter(held)).toMatchObject({ scans: [], field: 'a'.repeat(40) });
  });

  test('with arrows, Backspace or shortcuts in between goes through at once', () => {
    const backspace = { code: 'Backspace', key: 'Backspace', shift: false, timeStampMs: 45 };
    const desk = deskAfter([...keysFor('abcde', 0, 10), backspace]);
    expect(desk).toMatchObject({ scans: [], field: 'abcde' });
    expect(desk.passed.at(-1)).toBe('Backspace');
    const copy = { code: 'KeyC', key: 'c', ctrl: true, shift: false, timeStampMs: 45 };
    expect(deskAfter([...keysFor('abcde', 0, 10), copy]).passed.at(-1)).toBe('c');
  });

  test('in ALT+numpad mode is left to the field', () => {
    const altDigits = Array.from('049048', (digit, index) => ({
      code: `Numpad${digit}`,
      key: digit,
      alt: true,
      shift: false,
      timeStampMs: index * 8,
    }));
    expect(deskAfter(altDigits)).toMatchObject({ scans: [], field: '' });
    expect(deskAfter(altDigits).passed).toHaveLength(6);
  });

  test('of Enter alone, also soon after a scan by hand, reaches the form', () => {
    const enter = press('\n', 1000 + 12 * 8 + 80, US);
    expect(deskAfter([...scanKeys('110130001225'), enter]).passed.at(-1)).toBe('Enter');
    expect(deskAfter([press('\n', 0, US)]).passed).toEqual(['Enter']);
  });

  test('of two keys hit at once comes in their order, also when a third follows soon', () => {
    const desk = deskAfter([press('a', 0, US), press('b', 4, US), press('c', 34, US), press('d', 200, US)]);
    expect(desk).toMatchObject({ scans: [], field: 'abcd' });
  });

  test('whose clock steps back starts anew', () => {
    const desk = deskAfter([...keysFor('abc', 1000, 10), ...keysFor('def', 10, 10)]);
    expect(desk).toMatchObject({ scans: [], field: 'abcdef' });
  });
});

describe('a digit typed into a field that finds', () => {
  const settings = { ...DEFAULT_SCANNER_SETTINGS, holdsFirstDigit: true };
  const afterFirst = (character: string): ScannerState =>
    stepScannerKeys(initialScannerState, press(character, 100, US), settings).state;

  test('waits as long as a fast scanner takes to send a second, and no longer', () => {
    const state = afterFirst('1');
    expect(scannerFlushDueMs(state, settings)).toBe(111);
    expect(flushScannerKeys(state, 110, settings)).toEqual({ state, effect: { kind: 'none' } });
    expect(flushScannerKeys(state, 111, settings).effect).toMatchObject({ kind: 'typing', text: '1' });
  });

  test('may still turn out to be the first of a slower scan', () => {
    let { state } = flushScannerKeys(afterFirst('1'), 111, settings);
    expect(scannerFlushDueMs(state, settings)).toBe(151);
    const steps = keysFor('10130001225\n', 120, 20).map((key) => {
      const step = stepScannerKeys(state, key, settings);
      state = step.state;
      return step;
    });
    expect(steps.at(-1)?.effect).toMatchObject({ kind: 'scan', text: '110130001225', leakedText: '110' });
  });

  test('is there before whatever key follows it', () => {
    for (const code of ['Backspace', 'Enter', 'ArrowLeft']) {
      const next = { code, key: code, shift: false, timeStampMs: 104 };
      const step = stepScannerKeys(afterFirst('7'), next, settings);
      expect(step).toMatchObject({ keyFate: 'pass', effect: { kind: 'typing', text: '7' } });
    }
    const letter = stepScannerKeys(afterFirst('7'), press('k', 130, US), settings);
    expect(letter).toMatchObject({ keyFate: 'pass', effect: { kind: 'typing', text: '7' } });
  });

  test('is given back however late the page gets round to it', () => {
    const flushed = flushScannerKeys(afterFirst('7'), 9_000, settings);
    expect(flushed).toEqual({ state: initialScannerState, effect: expect.objectContaining({ text: '7' }) });
    const late = stepScannerKeys(afterFirst('7'), press('8', 9_000, US), settings);
    expect(late).toMatchObject({ keyFate: 'prevent', effect: { kind: 'typing', text: '7' } });
  });

  test.each(['a', '-', '/'])('waits alone: %s is there at once', (character) => {
    expect(stepScannerKeys(initialScannerState, press(character, 100, US), settings).keyFate).toBe('pass');
  });

  test('waits on a Thai keyboard and on the number pad too', () => {
    expect(stepScannerKeys(initialScannerState, press('4', 100, THAI), settings).keyFate).toBe('prevent');
    const onPad = { code: 'Numpad4', key: '4', shift: false, timeStampMs: 100 };
    expect(stepScannerKeys(initialScannerState, onPad, settings).keyFate).toBe('prevent');
  });
});
