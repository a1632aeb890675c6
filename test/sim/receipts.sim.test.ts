import { describe, expect, test } from 'vitest';
import type { ReceiptBookRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import { receiptFindingsOf, runReceipts } from './receipts-scenario.ts';

const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 15 }, (_, index) => index + 1);
describe('two PCs that issue receipts through power cuts, lost replies and lost databases', () => {
  test.each(seeds)('leave books without a gap, a repetition or a broken chain (SEED=%i)', async (seed) => {
    const ran = await runReceipts({ seed });

    expect(ran.centre.rows('receipt').length).toBeGreaterThan(10);
    expect(receiptFindingsOf(ran)).toEqual([]);
  });

  test('keep every printed sheet when a disk silently loses a receipt and a second one is issued for its notice', async () => {
    const ran = await runReceipts({ seed: 1464, faultScale: 2 });

    expect(ran.world.faults()['row-changed']).toBeGreaterThan(0);
    expect(receiptFindingsOf(ran)).toEqual([]);
  });

  test('draw a new book after a PC lost its data and its journal, whatever of its old work turns up later', async () => {
    const ran = await runReceipts({ seed: 2200, faultScale: 2 });

    const books = ran.centre.rows('receiptBook') as readonly ReceiptBookRow[];
    const isDrawnAnew = books.some((a) => books.some((b) => b.deviceId === a.deviceId && b.clientId !== a.clientId));
    expect(isDrawnAnew).toBe(true);
    expect(receiptFindingsOf(ran)).toEqual([]);
  });

  test('never hide that a notice has two receipts: there is one open card for each', async () => {
    let found = 0;
    for (const seed of seeds.slice(0, 6)) {
      const { centre } = await runReceipts({ seed });
      const standing = (centre.rows('receipt') as readonly ReceiptRow[]).filter(
        ({ state }) => state.kind === 'standing',
      );
      const twice = new Set(
        standing.filter((a) => standing.some((b) => b.noticeId === a.noticeId && b.id !== a.id)).map((a) => a.noticeId),
      );
      const cards = centre.rows('exception') as readonly { id: string; kind: string; resolvedAt?: string }[];
      const open = cards.filter(({ kind, resolvedAt }) => kind === 'receipt-twice' && resolvedAt === undefined);
      expect(open.map(({ id }) => id).sort()).toEqual([...twice].map((id) => `receipt-twice-${id}`).sort());
      found += cards.filter(({ kind }) => kind === 'receipt-twice').length;
    }
    expect(found).toBeGreaterThan(0);
  });

  test('raise a card for each that was dated ahead by a clock that was wrong', async () => {
    const { centre, centreDay } = await runReceipts({ seed: 1 });
    const ahead = (centre.rows('receipt') as readonly ReceiptRow[]).filter(({ issuedOn }) => issuedOn > centreDay);
    expect(ahead.length).toBeGreaterThan(0);
  });
});
