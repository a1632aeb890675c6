import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FolderCode, makeFolderCode, parseFolderCode, sequenceOf } from '#shared/domain/folder-code.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

const aSequence = fc.integer({ min: 0, max: 9_999_999_999 });
const uniformCode = fc.noBias(aSequence).map(makeFolderCode);
const aCode = aSequence.map(makeFolderCode);
const isRight = (text: string): boolean => parseFolderCode(text).ok;
const errorOf = (text: string): unknown => {
  const parsed = parseFolderCode(text);
  return parsed.ok ? parsed.value : parsed.error;
};
const swapped = (code: string, one: number, other: number): string => {
  const digits = code.split('');
  [digits[one], digits[other]] = [digits[other]!, digits[one]!];
  return digits.join('');
};

describe('a folder code carries its own proof', () => {
  test('the whole number leaves 1 when divided by 97 (ISO/IEC 7064 MOD 97-10)', () => {
    expect(makeFolderCode(0)).toBe('000000000098');
    expect(makeFolderCode(1_130_000_042)).toMatch(/^1130000042\d\d$/);
    fc.assert(
      fc.property(aSequence, (sequence) => {
        const code = makeFolderCode(sequence);
        expect(code).toMatch(/^\d{12}$/);
        expect(BigInt(code) % 97n).toBe(1n);
        expect(sequenceOf(code)).toBe(sequence);
        expect(parseFolderCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  test.each([-1, 10_000_000_000, 1.5, Number.NaN])('the sequence %d cannot be coded', (sequence) => {
    expect(() => makeFolderCode(sequence)).toThrow('at most 10 digits');
  });

  test('a second way to write the same check digits does not exist', () => {
    const aliases = ['00', '01', '99'];
    fc.assert(
      fc.property(aSequence, fc.constantFrom(...aliases), (sequence, check) => {
        expect(isRight(String(sequence).padStart(10, '0') + check)).toBe(false);
      }),
    );
  });

  test('it is read with spaces, Thai digits and invisible marks', () => {
    const code = makeFolderCode(1_000_000_123);
    expect(parseFolderCode(` ${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)} \r\n`)).toEqual({
      ok: true,
      value: code,
    });
    expect(parseFolderCode('๐๐๐๐๐๐๐๐๐๐\u200B๙๘')).toEqual({ ok: true, value: '000000000098' });
    expect(FolderCode.safeParse(code).success).toBe(true);
    expect(FolderCode.safeParse(` ${code}`).success).toBe(false);
  });
});

describe('a scan gone wrong is told from a good one', () => {
  test('every wrong digit is caught, whichever and wherever', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        for (let place = 0; place < 12; place += 1) {
          for (let digit = 0; digit < 10; digit += 1) {
            const wrong = code.slice(0, place) + digit + code.slice(place + 1);
            expect(isRight(wrong)).toBe(wrong === code);
          }
        }
      }),
    );
  });

  test('every swap of two digits is caught, neighbours or not, also across the border to the check digits', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        for (let one = 0; one < 12; one += 1) {
          for (let other = one + 1; other < 12; other += 1) {
            const wrong = swapped(code, one, other);
            expect(isRight(wrong)).toBe(wrong === code);
          }
        }
      }),
    );
  });

  test('half a scan is called too short and says how much of it came', () => {
    fc.assert(
      fc.property(aCode, fc.integer({ min: 0, max: 11 }), (code, digits) => {
        const reported = { type: 'folder-code-invalid', reason: 'too-short', digits };
        expect(errorOf(code.slice(0, digits))).toEqual(reported);
        expect(errorOf(code.slice(12 - digits))).toEqual(reported);
      }),
    );
  });

  test('two scans that ran together are called too long, and both codes are given', () => {
    fc.assert(
      fc.property(aCode, aCode, (one, other) => {
        expect(errorOf(one + other)).toEqual({
          type: 'folder-code-invalid',
          reason: 'too-long',
          digits: 24,
          codes: [one, other],
        });
      }),
    );
  });

  test('runs of other lengths are too long without naming codes', () => {
    const code = makeFolderCode(1_130_000_042);
    for (const text of [`${code}1`, code + code.slice(0, 6), code + code + code, `${code}000000000000`]) {
      expect(errorOf(text)).toEqual({ type: 'folder-code-invalid', reason: 'too-long', digits: text.length });
    }
  });

  test('other characters are called what they are', () => {
    expect(errorOf('3-64-1/39ปท')).toEqual({ type: 'folder-code-invalid', reason: 'not-digits' });
    expect(errorOf('10000000012A')).toEqual({ type: 'folder-code-invalid', reason: 'not-digits' });
    expect(errorOf('000000000097')).toEqual({ type: 'folder-code-invalid', reason: 'check-digits-wrong' });
  });
});

describe('the head of one code with the tail of another', () => {
  /** How many of the splices are neither of the two codes, and how many of these pass. */
  const spliceCounts = (pairs: readonly (readonly [string, string])[], cuts: readonly number[]) => {
    let foreign = 0;
    let passing = 0;
    for (const [one, other] of pairs) {
      for (const cut of cuts) {
        const splice = one.slice(0, cut) + other.slice(cut);
        if (splice === one || splice === other) continue;
        foreign += 1;
        if (isRight(splice)) passing += 1;
      }
    }
    return { foreign, passing };
  };
  const everyCut = Array.from({ length: 11 }, (_, index) => index + 1);
  const officeCodes = Array.from({ length: 4_500 }, (_, index) => makeScanCode('folder', '13', index + 1));
  const officePairs = officeCodes.flatMap((one, index) =>
    Array.from({ length: 12 }, (_, step) => [one, officeCodes[(index * 7 + step * 373 + 11) % 4_500] ?? one] as const),
  );

  test('among codes at random one in 97 passes in the middle, and none when one head or one or two tail digits are exchanged', () => {
    const pairs = fc.sample(fc.tuple(uniformCode, uniformCode), { numRuns: 20_000, seed: 97 });
    const { foreign, passing } = spliceCounts(
      pairs,
      everyCut.filter((cut) => cut > 3 && cut < 9),
    );
    expect(passing / foreign).toBeLessThan(1 / 92);
    expect(passing / foreign).toBeGreaterThan(1 / 102);
    expect(spliceCounts(pairs, [1, 10, 11]).passing).toBe(0);
  });

  test('in an office of 4,500 folders fewer than one in 300 passes, all of them exchanges of the last three digits', () => {
    const all = spliceCounts(officePairs, everyCut);
    expect(all.foreign).toBeGreaterThan(200_000);
    expect(all.passing / all.foreign).toBeLessThan(1 / 300);
    expect(
      spliceCounts(
        officePairs,
        everyCut.filter((cut) => cut !== 9),
      ).passing,
    ).toBe(0);
  });

  test('two halves of two codes of one office never pass', () => {
    const running = fc.integer({ min: 0, max: 969_999 });
    fc.assert(
      fc.property(running, running, (one, other) => {
        const pair = [makeScanCode('folder', '13', one), makeScanCode('folder', '13', other)] as const;
        expect(spliceCounts([pair], [6]).passing).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
