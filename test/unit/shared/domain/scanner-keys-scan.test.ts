import { describe, expect, test } from 'vitest';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  initialScannerState,
  stepScannerKeys,
  type ScannerKey,
} from '#shared/domain/scanner-keys.ts';
import { type Keyboard, US, THAI, press, deskAfter, keysFor, scanKeys, withoutCode } from './scanner-keyboard.ts';

describe('a scan', () => {
  test('gives its text and leaves nothing behind in the field', () => {
    expect(deskAfter(scanKeys('110130001225'))).toMatchObject({ scans: ['110130001225'], field: '' });
  });

  test.each([
    { pace: 'keys 8 ms apart', gapMs: 8, settings: {}, fates: ['pass', 'prevent', 'prevent', 'prevent'], leaked: 1 },
    { pace: 'keys 15 ms apart', gapMs: 15, settings: {}, fates: ['pass', 'pass', 'pass', 'prevent'], leaked: 3 },
    {
      pace: 'keys 8 ms apart, in a field that finds',
      gapMs: 8,
      settings: { holdsFirstDigit: true },
      fates: ['prevent', 'prevent', 'prevent', 'prevent'],
      leaked: 0,
    },
    {
      pace: 'keys 15 ms apart, in a field that finds',
      gapMs: 15,
      settings: { holdsFirstDigit: true },
      fates: ['prevent', 'pass', 'pass', 'prevent'],
      leaked: 3,
    },
    {
      pace: 'no key is ever taken as too fast',
      gapMs: 0,
      settings: { instantGapMs: undefined },
      fates: ['pass', 'pass', 'pass', 'prevent'],
      leaked: 3,
    },
  ])('lets few characters fall into the field, none of a fast one where it finds: $pace', (one) => {
    const settings = { ...DEFAULT_SCANNER_SETTINGS, ...one.settings };
    let state = initialScannerState;
    const steps = keysFor('110130001225\n', 0, one.gapMs).map((key) => {
      const step = stepScannerKeys(state, key, settings);
      state = step.state;
      return step;
    });
    expect(steps.map(({ keyFate }) => keyFate).slice(0, 4)).toEqual(one.fates);
    expect(steps.at(-1)?.effect).toMatchObject({ kind: 'scan', charactersLeaked: one.leaked });
    expect(deskAfter(keysFor('110130001225\n', 0, one.gapMs), settings)).toMatchObject({
      scans: ['110130001225'],
      field: '',
    });
  });

  test('says which characters fell into the field, as the keyboard made them', () => {
    let state = initialScannerState;
    const fates = keysFor('110130001225\n', 0, 15, THAI).map((key) => {
      const step = stepScannerKeys(state, key, DEFAULT_SCANNER_SETTINGS);
      state = step.state;
      return step;
    });
    expect(fates.at(-1)?.effect).toEqual({
      kind: 'scan',
      text: '110130001225',
      exactText: '110130001225',
      charactersLeaked: 3,
      leakedText: 'ๅๅจ',
      capturedText: 'ๅ-จจจๅ//ถ',
    });
  });

  test('does not press Enter in the form', () => {
    expect(deskAfter(scanKeys('110130001225')).passed).not.toContain('Enter');
  });

  test.each([
    ['Tab', 'Tab'],
    ['NumpadEnter', 'Enter'],
  ])('may end with %s', (code, key) => {
    const end = { code, key, shift: false, timeStampMs: 1096 };
    expect(deskAfter([...keysFor('110130001225', 1000, 8), end])).toMatchObject({ scans: ['110130001225'], field: '' });
  });

  test('may end with CR and LF, of which the second does not reach the form either', () => {
    const secondEnter = press('\n', 1000 + 13 * 8, US);
    const controlJ = { code: 'KeyJ', key: 'j', ctrl: true, shift: false, timeStampMs: 1000 + 13 * 8 };
    for (const second of [secondEnter, controlJ]) {
      expect(deskAfter([...scanKeys('110130001225'), second])).toMatchObject({ scans: ['110130001225'], field: '' });
      expect(deskAfter([...scanKeys('110130001225'), second]).passed).toHaveLength(1);
    }
  });

  test('is the same in every layout, with and without CapsLock', () => {
    for (const layout of ['us', 'thai'] as const) {
      for (const capsLock of [false, true]) {
        for (const text of ['110130001225', 'AB-1234/56', 'ab-1234/56', 'FAEM.23-23']) {
          const keyboard: Keyboard = { layout, capsLock };
          expect(deskAfter(scanKeys(text, 0, keyboard))).toMatchObject({ scans: [text.toUpperCase()], field: '' });
        }
      }
    }
  });

  test('from the number pad is the same digits, with NumLock on or off', () => {
    const pad = (keyOf: (digit: string) => string): readonly ScannerKey[] => [
      ...Array.from('110130001225', (digit, index) => ({
        code: `Numpad${digit}`,
        key: keyOf(digit),
        shift: false,
        timeStampMs: 1000 + index * 8,
      })),
      press('\n', 1096, US),
    ];
    expect(deskAfter(pad((digit) => digit))).toMatchObject({ scans: ['110130001225'], field: '' });
    expect(deskAfter(pad(() => 'ArrowDown'))).toMatchObject({ scans: ['110130001225'], field: '' });
  });

  test('with Shift keys between its letters is one scan', () => {
    const keys = scanKeys('ABCDEF12').flatMap((key) =>
      key.shift ? [{ code: 'ShiftLeft', key: 'Shift', shift: true, timeStampMs: key.timeStampMs - 2 }, key] : [key],
    );
    expect(deskAfter(keys)).toMatchObject({ scans: ['ABCDEF12'], field: '' });
  });

  test('keeps the case as pressed beside the upper-case text', () => {
    let state = initialScannerState;
    const effects = scanKeys('0048abCD04b425').map((key) => {
      const step = stepScannerKeys(state, key, DEFAULT_SCANNER_SETTINGS);
      state = step.state;
      return step.effect;
    });
    expect(effects.at(-1)).toMatchObject({ text: '0048ABCD04B425', exactText: '0048abCD04b425' });
  });

  test('over a remote desktop that hides the keys is read from the characters, also Thai ones', () => {
    expect(deskAfter(withoutCode(scanKeys('110130001225')))).toMatchObject({ scans: ['110130001225'], field: '' });
    expect(deskAfter(withoutCode(scanKeys('110130001225', 0, THAI)))).toMatchObject({
      scans: ['110130001225'],
      field: '',
    });
  });

  test('without terminator is complete once its time is over', () => {
    const keys = keysFor('110130001225', 0, 10);
    expect(deskAfter(keys)).toMatchObject({ scans: ['110130001225'], field: '' });
    const next = press('a', 500, US);
    expect(deskAfter([...keys, next])).toMatchObject({ scans: ['110130001225'], field: 'a' });
  });

  test('of a whole bill barcode is one scan of four lines that can be decoded', () => {
    const barcode = '|099400016550100\n123456789012\n6810\n364922';
    for (const keyboard of [US, THAI]) {
      for (const ending of ['\n', '']) {
        const desk = deskAfter(keysFor(barcode + ending, 0, 8, keyboard));
        expect(desk).toMatchObject({ scans: [barcode], field: '' });
        expect(desk.passed).not.toContain('Enter');
        expect(decodeBillBarcode(desk.scans[0] ?? '')).toMatchObject({ ok: true, value: { ref2: '6810' } });
      }
    }
    expect(deskAfter(keysFor('|099400016550100\n123456789012\n\n0\n', 0, 8)).scans).toHaveLength(1);
  });

  test('is told by prefix and suffix where these are set, and is given without them', () => {
    const settings = { ...DEFAULT_SCANNER_SETTINGS, prefix: '~', suffix: '!' };
    expect(deskAfter(scanKeys('~110130001225!'), settings)).toMatchObject({ scans: ['110130001225'], field: '' });
    expect(deskAfter(scanKeys('~110130001225!', 0, THAI), settings)).toMatchObject({ scans: ['110130001225'] });
    expect(deskAfter(scanKeys('110130001225'), settings)).toMatchObject({ scans: [], field: '110130001225' });
  });
});
