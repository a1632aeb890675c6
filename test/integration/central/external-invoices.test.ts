import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { registrationKey } from '#shared/domain/registration-number.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';
import { aFactory } from '#test/builders/office.ts';
import { engines, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, anOffice, anOfficeRow, putRows, rowsOf, START_MS } from './test-centre.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const factoryId = factoryIdFor(registrationKey('3-64(1)-12/41ปท'));

const changed = (over: Record<string, unknown> = {}) => {
  const { system: _, ...facts } = anExternalInvoice();
  return { type: 'invoice.changed', data: { ...facts, provinceCode: '13', ...over } };
};

describe.each(engines)('another system that tells of its bills to a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  let app: FastifyInstance;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    await anOffice(database);
    await putRows(database, { officeId: 'office-13', version: 2 }, [
      ['office', anOfficeRow()],
      ['factory', aFactory({ id: factoryId })],
    ]);
    app = await anApp(aCentre(database), {
      externalSystems: { 'ministry-ebilling': { adapter: 'json', secrets: [SECRET] } },
    });
  });
  afterEach(() => app.close());

  const send = async (message: unknown, over: { readonly secret?: string; readonly system?: string } = {}) => {
    const body = JSON.stringify(message);
    const id = 'msg-1';
    const timestamp = String(Math.floor(START_MS / 1000));
    const signature = signWebhook(over.secret ?? SECRET, { id, timestamp, rawBody: Buffer.from(body) });
    return app.inject({
      method: 'POST',
      url: `/v1/external-invoices/${over.system ?? 'ministry-ebilling'}`,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      },
      body,
    });
  };
  const kept = () => rowsOf(database, 'externalInvoice');

  test('is kept in the office of the province, beside its factory', async () => {
    const reply = await send(changed({ changedAt: '2026-11-22T10:00:00+07:00' }));

    expect(reply.statusCode).toBe(200);
    expect(await kept()).toMatchObject([
      {
        system: 'ministry-ebilling',
        number: 'EB-2569-000123',
        factoryId,
        status: 'open',
        changedAt: '2026-11-22T03:00:00.000Z',
      },
    ]);
  });

  test('may say the same again, and what it says later counts', async () => {
    await send(changed());
    await send(changed());
    await send(changed({ status: 'paid', paidOn: '2026-11-22', changedAt: '2026-11-22T05:00:00Z' }));

    expect(await kept()).toMatchObject([{ status: 'paid', paidOn: '2026-11-22' }]);
  });

  test('is not heard without the right signature, or under the name of a system that nobody admitted', async () => {
    const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;

    expect((await send(changed(), { secret: other })).statusCode).toBe(401);
    expect((await send(changed(), { system: 'nsw' })).statusCode).toBe(401);
    expect((await send(changed(), { system: 'anything' })).statusCode).toBe(401);
    expect(await kept()).toEqual([]);
  });

  test('is told so when a message is not understood, or no office is in the province', async () => {
    expect((await send({ type: 'invoice.changed', data: { number: 'x' } })).statusCode).toBe(400);
    expect((await send(changed({ satang: 0.5 }))).statusCode).toBe(400);
    expect((await send(changed({ provinceCode: '99' }))).json()).toEqual({ type: 'province-unknown' });
    expect(await kept()).toEqual([]);
  });
});
