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
    for (const key of keysFor('abcd', 0, 10)) state = stepScannerKeys(state, key, settings).state;
    expect(scannerFlushDueMs(state, settings)).toBe(81);
    expect(flushScannerKeys(state, 80, settings)).toEqual({ state, effect: { kind: 'none' } });
    const flushed = flushScannerKeys(state, 81, settings);
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

  test('whose clock steps back starts anew', () => {
    const desk = deskAfter([...keysFor('abc', 1000, 10), ...keysFor('def', 10, 10)]);
    expect(desk).toMatchObject({ scans: [], field: 'abcdef' });
  });
});
