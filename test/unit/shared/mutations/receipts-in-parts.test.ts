import { describe, expect, test } from 'vitest';
import { verifyReceiptChain } from '#shared/domain/receipt-chain.ts';
import { err } from '#shared/lib/result.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import {
  aNamedPayment,
  aPaidNotice,
  aPayment,
  aReceiptBook,
  firstReceiptArgs,
  receiptArgs,
} from '#test/builders/receipts.ts';

const first = aNamedPayment({ paymentId: 'part-1', satang: 100_000, paidOn: '2026-11-20', bankReference: 'KTB-77' });
/** Known from the bank's file alone: it has no number. */
const { bankReference: _none, ...second } = aNamedPayment({ paymentId: 'part-2', satang: 57_500, channel: 'atm' });

/** A notice whose money came in two parts, and beside it two that were paid at once. */
const anOffice = (over: Parameters<typeof aPayment>[0] = {}): MemoryOffice => {
  const office = createMemoryOffice();
  office.put('receiptBook', aReceiptBook());
  const paid = { kind: 'paid', paidAt: '2026-11-23T01:30:00.000Z', proof: 'confirmed' } as const;
  office.put('notice', aPaidNotice({ state: { ...paid, paymentId: 'part-2', earlierParts: ['part-1'] } }));
  office.put('payment', aPayment({ id: 'part-1', satang: 100_000, paidOn: '2026-11-20', ...over }));
  office.put('payment', aPayment({ id: 'part-2', satang: 57_500 }));
  for (const number of [2, 3]) {
    const ref1 = `130000001${number}`;
    office.put('notice', aPaidNotice({ id: `notice-${number}`, ref1 }));
    office.put('payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1 }));
  }
  return office;
};
const book = (office: MemoryOffice) => office.get('receiptBook', 'book-1')!;
const inParts = { payment: second, earlierPayments: [first] };
const issue = (
  office: MemoryOffice,
  over: Partial<MutationArgs<'issue-receipt'>> = inParts,
  event: Partial<MutationEvent> = {},
) => office.run('issue-receipt', receiptArgs(book(office), over), { id: 'receipt-1', ...event });
const chainOf = (office: MemoryOffice) => {
  const { state, fiscalYear, id } = book(office);
  if (state.kind === 'asked') throw new Error('no book yet');
  return verifyReceiptChain({ ...state, bookId: id, fiscalYear }, office.all('receipt'));
};

describe('a receipt of money that came in parts', () => {
  test('names every part with amount, day and the number of the bank, earliest first', async () => {
    const office = anOffice();

    expect(await issue(office)).toMatchObject({ ok: true });

    expect(office.get('receipt', 'receipt-1')).toMatchObject({
      payments: [first, second],
      paymentId: 'part-2',
      paidOn: '2026-11-23',
      channel: 'atm',
      totalSatang: 157_500,
    });
    expect(chainOf(office)).toEqual({ ok: true, value: { sheets: 1 } });
    expect(office.all('exception')).toEqual([]);
  });

  test.each([
    ['amount', { satang: 100_001 }],
    ['day', { paidOn: '2026-11-21' }],
    ['way', { channel: 'counter' }],
    ['bank', { bank: 'scb' }],
    ['number', { bankReference: 'KTB-78' }],
  ])('is chained with them: another %s of a part is found', async (_, change) => {
    const office = anOffice();
    await issue(office);
    const receipt = office.get('receipt', 'receipt-1')!;

    office.put('receipt', { ...receipt, payments: [{ ...first, ...change }, second] });

    expect(chainOf(office)).toMatchObject({ error: { reason: 'content-differs' } });
  });

  test('is chained with them: a part less, or none named, is found', async () => {
    const office = anOffice();
    await issue(office);
    const { payments: _payments, ...unnamed } = office.get('receipt', 'receipt-1')!;

    office.put('receipt', { ...unnamed, payments: [second] });
    expect(chainOf(office)).toMatchObject({ error: { reason: 'content-differs' } });
    office.put('receipt', unnamed);
    expect(chainOf(office)).toMatchObject({ error: { reason: 'content-differs' } });
  });

  test('is refused when the parts do not come to the amount of the notice, and nothing changes', async () => {
    const office = anOffice();
    const before = office.everything();

    expect(await issue(office, { payment: second, earlierPayments: [] })).toEqual(
      err({ type: 'receipt-payments-differ', expectedSatang: 157_500, satang: 57_500 }),
    );
    expect(office.everything()).toEqual(before);
  });

  test('stays when one part was given back before it reached the centre, though other money pays the notice now: a card tells', async () => {
    const office = anOffice({ reversedAt: '2026-11-23T01:50:00.000Z' });

    expect(await issue(office)).toMatchObject({ ok: true });

    expect(office.all('exception')).toMatchObject([{ kind: 'receipt-without-money', causeIds: ['receipt-1'] }]);
    expect(chainOf(office)).toMatchObject({ ok: true });
  });
});

describe('a receipt as PCs of the first version send it', () => {
  const first2 = { noticeId: 'notice-2', paymentId: 'payment-2' };

  test('is taken with the content and the hash that it was printed with', async () => {
    const office = anOffice();
    const args = firstReceiptArgs(book(office), { noticeId: 'notice-1', paymentId: 'part-2' });

    expect(await office.run('issue-receipt@1', args, { id: 'receipt-1' })).toMatchObject({ ok: true });

    const receipt = office.get('receipt', 'receipt-1')!;
    expect(receipt).not.toHaveProperty('payments');
    // What the first version computed for this content; the paper bears the beginning of it.
    expect(receipt.hash).toBe('92b32d8caaf657565e8f40b84d2ddde255eb053a7b0fd8d206707391fe499645');
  });

  test('stands in one chain with those of the second, in any order', async () => {
    const office = anOffice();
    await office.run('issue-receipt@1', firstReceiptArgs(book(office), first2), { id: 'old-1' });
    await issue(office);
    const last = firstReceiptArgs(book(office), { noticeId: 'notice-3', paymentId: 'payment-3' });
    await office.run('issue-receipt@1', last, { id: 'old-2' });

    expect(chainOf(office)).toEqual({ ok: true, value: { sheets: 3 } });
    const named = office.all('receipt').map(({ number, payments }) => `${number} ${payments?.length ?? 0}`);
    expect(named.toSorted()).toEqual(['2570-0001-001 0', '2570-0001-002 2', '2570-0001-003 0']);
  });
});
