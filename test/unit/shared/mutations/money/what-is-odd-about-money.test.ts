import { describe, expect, test } from 'vitest';
import type { NoticeMoney } from '#shared/domain/payment-fold.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { MoneyCaseKind, type MoneyCaseRow, type PaymentRow } from '#shared/model/money-rows.ts';
import { dayPaymentOf } from '#shared/mutations/day-payments.ts';
import { isAmong, oddityOf } from '#shared/mutations/fold-cases.ts';
import { endOfDayMs, isSetAside, isStanding, type Known, termsOf } from '#shared/mutations/known-money.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { aMoneyCase } from '#test/builders/money-rows.ts';
import { aPaidNotice, aPayment } from '#test/builders/receipts.ts';

const AT = '2026-11-25T03:00:00.000Z';
const cancelled = aNotice({ state: { kind: 'cancelled', reason: 'พิมพ์ผิด', cancelledAt: AT } });
const gone = { reversedAt: AT } as const;
const withdrawn = { withdrawnAt: AT } as const;

const known = (over: Partial<Known> = {}): Known => ({
  ref1: '1300000017',
  at: AT,
  notice: aNotice(),
  events: [],
  stored: [],
  payments: [],
  cases: new Map(),
  ...over,
});
const closed = (
  outcome: Extract<MoneyCaseRow['state'], { kind: 'closed' }>['outcome'],
  over: Partial<MoneyCaseRow> = {},
) => aMoneyCase({ state: { kind: 'closed', outcome, reason: 'ตัดสินแล้ว', by: 'staff-finance', at: AT }, ...over });
const kept = (over: Partial<MoneyCaseRow> = {}) => closed({ kind: 'kept' }, over);
const refunded = (over: Partial<MoneyCaseRow> = {}) =>
  closed({ kind: 'refunded', proposedBy: 'staff-2', proposedAt: AT }, over);

describe('what is odd about a payment', () => {
  interface Situation {
    readonly payment?: Partial<PaymentRow>;
    readonly notice?: NoticeRow | undefined;
    readonly money?: NoticeMoney;
    readonly paying?: readonly PaymentRow[];
  }
  const contradicted: NoticeMoney = { kind: 'contradicted', keys: ['k'] };
  const other = aPayment({ id: 'payment-2' });

  test.each<readonly [string, Situation, MoneyCaseKind | undefined]>([
    ['it pays', { paying: [aPayment()] }, undefined],
    ['it pays with another', { payment: { satang: 1 }, paying: [other, aPayment()] }, undefined],
    ['no notice has its reference', { notice: undefined }, 'unknown-reference'],
    ['its notice was cancelled', { notice: cancelled }, 'paid-though-cancelled'],
    [
      'its notice was cancelled and the amount is wrong',
      { notice: cancelled, payment: { satang: 1 } },
      'paid-though-cancelled',
    ],
    ['it is a satang too little', { payment: { satang: 157_499 } }, 'wrong-amount'],
    ['it is a satang too much', { payment: { satang: 157_501 } }, 'wrong-amount'],
    ['it is a satang off beside one that pays', { payment: { satang: 157_501 }, paying: [other] }, 'wrong-amount'],
    ['another one pays already', { paying: [other] }, 'duplicate'],
    ['it is right and does not pay: it came late', {}, 'late'],
    ['the bank took it back', { payment: gone }, 'reversed'],
    ['the bank took back what no notice knows', { payment: gone, notice: undefined }, 'reversed'],
    ['its file was replaced', { payment: withdrawn }, 'withdrawn'],
    ['its file was replaced after the bank took it back', { payment: { ...gone, ...withdrawn } }, 'withdrawn'],
    ['the bank contradicts itself', { money: contradicted }, 'contradicted'],
    [
      'the bank contradicts itself about what no notice knows',
      { money: contradicted, notice: undefined },
      'contradicted',
    ],
    ['the bank contradicts itself about what it took back', { money: contradicted, payment: gone }, 'reversed'],
  ])('%s', (_about, situation, expected) => {
    const { payment = {}, money = { kind: 'unpaid' }, paying = [] } = situation;
    const notice = 'notice' in situation ? situation.notice : aNotice();
    const judged = {
      known: known({ notice }),
      money: { state: money, payments: [], reversalsWaiting: 0 },
      paying,
    };
    expect(oddityOf(aPayment(payment), judged)).toBe(expected);
  });

  test('is asked by the id of the payment, not by its amount', () => {
    expect(isAmong([other], aPayment())).toBe(false);
    expect(isAmong([aPayment({ satang: 1 })], aPayment())).toBe(true);
    expect(isAmong([], aPayment())).toBe(false);
  });
});

describe('whether money is here', () => {
  test.each([
    ['as it came', {}, true],
    ['given back', gone, false],
    ['withdrawn', withdrawn, false],
    ['both', { ...gone, ...withdrawn }, false],
  ])('%s', (_about, over, expected) => {
    expect(isStanding(aPayment(over))).toBe(expected);
  });
});

describe('whether a person has taken a payment out of what its reference is paid by', () => {
  const here = aNotice();
  test.each<readonly [string, MoneyCaseRow | undefined, NoticeRow | undefined, boolean]>([
    ['there is no case', undefined, here, false],
    ['nobody has decided', aMoneyCase(), here, false],
    [
      'a refund is only proposed',
      aMoneyCase({ state: { kind: 'refund-proposed', by: 'staff-2', at: AT, reason: 'x' } }),
      here,
      false,
    ],
    ['nothing is left to decide', aMoneyCase({ state: { kind: 'cleared', at: AT } }), here, false],
    ['it was given back', refunded(), here, true],
    ['it was kept as it is', kept(), here, true],
    [
      'it was counted for this notice',
      closed({ kind: 'matched', noticeId: 'notice-1' }, { matchedNoticeId: 'notice-1' }),
      here,
      false,
    ],
    [
      'it was counted for another',
      closed({ kind: 'matched', noticeId: 'notice-2' }, { matchedNoticeId: 'notice-2' }),
      here,
      true,
    ],
    [
      'it was counted for one, under a reference nobody issued',
      aMoneyCase({ matchedNoticeId: 'notice-2' }),
      undefined,
      true,
    ],
    ['it was counted for another and waits again', aMoneyCase({ matchedNoticeId: 'notice-2' }), here, true],
    ['it was kept though its year is paid: it pays still', kept({ kind: 'year-paid-already' }), here, false],
    ['it was given back because its year is paid', refunded({ kind: 'year-paid-already' }), here, true],
  ])('%s', (_about, card, notice, expected) => {
    expect(isSetAside(card, notice)).toBe(expected);
  });
});

describe('what the fold is told of a notice', () => {
  test('its amount, the end of its last day in Thailand, and that it is open', () => {
    expect(termsOf(known())).toEqual({
      ref1: '1300000017',
      satang: 157_500,
      validUntilMs: Date.parse('2026-11-30T16:59:59.999Z'),
      isCancelled: false,
      setAside: new Set(),
    });
  });

  test('that it was cancelled', () => {
    expect(termsOf(known({ notice: cancelled })).isCancelled).toBe(true);
    expect(termsOf(known({ notice: aPaidNotice() })).isCancelled).toBe(false);
  });

  test('that nothing is due where there is none', () => {
    expect(termsOf(known({ notice: undefined }))).toMatchObject({ satang: 0, validUntilMs: 0, isCancelled: false });
  });

  test('every name of a payment that a person has taken out, and of no other', () => {
    const payments = [aPayment({ keys: ['message', 'line'] }), aPayment({ id: 'payment-2', keys: ['other'] })];
    const cases = new Map([['payment-1', refunded()]]);
    expect(termsOf(known({ payments, cases })).setAside).toEqual(new Set(['message', 'line']));
  });

  test.each([
    ['2026-11-30', '2026-11-30T16:59:59.999Z'],
    ['2028-02-29', '2028-02-29T16:59:59.999Z'],
    ['2026-09-30', '2026-09-30T16:59:59.999Z'],
  ])('the end of %s is a millisecond before midnight in Thailand', (on, instant) => {
    expect(new Date(endOfDayMs(on)).toISOString()).toBe(instant);
  });
});

describe('a payment as the comparison of its day sees it', () => {
  const payment = aPayment();
  const open = (kind: MoneyCaseKind): MoneyCaseRow => aMoneyCase({ kind });

  test.each<readonly [MoneyCaseKind, string]>([
    ['unknown-reference', 'unknown-reference'],
    ['wrong-amount', 'amount-differs'],
    ['duplicate', 'duplicate'],
    ['year-paid-already', 'duplicate'],
    ['late', 'other'],
    ['paid-though-cancelled', 'other'],
    ['contradicted', 'other'],
    ['reversed', 'reversed'],
    ['reversed-after-receipt', 'reversed'],
    ['withdrawn', 'other'],
  ])('waits for a person: %s is shown as %s', (kind, because) => {
    expect(dayPaymentOf(payment, { card: open(kind), notice: undefined }).standing).toEqual({ kind: 'open', because });
  });

  test('has words for every kind of case', () => {
    const shown = MoneyCaseKind.options.map((kind) => dayPaymentOf(payment, { card: open(kind), notice: undefined }));
    for (const { standing } of shown) expect(standing).toMatchObject({ kind: 'open', because: expect.any(String) });
  });

  test.each<readonly [string, MoneyCaseRow | undefined, NoticeRow | undefined, string]>([
    ['pays its notice', undefined, aPaidNotice(), 'paying'],
    [
      'pays its notice after its case was cleared',
      aMoneyCase({ state: { kind: 'cleared', at: AT } }),
      aPaidNotice(),
      'paying',
    ],
    ['pays by a decision', closed({ kind: 'matched', noticeId: 'notice-1' }), aPaidNotice(), 'paying'],
    ['was kept', kept(), aNotice(), 'decided'],
    ['was given back', refunded(), undefined, 'decided'],
    [
      'waits while a refund is only proposed',
      aMoneyCase({ state: { kind: 'refund-proposed', by: 'staff-2', at: AT, reason: 'x' } }),
      aPaidNotice(),
      'open',
    ],
  ])('%s', (_about, card, notice, expected) => {
    expect(dayPaymentOf(payment, { card, notice }).standing.kind).toBe(expected);
  });

  test.each([
    ['as it came', {}, false],
    ['given back', gone, true],
    ['withdrawn', withdrawn, true],
  ])('%s, is it gone', (_about, over, isGone) => {
    expect(dayPaymentOf(aPayment(over), { card: undefined, notice: aPaidNotice() })).toEqual({
      id: 'payment-1',
      ref1: '1300000017',
      satang: 157_500,
      paidAt: '2026-11-23T01:30:00.000Z',
      evidence: 'message',
      isGone,
      standing: { kind: 'paying' },
    });
  });
});
