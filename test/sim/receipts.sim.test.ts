import { describe, expect, test } from 'vitest';
import { booksToDraw, nextSheetOf } from '#data/receipt-books.ts';
import { verifyReceiptChain } from '#shared/domain/receipt-chain.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { ReceiptBookRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { aPaidNotice, aPayment } from '#test/builders/receipts.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryCentre } from '#test/fakes/memory-centre.ts';
import { createWorld, simulatedOffice, type SimulatedWork, type WorkingPc } from './world.ts';

const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 15 }, (_, index) => index + 1);
const STEPS = 500;
const NOTICES = 60;

const paidNotices = (): readonly SnapshotRow[] =>
  Array.from({ length: NOTICES }, (_, index): readonly SnapshotRow[] => {
    const ref1 = String(1_300_000_000 + index);
    const ids = { notice: `notice-${index}`, payment: `payment-${index}` };
    return [
      { table: 'notice', row: aPaidNotice({ id: ids.notice, ref1, state: paidBy(ids.payment) }) },
      { table: 'payment', row: aPayment({ id: ids.payment, noticeId: ids.notice, ref1 }) },
    ];
  }).flat();

const paidBy = (paymentId: string) =>
  ({ kind: 'paid', paymentId, paidAt: '2026-11-23T01:30:00.000Z', proof: 'confirmed' }) as const;

/** What a counter with two PCs does all day: draw books, issue receipts, void one now and then. */
const counterWork =
  (printed: Map<string, string>) =>
  ({ name, clock, replica }: WorkingPc, pick: <T>(list: readonly T[]) => T): SimulatedWork | undefined => {
    const rows = replica.readModel;
    const today = isoDateAt(clock.nowMs());
    const at = { deviceId: name, today };
    const next = nextSheetOf(rows, at);
    const [toDraw = next.ok ? undefined : '2570'] = booksToDraw(rows, at);
    if (toDraw !== undefined) return { call: { name: 'draw-receipt-book', args: { fiscalYear: toDraw } } };
    const standing = [...rows.all('receipt').values()].filter(({ state }) => state.kind === 'standing');
    if (standing.length > 0 && pick([1, 2, 3, 4, 5]) === 1) {
      const receiptId = pick(standing).id;
      return { call: { name: 'void-receipt', args: { receiptId, reason: 'ชื่อผิด', paper: 'attached' } } };
    }
    if (!next.ok) return undefined;
    const notice = pick([...rows.all('notice').values()]);
    if (notice.state.kind !== 'paid' || standing.some(({ noticeId }) => noticeId === notice.id)) return undefined;
    const { bookId, sheet, previousHash, number } = next.value;
    const args = {
      noticeId: notice.id,
      paymentId: notice.state.paymentId,
      bookId,
      sheet,
      previousHash,
      issuedOn: today,
      form: 'receipt',
      payerName: 'โรงงาน',
      payerAddress: '',
      registrationNumber: '',
      paidOn: '2026-11-23',
      channel: 'qr',
    } as const;
    return { call: { name: 'issue-receipt', args }, onDone: (id) => void printed.set(id, number) };
  };

const run = async (seed: number) => {
  const centreClock = createFakeClock();
  const centre = createMemoryCentre(() => centreClock.nowMs());
  centre.seed([...simulatedOffice(), ...paidNotices()]);
  const printed = new Map<string, string>();
  const world = createWorld({ seed, pcs: 2, centre, centreClock, work: counterWork(printed) });
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.heal();
  return { centre, world, printed };
};

describe('two PCs that issue receipts through power cuts, lost replies and lost databases', () => {
  test.each(seeds)('leave books without a gap, a repetition or a broken chain (SEED=%i)', async (seed) => {
    const { centre, world, printed } = await run(seed);

    const receipts = centre.rows('receipt') as readonly ReceiptRow[];
    const books = centre.rows('receiptBook') as readonly ReceiptBookRow[];
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    expect(receipts.length).toBeGreaterThan(10);
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(receipts.length);
    expect(new Set(books.map(({ state }) => state.kind === 'open' && state.book)).size).toBe(books.length);
    for (const book of books) {
      if (book.state.kind === 'asked') throw new Error('a book at the centre has a number');
      const own = receipts.filter(({ bookId }) => bookId === book.id);
      expect(verifyReceiptChain({ ...book.state, bookId: book.id, fiscalYear: book.fiscalYear }, own)).toMatchObject({
        ok: true,
      });
    }

    // Every receipt whose success a person saw, and whose second copy was written, is there under the number on its paper.
    const confirmed = world.confirmed().filter((id) => printed.has(id));
    expect(confirmed.map((id) => byId.get(id)?.number)).toEqual(confirmed.map((id) => printed.get(id)));
    for (const pc of world.pcs)
      for (const table of world.tables)
        expect(world.rowsOn(pc, table), `${pc.name} ${table}`).toEqual(centre.rows(table));
  });

  test('never hide that a notice has two receipts: there is one open card for each', async () => {
    let found = 0;
    for (const seed of seeds.slice(0, 6)) {
      const { centre } = await run(seed);
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
});
