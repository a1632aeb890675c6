import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReportedEvent } from '#central/services/bank-events.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { anOfficeRow, anOfficeWithBiller, START_MS } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const BILLER = '099999999999900';
const OTHER_BILLER = '099999999999911';
const stand = twoOffices();

beforeEach(async () => {
  await stand.put([
    ['office', anOfficeWithBiller()],
    ['notice', aNotice()],
  ]);
  const biller = { billerId: OTHER_BILLER, registeredName: 'สอจ.' };
  await stand.put([['office', anOfficeRow({ id: 'office-20', provinceCode: '20', biller })]], 'office-20');
});
afterEach(async () => {
  await sql`alter table synced_row drop constraint if exists no_such_payment`.execute(stand.database.db);
  await sql`alter table bank_event drop constraint if exists no_such_message`.execute(stand.database.db);
});

const told = (over: Partial<ReportedEvent> = {}): ReportedEvent => ({
  kind: 'confirmed',
  bank: 'ktb',
  billerId: BILLER,
  transactionId: 'T-1',
  ref1: '1300000017',
  satang: 157_500,
  atMs: START_MS,
  channel: 'qr',
  proof: 'signed',
  rawBody: Buffer.from('{}'),
  headers: {},
  ...over,
});
const report = (over: Partial<ReportedEvent> = {}) => stand.centre.bankEvents.report(told(over));
const kept = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select transaction_id as id from bank_event order by 1`.execute(
    stand.database.db,
  );
  return rows.map(({ id }) => id);
};
const payments = async (officeId?: string) =>
  (await stand.rows('payment', officeId)).map(({ transactionId = '' }) => transactionId).toSorted();
const alarms = () => stand.logged.filter(({ level }) => level === 'error').map(({ event }) => event);

/** The rows of one payment cannot be stored. */
const refusePayment = (transactionId: string) =>
  sql`alter table synced_row add constraint no_such_payment
    check (data is null or coalesce(data->>'transactionId', '') <> ${sql.lit(transactionId)}) not valid`.execute(
    stand.database.db,
  );

describe('a message that cannot be recorded', () => {
  test('is kept all the same, is no payment, and counts when the bank sends it again', async () => {
    await refusePayment('T-1');
    await expect(report()).rejects.toThrow('no_such_payment');
    expect([await kept(), await payments()]).toEqual([['T-1'], []]);

    await sql`alter table synced_row drop constraint no_such_payment`.execute(stand.database.db);
    expect(await report()).toEqual({ ok: true, value: { isRepeated: true } });
    expect([await kept(), await payments()]).toEqual([['T-1'], ['T-1']]);
    expect((await stand.rows('notice')).map(({ state }) => state.kind)).toEqual(['paid']);
  });

  test('among others that came with it is the only one that fails', async () => {
    await refusePayment('T-3');
    const ids = ['T-1', 'T-2', 'T-3', 'T-4', 'T-5'];

    const answers = await Promise.allSettled(
      ids.map((transactionId) => report({ transactionId, ref1: `13${transactionId.slice(2).repeat(8)}` })),
    );

    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await kept()).toEqual(ids);
    expect(await payments()).toEqual(['T-1', 'T-2', 'T-4', 'T-5']);
    expect(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))).toEqual(
      Array.from({ length: 4 }, () => ({ ok: true, value: { isRepeated: false } })),
    );
    expect(await verifyAudit(stand.database.db, 'office-13')).toMatchObject({ broken: undefined });
  });

  test('and cannot be kept either is told so: the bank has to send it again', async () => {
    await sql`alter table bank_event add constraint no_such_message check (transaction_id <> 'T-1') not valid`.execute(
      stand.database.db,
    );
    await expect(report()).rejects.toThrow('no_such_message');
    expect([await kept(), await payments(), await stand.version()]).toEqual([[], [], 2]);
  });

  test('does not hold up messages for the other office', async () => {
    await refusePayment('T-1');
    const [ours, theirs] = await Promise.allSettled([
      report(),
      report({ billerId: OTHER_BILLER, transactionId: 'T-9', ref1: '2000000017' }),
    ]);
    expect([ours.status, theirs.status]).toEqual(['rejected', 'fulfilled']);
    expect([await payments(), await payments('office-20')]).toEqual([[], ['T-9']]);
  });
});

describe('a message that is recorded', () => {
  test('is one version of the office, one act of the centre, and one signal', async () => {
    await report();
    expect([await stand.version(), stand.signals]).toEqual([3, [['office-13', 3]]]);
    expect(await stand.acts()).toMatchObject([
      { kind: 'mutation', name: 'record-bank-event@1', actorId: 'centre', clientId: 'centre-office-13', seq: 1 },
    ]);
  });

  test('again is success, changes nothing and tells nobody, and is on record as an act', async () => {
    await report();
    expect(await report()).toEqual({ ok: true, value: { isRepeated: true } });
    expect([await stand.version(), stand.signals.length, (await stand.acts()).length]).toEqual([3, 1, 2]);
  });

  test('among a hundred and twenty at once is recorded with others: few changes, and each message an act of its own', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `T-${index + 100}`);
    await Promise.all(ids.map((transactionId, index) => report({ transactionId, ref1: `1399${index + 1000}` })));
    expect(await payments()).toEqual(ids);
    const changes = (await stand.version()) - 2;
    // How many come together depends on what the machine does meanwhile; never one by one.
    expect(changes).toBeLessThan(20);
    expect(stand.signals.length).toBe(changes);
    const acts = await stand.acts();
    expect(acts.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
  });

  test('that says another amount than before is an alarm, once, and decides nothing', async () => {
    await report();
    await report({ satang: 157_501 });
    await report({ satang: 157_501 });
    expect(alarms()).toEqual(['bank-contradicts-itself']);
    expect((await kept()).length).toBe(2);
    expect(await stand.rows('moneyCase')).toMatchObject([{ kind: 'contradicted' }]);
  });

  test('of a biller that nobody has is an alarm as well when it contradicts one before', async () => {
    const unknown = { billerId: '099999999999999' };
    expect(await report(unknown)).toEqual({ ok: false, error: { type: 'biller-unknown' } });
    expect(await report({ ...unknown, satang: 1 })).toEqual({ ok: false, error: { type: 'biller-unknown' } });
    expect([alarms(), (await kept()).length, await payments()]).toEqual([['bank-contradicts-itself'], 2, []]);
  });

  test('has the name of who paid only masked, and none where the bank told none', async () => {
    await report({ payerName: 'นางสาวแก้วตา ศรีสุข' });
    await report({ transactionId: 'T-2', ref1: '1300000025' });
    await report({ transactionId: 'T-3', ref1: '1300000033', payerName: '   ' });
    const masked = new Map(
      (await stand.rows('payment')).map(({ transactionId, payerMasked }) => [transactionId, payerMasked]),
    );
    expect(masked.get('T-1')).toBeDefined();
    expect(masked.get('T-1')).not.toMatch(/แก้วตา|ศรีสุข/);
    expect([masked.get('T-2'), masked.get('T-3')]).toEqual([undefined, undefined]);
  });
});

describe('whether a bank may take a payment', () => {
  const asks = (over: { billerId?: string; ref1?: string; satang?: number } = {}) =>
    stand.centre.bankEvents.validate({ billerId: BILLER, ref1: '1300000017', satang: 157_500, ...over });

  test.each<[string, Parameters<typeof asks>[0], string]>([
    ['of the amount of the notice', {}, 'ok'],
    ['of another amount', { satang: 157_499 }, 'wrong-amount'],
    ['of a reference nobody has', { ref1: '1300000099' }, 'not-found'],
    ['of a biller nobody has', { billerId: '099999999999999' }, 'not-found'],
    ['of the biller of another office', { billerId: OTHER_BILLER }, 'not-found'],
  ])('%s', async (_what, over, kind) => {
    expect((await asks(over)).kind).toBe(kind);
  });

  test('on the last day of the notice in Thailand, and not a moment later', async () => {
    const until = Date.parse('2026-12-01T00:00:00.000+07:00');
    stand.clock.pass(until - START_MS - 1);
    expect((await asks()).kind).toBe('ok');
    stand.clock.pass(1);
    expect((await asks()).kind).toBe('expired');
  });

  test('of a notice that is gone is answered like one that never was', async () => {
    await stand.remove('notice', 'notice-1');
    expect((await asks()).kind).toBe('not-found');
  });

  test('is asked without leaving anything behind', async () => {
    await asks();
    expect([await kept(), await stand.version(), await stand.acts()]).toEqual([[], 2, []]);
  });
});
