import { beforeEach, describe, expect, test } from 'vitest';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import {
  isNamedMoneyHere,
  isSurelyPaid,
  moneyForReceipt,
  receiptItems,
  standingReceipts,
  twiceCardId,
} from '#shared/mutations/receipt-money.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aNamedPayment, aPaidNotice, aPayment, aReceipt, aReceiptBook, receiptArgs } from '#test/builders/receipts.ts';

const AT = '2026-11-23T05:00:00.000Z';
const reported = { proof: 'reported' } as const;
const givenBack = { reversedAt: AT } as const;
const withdrawn = { withdrawnAt: AT } as const;
const paid = (proof: PaymentRow['proof']): NoticeRow =>
  aPaidNotice({ state: { kind: 'paid', paymentId: 'payment-1', paidAt: AT, proof } });
const cancelled = aNotice({ state: { kind: 'cancelled', reason: 'พิมพ์ผิด', cancelledAt: AT } });

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
  office.put('receiptBook', aReceiptBook());
});
const putMoney = (payments: readonly Partial<PaymentRow>[]): void => {
  for (const [index, over] of payments.entries())
    office.put('payment', aPayment({ id: `payment-${index + 1}`, ...over }));
};

describe('how the money of a notice stands for a receipt', () => {
  test.each<readonly [string, NoticeRow, readonly Partial<PaymentRow>[], 'sure' | 'not-sure' | 'gone']>([
    ['the bank signed it', paid('confirmed'), [{}], 'sure'],
    ['the file of the bank has it', paid('settled'), [{ proof: 'settled' }], 'sure'],
    ['an unsigned message told of it', paid('reported'), [reported], 'not-sure'],
    ['nobody has paid', aNotice(), [], 'not-sure'],
    ['it was cancelled and nobody has paid', cancelled, [], 'not-sure'],
    ['an unsigned message told of it and the notice is open', aNotice(), [reported], 'not-sure'],
    ['it was there and the bank took it back', aNotice(), [givenBack], 'gone'],
    [
      'only an unsigned message told of it, and the bank took it back',
      aNotice(),
      [{ ...reported, ...givenBack }],
      'gone',
    ],
    ['its file was replaced', aNotice(), [{ ...reported, ...withdrawn }], 'gone'],
    ['it was sure, and the notice was cancelled since', cancelled, [{}], 'gone'],
    ['one of its parts is here and another one went back', aNotice(), [{ satang: 1 }, givenBack], 'gone'],
    ['it came under another notice', aNotice(), [{ noticeId: 'notice-2' }], 'not-sure'],
  ])('%s', async (_about, notice, payments, expected) => {
    office.put('notice', notice);
    putMoney(payments);
    expect(await office.within((tx) => moneyForReceipt(tx, notice))).toBe(expected);
    expect(isSurelyPaid(notice)).toBe(expected === 'sure');
  });
});

describe('a receipt by how the money stands', () => {
  const issue = (over: Parameters<typeof receiptArgs>[1] = {}) =>
    office.run('issue-receipt', receiptArgs(aReceiptBook(), over), { id: 'receipt-1' });
  const cards = () => office.all('exception').map(({ kind, causeIds }) => `${kind} ${causeIds.join()}`);

  test('sure: it is issued and nobody is asked', async () => {
    office.put('notice', aPaidNotice());
    putMoney([{}]);
    expect(await issue()).toMatchObject({ ok: true });
    expect(cards()).toEqual([]);
  });

  test('gone: it is printed by then, so it stays and a card tells', async () => {
    office.put('notice', aNotice());
    putMoney([givenBack]);
    expect(await issue()).toMatchObject({ ok: true });
    expect(cards()).toEqual(['receipt-without-money receipt-1']);
  });

  test('never sure: it is refused and the sheet stays unused', async () => {
    office.put('notice', aNotice());
    putMoney([reported]);
    expect(await issue()).toMatchObject({ error: { type: 'receipt-money-not-sure', state: 'issued' } });
    expect(office.get('receiptBook', 'book-1')).toEqual(aReceiptBook());
  });

  test.each<readonly [string, Partial<PaymentRow>]>([
    ['is another amount by the records', { satang: 157_499 }],
    ['went back, though other money pays the notice', givenBack],
    ['was withdrawn, though other money pays the notice', withdrawn],
  ])('names money that %s: it stays and a card tells', async (_about, over) => {
    office.put(
      'notice',
      aPaidNotice({ state: { kind: 'paid', paymentId: 'payment-2', paidAt: AT, proof: 'settled' } }),
    );
    putMoney([over, {}]);
    expect(await issue()).toMatchObject({ ok: true });
    expect(cards()).toEqual(['receipt-without-money receipt-1']);
  });

  test('names money that nobody knows: it stays and a card tells', async () => {
    office.put('notice', aPaidNotice());
    putMoney([{}]);
    await issue({ payment: aNamedPayment({ paymentId: 'never' }) });
    expect(cards()).toEqual(['receipt-without-money receipt-1']);
  });

  test('two cards tell of one that is wrong in two ways', async () => {
    office.put('notice', aNotice());
    putMoney([givenBack]);
    office.put('receipt', aReceipt({ id: 'receipt-0', number: '2570-0009-001' }));
    await issue();
    expect(cards().toSorted()).toEqual(['receipt-twice receipt-0,receipt-1', 'receipt-without-money receipt-1']);
  });
});

describe('whether all that a receipt names is here', () => {
  const isHere = (...named: Parameters<typeof isNamedMoneyHere>[1]) =>
    office.within((tx) => isNamedMoneyHere(tx, named));
  const one = aNamedPayment();
  const two = aNamedPayment({ paymentId: 'payment-2', satang: 500 });

  test('nothing named is nothing missing: receipts of the first version', async () => {
    expect(await isHere()).toBe(true);
  });

  test.each<readonly [string, readonly Partial<PaymentRow>[], boolean]>([
    ['both are', [{}, { satang: 500 }], true],
    ['the second is not', [{}], false],
    ['the first is a satang less', [{ satang: 157_499 }, { satang: 500 }], false],
    ['the second is a satang more', [{}, { satang: 501 }], false],
    ['the first went back', [givenBack, { satang: 500 }], false],
    ['the second was withdrawn', [{}, { satang: 500, ...withdrawn }], false],
    ['the second is only reported: that is for how sure the notice is', [{}, { satang: 500, ...reported }], true],
  ])('%s', async (_about, payments, expected) => {
    putMoney(payments);
    expect(await isHere(one, two)).toBe(expected);
  });
});

describe('the lines of a receipt', () => {
  test.each([
    [150_000, 7_500, ['annual-fee 150000', 'surcharge 7500']],
    [150_000, 0, ['annual-fee 150000']],
    [0, 7_500, ['surcharge 7500']],
    [0, 0, []],
    [1, 1, ['annual-fee 1', 'surcharge 1']],
  ] as const)('of a fee of %s and a surcharge of %s satang', (feeSatang, surchargeSatang, expected) => {
    const lines = receiptItems([aNoticeItem({ feeSatang, surchargeSatang })]);
    expect(lines.map(({ kind, satang }) => `${kind} ${satang}`)).toEqual(expected);
  });

  test('stand in the order of the notice, each with its year, and come to its total', () => {
    const items = [aNoticeItem({ dueOn: '2026-03-01' }), aNoticeItem({ dueOn: '2024-03-01', surchargeSatang: 0 })];
    const lines = receiptItems(items);
    expect(lines.map(({ dueOn, kind }) => `${dueOn} ${kind}`)).toEqual([
      '2026-03-01 annual-fee',
      '2026-03-01 surcharge',
      '2024-03-01 annual-fee',
    ]);
    expect(lines.reduce((sum, { satang }) => sum + satang, 0)).toBe(307_500);
  });
});

describe('the receipts of a notice that stand', () => {
  const state = { kind: 'void', reason: 'ผิด', paper: 'attached', voidedAt: AT, voidedBy: 'staff-1' } as const;

  test('are those nobody voided, of this notice alone', async () => {
    office.put('receipt', aReceipt());
    office.put('receipt', aReceipt({ id: 'receipt-2', state }));
    office.put('receipt', aReceipt({ id: 'receipt-3', noticeId: 'notice-2' }));
    const standing = await office.within((tx) => standingReceipts(tx, 'notice-1'));
    expect(standing.map(({ id }) => id)).toEqual(['receipt-1']);
  });

  test.each([
    ['with one voided the question is answered', ['receipt-2'], true],
    ['with both voided too', ['receipt-2', 'receipt-1'], true],
    ['with none voided it stays', [], false],
  ])('two of them are a card: %s', async (_about, voided, isAnswered) => {
    office.put('notice', aPaidNotice());
    putMoney([{}]);
    office.put('receipt', aReceipt({ id: 'receipt-1', number: '2570-0009-001' }));
    await office.run('issue-receipt', receiptArgs(aReceiptBook()), { id: 'receipt-2' });
    expect(office.get('exception', twiceCardId('notice-1'))).toMatchObject({ causeIds: ['receipt-1', 'receipt-2'] });
    for (const receiptId of voided) await office.run('void-receipt', { receiptId, reason: 'ซ้ำ', paper: 'attached' });

    expect(office.get('exception', twiceCardId('notice-1'))?.resolvedAt !== undefined).toBe(isAnswered);
  });

  test('three of them are still a question when one is voided', async () => {
    office.put('notice', aPaidNotice());
    putMoney([{}]);
    for (const id of ['receipt-1', 'receipt-2']) office.put('receipt', aReceipt({ id, number: '2570-0009-001' }));
    await office.run('issue-receipt', receiptArgs(aReceiptBook()), { id: 'receipt-3' });
    await office.run('void-receipt', { receiptId: 'receipt-1', reason: 'ซ้ำ', paper: 'attached' });

    expect(office.get('exception', twiceCardId('notice-1'))).not.toHaveProperty('resolvedAt');
  });
});
