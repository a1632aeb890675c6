import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTlv, tlvValue, writeTlv, type TlvField } from '#shared/domain/emv-tlv.ts';

const anyField = (id: string): fc.Arbitrary<TlvField> =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((value) => ({ id, value }));

const anyFields: fc.Arbitrary<readonly TlvField[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 12 })
  .chain((ids) => fc.tuple(...ids.map((id) => anyField(String(id).padStart(2, '0')))));

const refusal = (text: string): unknown => {
  const parsed = parseTlv(text);
  return parsed.ok ? parsed.value : parsed.error;
};

describe('data objects of a payload', () => {
  test('whatever is written is read back in the same order', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(parseTlv(writeTlv(fields))).toEqual({ ok: true, value: fields });
      }),
    );
  });

  test('lengths count characters and not bytes, as in the EMVCo reference with a Chinese name', () => {
    expect(parseTlv('0002ZH0104最佳运输0202北京')).toEqual({
      ok: true,
      value: [
        { id: '00', value: 'ZH' },
        { id: '01', value: '最佳运输' },
        { id: '02', value: '北京' },
      ],
    });
  });

  test('a value is found by its id and a missing one is undefined', () => {
    const fields = [{ id: '54', value: '1.00' }];
    expect(tlvValue(fields, '54')).toBe('1.00');
    expect(tlvValue(fields, '55')).toBeUndefined();
  });
});

describe('refused instead of guessed', () => {
  test('a length that runs past the end', () => {
    expect(refusal('000201010299ABC')).toEqual({ type: 'tlv-truncated', at: 12 });
    expect(refusal('0002010299ABC')).toEqual({ type: 'tlv-overrun', at: 6, id: '02' });
  });

  test('an id that comes twice', () => {
    expect(refusal('540110002015401')).toEqual({ type: 'tlv-overrun', at: 11, id: '54' });
    expect(refusal('54011540125301A')).toEqual({ type: 'tlv-duplicate', at: 5, id: '54' });
  });

  test('an empty text, a cut head, an empty value, a length in other digits', () => {
    expect(refusal('')).toEqual({ type: 'tlv-truncated', at: 0 });
    expect(refusal('00020')).toEqual({ type: 'tlv-overrun', at: 0, id: '00' });
    expect(refusal('000201010')).toEqual({ type: 'tlv-truncated', at: 6 });
    expect(refusal('0000')).toEqual({ type: 'tlv-length-invalid', at: 0 });
    expect(refusal('00๐๒01')).toEqual({ type: 'tlv-length-invalid', at: 0 });
    expect(refusal('A00201')).toEqual({ type: 'tlv-id-invalid', at: 0 });
  });

  test('writing what no reader could read is a bug', () => {
    expect(() => writeTlv([{ id: '5', value: 'x' }])).toThrow('two digits');
    expect(() => writeTlv([{ id: '54', value: '' }])).toThrow('1 to 99');
    expect(() => writeTlv([{ id: '54', value: 'x'.repeat(100) }])).toThrow('1 to 99');
  });
});
