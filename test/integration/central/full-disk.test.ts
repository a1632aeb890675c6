import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { EnrolResponse, PROTOCOL_VERSION, PushResponse, type OutboxEntry } from '#shared/sync/protocol.ts';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';
import { openSmallDisk, type SmallDisk } from '#test/support/small-disk.ts';
import { silentLog } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, anOffice, kinds, rowsOf, type TestClient } from './test-centre.ts';

const MEGABYTE = 1024 * 1024;
/** So many are sent at once: the folders of the office, each lent once more. */
const FOLDERS = 60;

describe('a centre whose PostgreSQL has a full disk', { timeout: 120_000 }, () => {
  let disk: SmallDisk;
  let server: RealPostgres;
  let database: Database;
  let app: FastifyInstance;
  let client: TestClient;
  let token: string;

  afterEach(async () => {
    await app.close();
    await database.close();
    await server.stop();
    disk.close();
  });

  const start = async (on: { readonly megabytes: number; readonly what: 'data' | 'log' }): Promise<void> => {
    disk = openSmallDisk(on.megabytes * MEGABYTE);
    const folder = join(disk.folder, on.what);
    mkdirSync(folder);
    server = await startPostgres({ [on.what]: folder });
    database = connectPostgres(server.url, { log: silentLog });
    await migrate(database.db, migrations);
    await anOffice(database, { folders: FOLDERS });
    app = await anApp(aCentre(database));
    const payload = { enrolmentCode: 'CODE-office-13', deviceName: 'เคาน์เตอร์' };
    const enrolled = EnrolResponse.parse((await app.inject({ method: 'POST', url: '/v1/enrol', payload })).json());
    token = enrolled.token;
    client = aClient('pc-1', enrolled);
  };

  const push = (entries: readonly OutboxEntry[]) =>
    app.inject({
      method: 'POST',
      url: '/v1/push',
      headers: { authorization: `Bearer ${token}` },
      payload: client.request(...entries),
    });
  const pull = () =>
    app.inject({
      method: 'POST',
      url: '/v1/pull',
      headers: { authorization: `Bearer ${token}` },
      payload: { protocol: PROTOCOL_VERSION, clientId: client.clientId, cookie: 'v1:1' },
    });
  const aBatch = (): readonly OutboxEntry[] =>
    Array.from({ length: FOLDERS }, (_, index) => client.lends(`folder-${index + 1}`));
  /** Sends batch after batch until one is refused; gives how many were taken, and the one that was not. */
  const pushUntilRefused = async () => {
    for (let taken = 0; taken < 200; taken += 1) {
      const batch = aBatch();
      const reply = await push(batch);
      if (reply.statusCode !== 200) return { taken, batch, reply };
      expect(PushResponse.parse(reply.json()).verdicts).toHaveLength(FOLDERS);
    }
    throw new Error('The disk was never full.');
  };
  const movements = async (): Promise<number> => (await rowsOf(database, 'movement')).length;
  /** Sends it as a PC does: again and again, until it is answered. A database that ended is started, as a machine does. */
  const pushUntilTaken = async (batch: readonly OutboxEntry[]): Promise<readonly string[]> => {
    const attempt = async (): Promise<number> => {
      if (!server.isRunning()) await server.resume();
      return (await push(batch)).statusCode;
    };
    await expect.poll(attempt, { timeout: 60_000 }).toBe(200);
    return kinds(PushResponse.parse((await push(batch)).json()).verdicts);
  };
  const notApplied = (answers: readonly string[]): readonly string[] =>
    answers.filter((kind) => kind !== 'applied' && kind !== 'exception');
  const deadLetters = async (): Promise<number> =>
    (await sql`select * from dead_letter`.execute(database.db)).rows.length;

  test('it says so to whoever sends, goes on answering who reads, and goes on by itself when there is room', async () => {
    await start({ megabytes: 96, what: 'data' });
    disk.fill(MEGABYTE / 2);

    const { taken, batch, reply } = await pushUntilRefused();

    expect([reply.statusCode, reply.json()]).toEqual([503, { type: 'centre-unavailable' }]);
    expect((await push(batch)).statusCode).toBe(503);
    expect((await pull()).statusCode).toBe(200);
    expect(await movements()).toBe(taken * FOLDERS);

    disk.makeRoom();
    const answers = await pushUntilTaken(batch);

    expect(notApplied(answers)).toEqual([]);
    expect(await movements()).toBe((taken + 1) * FOLDERS);
    expect(await deadLetters()).toBe(0);
  });

  test('a database that breaks off because its log has no room loses nothing acknowledged; what was not is applied once', async () => {
    await start({ megabytes: 12, what: 'log' });
    disk.fill();

    const { taken, batch, reply } = await pushUntilRefused();

    expect([reply.statusCode, reply.json()]).toEqual([503, { type: 'centre-unavailable' }]);
    disk.makeRoom();
    const answers = await pushUntilTaken(batch);

    expect(notApplied(answers)).toEqual([]);
    expect(await movements()).toBe((taken + 1) * FOLDERS);
    expect(await deadLetters()).toBe(0);
  });
});
