import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp, type BackupSource } from '#central/backup/back-up.ts';
import { restore } from '#central/backup/restore.ts';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { openDatabase } from '#central/db/open-database.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import { createSyncEngine } from '#shared/sync/engine.ts';
import { openReplica } from '#shared/sync/replica.ts';
import type { SnapshotRow, Transport } from '#shared/sync/ports.ts';
import { SnapshotHead } from '#shared/sync/protocol.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createMemoryDisk, createMemoryStorage, type MemoryDisk } from '#test/fakes/memory-storage.ts';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';
import { silentLog } from './databases.ts';
import { aCentre, anOffice, CLERK, START_MS, type TestCentre } from './test-centre.ts';

/** The services as a PC reaches them. */
const transportTo = (centre: TestCentre, device: { officeId: string; deviceId: string }): Transport => ({
  push: async (request) => {
    const answer = await centre.push(device, request);
    return answer.ok ? answer : err({ type: 'centre-down', status: 500 });
  },
  pull: async (request) => {
    const answer = await centre.pull(device, request);
    return answer.ok ? answer : err({ type: 'denied' });
  },
  snapshot: async (clientId) => {
    let text = '';
    await centre.snapshot(device, { clientId }, async (lines) => void (text += lines));
    const [head = '', ...lines] = text.trim().split('\n');
    const rows = lines.slice(0, -1).map((line): SnapshotRow => {
      const [table, row] = JSON.parse(line) as [TableName, AnyRow];
      return { table, row };
    });
    return ok({
      head: SnapshotHead.parse(JSON.parse(head)),
      rows: (async function* all() {
        yield rows;
      })(),
    });
  },
  compare: async (request) => ok(await centre.compare(device, request)),
  lease: async () => ok(),
  listen: () => () => undefined,
});

/** A PC whose disk survives; it may meet another centre each time it is switched on. */
const switchOn = async (disk: MemoryDisk, deviceId: string, centre: TestCentre) => {
  const clock = createManualClock();
  const opened = await openReplica({
    storage: createMemoryStorage(disk),
    journal: undefined,
    clock,
    random: Math.random,
    identity: { officeId: 'office-13', deviceId },
  });
  invariant(opened.ok, 'memory opens');
  const replica = opened.value;
  const transport = transportTo(centre, { officeId: 'office-13', deviceId });
  const engine = createSyncEngine({ replica, transport, clock, random: Math.random, log: silentLog });
  const scan = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      const done = await replica.mutate([{ name: 'park-scan', args: { text } }], { actorId: CLERK });
      invariant(done.ok, 'the scan is taken');
    }
  };
  const texts = () => [...replica.readModel.all('parkedScan').values()].map((row) => row.text).toSorted();
  return { replica, scan, texts, sync: () => engine.syncOnce(), status: () => engine.status() };
};

let server: RealPostgres;
let count = 0;
const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-backup-'));
  folders.push(folder);
  return folder;
};
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const aPostgres = async (): Promise<BackupSource> => {
  count += 1;
  const admin = connectPostgres(server.url, { log: silentLog });
  await sql.raw(`create database place_${count}`).execute(admin.db);
  await admin.close();
  return { kind: 'postgres', url: server.url.replace(/postgres$/, `place_${count}`) };
};
/** Works on the database of a place, which is closed afterwards, as a server that is stopped leaves it. */
const at = async <T>(place: BackupSource, work: (database: Database, centre: TestCentre) => Promise<T>): Promise<T> => {
  const database = await openDatabase(place, silentLog);
  try {
    return await work(database, aCentre(database));
  } finally {
    await database.close();
  }
};

const openOfficeAt = (place: BackupSource): Promise<void> =>
  at(place, async (database) => {
    await migrate(database.db, migrations);
    await anOffice(database, { folders: 50 });
    await sql`insert into number_counter (office_id, kind, next) values ('office-13', 'notice', 42)`.execute(
      database.db,
    );
  });

// Opening PGlite takes seconds, so it is opened as rarely as can be.
test('a backup of a centre on PGlite is restored whole, and of a new generation', { timeout: 120_000 }, async () => {
  const source: BackupSource = { kind: 'folder', folder: join(aFolder(), 'data') };
  const target: BackupSource = { kind: 'folder', folder: join(aFolder(), 'data') };
  await openOfficeAt(source);

  const backup = await backUp(source, { folder: aFolder(), nowMs: START_MS });
  if (!backup.ok) throw new Error(backup.error.problem);
  const restored = await restore(target, backup.value.file);

  expect(restored).toEqual({ ok: true, value: backup.value.manifest });
  expect(backup.value.manifest.tables['synced_row']?.rows).toBe(54);
  const again = await restore(target, backup.value.file);
  expect(again).toMatchObject({ ok: false, error: { problem: expect.stringContaining('left untouched') } });
});

describe('a backup of a centre on PostgreSQL', () => {
  let source: BackupSource;
  let to: { folder: string; nowMs: number };
  beforeEach(async () => {
    source = await aPostgres();
    to = { folder: aFolder(), nowMs: START_MS };
  });

  const backedUp = async (): Promise<string> => {
    const backup = await backUp(source, to);
    if (!backup.ok) throw new Error(backup.error.problem);
    return backup.value.file;
  };

  const open = (): Promise<void> => openOfficeAt(source);

  test('restored later, it gets back from the PCs what they still have, and is told what they have not', async () => {
    const [tidy, forgetful] = [createMemoryDisk(), createMemoryDisk()];
    await open();
    await at(source, async (_database, centre) => {
      for (const [disk, deviceId] of [
        [tidy, 'pc-a'],
        [forgetful, 'pc-b'],
      ] as const) {
        const pc = await switchOn(disk, deviceId, centre);
        await pc.sync();
        await pc.scan(`${deviceId} before`);
        expect(await pc.sync()).toEqual(ok());
      }
    });
    const file = await backedUp();
    await at(source, async (_database, centre) => {
      for (const [disk, deviceId] of [
        [tidy, 'pc-a'],
        [forgetful, 'pc-b'],
      ] as const) {
        const pc = await switchOn(disk, deviceId, centre);
        await pc.scan(`${deviceId} after 1`, `${deviceId} after 2`);
        expect(await pc.sync()).toEqual(ok());
        expect(pc.replica.outbox()).toEqual([]);
      }
    });
    forgetful.verdicts.clear();

    const target = await aPostgres();
    expect(await restore(target, file)).toMatchObject({ ok: true });

    await at(target, async (database, centre) => {
      const [a, b] = [await switchOn(tidy, 'pc-a', centre), await switchOn(forgetful, 'pc-b', centre)];
      await b.scan('pc-b after the restore');
      for (const pc of [a, b, a]) expect(await pc.sync()).toEqual(ok());
      expect(a.status().forgotten).toEqual({ sentAgain: 2, lost: 0 });
      expect(b.status().forgotten).toEqual({ sentAgain: 0, lost: 2 });
      const started = await switchOn(forgetful, 'pc-b', centre);
      expect(started.status().everForgotten).toMatchObject({ sentAgain: 0, lost: 2 });

      const expected = ['pc-a after 1', 'pc-a after 2', 'pc-a before', 'pc-b after the restore', 'pc-b before'];
      expect(a.texts()).toEqual(expected);
      expect(b.texts()).toEqual(expected);
      for (const pc of [a, b]) expect(pc.replica.outbox()).toEqual([]);
      const lost =
        await sql`select told_by as "toldBy", (to_seq - from_seq + 1)::float8 as entries from lost_entries`.execute(
          database.db,
        );
      expect(lost.rows).toEqual([{ toldBy: 'pc-b', entries: 2 }]);
      const counter = await sql`select next::float8 as next from number_counter`.execute(database.db);
      expect(counter.rows).toEqual([{ next: 100_042 }]);
      await a.scan('and so it goes on');
      expect(await a.sync()).toEqual(ok());
    });
  });

  test('is refused by a place where something is, and leaves that as it was', async () => {
    await open();
    const file = await backedUp();

    const restored = await restore(source, file);

    expect(restored).toMatchObject({ ok: false, error: { problem: expect.stringContaining('left untouched') } });
    const offices = await at(source, ({ db }) => sql`select generation::float8 as generation from office`.execute(db));
    expect(offices.rows).toEqual([{ generation: 0 }]);
  });

  test('that is not bit for bit what was written is refused before anything is touched', async () => {
    await open();
    const file = await backedUp();
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(file, bytes);
    const target = await aPostgres();

    expect(await restore(target, file)).toMatchObject({
      ok: false,
      error: { problem: expect.stringContaining('is damaged') },
    });
    rmSync(`${file}.json`);
    expect(await restore(target, file)).toMatchObject({
      ok: false,
      error: { problem: expect.stringContaining('.json') },
    });
  });

  test('is for its owner only, finished under its name or not there at all', async () => {
    await open();

    const file = await backedUp();

    expect(readdirSync(to.folder).toSorted()).toEqual([
      'faem-2026-11-22T02-00-00-000Z.backup',
      'faem-2026-11-22T02-00-00-000Z.backup.json',
    ]);
    for (const each of [file, `${file}.json`]) expect(statSync(each).mode & 0o077).toBe(0);
    expect((await backUp(source, to)).ok).toBe(false);
    expect(readFileSync(`${file}.json`, 'utf8')).toContain('"synced_row"');
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });
});
