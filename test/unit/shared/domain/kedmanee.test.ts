import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thaiCharacterOf, thaiToUs, usCharacterOf, usToThai, withoutShift } from '#shared/domain/kedmanee.ts';

const printableAscii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index));

describe('the Thai Kedmanee keyboard', () => {
  test('turns a folder code scanned on it back into digits', () => {
    expect(thaiToUs('ๅจๅ-จจจๅ//ถภๅุ')).toBe('10130001225416');
    expect(usToThai('10130001225416')).toBe('ๅจๅ-จจจๅ//ถภๅุ');
  });

  test('types ten digits, hyphen, slash and full stop as the table says', () => {
    expect(usToThai('0123456789-/.')).toBe('จๅ/-ภถุึคตขฝใ');
  });

  test('makes 23 out of a slash and a hyphen, with no Thai letter to warn of it', () => {
    expect(thaiToUs('/-')).toBe('23');
  });

  test('has 47 keys on two levels and never the same character twice', () => {
    const thai = printableAscii.map((character) => usToThai(character));
    expect(new Set(thai).size).toBe(94);
    expect(thai.every((character) => Array.from(character).length === 1)).toBe(true);
  });

  test('can be undone for any text that a US keyboard can type, and the other way round', () => {
    const usText = fc.string({ unit: fc.constantFrom(...printableAscii) });
    fc.assert(
      fc.property(usText, (text) => {
        expect(thaiToUs(usToThai(text))).toBe(text);
        const thai = usToThai(text);
        expect(usToThai(thaiToUs(thai))).toBe(thai);
      }),
    );
  });

  test('leaves what no key types as it is', () => {
    expect(thaiToUs(' \n€')).toBe(' \n€');
    expect(usToThai(' \n€')).toBe(' \n€');
  });

  test('is known by physical key', () => {
    expect(usCharacterOf('Digit1', 'plain')).toBe('1');
    expect(thaiCharacterOf('Digit1', 'plain')).toBe('ๅ');
    expect(usCharacterOf('Backslash', 'shift')).toBe('|');
    expect(thaiCharacterOf('KeyQ', 'shift')).toBe('๐');
    expect(usCharacterOf('Numpad1', 'plain')).toBeUndefined();
    expect(thaiCharacterOf('', 'plain')).toBeUndefined();
  });

  test('with CapsLock as a Shift lock still gives the digits', () => {
    expect(thaiToUs('+๑๒๓๔')).toBe('!@#$%');
    expect(withoutShift('!@#$%^&*()ABC')).toBe('1234567890abc');
  });
});
