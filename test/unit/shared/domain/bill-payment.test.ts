import { describe, expect, test } from 'vitest';
import {
  billAmountIssues,
  billPaymentIssues,
  foundBillPaymentIssues,
  MAX_BILL_SATANG,
  type BillPayment,
} from '#shared/domain/bill-payment.ts';

const aBill = (over: Partial<BillPayment> = {}): BillPayment => ({
  billerId: '099999999999900',
  ref1: '1300000017',
  ref2: '2569',
  satang: 157_500,
  terminal: 'PIO13',
  ...over,
});
const kinds = (issues: readonly { readonly type: string }[]): readonly string[] => issues.map(({ type }) => type);

describe('a bill that the office writes', () => {
  test('may be written, with or without what it need not have', () => {
    expect(billPaymentIssues(aBill())).toEqual([]);
    expect(billPaymentIssues(aBill({ ref2: undefined, satang: undefined, terminal: undefined }))).toEqual([]);
  });

  test.each<[string, Partial<BillPayment>, string]>([
    ['a tax id without its suffix', { billerId: '0999999999999' }, 'biller-id-invalid'],
    ['a biller of sixteen digits', { billerId: '0999999999999000' }, 'biller-id-invalid'],
    ['a biller in Thai digits', { billerId: '๐๙๙๙๙๙๙๙๙๙๙๙๙๐๐' }, 'biller-id-invalid'],
    ['no reference', { ref1: '' }, 'ref1-invalid'],
    ['a reference in small letters', { ref1: 'abc' }, 'ref1-invalid'],
    ['a reference with a hyphen', { ref1: '13-17' }, 'ref1-invalid'],
    ['a reference of 21 signs', { ref1: '1'.repeat(21) }, 'ref1-invalid'],
    ['a reference with a line end', { ref1: '13\n' }, 'ref1-invalid'],
    ['an empty second reference', { ref2: '' }, 'ref2-invalid'],
    ['a second reference in Thai', { ref2: 'ปท' }, 'ref2-invalid'],
    ['a terminal of 26 signs', { terminal: 'A'.repeat(26) }, 'terminal-invalid'],
    ['a terminal with a blank', { terminal: 'PIO 13' }, 'terminal-invalid'],
    ['half a satang', { satang: 0.5 }, 'amount-not-integer'],
    ['no number', { satang: Number.NaN }, 'amount-not-integer'],
    ['more than a number can count', { satang: 2 ** 53 }, 'amount-not-integer'],
    ['nothing to pay', { satang: 0 }, 'amount-not-positive'],
    ['less than nothing', { satang: -1 }, 'amount-not-positive'],
    ['more than the field can carry', { satang: MAX_BILL_SATANG + 1 }, 'amount-too-large'],
  ])('may not be written with %s', (_what, over, issue) => {
    expect(kinds(billPaymentIssues(aBill(over)))).toEqual([issue]);
  });

  test('tells all that is wrong with it at once, in the order of its fields, and nothing of what stands in it', () => {
    const issues = billPaymentIssues(aBill({ billerId: 'x', ref1: 'ความลับ', ref2: '-', satang: 0, terminal: '' }));

    expect(issues).toEqual([
      { type: 'biller-id-invalid' },
      { type: 'ref1-invalid' },
      { type: 'ref2-invalid' },
      { type: 'terminal-invalid' },
      { type: 'amount-not-positive' },
    ]);
  });
});

describe('a bill that stands in a code of somebody else', () => {
  test.each<[string, Partial<BillPayment>]>([
    ['a biller of thirteen digits', { billerId: '0999999999999' }],
    ['a biller of fourteen digits', { billerId: '09999999999990' }],
    ['a terminal with blanks and small letters', { terminal: 'Branch 7, til' }],
  ])('is believed with %s, which the office itself would not write', (_what, over) => {
    expect(foundBillPaymentIssues(aBill(over))).toEqual([]);
    expect(billPaymentIssues(aBill(over))).toHaveLength(1);
  });

  test.each<[string, Partial<BillPayment>]>([
    ['a biller of twelve digits', { billerId: '099999999999' }],
    ['a terminal with a control character', { terminal: 'A\u0007' }],
    ['a reference in small letters', { ref1: 'abc' }],
  ])('is not believed with %s', (_what, over) => {
    expect(foundBillPaymentIssues(aBill(over))).toHaveLength(1);
  });
});

test.each([
  [1, []],
  [MAX_BILL_SATANG, []],
  [MAX_BILL_SATANG + 1, ['amount-too-large']],
  [-0, ['amount-not-positive']],
  [Number.POSITIVE_INFINITY, ['amount-not-integer']],
])('an amount of %d satang: %j', (satang, issues) => {
  expect(kinds(billAmountIssues(satang))).toEqual(issues);
});
