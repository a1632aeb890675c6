import { createServer, connect, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '#central/db/connect.ts';
import { onOneConnection, type Connection } from '#central/db/one-connection.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';

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
