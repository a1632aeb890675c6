import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import type { OutboxEntry, Verdict } from '#shared/sync/protocol.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { startCentreProcess, type CentreProcess } from '#test/support/centre-process.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { aClient, anOffice, kinds, type TestClient } from './test-centre.ts';

describe('servers that run on one PostgreSQL', () => {
  let database: TestDatabase;
  /** Two that stay; those that go in a test are its own. */
  let here: CentreProcess;
  let there: CentreProcess;
  const servers: CentreProcess[] = [];
  beforeAll(async () => {
    database = await openTestPostgres();
    [here, there] = await Promise.all([start(), start()]);
  });
  afterAll(async () => {
    for (const server of servers) server.signal('SIGKILL');
    await Promise.all(servers.map((server) => server.ended));
    await database.close();
  });
  beforeEach(async () => {
    await database.empty();
    await anOffice(database, { folders: 60 });
  });

  const start = async (environment: Record<string, string> = {}): Promise<CentreProcess> => {
    const server = await startCentreProcess({ DATABASE_URL: database.url ?? '', ...environment });
    servers.push(server);
    return server;
  };

  /** A PC that was enrolled at one server and may talk to all of them. */
  const enrolAt = async (server: CentreProcess) => {
    const enrolled = await createEnrol({ centralUrl: server.address, fetch })('CODE-office-13', 'เคาน์เตอร์ 1');
    if (!enrolled.ok) throw new Error(enrolled.error.type);
    const { token } = enrolled.value;
    const transportTo = (to: CentreProcess): Transport => createHttpTransport({ centralUrl: to.address, token, fetch });
    return { token, transportTo, client: aClient('pc-1', enrolled.value) };
  };

  const push = async (
    transport: Transport,
    client: TestClient,
    entries: readonly OutboxEntry[],
  ): Promise<readonly Verdict[]> => {
    const answer = await transport.push(client.request(...entries));
    if (!answer.ok) throw new Error(answer.error.type);
    return answer.value.verdicts;
  };

  /** Keeps the office's row locked, so that whoever pushes waits. */
  const holdOffice = async () => {
    const other = database.another();
    const holder = await other.db.startTransaction().execute();
    await sql`select 1 from office where id = 'office-13' for update`.execute(holder);
    return async () => {
      await holder.rollback().execute();
      await other.close();
    };
  };

  const untilSomebodyWaits = async (): Promise<void> => {
    await expect
      .poll(async () => {
        const { rows } = await sql<{ waiting: number }>`
          select count(*)::float8 as waiting from pg_stat_activity where wait_event_type = 'Lock'`.execute(database.db);
        return rows[0]?.waiting;
      })
      .toBeGreaterThan(0);
  };

  const countOf = async (table: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::float8 as count from synced_row where table_name = ${table}`.execute(database.db);
    return rows[0]?.count ?? 0;
  };

  test('what one of them took in, the other tells its listeners, and its tokens are good everywhere', async () => {
    const { client, transportTo } = await enrolAt(here);
    const heard: number[] = [];
    const stop = transportTo(there).listen(() => heard.push(performance.now()));
    await expect.poll(() => heard.length).toBeGreaterThan(1);
    heard.length = 0;

    const pushedAt = performance.now();
    await push(transportTo(here), client, [client.lends('folder-1')]);
    await expect.poll(() => heard.length, { interval: 10 }).toBeGreaterThan(0);
    stop();

    expect((heard[0] ?? Infinity) - pushedAt).toBeLessThan(1_000);
  });

  test('both may judge the same pushes of one PC at the same moment: each is applied once', async () => {
    const { client, transportTo } = await enrolAt(here);
    const entries = Array.from({ length: 60 }, (_, index) => client.lends(`folder-${index + 1}`));
    const halves = [entries.slice(0, 30), entries.slice(30)];

    const answers: (readonly Verdict[])[] = [];
    for (const half of halves) {
      answers.push(...(await Promise.all([here, there].map((server) => push(transportTo(server), client, half)))));
    }

    for (const verdicts of answers) expect(kinds([...verdicts])).toEqual(Array.from({ length: 30 }, () => 'applied'));
    expect(await countOf('movement')).toBe(60);
    const { rows } = await sql<{ version: number }>`select version::float8 as version from office`.execute(database.db);
    expect(rows).toEqual([{ version: 61 }]);
  });

  test('one that is told to go says so, lets a running push finish, sends listeners away, and ends with 0', async () => {
    const server = await start({ FAEM_DRAIN_NOTICE: '1' });
    const { client, transportTo, token } = await enrolAt(server);
    const live = await fetch(`${server.address}/v1/live`, { headers: { authorization: `Bearer ${token}` } });
    const stream = live.text();
    const release = await holdOffice();
    const running = push(transportTo(server), client, [client.lends('folder-1'), client.lends('folder-2')]);
    await untilSomebodyWaits();
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);

    server.signal('SIGTERM');

    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status).toBe(503);
    expect(await (await fetch(`${server.address}/readyz`)).json()).toEqual({
      status: 'not-ready',
      because: 'draining',
    });
    expect(await stream).toMatch(/retry: \d+\n\n$/);
    await expect
      .poll(() =>
        fetch(`${server.address}/readyz`)
          .then(() => 'open')
          .catch(() => 'closed'),
      )
      .toBe('closed');
    await release();
    expect(kinds([...(await running)])).toEqual(['applied', 'applied']);
    expect(await server.ended).toBe(0);
    expect(await countOf('movement')).toBe(2);
  });

  test('one that cannot finish in time cuts what was not acknowledged; sent elsewhere it is applied once', async () => {
    const server = await start({ FAEM_DRAIN_LIMIT: '1' });
    const { client, transportTo } = await enrolAt(server);
    const entries = [client.lends('folder-1')];
    const release = await holdOffice();
    const running = transportTo(server).push(client.request(...entries));
    await untilSomebodyWaits();

    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    await release();

    expect(await running).toEqual({ ok: false, error: { type: 'offline' } });
    expect(server.logged().join('\n')).toContain('drain-cut-short');
    expect(kinds([...(await push(transportTo(here), client, entries))])).toEqual(['applied']);
    expect(await countOf('movement')).toBe(1);
  });

  test('one that is told a second time ends at once', async () => {
    const server = await start();
    const { client, transportTo } = await enrolAt(server);
    const release = await holdOffice();
    const running = transportTo(server).push(client.request(client.lends('folder-1')));
    await untilSomebodyWaits();

    server.signal('SIGTERM');
    await expect.poll(() => server.logged().join('\n')).toContain('"closing"');
    server.signal('SIGTERM');

    expect(await server.ended).toBe(1);
    await release();
    expect((await running).ok).toBe(false);
  });
});
