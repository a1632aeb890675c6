import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellOf } from '#build/bank-simulator/bank-messages.ts';
import { EnrolResponse } from '#shared/sync/protocol.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { ACCESSES, BILLER, IDENTITIES } from '#test/unit/central/banks/a-bank-call.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, anOffice, anOfficeWithBiller, pullAll, putRows } from './test-centre.ts';

const NOTICE = aNotice();
let database: TestDatabase;
let app: FastifyInstance;
let centre: ReturnType<typeof aCentre>;

beforeAll(async () => {
  database = await openTestPostgres();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  centre = aCentre(database);
  app = await anApp(centre, { banks: { demo: ACCESSES['standard-webhook'] } });
});
afterEach(() => app.close());

/** The versions that a live stream tells, one by one. */
const versionsOf = async function* (live: Response): AsyncGenerator<number> {
  for await (const part of live.body ?? []) {
    for (const [, version] of new TextDecoder().decode(part).matchAll(/"version":(\d+)/g)) yield Number(version);
  }
};

test('a counter that listens hears of a payment by itself, pulls it, and is not woken when the bank says it again', async () => {
  await anOffice(database);
  await putRows(database, { officeId: 'office-13', version: 2 }, [
    ['notice', NOTICE],
    ['office', anOfficeWithBiller()],
  ]);
  const centralUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const enrolment = { enrolmentCode: 'CODE-office-13', deviceName: 'เคาน์เตอร์ 1' };
  const enrolled = EnrolResponse.parse(
    (await app.inject({ method: 'POST', url: '/v1/enrol', payload: enrolment })).json(),
  );
  const counter = aClient('pc-1', enrolled);
  const before = await pullAll(centre, counter);
  const live = await fetch(`${centralUrl}/v1/live`, { headers: { authorization: `Bearer ${enrolled.token}` } });
  const versions = versionsOf(live);
  const standing = (await versions.next()).value;

  const send = (transactionId: string) => {
    const nowMs = centre.clock.nowMs();
    const { path, headers, body } = tellOf(
      IDENTITIES['standard-webhook'],
      {
        kind: 'confirmed',
        billerId: BILLER,
        transactionId,
        ref1: NOTICE.ref1,
        satang: NOTICE.totalSatang,
        atMs: nowMs,
        channel: 'mobile',
        payerName: 'สมมุติ',
      },
      { nowMs, isRetry: false },
    );
    return fetch(`${centralUrl}/v1/banks/demo/${path}`, { method: 'POST', headers, body });
  };
  expect((await send('T-1')).status).toBe(200);

  const heard = (await versions.next()).value;
  expect(heard).toBe(standing + 1);
  const after = await pullAll(centre, counter, before.cookie);
  const rows = after.operations.filter(({ row }) => row !== null);
  expect(rows.map(({ table }) => table).toSorted()).toEqual(['bankEvent', 'notice', 'paidYear', 'payment']);
  expect(rows.find(({ table }) => table === 'notice')?.row).toMatchObject({
    state: { kind: 'paid', proof: 'confirmed' },
  });

  expect((await send('T-1')).status).toBe(200);
  expect((await send('T-2')).status).toBe(200);
  // The next word is about the second payment: the repetition woke nobody.
  expect((await versions.next()).value).toBe(heard + 1);
});
