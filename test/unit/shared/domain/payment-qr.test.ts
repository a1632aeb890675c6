import fc from 'fast-check';
import { parse, validate } from 'promptparse';
import promptpay from 'promptpay-js';
import { describe, expect, test } from 'vitest';
import { MAX_BILL_SATANG } from '#shared/domain/bill-payment.ts';
import { crc16Hex } from '#shared/domain/crc16.ts';
import {
  decodeThaiQr,
  encodeBillPayment,
  sameBillPayment,
  type BillPaymentToEncode,
  type ThaiQr,
} from '#shared/domain/payment-qr.ts';

/** The payload with the right checksum behind it. */
const seal = (unsealed: string): string => `${unsealed}6304${crc16Hex(`${unsealed}6304`)}`;

const aBill = (changes: Partial<BillPaymentToEncode> = {}): BillPaymentToEncode => ({
  billerId: '099400016550100',
  ref1: '123456789012',
  ref2: '670429',
  satang: 364_922,
  ...changes,
});

const encoded = (bill: BillPaymentToEncode): string => {
  const result = encodeBillPayment(bill);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const decoded = (text: string): ThaiQr => {
  const result = decodeThaiQr(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const decodedBill = (text: string): Extract<ThaiQr, { kind: 'bill-payment' }> => {
  const qr = decoded(text);
  if (qr.kind !== 'bill-payment') throw new Error(`read as ${qr.kind}`);
  return qr;
};

const issuesOf = (text: string): readonly string[] => {
  const result = decodeThaiQr(text);
  return result.ok ? [] : result.error.map(({ type }) => type);
};

const writeIssuesOf = (changes: Partial<BillPaymentToEncode>): readonly string[] => {
  const result = encodeBillPayment(aBill(changes));
  return result.ok ? [] : result.error.map(({ type }) => type);
};

const VECTORS = {
  V01: '00020101021129370016A000000677010111011300668012345675802TH530376463046197',
  V03: '00020101021129390016A00000067701011103150123456789012345802TH530376463049781',
  V05: '00020101021229370016A0000006770101110113006681222333353037645802TH540530.0063043CAD',
  V07: '00020101021130620016A000000677010112011301122334455660211CUSTOMER0010306INV00153037645802TH62070703SCB6304780E',
  V08: '00020101021130550016A0000006770101120115099999999999990021211122233344453037645802TH63043EE7',
  V09: '00020101021230650016A00000067701011201150994000165501000212123456789012030667042953037645802TH54073649.2263044534',
  V12: '00020101021230480016A000000677010112011300000000000010207630000253037645406100.355802TH6304408E',
  V16: '00020101021230690016A000000677010112011301055580807780211LEX110000020313LEX026039306931590016A00000067701011301030040211LEX110000020413LEX02603930695303764540512.815802TH6304A2C1',
  V20: '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A',
  V23: '00020101021130440016A00000067701011201150994000165501000201153037645802TH6304AAA7',
  V26: '00020101021230650016A00000067701011201150994000165501000214670000000001230304681053037645406472.505802TH62090705PTE01630496ED',
} as const;

const START = '000201010212';
const BILL = '30650016A0000006770101120115099400016550100021212345678901203066704295303764';

describe('published codes are read', () => {
  test.each(Object.entries(VECTORS))('%s carries the checksum computed here', (_name, payload) => {
    expect(crc16Hex(payload.slice(0, -4))).toBe(payload.slice(-4));
    expect(issuesOf(payload)).toEqual([]);
  });

  test('a transfer to a mobile number, to an e-wallet, and one of 30.00 baht', () => {
    expect(decoded(VECTORS.V01)).toMatchObject({
      kind: 'credit-transfer',
      pointOfInitiation: 'static',
      target: { kind: 'mobile', value: '0066801234567' },
    });
    expect(decoded(VECTORS.V01)).not.toHaveProperty('satang');
    expect(decoded(VECTORS.V03)).toMatchObject({ target: { kind: 'e-wallet', value: '012345678901234' } });
    expect(decoded(VECTORS.V05)).toMatchObject({
      pointOfInitiation: 'dynamic',
      satang: 3000,
      target: { kind: 'mobile', value: '0066812223333' },
    });
  });

  test('a bill of a 13-digit biller with a terminal', () => {
    expect(decoded(VECTORS.V07)).toMatchObject({
      kind: 'bill-payment',
      reach: 'domestic',
      billerId: '0112233445566',
      ref1: 'CUSTOMER001',
      ref2: 'INV001',
      terminal: 'SCB',
    });
  });

  test('bills without ref2, with an amount, and with a short reference', () => {
    expect(decodedBill(VECTORS.V08)).toMatchObject({ billerId: '099999999999990', ref1: '111222333444' });
    expect(decodedBill(VECTORS.V08)).not.toHaveProperty('ref2');
    expect(sameBillPayment(decodedBill(VECTORS.V09), aBill())).toBe(true);
    expect(decodedBill(VECTORS.V12)).toMatchObject({ billerId: '0000000000001', ref1: '6300002', satang: 10_035 });
    expect(decodedBill(VECTORS.V23)).toMatchObject({ ref1: '1', pointOfInitiation: 'static' });
    expect(decodedBill(VECTORS.V26)).toMatchObject({
      ref1: '67000000000123',
      ref2: '6810',
      terminal: 'PTE01',
      satang: 47_250,
    });
  });

  test('a bill that also carries tag 31 keeps every tag', () => {
    const qr = decodedBill(VECTORS.V16);
    expect(qr).toMatchObject({ billerId: '0105558080778', ref2: 'LEX0260393069', satang: 1281 });
    expect(qr.fields.map(({ id }) => id)).toEqual(['00', '01', '30', '31', '53', '54', '58', '63']);
  });

  test('an EMVCo code that is no PromptPay is read as other, with all its tags', () => {
    const qr = decoded(VECTORS.V20);
    expect(qr.kind).toBe('other');
    expect(qr.fields).toContainEqual({ id: '64', value: '0002ZH0104最佳运输0202北京' });
  });

  test('a cross-border bill is told from a domestic one', () => {
    const crossBorder = BILL.replace('A000000677010112', 'A000000677012006');
    expect(decodedBill(seal(`${START}${crossBorder}5802TH`))).toMatchObject({ reach: 'cross-border', ref2: '670429' });
  });

  test('a transfer that the payer presents carries its one-time code', () => {
    const transfer = (template: string): string => seal(`${START}29${template.length}${template}53037645802TH`);
    const presented = '0016A00000067701011401130066801234567';
    expect(decoded(transfer(`${presented}05101234567890`))).toMatchObject({ target: { kind: 'mobile' } });
    expect(issuesOf(transfer(presented))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(transfer('0016A0000006770101110113006680123456705101234567890'))).toEqual([
      'transfer-target-invalid',
    ]);
  });

  test('the tags of another scheme under 29 and 30 are read as other', () => {
    expect(decoded(seal('0002013010000612345653037645802TH')).kind).toBe('other');
  });

  test('a slip scanned in place of a payment code is recognised as one', () => {
    expect(decoded('004100060000010103014022000111222233344ABCD125102TH910417DF')).toMatchObject({
      kind: 'slip',
      slip: { kind: 'bank-slip', sendingBankCode: '014', transRef: '00111222233344ABCD12' },
    });
  });

  test('a lower-case checksum and white space around the code are taken', () => {
    expect(issuesOf(` ${VECTORS.V26.slice(0, -4)}96ed\r\n`)).toEqual([]);
  });
});

const withAmount = (amount: string): string =>
  seal(`${START}${BILL}54${String(amount.length).padStart(2, '0')}${amount}5802TH`);

describe('codes that are refused', () => {
  test('a wrong checksum', () => {
    const N1 = '00020101021229370016A0000006770101110113006680111111153037645802TH540520.156304FFFF';
    expect(decodeThaiQr(N1)).toEqual({ ok: false, error: [{ type: 'crc-wrong', expected: '42BE', found: 'FFFF' }] });
  });

  test('no checksum, a checksum that is not last, and none of four digits', () => {
    expect(issuesOf(`${START}${BILL}5802TH`)).toEqual(['crc-missing']);
    expect(issuesOf(`${VECTORS.V23}6202ab`)).toEqual(['crc-missing']);
    expect(issuesOf(`${START}${BILL}5802TH6303ABC`)).toEqual(['crc-missing']);
  });

  test('an amount that comes twice', () => {
    expect(issuesOf(seal(`${START}${BILL}54041.0054049.005802TH`))).toEqual(['tlv-duplicate']);
  });

  test('a reference that comes twice inside the bill', () => {
    const twice = '30500016A00000067701011201150994000165501000201102012';
    expect(issuesOf(seal(`${START}${twice.replace('3050', '3049')}53037645802TH`))).toEqual(['tlv-duplicate']);
  });

  test.each(['1e3.0', '-5.00', '98,73', '.50', '1.234', '1.2.3', ' 1.00', '๑.00', 'NaN'])(
    'the amount %s is not digits with at most two decimals',
    (amount) => {
      expect(issuesOf(withAmount(amount))).toEqual(['amount-malformed']);
    },
  );

  test.each(['0', '0.00', '0.'])('the amount %s would be an open amount in disguise', (amount) => {
    expect(issuesOf(withAmount(amount))).toEqual(['amount-not-positive']);
  });

  test('an amount above what the format holds', () => {
    expect(issuesOf(withAmount('9999999999999'))).toEqual(['amount-too-large']);
    expect(issuesOf(withAmount('12345678901.00'))).toEqual(['amount-malformed']);
  });

  test.each([
    ['98.73', 9873],
    ['98', 9800],
    ['98.', 9800],
    ['98.7', 9870],
    ['0.01', 1],
    ['9999999999.99', MAX_BILL_SATANG],
  ])('the legal amount %s is read to the satang', (amount, satang) => {
    expect(decodedBill(withAmount(amount)).satang).toBe(satang);
  });

  test('a length that runs past the end', () => {
    expect(issuesOf('0002010299ABC')).toEqual(['tlv-overrun']);
    expect(issuesOf('000201010299ABC')).toEqual(['tlv-truncated']);
  });

  test('another currency, another country, or none', () => {
    expect(issuesOf(seal(`${START}${BILL.replace('5303764', '5303840')}5802TH`))).toEqual(['currency-not-baht']);
    expect(issuesOf(seal(`${START}${BILL}5802US`))).toEqual(['country-not-thailand']);
    expect(issuesOf(seal(`${START}${BILL.replace('5303764', '')}`))).toEqual([
      'currency-not-baht',
      'country-not-thailand',
    ]);
  });

  test('tips and fees on top, which PromptPay does not know', () => {
    expect(issuesOf(seal(`${START}${BILL}5502015802TH`))).toEqual(['tip-not-allowed']);
  });

  test('a first tag that is not the payload format, and an unknown point of initiation', () => {
    expect(issuesOf(seal(`${BILL}5802TH000201`))).toEqual(['payload-format-invalid']);
    expect(issuesOf(seal(`000202${BILL}5802TH`))).toEqual(['payload-format-invalid']);
    expect(issuesOf(seal(`000201010213${BILL}5802TH`))).toEqual(['point-of-initiation-invalid']);
  });

  test('references that are lower case, Thai, missing or of 21 characters, and a biller of 12 digits', () => {
    const bill = (biller: string, ref1: string): string => {
      const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;
      const template = field('00', 'A000000677010112') + field('01', biller) + (ref1 === '' ? '' : field('02', ref1));
      return seal(`${START}${field('30', template)}53037645802TH`);
    };
    expect(issuesOf(bill('099400016550100', 'A1'))).toEqual([]);
    expect(issuesOf(bill('099400016550100', 'a1'))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', 'ก1'))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', ''))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', '1'.repeat(21)))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550', '1'))).toEqual(['biller-id-invalid']);
  });

  test('a transfer to two targets at once, or to a malformed one', () => {
    const to = (template: string): string => seal(`${START}29${template.length}${template}53037645802TH`);
    const application = '0016A000000677010111';
    expect(issuesOf(to(`${application}01130066801234567`))).toEqual([]);
    expect(issuesOf(to(`${application}0113006680123456702131234567890123`))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(to(`${application}01101234567890`))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(to(application))).toEqual(['transfer-target-invalid']);
  });

  test('a code that names a transfer and a bill', () => {
    const transfer = '29370016A00000067701011101130066801234567';
    expect(issuesOf(seal(`${START}${transfer}${BILL}5802TH`))).toEqual(['two-payees']);
  });

  test('a broken bill or broken additional data inside an intact code', () => {
    expect(issuesOf(seal(`${START}30200016A00000067701011253037645802TH`))).toEqual([
      'biller-id-invalid',
      'ref1-invalid',
    ]);
    expect(issuesOf(seal(`${START}30220016A0000006770101120153037645802TH`))).toEqual(['tlv-truncated']);
    expect(issuesOf(seal(`${START}${BILL}5802TH6203071`))).toEqual(['tlv-truncated']);
  });

  test('anything that is no payment code', () => {
    expect(issuesOf('')).toEqual(['tlv-truncated']);
    expect(issuesOf('https://example.test/')).toEqual(['tlv-id-invalid']);
  });
});

describe('writing a bill', () => {
  test('gives the published codes character by character', () => {
    expect(encoded(aBill({ ref1: '67000000000123', ref2: '6810', satang: 47_250, terminal: 'PTE01' }))).toBe(
      VECTORS.V26,
    );
    expect(encoded({ billerId: '099400016550100', ref1: '1' })).toBe(VECTORS.V23);
    expect(encoded({ billerId: '099999999999990', ref1: '111222333444' })).toBe(VECTORS.V08);
  });

  test('asks for the same payment as the published code whose tags are ordered otherwise', () => {
    expect(encoded(aBill())).not.toBe(VECTORS.V09);
    expect(sameBillPayment(decodedBill(encoded(aBill())), decodedBill(VECTORS.V09))).toBe(true);
  });

  test('always writes two decimals, from 1 satang up to the largest amount', () => {
    expect(encoded(aBill({ satang: 1 }))).toContain('54040.01');
    expect(encoded(aBill({ satang: 50_000 }))).toContain('5406500.00');
    expect(encoded(aBill({ satang: MAX_BILL_SATANG }))).toContain('54139999999999.99');
  });

  test('never writes names or cities, which paying apps must not show', () => {
    expect(decodedBill(encoded(aBill({ terminal: 'K1' }))).fields.map(({ id }) => id)).toEqual([
      '00',
      '01',
      '30',
      '53',
      '54',
      '58',
      '62',
      '63',
    ]);
  });

  test('is dynamic with an amount and static without, unless the biller is set otherwise', () => {
    expect(decodedBill(encoded(aBill())).pointOfInitiation).toBe('dynamic');
    expect(decodedBill(encoded(aBill({ satang: undefined }))).pointOfInitiation).toBe('static');
    expect(decodedBill(encoded(aBill({ pointOfInitiation: 'static' }))).pointOfInitiation).toBe('static');
  });

  test.each([
    [{ satang: 0 }, 'amount-not-positive'],
    [{ satang: -500 }, 'amount-not-positive'],
    [{ satang: 0.5 }, 'amount-not-integer'],
    [{ satang: Number.NaN }, 'amount-not-integer'],
    [{ satang: Number.POSITIVE_INFINITY }, 'amount-not-integer'],
    [{ satang: 1e21 }, 'amount-not-integer'],
    [{ satang: MAX_BILL_SATANG + 1 }, 'amount-too-large'],
    [{ billerId: '0112233445566' }, 'biller-id-invalid'],
    [{ billerId: '09940001655010A' }, 'biller-id-invalid'],
    [{ ref1: '' }, 'ref1-invalid'],
    [{ ref1: 'abc' }, 'ref1-invalid'],
    [{ ref1: 'กข' }, 'ref1-invalid'],
    [{ ref1: '1'.repeat(21) }, 'ref1-invalid'],
    [{ ref1: '12-3' }, 'ref1-invalid'],
    [{ ref1: '123\n' }, 'ref1-invalid'],
    [{ ref2: '' }, 'ref2-invalid'],
    [{ terminal: 'x y' }, 'terminal-invalid'],
  ])('refuses %j', (changes, issue) => {
    expect(writeIssuesOf(changes)).toEqual([issue]);
  });

  test('names every reason at once', () => {
    expect(writeIssuesOf({ billerId: '', ref1: '', satang: 0 })).toEqual([
      'biller-id-invalid',
      'ref1-invalid',
      'amount-not-positive',
    ]);
  });
});

const digits = Array.from('0123456789');
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength });
const anyBill: fc.Arbitrary<BillPaymentToEncode> = fc.record(
  {
    billerId: fc.string({ unit: fc.constantFrom(...digits), minLength: 15, maxLength: 15 }),
    ref1: anyText(20),
    ref2: anyText(20),
    satang: fc.integer({ min: 1, max: MAX_BILL_SATANG }),
    terminal: anyText(25),
    pointOfInitiation: fc.constantFrom('static', 'dynamic'),
  },
  { requiredKeys: ['billerId', 'ref1'] },
);

const bahtText = (satang: number): string => `${BigInt(satang) / 100n}.${String(satang % 100).padStart(2, '0')}`;

describe('any bill', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        expect(sameBillPayment(decodedBill(encoded(bill)), bill)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is written byte for byte as promptpay-js writes it', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        const isDynamic = (bill.pointOfInitiation ?? (bill.satang === undefined ? 'static' : 'dynamic')) === 'dynamic';
        const oracle = promptpay.generate({
          method: isDynamic ? 'QR_DYNAMIC' : 'QR_STATIC',
          application: 'PROMPTPAY_BILL_PAYMENT',
          billerID: bill.billerId,
          reference1: bill.ref1,
          ...(bill.ref2 === undefined ? {} : { reference2: bill.ref2 }),
          currencyCode: '764',
          countryCode: 'TH',
          ...(bill.satang === undefined ? {} : { amount: bahtText(bill.satang) }),
          ...(bill.terminal === undefined ? {} : { additional: { terminalID: bill.terminal } }),
        });
        expect(encoded(bill)).toBe(oracle);
      }),
      { numRuns: 2500 },
    );
  });

  test('is understood by promptparse, which reads it strictly', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        const payload = encoded(bill);
        expect(validate.billPayment(payload)).toMatchObject({ billerId: bill.billerId, ref1: bill.ref1 });
        const read = parse(payload, true);
        expect(read?.getTagValue('30', '03')).toBe(bill.ref2);
        expect(read?.getTagValue('62', '07')).toBe(bill.terminal);
        expect(read?.getTagValue('54')).toBe(bill.satang === undefined ? undefined : bahtText(bill.satang));
      }),
      { numRuns: 2500 },
    );
  });

  test('with one character changed is refused, or asks for the very same payment', () => {
    const anyMutation = fc.record({
      bill: anyBill,
      at: fc.nat(),
      character: fc.constantFrom(
        ...Array.from({ length: 95 }, (_, code) => String.fromCharCode(0x20 + code)),
        'ก',
        'é',
      ),
    });
    fc.assert(
      fc.property(anyMutation, ({ bill, at, character }) => {
        const payload = encoded(bill);
        const index = at % payload.length;
        const mutated = payload.slice(0, index) + character + payload.slice(index + 1);
        // Only a checksum letter in lower case may pass.
        if (mutated.slice(0, -4) === payload.slice(0, -4) && mutated.toUpperCase() === payload) return;
        expect(decodeThaiQr(mutated).ok).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('cut short anywhere is refused', () => {
    fc.assert(
      fc.property(anyBill, fc.nat(), (bill, at) => {
        const payload = encoded(bill);
        expect(decodeThaiQr(payload.slice(0, at % payload.length)).ok).toBe(false);
      }),
    );
  });

  test('no text whatsoever makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof decodeThaiQr(text).ok === 'boolean'));
  });
});

describe('two codes ask for the same payment', () => {
  test.each([
    { billerId: '099400016550101' },
    { ref1: '1' },
    { ref2: undefined },
    { satang: 364_923 },
    { satang: undefined },
    { terminal: 'X' },
  ])('only when nothing differs, so not with %j', (change) => {
    expect(sameBillPayment(aBill(), aBill())).toBe(true);
    expect(sameBillPayment(aBill(), aBill(change))).toBe(false);
  });
});
