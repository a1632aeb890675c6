import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { openOffice } from '#central/services/offices.ts';
import { createEnrol } from '#data/http-transport.ts';
import { tableNames, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import { createOfficeWork, simulatedOffice } from '#test/sim/office-work.ts';
import { startCentreProcess, type CentreProcess } from '#test/support/centre-process.ts';
import { startHeadlessPc, type HeadlessPc } from '#test/support/headless-pc.ts';
import { startPostgres, type RealPostgres, type Standby } from '#test/support/real-postgres.ts';
import { startUnreliableProxy, type UnreliableProxy } from '#test/support/unreliable-proxy.ts';
import { silentLog } from './databases.ts';
import { putRows } from './test-centre.ts';

const OFFICE = 'office-13';
const PCS = 3;
/** How often the API is killed; more by hand: `KILLS=40 SEED=7 npx vitest run … processes`. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? 1);
const SCANS_AT_ONCE = 20;
/** Who has so much unsent waits: a test must be able to send it all in the end. */
const MOST_UNSENT = 120;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('real processes', { timeout: 120_000 }, () => {
  const random = seededRandom(SEED);
  const work = createOfficeWork(random);
  const confirmed: string[] = [];
  let primary: RealPostgres;
  let standby: Standby;
  let database: Database;
  let proxy: UnreliableProxy;
  let centre: CentreProcess;
  let pcs: readonly HeadlessPc[];

  /** Both servers of the database, as an operator writes them down. */
  const bothServers = (): string => {
    const { host: second } = new URL(standby.url);
    const { host: first } = new URL(primary.url);
    return primary.url.replace(first, `${first},${second}`);
  };
  const startCentre = async (): Promise<void> => {
    centre = await startCentreProcess({ DATABASE_URL: bothServers() });
    proxy.leadTo(centre.address);
  };
  beforeAll(async () => {
    primary = await startPostgres();
    standby = await primary.addSynchronousStandby();
    database = connectPostgres(bothServers(), { log: silentLog });
    await migrate(database.db, migrations);
    await openOffice(database.db, { id: OFFICE, provinceCode: '13', enrolmentCode: 'CODE-13', isDemo: true });
    await putRows(
      database,
      { officeId: OFFICE, version: 1 },
      simulatedOffice().map(({ table, row }) => [table, row] as const),
    );
    proxy = await startUnreliableProxy(random);
    await startCentre();
    pcs = await Promise.all(Array.from({ length: PCS }, startPc));
  });
  afterAll(async () => {
    centre.signal('SIGKILL');
    await proxy.close();
    await database.close();
    await Promise.allSettled([primary.stop(), standby.stop()]);
  });

  const startPc = async (): Promise<HeadlessPc> => {
    const enrol = createEnrol({ centralUrl: proxy.address, fetch });
    let enrolled = await enrol('CODE-13', 'เคาน์เตอร์');
    // A server on a busy machine may need a moment after its start; a person would press the button again.
    for (let tries = 1; !enrolled.ok && tries < 20; tries += 1) {
      await pause(500);
      enrolled = await enrol('CODE-13', 'เคาน์เตอร์');
    }
    if (!enrolled.ok) throw new Error(`${enrolled.error.type}: ${centre.logged().slice(-5).join('\n')}`);
    const { token, deviceId, officeId } = enrolled.value;
    return startHeadlessPc({ centralUrl: proxy.address, token, deviceId, officeId, random, stallMs: 1_500 });
  };
  const scan = async (pc: HeadlessPc, times: number): Promise<void> => {
    for (let done = 0; done < times; done += 1) {
      const replica = pc.replica();
      const result = await replica.mutate([work({ replica, confirmed })], { actorId: 'staff-1' });
      if (result.ok) confirmed.push(...result.value);
    }
  };
  /** People go on scanning and every PC goes on syncing until `trouble` is over. */
  const whileWorking = async (trouble: () => Promise<void>): Promise<void> => {
    let isOver = false;
    const busy = pcs.map(async (pc) => {
      while (!isOver) {
        if (pc.disk.outbox.size < MOST_UNSENT) await scan(pc, SCANS_AT_ONCE);
        const turn = await pc.engine().syncOnce();
        if (random() < 0.2) await pc.restart();
        if (!turn.ok) await pause(20);
      }
    });
    try {
      await trouble();
    } finally {
      isOver = true;
      await Promise.all(busy);
    }
  };
  const heal = async (): Promise<void> => {
    proxy.hitOneIn(0);
    for (let round = 0; round < 2; round += 1) {
      for (const pc of pcs) {
        await pc.restart();
        await expect.poll(() => pc.engine().syncOnce(), { timeout: 20_000 }).toEqual({ ok: true, value: undefined });
      }
    }
  };
  const rowsAtCentre = async (table: TableName): Promise<readonly AnyRow[]> => {
    const { rows } = await sql<{ data: AnyRow }>`
      select data from synced_row where table_name = ${table} and data is not null order by id`.execute(database.db);
    return rows.map(({ data }) => data);
  };
  /** No scan lost, none applied twice, all copies equal, outboxes empty, each client's verdicts without a gap. */
  const expectAllIsWell = async (): Promise<void> => {
    const { rows: judged } = await sql<{ id: string; seq: number; client: string }>`
      select entry_id as id, seq::float8 as seq, client_id as client from verdict order by client_id, seq`.execute(
      database.db,
    );
    const ids = judged.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    expect(confirmed.filter((id) => !known.has(id))).toEqual([]);
    for (const client of new Set(judged.map((entry) => entry.client))) {
      const seqs = judged.filter((entry) => entry.client === client).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    }
    expect(pcs.map((pc) => pc.disk.outbox.size)).toEqual(pcs.map(() => 0));
    for (const table of tableNames) {
      const expected = await rowsAtCentre(table);
      for (const pc of pcs) expect(pc.rows(table), `${pc.name} ${table}`).toEqual(expected);
    }
  };

  test('the API is killed in the middle of its work, and the network cuts, slows, hangs and lies', async () => {
    proxy.hitOneIn(3);
    await whileWorking(async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await pause(100 + random() * 400);
        centre.signal('SIGKILL');
        await centre.ended;
        await startCentre();
      }
      await expect
        .poll(() => Object.values(proxy.counts()).every((count) => count > 0), { timeout: 20_000 })
        .toBe(true);
    });
    await heal();

    expect(confirmed.length).toBeGreaterThan(SCANS_AT_ONCE);
    await expectAllIsWell();
  });

  test('PostgreSQL is stopped as by a power cut and comes back, with the same API before and after', async () => {
    const before = confirmed.length;
    const { processId } = centre;
    await whileWorking(async () => {
      await pause(300);
      await primary.breakOff('immediate');
      await pause(200);
      await primary.resume();
      await pause(500);
    });
    await heal();

    expect(centre.processId).toBe(processId);
    expect((await fetch(`${centre.address}/v1/health`)).status).toBe(200);
    expect(confirmed.length).toBeGreaterThan(before);
    await expectAllIsWell();
  });

  test('the primary is killed in the middle of pushes, the replica is promoted, and nothing acknowledged is lost', async () => {
    const before = confirmed.length;
    await whileWorking(async () => {
      await pause(300);
      await primary.breakOff('killed');
      await standby.promote();
      await sql`alter system set synchronous_standby_names = ''`.execute(database.db);
      await sql`select pg_reload_conf()`.execute(database.db);
      await pause(500);
    });
    await heal();

    expect(confirmed.length).toBeGreaterThan(before);
    await expectAllIsWell();
  });
});
