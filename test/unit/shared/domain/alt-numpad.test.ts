import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAltCharacters } from '#shared/domain/alt-numpad.ts';
import type { ScannerKey } from '#shared/domain/scanner-keys.ts';

const key = (over: Partial<ScannerKey>): ScannerKey => ({ code: '', key: '', shift: false, timeStampMs: 0, ...over });
const alt = key({ code: 'AltLeft', key: 'Alt' });
const digit = (figure: string): ScannerKey => key({ code: `Numpad${figure}`, key: figure, alt: true });
/** What a scanner in this mode sends for a text. */
const sent = (text: string, digits = 3): readonly ScannerKey[] =>
  Array.from(text).flatMap((character) => [
    alt,
    ...Array.from(String(character.charCodeAt(0)).padStart(digits, '0')).map(digit),
  ]);
const read = (keys: readonly ScannerKey[]): string =>
  withAltCharacters(keys)
    .map((one) => one.key)
    .join('');

describe('a scanner that types by Alt and the number pad', () => {
  test('is read as what it stands for, with the numbers in three digits or in four', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{1,40}$/), fc.constantFrom(3, 4), (text, digits) => {
        expect(read(sent(text, digits))).toBe(text);
      }),
    );
  });

  test('ends its last character with whatever key comes next, which stays as it is', () => {
    const enter = key({ code: 'Enter', key: 'Enter', timeStampMs: 9 });

    expect(withAltCharacters([...sent('A'), enter])).toEqual([key({ key: 'A', timeStampMs: 9 }), enter]);
  });

  test.each([
    ['a control character', '007'],
    ['a letter above ASCII, which every code page reads otherwise', '161'],
    ['a number of nothing', '999'],
  ])('leaves out %s', (_what, number) => {
    expect(read([alt, ...Array.from(number).map(digit), ...sent('A')])).toBe('A');
  });

  test('is not found in keys of the number pad without Alt, nor in Alt alone', () => {
    const figure = key({ code: 'Numpad5', key: '5' });

    expect(withAltCharacters([figure, figure])).toEqual([figure, figure]);
    expect(withAltCharacters([alt, alt])).toEqual([]);
    expect(withAltCharacters([])).toEqual([]);
  });
});
