import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usToThai } from '#shared/domain/kedmanee.ts';
import {
  flushScannerKeys,
  initialScannerState,
  scannerFlushDueMs,
  stepScannerKeys,
  type ScannerKey,
} from '#shared/domain/scanner-keys.ts';
import { stepAltNumpad, emptyAlt } from '#shared/domain/alt-numpad.ts';
import {
  addTeachInKey,
  closeSample,
  emptyTeachIn,
  lastSampleText,
  learnScanner,
  SAMPLES_NEEDED,
  ScannerProfile,
  scannerSettings,
} from '#shared/domain/scanner-profile.ts';

const LABEL = '400123456732';

interface Gun {
  readonly gapMs: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly end: readonly string[];
  readonly digits: 'row' | 'numpad' | 'alt-numpad';
  readonly layout: 'us' | 'thai';
  readonly capsLock: boolean;
}
const aGun = (over: Partial<Gun> = {}): Gun => ({
  gapMs: 8,
  prefix: '',
  suffix: '',
  end: ['Enter'],
  digits: 'row',
  layout: 'us',
  capsLock: false,
  ...over,
});

const CODES: Readonly<Record<string, readonly [string, boolean]>> = {
  ']': ['BracketRight', false],
  '#': ['Digit3', true],
  '*': ['Digit8', true],
};

const physicalKey = (character: string, { layout, digits, capsLock }: Gun): Omit<ScannerKey, 'timeStampMs'> => {
  const isDigit = /\d/.test(character);
  if (isDigit && digits === 'numpad') return { code: `Numpad${character}`, key: character, shift: false, capsLock };
  const [code, shift] = CODES[character] ?? [
    isDigit ? `Digit${character}` : `Key${character.toUpperCase()}`,
    /[A-Z]/.test(character),
  ];
  return { code, key: layout === 'thai' ? usToThai(character) : character, shift, capsLock };
};

const altKeys = (character: string): readonly Omit<ScannerKey, 'timeStampMs'>[] => [
  { code: 'AltLeft', key: 'Alt', shift: false, alt: true },
  ...Array.from(String(character.codePointAt(0)).padStart(4, '0'), (digit) => ({
    code: `Numpad${digit}`,
    key: digit,
    shift: false,
    alt: true,
  })),
];

/** The keys of one scan as they reach the window. */
const scanOf = (text: string, gun: Gun, startMs: number): readonly ScannerKey[] => {
  const characters = Array.from(gun.prefix + text + gun.suffix);
  const keys = [
    ...characters.flatMap((character) =>
      gun.digits === 'alt-numpad' ? altKeys(character) : [physicalKey(character, gun)],
    ),
    ...gun.end.map((code) => ({ code, key: code.replace('Numpad', ''), shift: false })),
  ];
  return keys.map((key, index) => ({ ...key, timeStampMs: startMs + index * gun.gapMs }));
};

const samplesOf = (gun: Gun, count = SAMPLES_NEEDED) =>
  Array.from({ length: count }, (_, index) => scanOf(LABEL, gun, index * 2_000));

const learnt = (gun: Gun): ScannerProfile => {
  const profile = learnScanner(samplesOf(gun), LABEL);
  if (!profile.ok) throw new Error(JSON.stringify(profile.error));
  return profile.value;
};

/** What the desk hears from the keys of this scanner, read with what was learnt. */
const heard = (keys: readonly ScannerKey[], profile: ScannerProfile): readonly string[] => {
  const settings = scannerSettings(profile);
  let state = initialScannerState;
  let alt = emptyAlt;
  const scans: string[] = [];
  const press = (key: ScannerKey): void => {
    const step = stepScannerKeys(state, key, settings);
    state = step.state;
    if (step.effect.kind === 'scan') scans.push(step.effect.text);
  };
  for (const key of keys) {
    if (profile.digits !== 'alt-numpad') {
      press(key);
      continue;
    }
    const step = stepAltNumpad(alt, key);
    alt = step.state;
    step.keys.forEach(press);
  }
  const flushed = flushScannerKeys(state, scannerFlushDueMs(state, settings) ?? 0, settings);
  return flushed.effect.kind === 'scan' ? [...scans, flushed.effect.text] : scans;
};

describe('five scans of the test label teach', () => {
  test('a scanner as it comes from its box', () => {
    expect(learnt(aGun())).toEqual({
      gapP95Ms: 8,
      maxGapMs: 20,
      prefix: '',
      suffix: '',
      symbologyPrefix: 'none',
      endsWith: ['Enter'],
      layout: 'us',
      digits: 'row',
      capsLock: 'off',
    });
  });

  test('how long its longest usual pause is, with room for a busy PC', () => {
    expect(learnt(aGun({ gapMs: 22 }))).toMatchObject({ gapP95Ms: 22, maxGapMs: 44 });
    expect(learnt(aGun({ gapMs: 60 }))).toMatchObject({ gapP95Ms: 60, maxGapMs: 75 });
  });

  test('what stands around the code, and what ends it', () => {
    expect(learnt(aGun({ prefix: '#', suffix: '*', end: ['Tab'] }))).toMatchObject({
      prefix: '#',
      suffix: '*',
      endsWith: ['Tab'],
    });
    expect(learnt(aGun({ end: [] })).endsWith).toEqual([]);
    expect(learnt(aGun({ end: ['Enter', 'ArrowDown'] })).endsWith).toEqual(['Enter', 'ArrowDown']);
  });

  test('that it names the kind of barcode before each code (AIM)', () => {
    expect(learnt(aGun({ prefix: ']C0' }))).toMatchObject({ prefix: '', symbologyPrefix: 'aim' });
    expect(learnt(aGun({ prefix: '#]C1' }))).toMatchObject({ prefix: '#', symbologyPrefix: 'aim' });
  });

  test('layout, CapsLock, and through which keys the digits come', () => {
    expect(learnt(aGun({ layout: 'thai' })).layout).toBe('thai');
    expect(learnt(aGun({ capsLock: true })).capsLock).toBe('on');
    expect(learnt(aGun({ digits: 'numpad' })).digits).toBe('numpad');
    expect(learnt(aGun({ digits: 'alt-numpad', gapMs: 2 })).digits).toBe('alt-numpad');
  });

  test('whatever the scanner is like, what was learnt can be kept, and reads another code from it', () => {
    const aScanner = fc.record({
      gapMs: fc.integer({ min: 1, max: 35 }),
      prefix: fc.constantFrom('', '#', ']C0', 'A'),
      suffix: fc.constantFrom('', '*', 'Z'),
      end: fc.constantFrom([], ['Enter'], ['Tab'], ['NumpadEnter'], ['Enter', 'ArrowDown']),
      digits: fc.constantFrom('row' as const, 'numpad' as const),
      layout: fc.constantFrom('us' as const, 'thai' as const),
      capsLock: fc.boolean(),
    });
    fc.assert(
      fc.property(aScanner, fc.stringMatching(/^\d{12}$/), (gun, code) => {
        const profile = ScannerProfile.parse(JSON.parse(JSON.stringify(learnt(gun))));
        expect(heard(scanOf(code, gun, 0), profile)).toEqual([code]);
      }),
    );
  });

  test('a scanner in ALT+numpad mode, whose characters are put together from their numbers', () => {
    const gun = aGun({ digits: 'alt-numpad', gapMs: 3 });

    expect(heard(scanOf('113000004250', gun, 0), learnt(gun))).toEqual(['113000004250']);
  });

  test('with a prefix learnt, fast typing without it stays typing', () => {
    const profile = learnt(aGun({ prefix: '#' }));

    expect(heard(scanOf('113000004250', aGun(), 0), profile)).toEqual([]);
  });
});

describe('nothing is learnt', () => {
  test.each([
    ['from fewer than five scans', learnScanner(samplesOf(aGun(), 4), LABEL), { type: 'too-few-samples', samples: 4 }],
    [
      'from another label',
      learnScanner(
        Array.from({ length: 5 }, () => scanOf('999', aGun(), 0)),
        LABEL,
      ),
      { type: 'not-the-test-label', read: '999' },
    ],
    [
      'from scans that differ',
      learnScanner([...samplesOf(aGun(), 4), scanOf(LABEL, aGun({ end: ['Tab'] }), 0)], LABEL),
      { type: 'samples-differ' },
    ],
    [
      'from a scanner as slow as a hand',
      learnScanner(samplesOf(aGun({ gapMs: 90 })), LABEL),
      { type: 'too-slow', gapMs: 90 },
    ],
  ])('%s, and the reason is told', (_, result, error) => {
    expect(result).toEqual({ ok: false, error });
  });
});

describe('while learning', () => {
  test('keys become scans by the pauses between them, and a stray key is no scan', () => {
    const keys = [
      { code: 'KeyA', key: 'a', shift: false, timeStampMs: 0 },
      ...samplesOf(aGun(), 3).flatMap((keys, index) =>
        keys.map((key) => ({ ...key, timeStampMs: key.timeStampMs + 1_000 + index })),
      ),
    ];
    const teachIn = closeSample(keys.reduce(addTeachInKey, emptyTeachIn));

    expect(teachIn.samples).toHaveLength(3);
    expect(lastSampleText(teachIn)).toBe(LABEL);
  });

  test('what was read is shown also from a Thai keyboard and from ALT+numpad', () => {
    for (const gun of [aGun({ layout: 'thai' }), aGun({ digits: 'alt-numpad' })]) {
      expect(lastSampleText(closeSample(scanOf(LABEL, gun, 0).reduce(addTeachInKey, emptyTeachIn)))).toBe(LABEL);
    }
  });
});
