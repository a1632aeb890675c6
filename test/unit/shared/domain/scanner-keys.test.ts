import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { thaiCharacterOf, thaiToUs, usCharacterOf, usToThai } from '#shared/domain/kedmanee.ts';
import { parseRef1 } from '#shared/domain/payment-reference.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  flushScannerKeys,
  initialScannerState,
  recoverScanText,
  scannerFlushDueMs,
  stepScannerKeys,
  type ScannerEffect,
  type ScannerKey,
  type ScannerSettings,
  type ScannerState,
} from '#shared/domain/scanner-keys.ts';

type Layout = 'us' | 'thai';
interface Keyboard {
  readonly layout: Layout;
  readonly capsLock: boolean;
}
const US: Keyboard = { layout: 'us', capsLock: false };
const THAI: Keyboard = { layout: 'thai', capsLock: false };

const CODES = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].flatMap((row) => row.split(' '));

/** The physical press behind a US character, as Windows reports it under the keyboard's layout and CapsLock. */
const press = (usCharacter: string, timeStampMs: number, keyboard: Keyboard): ScannerKey => {
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
const deskAfter = (keys: readonly ScannerKey[], settings: ScannerSettings = DEFAULT_SCANNER_SETTINGS): Desk => {
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

const keysFor = (usText: string, startMs: number, gapMs: number, keyboard: Keyboard = US): readonly ScannerKey[] =>
  Array.from(usText, (character, index) => press(character, startMs + index * gapMs, keyboard));
const scanKeys = (usText: string, startMs = 1000, keyboard: Keyboard = US): readonly ScannerKey[] =>
  keysFor(`${usText}\n`, startMs, 8, keyboard);
const withoutCode = (keys: readonly ScannerKey[]): readonly ScannerKey[] =>
  keys.map((key) => ({ ...key, code: key.key.length === 1 ? 'Unidentified' : '' }));

describe('a scan', () => {
  test('gives its text and leaves nothing behind in the field', () => {
    expect(deskAfter(scanKeys('110130001225'))).toMatchObject({ scans: ['110130001225'], field: '' });
  });

  test('lets only its first three characters fall into the field and says which', () => {
    let state = initialScannerState;
    const fates = scanKeys('110130001225', 0, THAI).map((key) => {
      const step = stepScannerKeys(state, key, DEFAULT_SCANNER_SETTINGS);
      state = step.state;
      return step;
    });
    expect(fates.map(({ keyFate }) => keyFate).slice(0, 4)).toEqual(['pass', 'pass', 'pass', 'prevent']);
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
      expect(deskAfter([...scanKeys('110130001225'), second]).passed).toHaveLength(3);
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

const scanCharacters = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./');
const typedCharacters = [...scanCharacters, ...Array.from(`abcdefghijklmnopqrstuvwxyz,;'[]=!@#$%^&*()_+:"<>?`)];

interface Segment {
  readonly kind: 'scan' | 'human';
  readonly text: string;
  readonly gapsMs: readonly number[];
  readonly pauseMs: number;
  readonly keyboard: Keyboard;
}

const anyKeyboard: fc.Arbitrary<Keyboard> = fc.record({
  layout: fc.constantFrom('us', 'thai'),
  capsLock: fc.boolean(),
});
const anySegment = (kind: Segment['kind'], gaps: fc.Arbitrary<number>): fc.Arbitrary<Segment> =>
  fc
    .record({
      characters: fc.array(
        fc.tuple(fc.constantFrom(...(kind === 'scan' ? scanCharacters : typedCharacters)), gaps),
        kind === 'scan' ? { minLength: 6, maxLength: 24 } : { minLength: 1, maxLength: 12 },
      ),
      pauseMs: fc.integer({ min: 80, max: 2000 }),
      keyboard: anyKeyboard,
      endsWithEnter: fc.boolean(),
    })
    .map(({ characters, pauseMs, keyboard, endsWithEnter }) => ({
      kind,
      text: characters.map(([character]) => character).join('') + (endsWithEnter || kind === 'scan' ? '\n' : ''),
      gapsMs: [...characters.map(([, gapMs]) => gapMs), characters[0]?.[1] ?? 80],
      pauseMs,
      keyboard,
    }));

const anyDay = fc.array(
  fc.oneof(anySegment('scan', fc.integer({ min: 0, max: 30 })), anySegment('human', fc.integer({ min: 80, max: 700 }))),
  { maxLength: 8 },
);

const keysOf = (segments: readonly Segment[]): readonly ScannerKey[] => {
  let nowMs = 0;
  return segments.flatMap(({ text, gapsMs, pauseMs, keyboard }) => {
    nowMs += pauseMs;
    return Array.from(text, (character, index) => {
      if (index > 0) nowMs += gapsMs[index] ?? 80;
      return press(character, nowMs, keyboard);
    });
  });
};

const typedIn = ({ text, keyboard }: Segment): string =>
  Array.from(text, (character) => press(character, 0, keyboard).key)
    .filter((key) => key !== 'Enter')
    .join('');

const enters = (segments: readonly Segment[]): number =>
  segments.filter(({ kind, text }) => kind === 'human' && text.endsWith('\n')).length;

describe('any day of typing and scanning at one desk', () => {
  test('yields exactly its scans and all its typing, whatever layout and CapsLock', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('scan', 'typing'), (segments, unterminated) => {
        const desk = deskAfter(keysOf(segments), { ...DEFAULT_SCANNER_SETTINGS, unterminated });
        const scanned = segments.filter(({ kind }) => kind === 'scan').map(({ text }) => text.trim());
        const typed = segments.filter(({ kind }) => kind === 'human').map(typedIn);
        expect(desk.scans).toEqual(scanned);
        expect(desk.field).toBe(typed.join(''));
        expect(desk.passed.filter((key) => key === 'Enter')).toHaveLength(enters(segments));
      }),
      { numRuns: 1000 },
    );
  });

  test('yields the same when bursts are flushed by a timer between the keys', () => {
    fc.assert(
      fc.property(anyDay, (segments) => {
        const scans: string[] = [];
        let state: ScannerState = initialScannerState;
        for (const key of keysOf(segments)) {
          const flushed = flushScannerKeys(state, key.timeStampMs, DEFAULT_SCANNER_SETTINGS);
          const step = stepScannerKeys(flushed.state, key, DEFAULT_SCANNER_SETTINGS);
          for (const effect of [flushed.effect, step.effect]) if (effect.kind === 'scan') scans.push(effect.text);
          state = step.state;
        }
        expect(scans).toEqual(deskAfter(keysOf(segments)).scans);
      }),
    );
  });

  test('loses no character even of typing faster than any person', () => {
    const anyKeys = fc.array(fc.tuple(fc.constantFrom(...typedCharacters), fc.integer({ min: 0, max: 120 })));
    fc.assert(
      fc.property(anyKeys, anyKeyboard, (presses, keyboard) => {
        let nowMs = 0;
        const keys = presses.map(([character, gapMs]) => press(character, (nowMs += gapMs), keyboard));
        const settings = { ...DEFAULT_SCANNER_SETTINGS, unterminated: 'typing' } as const;
        expect(deskAfter(keys, settings)).toMatchObject({ scans: [], field: keys.map(({ key }) => key).join('') });
      }),
      { numRuns: 1000 },
    );
  });

  test('a scan without any physical codes is recovered by its check digits in every layout and CapsLock', () => {
    const isOurs = (text: string): boolean => parseRef1(text).ok && /^[0-9]{14}$/.test(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), anyKeyboard, (number, keyboard) => {
        const body = String(number).padStart(12, '0');
        const code = `${body}${String(98 - (Number(`${body}00`) % 97)).padStart(2, '0')}`;
        fc.pre(isOurs(code));
        const [scan = ''] = deskAfter(withoutCode(scanKeys(code, 0, keyboard))).scans;
        expect(recoverScanText(scan, isOurs)).toEqual({ ok: true, value: code });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text that is no code as it stands', () => {
  const isCode = (text: string): boolean => /^[0-9]+$/.test(text) && Number(text) % 23 === 0;

  test('is read as typed on the Thai keyboard, even without a single Thai letter in it', () => {
    expect(recoverScanText('/-', isCode)).toEqual({ ok: true, value: '23' });
    expect(recoverScanText(usToThai('10130001225416'), (text) => text === '10130001225416')).toMatchObject({
      ok: true,
    });
  });

  test('is left alone when it is valid as it came', () => {
    expect(recoverScanText('/-', () => true)).toEqual({ ok: true, value: '/-' });
    expect(recoverScanText(' 23\u200b\r\n', isCode)).toEqual({ ok: true, value: '23' });
  });

  test('is read from Thai digits, from a locked Shift, and in the other case', () => {
    expect(recoverScanText('๒๓', isCode)).toEqual({ ok: true, value: '23' });
    expect(recoverScanText('๑๒', isCode)).toEqual({ ok: true, value: '23' });
    expect(recoverScanText('@#', isCode)).toEqual({ ok: true, value: '23' });
    expect(recoverScanText('aBc', (text) => text === 'ABC')).toEqual({ ok: true, value: 'ABC' });
    expect(recoverScanText('aBc', (text) => text === 'AbC')).toEqual({ ok: true, value: 'AbC' });
  });

  test('is refused when no reading is valid', () => {
    expect(recoverScanText('24', isCode)).toEqual({ ok: false, error: { type: 'scan-not-recognised' } });
    expect(recoverScanText('', () => true)).toEqual({ ok: false, error: { type: 'scan-not-recognised' } });
  });

  test('is never recovered into something the check digits do not confirm', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...typedCharacters, 'ๅ', '๓', 'ภ') }), (text) => {
        const recovered = recoverScanText(text, isCode);
        expect(recovered.ok ? isCode(recovered.value) : !isCode(thaiToUs(text.trim()))).toBe(true);
      }),
    );
  });
});
