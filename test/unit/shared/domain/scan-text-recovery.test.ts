import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thaiToUs, usToThai } from '#shared/domain/kedmanee.ts';
import { recoverScanText } from '#shared/domain/scanner-keys.ts';
import { typedCharacters } from './scanner-keyboard.ts';

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
