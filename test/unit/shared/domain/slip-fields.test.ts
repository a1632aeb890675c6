import { describe, expect, test } from 'vitest';
import { crc16Hex } from '#shared/domain/crc16.ts';
import { type TlvField, writeTlv } from '#shared/domain/emv-tlv.ts';
import { decodeSlip } from '#shared/domain/slip-qr.ts';

const seal = (fields: readonly TlvField[]): string => {
  const unsealed = `${writeTlv(fields)}9104`;
  return `${unsealed}${crc16Hex(unsealed)}`;
};
const fieldsOf = (values: Readonly<Record<string, string | undefined>>): readonly TlvField[] =>
  Object.entries(values)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }]));

const BANK = { '00': '000001', '01': '014', '02': '00111222233344ABCD12' };
const TRUEMONEY = { '00': '01', '01': '01', '02': 'P2P', '03': 'TXN1', '04': '25012024' };
type Over = Readonly<Record<string, string | undefined>>;

const bank = (over: Over, country: string | undefined = 'TH') =>
  decodeSlip(seal(fieldsOf({ '00': writeTlv(fieldsOf({ ...BANK, ...over })), '51': country })));
const truemoney = (over: Over) => decodeSlip(seal(fieldsOf({ '00': writeTlv(fieldsOf({ ...TRUEMONEY, ...over })) })));
const invalid = (field: string) => ({ ok: false, error: { type: 'slip-field-invalid', field } });

describe('a slip of a bank', () => {
  test.each([
    ['without a bank', { '01': undefined }, 'sending-bank'],
    ['of a bank of two digits', { '01': '14' }, 'sending-bank'],
    ['of a bank of four digits', { '01': '0014' }, 'sending-bank'],
    ['of a bank in letters', { '01': 'SCB' }, 'sending-bank'],
    ['without a transaction', { '02': undefined }, 'trans-ref'],
    ['with a sign in its transaction', { '02': 'A/1' }, 'trans-ref'],
    ['with a blank in its transaction', { '02': 'A 1' }, 'trans-ref'],
  ])('%s is refused for that field alone', (_, over, field) => {
    expect(bank(over)).toEqual(invalid(field));
  });

  test.each([undefined, 'SG', 'th', 'T'])('of the country %j is none of Thailand', (country) => {
    const fields = fieldsOf({ '00': writeTlv(fieldsOf(BANK)), '51': country });
    expect(decodeSlip(seal(fields))).toEqual(invalid('country'));
  });

  test('says its first wrong field, so that the same slip is always refused alike', () => {
    expect(bank({ '01': 'X', '02': 'A/1' }, 'SG')).toEqual(invalid('sending-bank'));
  });
});

describe('a slip of TrueMoney', () => {
  test.each([
    ['without a kind', { '02': undefined }, 'event-type'],
    ['with a sign in its kind', { '02': 'P/P' }, 'event-type'],
    ['without a transaction', { '03': undefined }, 'transaction-id'],
    ['with a sign in its transaction', { '03': 'TXN/1' }, 'transaction-id'],
    ['without a day', { '04': undefined }, 'paid-on'],
  ])('%s is refused for that field alone', (_, over, field) => {
    expect(truemoney(over)).toEqual(invalid(field));
  });

  test.each([
    ['25012024', '2024-01-25'],
    ['25012567', '2024-01-25'],
    ['29022024', '2024-02-29'],
    ['29022567', '2024-02-29'],
    ['29022000', '2000-02-29'],
    ['28022100', '2100-02-28'],
    ['31122399', '2399-12-31'],
    ['01012400', '1857-01-01'],
    ['31072026', '2026-07-31'],
  ])('of %s was paid on %s', (written, paidOn) => {
    expect(truemoney({ '04': written })).toMatchObject({ ok: true, value: { slip: { paidOn } } });
  });

  test.each([
    '29022023',
    '29022566',
    '29022100',
    '31042026',
    '00012024',
    '32012024',
    '01002024',
    '01132024',
    '1012024',
    '250120245',
    '2024-01-2',
    '๒๕๐๑๒๕๖๗',
  ])('of %s was paid on no day', (written) => {
    expect(truemoney({ '04': written })).toEqual(invalid('paid-on'));
  });
});

describe('what is no slip', () => {
  test.each([
    ['a text in the place of its fields', fieldsOf({ '00': 'X' })],
    ['a length that reaches over the end', fieldsOf({ '00': '0099' })],
  ])('has %s, and is refused as unreadable', (_, fields) => {
    expect(decodeSlip(seal(fields))).toMatchObject({ ok: false });
  });

  test.each([
    ['another format', { '00': '000002' }],
    ['the mark of TrueMoney once', { '00': '01', '01': '02' }],
  ])('has %s, and is unknown', (_, over) => {
    expect(bank(over)).toEqual({ ok: false, error: { type: 'slip-unknown' } });
  });
});
