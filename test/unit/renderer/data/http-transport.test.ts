import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createEnrol, createHttpTransport, type TransportLimits } from '#data/http-transport.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { SnapshotRow, Transport } from '#shared/sync/ports.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import { createBootstrap } from '#shared/sync/bootstrap.ts';
import { oneTurn } from '#shared/sync/turn.ts';
import type { TurnDeps } from '#shared/sync/turn-deps.ts';
import { aFactory, aFolder, aLocation, aStaff } from '#test/builders/office.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import { aCentreServer, type Asked } from './centre-server.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const limits: TransportLimits = { stallMs: 600, signalStallMs: 600, signalRetryMs: 10 };
const talkingTo = async (answer: (asked: Asked) => void | Promise<void>): Promise<Transport> => {
  const server = await aCentreServer(answer);
  closers.push(server.close);
  return createHttpTransport({ centralUrl: server.url, token: 'secret-token', fetch, limits });
};
const json = ({ reply }: Asked, value: unknown, status = 200): void => {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const pullRequest = { protocol: 1, clientId: 'client-1', cookie: 'v1:1' };
const page = { kind: 'page', operations: [], cookie: 'v1:2', complete: true, lastSeq: 0, centreNowMs: 5 };

const oneTurnOf = (deps: TurnDeps) =>
  oneTurn(
    deps,
    createBootstrap(deps, () => undefined),
  );

describe('a call to the centre', () => {
  test('carries the token and the request, and gives the checked reply', async () => {
    const seen: Asked[] = [];
    const transport = await talkingTo((asked) => {
      seen.push(asked);
      json(asked, asked.path === '/v1/pull' ? page : { verdicts: [], centreNowMs: 7 });
    });

    expect(await transport.pull(pullRequest)).toEqual(ok(page));
    expect(await transport.push({ protocol: 1, clientId: 'client-1', entries: [] })).toEqual(
      ok({ verdicts: [], centreNowMs: 7 }),
    );
    expect(await transport.lease('notice', 200)).toEqual(ok());

    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/pull',
      'POST /v1/push',
      'POST /v1/lease',
    ]);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer secret-token'));
    expect(JSON.parse(seen[0]!.body)).toEqual(pullRequest);
    expect(JSON.parse(seen[2]!.body)).toEqual({ kind: 'notice', size: 200 });
  });

  test.each([
    [401, { type: 'denied' }],
    [403, { type: 'denied' }],
    [426, { type: 'client-too-old' }],
    [404, { type: 'centre-down', status: 404 }],
    [429, { type: 'centre-down', status: 429 }],
    [500, { type: 'centre-down', status: 500 }],
    [503, { type: 'centre-down', status: 503 }],
  ])('answered with %i fails with a code, whatever the call', async (status, error) => {
    const transport = await talkingTo((asked) => json(asked, { error: 'x' }, status));

    expect(await transport.pull(pullRequest)).toEqual(err(error));
    expect(await transport.push({ protocol: 1, clientId: 'client-1', entries: [] })).toEqual(err(error));
    expect(await transport.lease('folder', 1)).toEqual(err(error));
    expect(await transport.snapshot('client-1')).toEqual(err(error));
  });

  test.each([
    ['a page for people', '<!doctype html><title>Login</title>'],
    ['nothing', ''],
    ['JSON of another kind', '{"kind":"page"}'],
    ['a list', '[]'],
    ['half a JSON', '{"kind":"pa'],
  ])('answered with %s is not believed', async (_what, body) => {
    const transport = await talkingTo(({ reply }) => void reply.writeHead(200).end(body));

    expect(await transport.pull(pullRequest)).toEqual(err({ type: 'reply-invalid' }));
    expect(await transport.snapshot('client-1')).toEqual(err({ type: 'reply-invalid' }));
  });

  test('by a network that wants a log-in first is never taken for a word of the centre, whatever the number', async () => {
    for (const status of [200, 401, 403, 404, 407, 426, 511]) {
      const transport = await talkingTo(
        ({ reply }) =>
          void reply.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html>เข้าสู่ระบบ Wi-Fi'),
      );
      const error = { type: status === 200 ? 'reply-invalid' : 'offline' };
      expect(await transport.push({ protocol: 1, clientId: 'client-1', entries: [] })).toEqual(err(error));
      expect(await transport.pull(pullRequest)).toEqual(err(error));
      expect(await transport.lease('notice', 200)).toEqual(err(error));
      expect(await transport.snapshot('client-1')).toEqual(err(error));
    }
  });

  test('whose answer is cut in the middle counts as no answer', async () => {
    const transport = await talkingTo(({ reply }) => {
      reply.writeHead(200, { 'content-length': '1000' });
      reply.write('{"kind":');
      setTimeout(() => reply.destroy(), 20);
    });

    expect(await transport.pull(pullRequest)).toEqual(err({ type: 'offline' }));
  });

  test('to a centre that is not there fails as offline', async () => {
    const server = await aCentreServer(() => undefined);
    await server.close();
    const transport = createHttpTransport({ centralUrl: server.url, token: 't', fetch });

    expect(await transport.pull(pullRequest)).toEqual(err({ type: 'offline' }));
  });

  test.each(['before it begins', 'in the middle'])(
    'whose answer stops %s is given up after the limit',
    async (when) => {
      const transport = await talkingTo(({ reply }) => {
        if (when === 'in the middle') reply.writeHead(200, { 'content-length': '1000' }).write('{"kind":');
      });
      const before = performance.now();

      expect(await transport.pull(pullRequest)).toEqual(err({ type: 'offline' }));
      expect(performance.now() - before).toBeGreaterThanOrEqual(550);
      expect(performance.now() - before).toBeLessThan(10_000);
    },
  );

  test('whose answer comes slowly but steadily may take longer than the limit', async () => {
    const transport = await talkingTo(async ({ reply }) => {
      const text = JSON.stringify(page);
      reply.writeHead(200);
      for (let at = 0; at < text.length; at += 10) {
        reply.write(text.slice(at, at + 10));
        await pause(100);
      }
      reply.end();
    });

    expect(await transport.pull(pullRequest)).toEqual(ok(page));
  });
});

describe('enrolling', () => {
  test('needs the code and no token', async () => {
    const seen: Asked[] = [];
    const reply = { deviceId: 'pc-1', officeId: 'office-13', token: 'x'.repeat(32) };
    const server = await aCentreServer((asked) => {
      seen.push(asked);
      json(asked, reply);
    });
    closers.push(server.close);

    expect(await createEnrol({ centralUrl: server.url, fetch })('CODE-13', 'เคาน์เตอร์ 1')).toEqual(ok(reply));
    expect(seen[0]?.path).toBe('/v1/enrol');
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(JSON.parse(seen[0]!.body)).toEqual({ enrolmentCode: 'CODE-13', deviceName: 'เคาน์เตอร์ 1' });
  });
});

const rows: readonly SnapshotRow[] = [
  { table: 'staff', row: aStaff() },
  { table: 'location', row: aLocation() },
  ...Array.from({ length: 50 }, (_, index): SnapshotRow => ({
    table: 'factory',
    row: aFactory({ id: `factory-${index}`, register: { name: `โรงงานที่ ${index} ปทุมธานี` } }),
  })),
  { table: 'folder', row: aFolder() },
];
const head = { protocol: 1, cookie: 'v1:9', lastSeq: 0, centreNowMs: 1, rows: rows.length };
const linesOf = (content: readonly SnapshotRow[]): string =>
  content.map(({ table, row }) => `${JSON.stringify([table, row])}\n`).join('');
const whole = `${JSON.stringify(head)}\n${linesOf(rows)}{"end":${rows.length}}\n`;

const collected = async (transport: Transport): Promise<readonly SnapshotRow[]> => {
  const stream = await transport.snapshot('client-1');
  invariant(stream.ok, 'the snapshot begins');
  const all: SnapshotRow[] = [];
  for await (const batch of stream.value.rows) all.push(...batch);
  return all;
};

describe('a snapshot', () => {
  test('gives its head and every row, in whatever pieces it comes', async () => {
    const asked: string[] = [];
    const transport = await talkingTo(async ({ path, reply }) => {
      asked.push(path);
      const bytes = Buffer.from(whole);
      // 997 is prime, so that letters of three bytes are cut in all three ways.
      for (let at = 0; at < bytes.length; at += 997) {
        reply.write(bytes.subarray(at, at + 997));
        if (at % 5 === 0) await pause(1);
      }
      reply.end();
    });

    expect(await collected(transport)).toEqual(rows);
    expect(asked).toEqual(['/v1/snapshot?clientId=client-1']);
  });

  test('that comes slowly but steadily may take longer than the limit', async () => {
    const transport = await talkingTo(async ({ reply }) => {
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 10)) {
        reply.write(whole.slice(at, at + Math.ceil(whole.length / 10)));
        await pause(100);
      }
      reply.end();
    });

    expect(await collected(transport)).toEqual(rows);
  });

  test('of a newer centre leaves out the tables this program does not know', async () => {
    const newer = `${JSON.stringify({ ...head, rows: rows.length + 1 })}\n["robot",{"id":"r2"}]\n${linesOf(rows)}{"end":${rows.length + 1}}\n`;
    const transport = await talkingTo(({ reply }) => void reply.end(newer));

    expect(await collected(transport)).toEqual(rows);
  });

  test('of a newer centre leaves out the fields this program does not know, and nothing else of their rows', async () => {
    const newer = whole.replace('"category":3', '"colour":"red","category":3');
    const transport = await talkingTo(({ reply }) => void reply.end(newer));

    expect(newer).not.toBe(whole);
    expect(await collected(transport)).toEqual(rows);
  });

  test('gives every row that stands before a line that is none, and none behind it', async () => {
    const transport = await talkingTo(
      ({ reply }) => void reply.end(whole.replace(linesOf(rows.slice(3, 4)), '{"x":1}\n')),
    );
    const stream = await transport.snapshot('client-1');
    invariant(stream.ok, 'the snapshot begins');
    const given: SnapshotRow[] = [];

    const reading = (async () => {
      for await (const batch of stream.value.rows) given.push(...batch);
    })();

    await expect(reading).rejects.toThrow();
    expect(given).toEqual(rows.slice(0, 3));
  });

  const cuts: readonly (readonly [string, (asked: Asked) => void])[] = [
    [
      'the connection breaks in the middle',
      ({ reply }) => {
        reply.write(whole.slice(0, whole.length / 2));
        setTimeout(() => reply.destroy(), 20);
      },
    ],
    ['it ends politely in the middle', ({ reply }) => void reply.end(whole.slice(0, whole.length / 2))],
    ['its last line is missing', ({ reply }) => void reply.end(whole.slice(0, whole.lastIndexOf('{"end"')))],
    ['a row is missing', ({ reply }) => void reply.end(whole.replace(linesOf(rows.slice(3, 4)), ''))],
    ['a row fits no table', ({ reply }) => void reply.end(whole.replace('"category":3', '"category":9'))],
    ['a line is garbled', ({ reply }) => void reply.end(whole.replace('["folder"', '["fol'))],
    ['a line is no row', ({ reply }) => void reply.end(whole.replace(linesOf(rows.slice(3, 4)), '{"x":1}\n'))],
    ['nothing comes any more', ({ reply }) => void reply.write(whole.slice(0, whole.length / 2))],
  ];

  const aPc = async (): Promise<Replica> => {
    const opened = await openReplica({
      storage: createMemoryStorage(createMemoryDisk()),
      journal: undefined,
      clock: createFakeClock(),
      random: seededRandom(3),
      identity: { officeId: 'office-13', deviceId: 'pc-1' },
    });
    invariant(opened.ok, 'memory opens');
    return opened.value;
  };

  test.each(cuts)('replaces nothing when %s', async (_what, answer) => {
    const replica = await aPc();
    const before = replica.meta();
    const transport = await talkingTo(answer);

    const turn = await oneTurnOf({ replica, transport, clock: createFakeClock() });

    expect(turn).toMatchObject({ ok: false });
    expect(replica.meta()).toMatchObject({ cookie: before.cookie, nextSeq: before.nextSeq });
    expect(replica.readModel.all('factory').size).toBe(0);
  });

  test('that is whole fills the replica', async () => {
    const replica = await aPc();
    const transport = await talkingTo(({ reply }) => void reply.end(whole));

    expect(await oneTurnOf({ replica, transport, clock: createFakeClock() })).toEqual(ok());

    expect(replica.meta().cookie).toBe('v1:9');
    expect(replica.readModel.all('factory').size).toBe(50);
  });

  test('that is not believed is not read to its end', async () => {
    let wasClosed = false;
    const transport = await talkingTo(({ reply }) => {
      reply.on('close', () => (wasClosed = true));
      reply.write(whole.replace('["folder"', '["fol').slice(0, -5));
    });

    await expect(collected(transport)).rejects.toThrow();
    await expect.poll(() => wasClosed, { timeout: 500 }).toBe(true);
  });
});
