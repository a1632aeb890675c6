import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireDevice } from '#central/http/authenticate.ts';
import { addErrorHandler } from '#central/http/error-handler.ts';
import { addSnapshotRoute } from '#central/http/snapshot-route.ts';
import type { Snapshot } from '#central/services/snapshot.ts';
import { asPc, knownDevices, PC } from '#test/builders/known-devices.ts';

/** More than a socket takes before somebody reads. */
const PIECE = `${'ข้อมูล'.repeat(20_000)}\n`;

let app: FastifyInstance;
let logged: string[];
/** What the centre reads out; each test says how it goes. */
let snapshot: Snapshot;

beforeEach(async () => {
  logged = [];
  snapshot = async (_device, _request, write) => {
    await write('{"head":1}\n');
    await write('{"end":0}\n');
  };
  const note = (event: string, facts: object = {}): void => void logged.push(`${event} ${JSON.stringify(facts)}`);
  const log = { info: note, warn: note, error: note };
  app = Fastify();
  addErrorHandler(app, log);
  await app.register(async (scope) => {
    requireDevice(scope, knownDevices());
    addSnapshotRoute(scope, (...asked) => snapshot(...asked), log);
  });
});
afterEach(() => app.close());

const ask = (query: string, encoding?: string) =>
  app.inject({
    url: `/v1/snapshot?${query}`,
    headers: { ...asPc, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
  });

/** Opens a real connection and gives the answer as it begins. */
const openStream = async (): Promise<{ readonly reply: IncomingMessage; readonly leave: () => void }> => {
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const request = get(`${address}/v1/snapshot?clientId=pc-1`, { headers: asPc });
  request.on('error', () => undefined);
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  reply.on('error', () => undefined);
  return { reply, leave: () => void request.destroy() };
};

describe('what is asked for', () => {
  const place = 'cookie=v1%3A7&table=folder&id=folder-1';

  test.each<[what: string, query: string, from: unknown]>([
    ['the whole office', 'clientId=pc-9', undefined],
    ['the rest behind a row', `clientId=pc-9&${place}`, { cookie: 'v1:7', table: 'folder', id: 'folder-1' }],
    ['two thirds of a place, which is none', 'clientId=pc-9&cookie=v1%3A7&table=folder', undefined],
    ['a third of a place, which is none', 'clientId=pc-9&id=folder-1', undefined],
    [
      'a place and something nobody knows',
      `clientId=pc-9&${place}&limit=1`,
      { cookie: 'v1:7', table: 'folder', id: 'folder-1' },
    ],
  ])('%s', async (_what, query, from) => {
    const asked: unknown[] = [];
    snapshot = async (device, request, write) => {
      asked.push(device, request);
      await write('{"end":0}\n');
    };

    expect((await ask(query)).statusCode).toBe(200);
    expect(asked).toEqual([PC, { clientId: 'pc-9', from }]);
  });

  test.each<[what: string, query: string, path: string]>([
    ['no client', '', 'clientId'],
    ['two clients', 'clientId=pc-1&clientId=pc-2', 'clientId'],
    ['a client that is no id', 'clientId=%2Fetc', 'clientId'],
    ['an empty cookie', 'clientId=pc-1&cookie=', 'cookie'],
    ['a cookie of 201 letters', `clientId=pc-1&cookie=${'x'.repeat(201)}`, 'cookie'],
    ['a table of 81 letters', `clientId=pc-1&table=${'x'.repeat(81)}`, 'table'],
    ['a row that is no id', 'clientId=pc-1&id=%27', 'id'],
  ])('%s is refused with its place, before anything is read', async (_what, query, path) => {
    let isRead = false;
    snapshot = async () => void (isRead = true);
    const reply = await ask(query);

    expect([reply.statusCode, reply.json()]).toMatchObject([400, { type: 'input-invalid', issues: [{ path }] }]);
    expect(isRead).toBe(false);
  });
});

describe('packing', () => {
  test.each<[encoding: string | undefined, isPacked: boolean]>([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['gzip', true],
    ['GZIP', true],
    ['gzip, deflate, br', true],
    ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
    ['deflate,gzip', true],
    ['gzip;q=1', true],
    ['gzip;q=0.001', true],
    ['gzip ; q=0.5', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
    ['gzip ;q=0.', false],
    ['br, gzip;q=0', false],
    ['br', false],
    ['gzipped', false],
    ['x-gzip', false],
    ['*', false],
  ])('for who says %j: %s', async (encoding, isPacked) => {
    const reply = await ask('clientId=pc-1', encoding);
    const text = isPacked ? gunzipSync(reply.rawPayload).toString('utf8') : reply.body;

    expect(reply.headers['content-encoding']).toBe(isPacked ? 'gzip' : undefined);
    expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(text).toBe('{"head":1}\n{"end":0}\n');
  });

  test('Thai arrives whole, however it is cut on the way', async () => {
    snapshot = async (_device, _request, write) => {
      for (let pieces = 0; pieces < 5; pieces += 1) await write(PIECE);
    };
    const [plain, packed] = [await ask('clientId=pc-1', 'identity'), await ask('clientId=pc-1', 'gzip')];

    expect(plain.body).toBe(PIECE.repeat(5));
    expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 20);
  });
});

describe('a snapshot that does not come to its end', () => {
  test.each(['identity', 'gzip'])('breaks off instead of looking whole, when it is sent as %s', async (encoding) => {
    snapshot = async (_device, _request, write) => {
      await write(PIECE);
      throw new Error('the database went away');
    };
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const request = get(`${address}/v1/snapshot?clientId=pc-1`, { headers: { ...asPc, 'accept-encoding': encoding } });
    const outcome = await new Promise<string>((resolve) => {
      request.on('error', () => resolve('cut off'));
      request.on('response', (reply) => {
        reply.resume();
        reply.on('error', () => resolve('cut off'));
        reply.on('aborted', () => resolve('cut off'));
        reply.on('end', () => resolve(reply.statusCode === 200 ? 'whole' : 'refused'));
      });
    });

    expect(['cut off', 'refused']).toContain(outcome);
    expect(logged[0]).toBe('snapshot-failed {"reason":"the database went away"}');
  });

  test('that cannot even begin is a failure with a code, and its reason stays here', async () => {
    snapshot = () => Promise.reject(new Error('relation of somchai'));
    const reply = await ask('clientId=pc-1');

    expect([reply.statusCode, reply.json()]).toEqual([500, { type: 'centre-failed' }]);
    expect(logged).toContain('snapshot-failed {"reason":"relation of somchai"}');
  });

  test('what is thrown that is no error is told as unknown', async () => {
    snapshot = () => new Promise((_resolve, reject: (reason: unknown) => void) => reject('text'));
    await ask('clientId=pc-1');

    expect(logged[0]).toBe('snapshot-failed {"reason":"unknown"}');
  });

  test('because the PC went away, is not read to its end for nobody', async () => {
    let isOver = false;
    snapshot = async (_device, _request, write) => {
      try {
        // It has no end of its own: only the PC that left ends it.
        for (;;) {
          await write('["folder",{}]\n');
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        isOver = true;
      }
    };
    const { leave } = await openStream();
    leave();

    await expect.poll(() => isOver, { interval: 4 }).toBe(true);
    expect(logged).toEqual(['snapshot-failed {"reason":"the receiver went away"}']);
  });
});
