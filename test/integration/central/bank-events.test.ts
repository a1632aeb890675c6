import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { createRecordBankEvents } from '#central/services/payments.ts';
import { createRowCaches } from '#central/services/row-cache.ts';
import { createTurns } from '#central/services/turns.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { engines, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, anOffice, anOfficeWithBiller, pullAll, putRows, rowsOf, START_MS } from './test-centre.ts';

const BILLER = '099999999999900';
const OLD_SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const NEW_SECRET = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const NOTICE = aNotice();
const paid = (over: Record<string, unknown> = {}, type = 'payment.confirmed') => ({
  type,
  data: {
    billerId: BILLER,
    transactionId: 'T-0001',
    ref1: NOTICE.ref1,
    satang: NOTICE.totalSatang,
    paidAt: '2026-11-22T08:30:00+07:00',
    channel: 'qr',
    ...over,
  },
});
const asked = (over: Record<string, unknown> = {}) => ({
  billerId: BILLER,
  ref1: NOTICE.ref1,
  satang: NOTICE.totalSatang,
  ...over,
});

describe.each(engines)('a bank that talks to a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let alarms: string[];
  let versions: number[];

  const giveBiller = (version: number): Promise<void> =>
    putRows(database, { officeId: 'office-13', version }, [['office', anOfficeWithBiller()]]);

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    await anOffice(database);
    await putRows(database, { officeId: 'office-13', version: 2 }, [['notice', NOTICE]]);
    await giveBiller(3);
    alarms = [];
    versions = [];
    const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void alarms.push(event) };
    const centre = aCentre(database, { log });
    centre.signals.subscribe('office-13', (version) => void versions.push(version));
    app = await anApp(centre, {
      log,
      banks: { ktb: { adapter: 'standard-webhook', secrets: [NEW_SECRET, OLD_SECRET] } },
    });
  });
  afterEach(() => app.close());

  const send = async (
    what: 'events' | 'validations',
    message: unknown,
    over: { readonly secret?: string; readonly sentAtMs?: number; readonly bank?: string; readonly body?: string } = {},
  ) => {
    const body = JSON.stringify(message);
    const id = 'msg-1';
    const timestamp = String(Math.floor((over.sentAtMs ?? START_MS) / 1000));
    const signature = signWebhook(over.secret ?? NEW_SECRET, { id, timestamp, rawBody: Buffer.from(body) });
    const reply = await app.inject({
      method: 'POST',
      url: `/v1/banks/${over.bank ?? 'ktb'}/${what}`,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      },
      payload: over.body ?? body,
    });
    return { status: reply.statusCode, said: reply.json<Record<string, unknown>>() };
  };
  const messagesKept = async (): Promise<number> => {
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from bank_event`.execute(database.db);
    return rows[0]?.kept ?? Number.NaN;
  };

  describe('and reports a payment', () => {
    test('makes the notice paid, keeps what it said as it came, and the counters hear of it', async () => {
      expect(await send('events', paid())).toEqual({ status: 200, said: { isRepeated: false } });

      const [notice] = await rowsOf(database, 'notice');
      expect(notice?.state).toMatchObject({ kind: 'paid', paidAt: '2026-11-22T01:30:00.000Z', proof: 'confirmed' });
      const { rows } = await sql<{ text: string }>`
        select convert_from(raw_body, 'UTF8') as text from bank_event`.execute(database.db);
      expect(rows.map(({ text }) => JSON.parse(text))).toEqual([paid()]);
      expect(versions).toHaveLength(1);
    });

    test('again and again is one payment, and every time the answer is success', async () => {
      await send('events', paid());
      expect(await send('events', paid())).toEqual({ status: 200, said: { isRepeated: true } });

      expect(await rowsOf(database, 'payment')).toHaveLength(1);
      expect(await messagesKept()).toBe(1);
      expect(alarms).toEqual([]);
    });

    test('many times at once is one payment', async () => {
      const replies = await Promise.all(Array.from({ length: 8 }, () => send('events', paid())));

      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await rowsOf(database, 'payment')).toHaveLength(1);
    });

    test('with another amount under the same id keeps both, decides nothing and raises an alarm', async () => {
      await send('events', paid());
      await send('events', paid({ satang: 1 }));

      expect(await rowsOf(database, 'notice')).toMatchObject([{ state: { kind: 'issued' } }]);
      expect(await rowsOf(database, 'moneyCase')).toMatchObject([{ kind: 'contradicted', state: { kind: 'open' } }]);
      expect(await messagesKept()).toBe(2);
      expect(alarms).toEqual(['bank-contradicts-itself']);
    });

    test('and takes it back: the notice is open again and a person hears of it, in whatever order it says so', async () => {
      await send('events', paid({ reversedAt: '2026-11-22T09:30:00+07:00' }, 'payment.reversed'));
      await send('events', paid());

      expect(await rowsOf(database, 'notice')).toMatchObject([{ state: { kind: 'issued' } }]);
      expect(await rowsOf(database, 'payment')).toMatchObject([{ reversedAt: '2026-11-22T02:30:00.000Z' }]);
      expect(await rowsOf(database, 'moneyCase')).toMatchObject([{ kind: 'reversed' }]);
      expect(await rowsOf(database, 'paidYear')).toEqual([]);
    });

    test('keeps the name of who paid to itself, and no header that opens a door', async () => {
      await send('events', paid({ payerName: 'สมชาย ใจดี' }));

      expect(JSON.stringify([await rowsOf(database, 'payment'), await rowsOf(database, 'bankEvent')])).not.toContain(
        'สมชาย',
      );
      expect(await rowsOf(database, 'payment')).toMatchObject([{ payerMasked: 'สม*** ใจ***' }]);
      const { rows } = await sql<{ headers: Record<string, string>; proof: string }>`
        select headers, proof from bank_event`.execute(database.db);
      expect(rows).toMatchObject([{ proof: 'signed', headers: { 'webhook-id': 'msg-1' } }]);
    });

    test('that fits no notice is kept and becomes a card', async () => {
      expect(await send('events', paid({ ref1: '99999999' }))).toMatchObject({ status: 200 });

      expect(await rowsOf(database, 'moneyCase')).toMatchObject([{ kind: 'unknown-reference' }]);
    });

    test('for a biller nobody has is kept, told so, and counts when it comes again after the office got its biller', async () => {
      const other = '099999999999911';
      expect(await send('events', paid({ billerId: other }))).toEqual({
        status: 404,
        said: { type: 'biller-unknown' },
      });
      expect(await messagesKept()).toBe(1);
      expect(await rowsOf(database, 'payment')).toEqual([]);

      await sql`update synced_row set data = jsonb_set(data, '{biller,billerId}', to_jsonb(${other}::text))
        where table_name = 'office'`.execute(database.db);
      expect(await send('events', paid({ billerId: other }))).toEqual({ status: 200, said: { isRepeated: true } });
      expect(await rowsOf(database, 'payment')).toHaveLength(1);
    });

    test.each([
      ['a kind of event nobody knows', paid({}, 'payment.promised')],
      ['an amount in baht as a text', paid({ satang: '1575.00' })],
      ['half a satang', paid({ satang: 0.5 })],
      ['a time without its zone', paid({ paidAt: '2026-11-22T08:30:00' })],
      ['an id too long to be kept apart', paid({ transactionId: 'T'.repeat(37) })],
      ['nothing', null],
    ])('with %s is refused with a code and nothing is kept', async (_what, message) => {
      expect(await send('events', message)).toMatchObject({ status: 400, said: { type: 'input-invalid' } });
      expect(await messagesKept()).toBe(0);
    });
  });

  describe('of an office whose biller has changed', () => {
    const other = '099999999999911';
    test('reports what was paid by a letter with the former one, and it counts', async () => {
      await sql`update synced_row set data = jsonb_set(data, '{biller,billerId}', to_jsonb(${other}::text))
        || jsonb_build_object('formerBillerIds', jsonb_build_array(${BILLER}::text))
        where table_name = 'office'`.execute(database.db);

      expect(await send('events', paid())).toMatchObject({ status: 200 });
      const [notice] = await rowsOf(database, 'notice');
      expect(notice?.state.kind).toBe('paid');
    });

    test('reports to the office that the reference names, where two share a biller', async () => {
      await anOffice(database, { officeId: 'office-12' });
      await sql`update office set province_code = '12' where id = 'office-12'`.execute(database.db);
      await sql`update synced_row set data = data || jsonb_build_object('biller',
        jsonb_build_object('billerId', ${BILLER}::text, 'registeredName', 'x')) where office_id = 'office-12'
        and table_name = 'office'`.execute(database.db);

      await send('events', paid());
      await send('events', paid({ ref1: '12700000000199', transactionId: 'T-0002' }));

      const { rows } = await sql<{ office: string }>`
        select office_id as office from synced_row where table_name = 'payment' order by 1`.execute(database.db);
      expect(rows.map(({ office }) => office)).toEqual(['office-12', 'office-13']);
    });
  });

  describe('is believed', () => {
    test('by the old secret and by the new while they change', async () => {
      expect(await send('events', paid(), { secret: OLD_SECRET })).toMatchObject({ status: 200 });
      expect(await send('events', paid(), { secret: NEW_SECRET })).toMatchObject({ status: 200 });
    });

    test.each([
      ['signed by nobody we know', { secret: `whsec_${Buffer.alloc(32, 3).toString('base64')}` }],
      ['older than five minutes', { sentAtMs: START_MS - 301_000 }],
      ['from the future', { sentAtMs: START_MS + 301_000 }],
      ['by a bank we do not know', { bank: 'xyz' }],
      ['changed on its way by one blank', { body: `${JSON.stringify(paid())} ` }],
    ])('not when the message is %s', async (_what, over) => {
      expect(await send('events', paid(), over)).toEqual({ status: 401, said: { type: 'denied' } });
      expect(await send('validations', asked(), { ...over })).toMatchObject({ status: 401 });
      expect(await messagesKept()).toBe(0);
    });

    test('not without a signature, and a message of 100 kB is not read', async () => {
      const bare = await app.inject({ method: 'POST', url: '/v1/banks/ktb/events', payload: paid() });
      expect(bare.statusCode).toBe(401);
      const large = await send('events', { ...paid(), note: 'x'.repeat(100_000) });
      expect(large.status).toBe(413);
    });
  });

  describe('and asks before it takes money', () => {
    test('is told to take the amount of an open notice, and what the amount is', async () => {
      const yes = { kind: 'ok', satang: NOTICE.totalSatang };
      expect(await send('validations', asked())).toEqual({ status: 200, said: yes });
      expect((await send('validations', asked({ satang: undefined }))).said).toEqual(yes);
      expect((await send('validations', asked({ satang: 1 }))).said).toEqual({
        kind: 'wrong-amount',
        expectedSatang: NOTICE.totalSatang,
      });
    });

    test('is told when it is paid, and nothing of notices that do not exist', async () => {
      await send('events', paid());
      expect((await send('validations', asked())).said).toEqual({ kind: 'already-paid' });
      expect((await send('validations', asked({ ref1: '99999999' }))).said).toEqual({ kind: 'not-found' });
      expect((await send('validations', asked({ billerId: '099999999999911' }))).said).toEqual({ kind: 'not-found' });
    });
  });

  test('what a bank reports turns the notice paid for every PC; a second one for it waits for a person', async () => {
    const ref1 = '13690000000112';
    const notice = {
      id: 'notice-1',
      factoryId: 'factory-1',
      ref1,
      items: [{ dueOn: '2026-01-15', scheduleId: 's', feeSatang: 45_000, surchargeSatang: 0 }],
      totalSatang: 45_000,
      issuedAt: new Date(START_MS).toISOString(),
      issuedBy: 'staff-clerk',
      validUntilOn: '2026-12-31',
      state: { kind: 'issued' as const },
    };
    await putRows(database, { officeId: 'office-13', version: 4 }, [['notice', notice]]);
    const { event: payment } = bankTook({ ref1, satang: 45_000, paidAtMs: START_MS });

    const centre = aCentre(database);
    const { clock, signals } = centre;
    const record = createRecordBankEvents({
      ...database,
      clock,
      signals,
      random: Math.random,
      turns: createTurns(),
      rowCaches: createRowCaches(),
    });
    await record('office-13', [payment]);
    await record('office-13', [payment, { ...payment, transactionId: 't-2' }]);

    const { operations } = await pullAll(
      centre,
      aClient('pc-1', { officeId: 'office-13', deviceId: 'device-1' }),
      'v1:4',
    );
    expect(operations.find(({ id }) => id === 'notice-1')?.row).toMatchObject({ state: { kind: 'paid' } });
    expect(operations.filter(({ table }) => table === 'paidYear')).toHaveLength(1);
    expect(operations.filter(({ table }) => table === 'payment')).toHaveLength(2);
    const [waiting] = operations.filter(({ table }) => table === 'moneyCase');
    expect(waiting?.row).toMatchObject({ kind: 'duplicate', satang: 45_000, state: { kind: 'open' } });
  });
});
