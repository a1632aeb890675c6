import { describe, expect, test } from 'vitest';
import type { BankFile, BankFileLine } from '#shared/domain/bank-file-layout.ts';
import type { BankFileProblem } from '#shared/domain/bank-file.ts';
import { MAX_BILL_SATANG } from '#shared/domain/bill-payment.ts';
import { checkBankFile, LARGEST_BANK_FILE_BYTES } from '#shared/domain/checked-bank-file.ts';
import { bytesHash } from '#shared/domain/content-hash.ts';
import { makeBankFile } from '#shared/domain/make-bank-file.ts';
import { err } from '#shared/lib/result.ts';
import { BankEventRow, BankFileRow } from '#shared/model/money-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aBankFileLine } from '#test/builders/bank-files.ts';
import { encodeBase64 } from '#shared/lib/base64.ts';

const OURS = '099999999999900';
const FORMER = '099999999999911';

const fileOf = (lines: readonly BankFileLine[], over: Partial<BankFile> = {}): Uint8Array => {
  const head = {
    bankCode: '006',
    account: '1234567890',
    companyName: 'สอจ.ปทุมธานี',
    effectiveOn: '2026-11-24',
    serviceCode: 'FEE',
  };
  const made = makeBankFile({ ...head, lines, ...over });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const check = (bytes: Uint8Array, billers: readonly string[] = [OURS]) => checkBankFile(bytes, new Set(billers));
const checked = (bytes: Uint8Array, billers?: readonly string[]) => {
  const file = check(bytes, billers);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
};
const problemsOf = (bytes: Uint8Array): readonly BankFileProblem[] => {
  const file = check(bytes);
  return file.ok || file.error.type !== 'bank-file-refused' ? [] : file.error.problems;
};

describe('a bank file that is in order', () => {
  test('shows a person what it is before it is taken over', () => {
    const bytes = fileOf([aBankFileLine({ satang: 157_500 }), aBankFileLine({ ref1: '1300000025', satang: 50 })]);

    expect(checked(bytes)).toMatchObject({
      sha256: bytesHash(bytes),
      bank: 'ktb',
      account: '1234567890',
      companyName: 'สอจ.ปทุมธานี',
      effectiveOn: '2026-11-24',
      serviceCode: 'FEE',
      dayKey: 'ktb/1234567890/2026-11-24/FEE',
      payments: { count: 2, satang: 157_550 },
      reversals: { count: 0, satang: 0 },
    });
  });

  test('numbers its lines as a person who opens the file counts them: the head is the first', () => {
    const lines = checked(fileOf([aBankFileLine(), aBankFileLine(), aBankFileLine()])).lines;

    expect(lines.map(({ record }) => record)).toEqual([2, 3, 4]);
  });

  test('counts money that came and money that went back apart', () => {
    const { payments, reversals, lines } = checked(
      fileOf([
        aBankFileLine({ satang: 100 }),
        aBankFileLine({ satang: 30, movement: 'debit' }),
        aBankFileLine({ satang: 5, movement: 'debit' }),
      ]),
    );

    expect(lines.map(({ meaning }) => meaning)).toEqual(['payment', 'reversal', 'reversal']);
    expect({ payments, reversals }).toEqual({
      payments: { count: 1, satang: 100 },
      reversals: { count: 2, satang: 35 },
    });
  });

  test('of a day without payments is one too', () => {
    expect(checked(fileOf([])).payments).toEqual({ count: 0, satang: 0 });
  });

  test.each([
    ['006', 'ktb'],
    ['002', 'bbl'],
    ['004', 'kbank'],
    ['014', 'scb'],
    ['999', 'bank-999'],
  ])('of bank %s is told by the name %s', (bankCode, bank) => {
    const file = checked(fileOf([], { bankCode }));

    expect([file.bank, file.dayKey]).toEqual([bank, `${bank}/1234567890/2026-11-24/FEE`]);
  });

  test.each([
    ['another bank', { bankCode: '014' }],
    ['another account', { account: '1234567891' }],
    ['another day', { effectiveOn: '2026-11-25' }],
    ['another service', { serviceCode: 'TAX' }],
  ])('of %s is not the file of the same day', (_called, over) => {
    expect(checked(fileOf([], over)).dayKey).not.toBe(checked(fileOf([])).dayKey);
  });

  test('that only its name of the company tells apart is the file of the same day', () => {
    expect(checked(fileOf([], { companyName: 'อื่น' })).dayKey).toBe(checked(fileOf([])).dayKey);
  });
});

describe('whose money a file brings', () => {
  const lines = [aBankFileLine(), aBankFileLine({ billerId: FORMER }), aBankFileLine({ billerId: '099999999999922' })];

  test('is asked line by line, and the first of others is named', () => {
    expect(check(fileOf(lines))).toEqual(err({ type: 'bank-file-of-others', record: 3 }));
    expect(check(fileOf(lines), [OURS, FORMER])).toEqual(err({ type: 'bank-file-of-others', record: 4 }));
  });

  test('is the office’s too when a letter of before was paid', () => {
    expect(check(fileOf(lines.slice(0, 2)), [OURS, FORMER]).ok).toBe(true);
  });

  test('is nobody’s in an office without a biller', () => {
    expect(check(fileOf([aBankFileLine()]), [])).toEqual(err({ type: 'bank-file-of-others', record: 2 }));
    expect(check(fileOf([]), []).ok).toBe(true);
  });

  test('is asked only of a file that is otherwise in order', () => {
    const bytes = fileOf([aBankFileLine({ billerId: FORMER })]);
    bytes[0] = 'X'.charCodeAt(0);

    expect(check(bytes)).toMatchObject({ error: { type: 'bank-file-refused' } });
  });
});

describe('what no row of the office could hold', () => {
  test.each([
    ['ten billion baht less a satang', MAX_BILL_SATANG, []],
    ['a satang more', MAX_BILL_SATANG + 1, [{ code: 'amount-too-large', record: 2, column: 164 }]],
    ['all digits of the field', 9_999_999_999_999, [{ code: 'amount-too-large', record: 2, column: 164 }]],
  ])('a payment of %s', (_called, satang, problems) => {
    expect(problemsOf(fileOf([aBankFileLine({ satang })]))).toEqual(problems);
  });

  test.each([
    ['that came', 'credit' as const, 40],
    ['that went back', 'debit' as const, 21],
  ])('lines %s which are each small enough and together are not', (_called, movement, column) => {
    const half = aBankFileLine({ satang: 500_000_000_000, movement });

    expect(problemsOf(fileOf([half, { ...half, satang: 499_999_999_999 }]))).toEqual([]);
    expect(problemsOf(fileOf([half, half]))).toEqual([{ code: 'amount-too-large', record: 4, column }]);
  });

  test.each([
    ['1970-01-01', '06:59:59', ['date-invalid']],
    ['1970-01-01', '07:00:00', []],
    ['1969-12-31', '23:59:59', ['date-invalid']],
    ['1900-01-01', '12:00:00', ['date-invalid']],
    ['2399-12-31', '23:59:59', []],
  ])('a payment of %s, %s o’clock', (paidOn, time, codes) => {
    const line = aBankFileLine({ paidOn, paidAtMs: Date.parse(`${paidOn}T${time}+07:00`) });
    // The writer reckons from 1970; the time of what is older is put in by hand.
    const bytes = fileOf([{ ...line, paidAtMs: Math.max(0, line.paidAtMs) }]);
    bytes.set(new TextEncoder().encode(time.replaceAll(':', '')), 258 + 28);

    expect(problemsOf(bytes).map(({ code }) => code)).toEqual(codes);
  });
});

test('whatever a file in order says, its rows fit the tables of the office', async () => {
  const office = createMemoryOffice();
  const extremes = [
    aBankFileLine({ ref1: 'ก'.repeat(20), ref2: '฿'.repeat(20), customerName: 'a '.repeat(25).trim() }),
    aBankFileLine({ ref1: '', ref2: '', customerName: '', transactionCode: '', satang: 1 }),
    aBankFileLine({ paidOn: '2399-12-31', paidAtMs: Date.parse('2399-12-31T23:59:59+07:00'), transactionCode: 'กขค' }),
    aBankFileLine({ paidOn: '1970-01-01', paidAtMs: 0, satang: MAX_BILL_SATANG - 1_000_000 }),
  ];
  const contentBase64 = encodeBase64(
    fileOf(extremes, { bankCode: '999', companyName: 'ก'.repeat(40), serviceCode: '' }),
  );
  const args = { officeId: 'office-13', fileName: 'ไฟล์ '.repeat(40), contentBase64 };

  expect((await office.runAtCentre('import-bank-file', args, { actorId: 'staff-finance' })).ok).toBe(true);

  expect(office.all('bankFile').map((row) => BankFileRow.safeParse(row).error)).toEqual([undefined]);
  expect(office.all('bankEvent').map((row) => BankEventRow.safeParse(row).error)).toEqual(
    extremes.map(() => undefined),
  );
});

test('four thousand payments of one day are no more than what is taken over at once', () => {
  const lines = Array.from({ length: 4_000 }, () => aBankFileLine());

  expect(fileOf(lines).length).toBeLessThanOrEqual(LARGEST_BANK_FILE_BYTES);
});
