import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReportedEvent } from '#central/services/bank-events.ts';
import { keepBankMessages } from '#central/services/keep-bank-messages.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { START_MS } from './test-centre.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());

describe('messages of banks that are kept', () => {
  const told = (over: Partial<ReportedEvent> = {}): ReportedEvent => ({
    kind: 'confirmed',
    bank: 'scb',
    billerId: '099999999999900',
    transactionId: 'T-1',
    ref1: '13700000000142',
    satang: 100,
    atMs: START_MS,
    channel: 'mobile',
    proof: 'unsigned',
    rawBody: Buffer.from('{}'),
    headers: { authorization: 'Bearer secret', Cookie: 'c', 'x-kept': 'yes' },
    ...over,
  });
  const keep = (...events: readonly ReportedEvent[]) =>
    keepBankMessages(database.db, events, new Date(START_MS).toISOString());
  beforeEach(() => sql`delete from bank_event`.execute(database.db));

  test.each<[string, readonly ReportedEvent[], readonly ReportedEvent[], readonly string[]]>([
    ['the same again is a repetition', [told()], [told()], ['repeated']],
    [
      'the same with other words around it too',
      [told()],
      [told({ channel: 'atm', rawBody: Buffer.from('x') })],
      ['repeated'],
    ],
    ['the same, now signed, is new and contradicts nothing', [told()], [told({ proof: 'signed' })], ['new']],
    ['the same signed and unsigned at once too', [], [told(), told({ proof: 'signed' })], ['new', 'new']],
    ['another amount contradicts', [told()], [told({ satang: 101 })], ['contradicting']],
    ['another amount, signed, contradicts', [told()], [told({ satang: 101, proof: 'signed' })], ['contradicting']],
    ['another reference contradicts', [told()], [told({ ref1: '13700000000159' })], ['contradicting']],
    ['another time contradicts', [told()], [told({ atMs: START_MS + 1 })], ['contradicting']],
    [
      'two amounts at once contradict each other',
      [],
      [told(), told({ satang: 101 })],
      ['contradicting', 'contradicting'],
    ],
    ['the same twice at once is new once', [], [told(), told()], ['new', 'repeated']],
    ['a reversal is no contradiction', [told()], [told({ kind: 'reversed', satang: 7 })], ['new']],
    ['another bank neither', [told()], [told({ bank: 'ktb', satang: 7 })], ['new']],
    ['another biller neither', [told()], [told({ billerId: '099999999999901', satang: 7 })], ['new']],
    ['another payment neither', [told()], [told({ transactionId: 'T-2', satang: 7 })], ['new']],
    ['what contradicts may be said again', [told(), told({ satang: 101 })], [told({ satang: 101 })], ['repeated']],
  ])('%s', async (_what, before, now, expected) => {
    if (before.length > 0) await keep(...before);
    expect(await keep(...now)).toEqual(expected);
  });

  test('have no header that opens a door', async () => {
    await keep(told());
    const { rows } = await sql<{ headers: unknown }>`select headers from bank_event`.execute(database.db);
    expect(rows).toEqual([{ headers: { 'x-kept': 'yes' } }]);
  });
});
