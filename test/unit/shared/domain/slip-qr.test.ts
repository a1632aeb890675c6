import fc from 'fast-check';
import { validate } from 'promptparse';
import { describe, expect, test } from 'vitest';
import { crc16Hex } from '#shared/domain/crc16.ts';
import { writeTlv } from '#shared/domain/emv-tlv.ts';
import { bankShortName, decodeSlip } from '#shared/domain/slip-qr.ts';

const S01 = '004000060000010103002021900021231231212000115102TH91049C30';
const S02 = '004100060000010103014022000111222233344ABCD125102TH910417DF';
const S03 = '00480002010102010203P2P0313TXN00012345670408250120249104b425';

const seal = (unsealed: string): string => `${unsealed}9104${crc16Hex(`${unsealed}9104`)}`;
const bankSlip = (bankCode: string, transRef: string): string =>
  seal(
    writeTlv([
      {
        id: '00',
        value: writeTlv([
          { id: '00', value: '000001' },
          { id: '01', value: bankCode },
          { id: '02', value: transRef },
        ]),
      },
      { id: '51', value: 'TH' },
    ]),
  );
const truemoneySlip = (date: string, marks: readonly [string, string] = ['01', '01']): string =>
  seal(
    writeTlv([
      {
        id: '00',
        value: writeTlv([
          { id: '00', value: marks[0] },
          { id: '01', value: marks[1] },
          { id: '02', value: 'P2P' },
          { id: '03', value: 'TXN1' },
          { id: '04', value: date },
        ]),
      },
    ]),
  );

const slipIn = (text: string): unknown => {
  const result = decodeSlip(text);
  return result.ok ? result.value.slip : result.error;
};

describe('a payment slip shown at the counter', () => {
  test('of a bank tells which bank and which transaction it claims', () => {
    expect(slipIn(S01)).toEqual({ kind: 'bank-slip', sendingBankCode: '002', transRef: '0002123123121200011' });
    expect(slipIn(S02)).toEqual({ kind: 'bank-slip', sendingBankCode: '014', transRef: '00111222233344ABCD12' });
  });

  test('of TrueMoney tells transaction and day, with its lower-case checksum and no country', () => {
    expect(slipIn(S03)).toEqual({
      kind: 'truemoney-slip',
      eventType: 'P2P',
      transactionId: 'TXN0001234567',
      paidOn: '2024-01-25',
    });
  });

  test('keeps all tags', () => {
    const result = decodeSlip(S01);
    expect(result.ok && result.value.fields.map(({ id }) => id)).toEqual(['00', '51', '91']);
  });

  test('whose app dropped leading zeros of the checksum is still read', () => {
    const anyRef = fc.stringMatching(/^[0-9A-Z]{12,20}$/);
    fc.assert(
      fc.property(anyRef, (transRef) => {
        const full = bankSlip('006', transRef);
        const shortened = full.slice(0, -4) + full.slice(-4).replace(/^0{1,3}/, '');
        expect(slipIn(shortened)).toEqual({ kind: 'bank-slip', sendingBankCode: '006', transRef });
      }),
      { numRuns: 1500, examples: [['000000000000']] },
    );
  });

  test('is read as promptparse reads it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{3}$/), fc.stringMatching(/^[0-9A-Za-z]{1,25}$/), (bankCode, transRef) => {
        const text = bankSlip(bankCode, transRef);
        expect(validate.slipVerify(text)).toEqual({ sendingBank: bankCode, transRef });
        expect(slipIn(text)).toEqual({ kind: 'bank-slip', sendingBankCode: bankCode, transRef });
      }),
    );
  });

  test('with a Buddhist year is dated in the common era', () => {
    expect(slipIn(truemoneySlip('25012567'))).toMatchObject({ paidOn: '2024-01-25' });
    expect(slipIn(truemoneySlip('29022567'))).toMatchObject({ paidOn: '2024-02-29' });
  });
});

describe('a slip is refused', () => {
  test('when any one character differs', () => {
    fc.assert(
      fc.property(fc.constantFrom(S01, S02, S03), fc.nat(), fc.stringMatching(/^[0-9A-Za-z]$/), (slip, at, letter) => {
        const index = at % slip.length;
        const mutated = slip.slice(0, index) + letter + slip.slice(index + 1);
        if (mutated.slice(0, -4) === slip.slice(0, -4) && mutated.toUpperCase() === slip.toUpperCase()) return;
        expect(decodeSlip(mutated).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('when only one of the two TrueMoney marks is right', () => {
    expect(slipIn(truemoneySlip('25012024', ['01', '02']))).toEqual({ type: 'slip-unknown' });
    expect(slipIn(truemoneySlip('25012024', ['02', '01']))).toEqual({ type: 'slip-unknown' });
  });

  test('when its day is not in the calendar', () => {
    for (const date of ['31022024', '29022023', '00012024', '01132024', '2501202']) {
      expect(slipIn(truemoneySlip(date))).toEqual({ type: 'slip-field-invalid', field: 'paid-on' });
    }
  });

  test('when the bank code is not three digits, the country is missing, or the checksum is', () => {
    expect(slipIn(bankSlip('14', 'A1'))).toEqual({ type: 'slip-field-invalid', field: 'sending-bank' });
    expect(slipIn(bankSlip('014', 'A 1'))).toEqual({ type: 'slip-field-invalid', field: 'trans-ref' });
    expect(slipIn(seal('0023000600000101030140202A1'))).toEqual({ type: 'slip-field-invalid', field: 'country' });
    expect(slipIn('0023000600000101030140202A15102TH')).toEqual({ type: 'crc-missing' });
    expect(slipIn(seal('0023000600000901030140202A15102TH'))).toEqual({ type: 'slip-unknown' });
    expect(slipIn(seal('5102TH'))).toEqual({ type: 'slip-unknown' });
    expect(slipIn('')).toEqual({ type: 'tlv-truncated', at: 0 });
  });
});

describe('bank codes', () => {
  test('are named by their short names and unknown ones are not invented', () => {
    expect(bankShortName('006')).toBe('KTB');
    expect(bankShortName('030')).toBe('GSB');
    expect(bankShortName('999')).toBeUndefined();
  });
});
