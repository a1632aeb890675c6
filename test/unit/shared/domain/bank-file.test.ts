import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankFile, BankFileLine } from '#shared/domain/bank-file-layout.ts';
import { readBankFile, type BankFileProblem } from '#shared/domain/bank-file.ts';
import { makeBankFile } from '#shared/domain/make-bank-file.ts';
import { decodeWindows874, encodeWindows874 } from '#shared/domain/windows-874.ts';

const RECORD_BYTES = 258;
const aLine = (over: Partial<BankFileLine> = {}): BankFileLine => ({
  paidOn: '2026-11-24',
  paidAtMs: Date.parse('2026-11-24T12:05:09+07:00'),
  customerName: 'บริษัท น้ำแข็งปทุม จำกัด',
  ref1: '13690000000142',
  ref2: '',
  ref3: '',
  branch: '0013',
  teller: '0007',
  movement: 'credit',
  transactionCode: 'CSH',
  chequeNumber: '',
  satang: 157_500,
  chequeBank: '',
  billerId: '099999999999990',
  sendingBank: '014',
  newChequeNumber: '',
  ...over,
});
const aFile = (over: Partial<BankFile> = {}): BankFile => ({
  bankCode: '006',
  account: '0999999999',
  companyName: 'สำนักงานอุตสาหกรรมจังหวัด',
  effectiveOn: '2026-11-24',
  serviceCode: 'FEE',
  lines: [aLine(), aLine({ ref1: '13690000000239', satang: 1, movement: 'debit' })],
  ...over,
});
const bytesOf = (file: BankFile): Uint8Array => {
  const made = makeBankFile(file);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const changed = (bytes: Uint8Array, at: number, text: string): Uint8Array => {
  const copy = bytes.slice();
  copy.set(encodeWindows874(text) ?? [], at);
  return copy;
};
/** The offset of a byte, record and column counted from 1. */
const offset = (record: number, column: number): number => (record - 1) * RECORD_BYTES + column - 1;
const problemsOf = (bytes: Uint8Array): readonly BankFileProblem[] => {
  const read = readBankFile(bytes);
  return read.ok ? [] : read.error.problems;
};

describe('the file of the day', () => {
  test('is read with Thai names, each field from its own bytes', () => {
    expect(readBankFile(bytesOf(aFile()))).toEqual({ ok: true, value: aFile() });
  });

  test('of a day without payments has a header and totals of nothing', () => {
    expect(readBankFile(bytesOf(aFile({ lines: [] })))).toMatchObject({ ok: true, value: { lines: [] } });
  });

  test('may end without a line end, with LF alone, or with the end mark of old systems', () => {
    const bytes = bytesOf(aFile());
    expect(readBankFile(bytes.slice(0, -2)).ok).toBe(true);
    expect(readBankFile(bytes.filter((byte) => byte !== 0x0d)).ok).toBe(true);
    expect(readBankFile(Uint8Array.from([...bytes, 0x1a])).ok).toBe(true);
  });

  test('with Buddhist years means the same days', () => {
    const buddhist = changed(changed(bytesOf(aFile()), offset(1, 65), '2569'), offset(2, 25), '2569');
    expect(readBankFile(buddhist)).toEqual({ ok: true, value: aFile() });
  });

  test('comes back as it was written, whatever is in it', () => {
    const text = (most: number) =>
      fc
        .string({ unit: fc.constantFrom(...Array.from('AZ09 กฮะ้ำเ๙€…')), maxLength: most })
        .map((value) => value.replace(/ +$/, ''));
    const paidAtMs = fc
      .integer({ min: Date.parse('2020-01-01T00:00:00Z') / 1000, max: Date.parse('2099-12-30T00:00:00Z') / 1000 })
      .map((seconds) => seconds * 1000);
    const anyLine = fc
      .record({
        paidAtMs,
        customerName: text(50),
        ref1: text(20),
        ref2: text(20),
        ref3: text(20),
        teller: text(4),
        movement: fc.constantFrom('debit' as const, 'credit' as const),
        satang: fc.integer({ min: 1, max: 99_999_999_999 }),
        newChequeNumber: text(10),
      })
      .map((over) => {
        const paidOn = new Date(over.paidAtMs + 7 * 3_600_000).toISOString().slice(0, 10);
        return aLine({ ...over, paidOn });
      });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), text(40), (lines, companyName) => {
        const file = aFile({ lines, companyName });
        expect(readBankFile(bytesOf(file))).toEqual({ ok: true, value: file });
      }),
    );
  });

  test('is not made of values that do not fit', () => {
    expect(makeBankFile(aFile({ lines: [aLine({ ref1: '1'.repeat(21) })] }))).toEqual({
      ok: false,
      error: { type: 'bank-file-unwritable', record: 2, column: 85 },
    });
    expect(makeBankFile(aFile({ companyName: '工' }))).toMatchObject({ ok: false, error: { record: 1, column: 21 } });
  });
});

describe('a file that is wrong anywhere', () => {
  test.each<[string, number, number, string, BankFileProblem['code']]>([
    ['begins with something else than H', 1, 1, 'D', 'record-type-wrong'],
    ['has a second H', 2, 1, 'H', 'record-type-wrong'],
    ['ends without T', 4, 1, 'D', 'record-type-wrong'],
    ['skips a number', 3, 2, '000004', 'sequence-broken'],
    ['has a line of another bank', 3, 8, '014', 'account-differs'],
    ['has a day that does not exist', 2, 21, '31022026', 'date-invalid'],
    ['has a time that does not exist', 2, 29, '246000', 'time-invalid'],
    ['has a comma in an amount', 2, 164, '000000001,500', 'digits-expected'],
    ['has a line of no money', 2, 164, '0000000000000', 'amount-zero'],
    ['has a line that is neither debit nor credit', 2, 153, 'X', 'movement-unknown'],
    ['has a biller with letters', 2, 197, 'ABC', 'digits-expected'],
    ['sums up wrongly by a satang', 4, 40, '0000000157501', 'total-differs'],
    ['counts wrongly', 4, 53, '000002', 'count-differs'],
    ['has an amount that its totals do not know', 3, 164, '0000000000002', 'total-differs'],
  ])('because it %s is refused as a whole with the place', (_what, record, column, text, code) => {
    const problems = problemsOf(changed(bytesOf(aFile()), offset(record, column), text));
    expect(problems.map((problem) => problem.code)).toContain(code);
    // A sum shows in the totals, wherever the wrong amount stands.
    const place = { code, record: code === 'total-differs' ? 4 : record };
    expect(problems.map(({ code: found, record: at }) => ({ code: found, record: at }))).toContainEqual(place);
  });

  test('because a line has a byte that Windows-874 does not have is refused with the place', () => {
    const bytes = bytesOf(aFile());
    bytes[offset(2, 40)] = 0xfe;
    expect(problemsOf(bytes)).toEqual([{ code: 'text-undecodable', record: 2, column: 35 }]);
  });

  test('because it is empty is refused', () => {
    expect(problemsOf(new Uint8Array())).toEqual([{ code: 'file-empty', record: 1, column: 1 }]);
  });

  test('because it was sent as UTF-8 is refused: its records are longer', () => {
    const utf8 = new TextEncoder().encode(decodeWindows874(bytesOf(aFile()).slice(0, 256)) ?? '');
    expect(problemsOf(utf8)).toMatchObject([{ code: 'record-length-wrong' }]);
  });

  test('is refused wherever it was cut off, except in its last line end', () => {
    const bytes = bytesOf(aFile());
    for (let length = 0; length < bytes.length - 2; length += 1) {
      expect(readBankFile(bytes.subarray(0, length)).ok, `cut to ${length}`).toBe(false);
    }
  });

  test('is refused when a record is lost, repeated or moved', () => {
    const records = Array.from({ length: 4 }, (_, index) =>
      [...bytesOf(aFile())].slice(index * RECORD_BYTES, (index + 1) * RECORD_BYTES),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 6 }), (order) => {
        fc.pre(order.join('') !== '0123');
        const bytes = Uint8Array.from(order.flatMap((index) => records[index] ?? []));
        expect(readBankFile(bytes).ok).toBe(false);
      }),
    );
  });

  test('never throws and never gives half a file, whatever bytes come', () => {
    const whole = bytesOf(aFile());
    const garbled = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((edits) => {
        const copy = whole.slice();
        for (const [at, byte] of edits) copy[at] = byte;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(garbled, fc.uint8Array({ maxLength: 600 })), (bytes) => {
        const read = readBankFile(bytes);
        expect(read.ok ? read.value.lines.length === 2 : read.error.problems.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('names at most twenty problems', () => {
    const bytes = new Uint8Array(2000).fill(0x0a);
    expect(problemsOf(bytes)).toHaveLength(20);
  });
});
