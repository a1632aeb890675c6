import { isDeepStrictEqual } from 'node:util';
import { booksToDraw, nextSheetOf } from '#data/receipt-books.ts';
import { verifyReceiptChain } from '#shared/domain/receipt-chain.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { ReceiptBookRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { aNamedPayment, aPaidNotice, aPayment } from '#test/builders/receipts.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryCentre, type MemoryCentre } from '#test/fakes/memory-centre.ts';
import { simulatedOffice } from './office-work.ts';
import { createWorld, type SimulatedWork, type WorkingPc } from './world.ts';

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
    const at = { deviceId: name, clientId: replica.meta().clientId };
    const next = nextSheetOf(rows, at, today);
    const [toDraw = next.ok ? undefined : '2570'] = booksToDraw(rows, at, today);
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
      payment: aNamedPayment({ paymentId: notice.state.paymentId }),
      earlierPayments: [],
      bookId,
      sheet,
      previousHash,
      issuedOn: today,
      form: 'receipt',
      payerName: 'โรงงาน',
      payerAddress: '',
      registrationNumber: '',
    } as const;
    return { call: { name: 'issue-receipt', args }, onDone: (id) => void printed.set(id, number) };
  };

/** Two PCs that issue receipts, until everything has had time to arrive. */
export const runReceipts = async ({
  seed,
  faultScale = 1,
}: {
  readonly seed: number;
  readonly faultScale?: number;
}) => {
  const centreClock = createFakeClock();
  const centre = createMemoryCentre(() => centreClock.nowMs());
  centre.seed([...simulatedOffice(), ...paidNotices()]);
  const printed = new Map<string, string>();
  const world = createWorld({ seed, faultScale, pcs: 2, centre, centreClock, work: counterWork(printed) });
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.heal();
  return { centre, world, printed, centreDay: isoDateAt(centreClock.nowMs()) };
};

const findingsInBooks = (centre: MemoryCentre): readonly string[] => {
  const receipts = centre.rows('receipt') as readonly ReceiptRow[];
  const books = centre.rows('receiptBook') as readonly ReceiptBookRow[];
  const findings = books.flatMap((book) => {
    if (book.state.kind === 'asked') return [`${book.id}: a book at the centre without a number`];
    const own = receipts.filter(({ bookId }) => bookId === book.id);
    const chain = verifyReceiptChain({ ...book.state, bookId: book.id, fiscalYear: book.fiscalYear }, own);
    return chain.ok ? [] : [`${book.id}: ${JSON.stringify(chain.error)}`];
  });
  const isRepeated = new Set(receipts.map(({ number }) => number)).size < receipts.length;
  return isRepeated ? [...findings, 'a number stands on two receipts'] : findings;
};

/** The run takes less than an hour of one day at the centre; the clocks of its PCs jump by half a day. */
const datesWithoutCard = (centre: MemoryCentre, centreDay: string): readonly string[] => {
  const cards = new Set(centre.rows('exception').map(({ id }) => id));
  return (centre.rows('receipt') as readonly ReceiptRow[])
    .filter(({ id, issuedOn }) => issuedOn > centreDay !== cards.has(`receipt-date-ahead-${id}`))
    .map(({ id, issuedOn }) => `${id}: dated ${issuedOn}, on ${centreDay} at the centre, with or without a card`);
};

/** What must never be in the books: a gap, a repetition, a broken chain, a printed receipt under another number. */
export const receiptFindingsOf = ({
  centre,
  world,
  printed,
  centreDay,
}: Awaited<ReturnType<typeof runReceipts>>): readonly string[] => {
  const byId = new Map((centre.rows('receipt') as readonly ReceiptRow[]).map((receipt) => [receipt.id, receipt]));
  const misprinted = world
    .confirmed()
    .filter((id) => printed.has(id) && byId.get(id)?.number !== printed.get(id))
    .map((id) => `${id}: printed as ${printed.get(id)}, at the centre ${byId.get(id)?.number ?? 'not there'}`);
  const unequal = world.pcs.flatMap((pc) =>
    world.tables
      .filter((table) => !isDeepStrictEqual(world.rowsOn(pc, table), centre.rows(table)))
      .map((table) => `${pc.name}: its ${table} differ from the centre's`),
  );
  return [...findingsInBooks(centre), ...datesWithoutCard(centre, centreDay), ...misprinted, ...unequal];
};
