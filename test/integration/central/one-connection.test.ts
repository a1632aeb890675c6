import { createServer, connect, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '#central/db/connect.ts';
import { onOneConnection, type Connection } from '#central/db/one-connection.ts';
import type { Db } from '#central/db/schema.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { createGatheringReader } from '#central/services/gathering-reader.ts';
import { inOfficeTransaction } from '#central/services/office-transaction.ts';
import { setVersion, writeRows } from '#central/services/write-rows.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';
import { aFolder, anOffice } from './test-centre.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPostgres();
});
afterAll(() => database.close());

/** A line to the database that hears what is sent, and that keeps the answers back until it is told to let them go. */
const openLine = async (databaseUrl: string) => {
  let heard = '';
  let isHeld = false;
  let letGo: () => void = () => undefined;
  const server = createServer((incoming) => {
    const outgoing = connect({ host: '127.0.0.1', port: Number(new URL(databaseUrl).port) });
    const kept: Buffer[] = [];
    incoming.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      outgoing.write(bytes);
    });
    outgoing.on('data', (bytes: Buffer) => void (isHeld ? kept.push(bytes) : incoming.write(bytes)));
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
    letGo = () => {
      isHeld = false;
      for (const bytes of kept.splice(0)) incoming.write(bytes);
    };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    hold: () => {
      isHeld = true;
      return () => letGo();
    },
    untilHeard: async (text: string) => {
      while (!heard.includes(text)) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    close: () => server.close(),
  };
};

/** Until a transaction waits for a lock that another one holds. */
const untilWaiting = async (db: Db): Promise<void> => {
  for (let isWaiting = false; !isWaiting;) {
    const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(db);
    isWaiting = rows.length > 0;
  }
};

test('what is issued together on one connection is sent without waiting for answers, and answered in that order', async () => {
  invariant(database.url !== undefined, 'it is a server');
  const line = await openLine(database.url);
  const overLine = connectPostgres(line.url, { log: silentLog });
  const { db } = overLine;
  await sql`select 'warm'`.execute(db);

  const answered: string[] = [];
  await onOneConnection(db, async (connection) => {
    const release = line.hold();
    const asked = ['first of three', 'second of three', 'third of three'].map(async (text) => {
      const { rows } = await sql<{ text: string }>`select ${sql.lit(text)} as text`.execute(connection);
      answered.push(rows[0]?.text ?? '');
    });
    await line.untilHeard('third of three');
    expect(answered).toEqual([]);
    release();
    await Promise.all(asked);
  });

  expect(answered).toEqual(['first of three', 'second of three', 'third of three']);
  await overLine.close();
  line.close();
});

test('a lent connection is nobody else’s until the work is over', async () => {
  const pool = connectPostgres(database.url ?? '', { log: silentLog, connections: 2 });
  const { db } = pool;
  const backendOf = async (on: Connection): Promise<number | undefined> => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on);
    return rows[0]?.pid;
  };

  const { lent, others } = await onOneConnection(db, async (connection) => ({
    lent: await backendOf(connection),
    others: await Promise.all([backendOf(db), backendOf(db), backendOf(db)]),
  }));

  expect(others).not.toContain(lent);
  await pool.close();
});

test('what a transaction asks behind the lock of its office, without waiting for it, is answered as the holder before left it', async () => {
  await anOffice(database, { folders: 1 });
  const { db } = database;
  const at = { officeId: 'office-13', clientId: 'pc' };
  await sql`insert into client (id, office_id) values ('pc', 'office-13')`.execute(db);
  const readShelf = async (connection: Connection): Promise<string | undefined> => {
    const row = await createGatheringReader(connection, at.officeId).get('folder', 'folder-1');
    return row && 'homeLocationId' in row ? row.homeLocationId : undefined;
  };
  let second: Promise<unknown> = Promise.resolve();
  let isFirstOver = false;
  const first = inOfficeTransaction(db, at, async (connection, locked) => {
    const office = await locked;
    invariant(office, 'the office is there');
    second = inOfficeTransaction(db, at, async (behind, lockedLater) => {
      const shelf = await readShelf(behind);
      expect(isFirstOver).toBe(true);
      return { kind: 'roll-back', value: { shelf, office: await lockedLater } };
    });
    // It asks, and waits in the database.
    await untilWaiting(db);
    const moved = { ...aFolder(1), homeLocationId: 'location-elsewhere' };
    isFirstOver = true;
    const version = office.version + 1;
    const write = (): Promise<unknown> =>
      Promise.all([
        writeRows(at.officeId, version, [{ table: 'folder', id: moved.id, row: moved }]).execute(connection),
        setVersion(at.officeId, version).execute(connection),
      ]);
    return { kind: 'commit', write, value: version };
  });

  const version = await first;
  expect(await second).toMatchObject({ shelf: 'location-elsewhere', office: { version } });
});
