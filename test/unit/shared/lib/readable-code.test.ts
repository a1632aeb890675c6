import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeLetters, inGroups, readableCode } from '#shared/lib/readable-code.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('a code to be read out', () => {
  test.each([
    [[0x00, 0x00, 0x00, 0x00, 0x00], 8, '0000-0000'],
    [[0xff, 0xff, 0xff, 0xff, 0xff], 8, 'ZZZZ-ZZZZ'],
    // 00001 00010 00011 00100 00101 00110 00111 01000
    [[0x08, 0x86, 0x42, 0x98, 0xe8], 8, '1234-5678'],
    // 10010, 10110, 11010 and 11100 are J, P, T and W, since I, L, O and U are left out.
    [[0x94, 0xa5, 0x6b, 0x5b, 0x5c], 8, 'JJJP-PPTW'],
    [[0xff], 1, 'Z'],
    [[0x84], 1, 'G'],
  ])('of the bytes %j is, in %i letters, %s', (values, letters, code) => {
    expect(readableCode(bytes(...values), letters)).toBe(code);
  });

  test.each([
    [0, ''],
    [1, 'Z'],
    [4, 'ZZZZ'],
    [5, 'ZZZZ-Z'],
    [9, 'ZZZZ-ZZZZ-Z'],
    // Eighty bits are sixteen letters and no more.
    [16, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [17, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
  ])('of ten bytes has %i letters as %s', (letters, code) => {
    expect(readableCode(new Uint8Array(10).fill(0xff), letters)).toBe(code);
  });

  test('never holds a letter that is taken for another on paper', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.nat(40), (any, letters) => {
        expect(readableCode(any, letters)).toMatch(/^[0-9A-HJKMNP-TV-Z-]*$/);
      }),
    );
  });

  test('of other bits is another code', () => {
    const five = fc.uint8Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(five, five, (one, other) => {
        expect(readableCode(one, 8) === readableCode(other, 8)).toBe(one.join(' ') === other.join(' '));
      }),
    );
  });
});

describe('what somebody typed of a code', () => {
  test.each([
    ['1234-5678', '12345678'],
    ['abcd-efgh', 'ABCDEFGH'],
    [' ab cd\tefgh\n', 'ABCDEFGH'],
    ['AB--CD', 'ABCD'],
    ['', ''],
    // Other dashes are no hyphens: what a person pasted is refused and not guessed at.
    ['AB–CD', 'AB–CD'],
  ])('%j counts as %j', (typed, letters) => {
    expect(codeLetters(typed)).toBe(letters);
  });

  test('is the code again, however it was cut into groups', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (any) => {
        const code = readableCode(any, 16);
        expect(inGroups(codeLetters(code.toLowerCase()))).toBe(code);
        expect(inGroups(codeLetters(code.replaceAll('-', ' ')))).toBe(code);
      }),
    );
  });
});

test.each([
  ['', ''],
  ['ABCD', 'ABCD'],
  ['ABCDE', 'ABCD-E'],
  ['ABCDEFGHJ', 'ABCD-EFGH-J'],
])('letters %j stand in groups as %j', (letters, groups) => {
  expect(inGroups(letters)).toBe(groups);
});
