import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRef1 } from '#shared/domain/payment-reference.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  flushScannerKeys,
  initialScannerState,
  recoverScanText,
  stepScannerKeys,
  type ScannerKey,
  type ScannerState,
} from '#shared/domain/scanner-keys.ts';
import {
  type Keyboard,
  press,
  deskAfter,
  scanKeys,
  withoutCode,
  typedCharacters,
  anyKeyboard,
  scanCharacters,
} from './scanner-keyboard.ts';

interface Segment {
  readonly kind: 'scan' | 'human';
  readonly text: string;
  readonly gapsMs: readonly number[];
  readonly pauseMs: number;
  readonly keyboard: Keyboard;
}

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
      fc.property(
        anyDay,
        fc.constantFrom('scan', 'typing'),
        fc.boolean(),
        (segments, unterminated, holdsFirstDigit) => {
          const desk = deskAfter(keysOf(segments), { ...DEFAULT_SCANNER_SETTINGS, unterminated, holdsFirstDigit });
          const scanned = segments.filter(({ kind }) => kind === 'scan').map(({ text }) => text.trim());
          const typed = segments.filter(({ kind }) => kind === 'human').map(typedIn);
          expect(desk.scans).toEqual(scanned);
          expect(desk.field).toBe(typed.join(''));
          expect(desk.passed.filter((key) => key === 'Enter')).toHaveLength(enters(segments));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('yields the same when bursts are flushed by a timer between the keys', () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (segments, holdsFirstDigit) => {
        const settings = { ...DEFAULT_SCANNER_SETTINGS, holdsFirstDigit };
        const scans: string[] = [];
        let state: ScannerState = initialScannerState;
        for (const key of keysOf(segments)) {
          const flushed = flushScannerKeys(state, key.timeStampMs, settings);
          const step = stepScannerKeys(flushed.state, key, settings);
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
      fc.property(anyKeys, anyKeyboard, fc.boolean(), (presses, keyboard, holdsFirstDigit) => {
        let nowMs = 0;
        const keys = presses.map(([character, gapMs]) => press(character, (nowMs += gapMs), keyboard));
        const settings = { ...DEFAULT_SCANNER_SETTINGS, unterminated: 'typing', holdsFirstDigit } as const;
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
