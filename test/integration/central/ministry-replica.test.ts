import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { StoreFailed } from '#central/db/store-failed.ts';
import { createMinistryFigures } from '#central/services/ministry/ministry-figures.ts';
import { createReplica } from '#central/services/ministry/replica.ts';
import { systemClock } from '#central/system-ports.ts';
import { startPostgres, type RealPostgres, type Standby } from '#test/support/real-postgres.ts';
import { silentLog } from './databases.ts';
import { aClock, aFolder, anOffice, putRows } from './test-centre.ts';

describe('figures of offices, read from a server that follows the primary', () => {
  let server: RealPostgres;
  let standby: Standby;
  let primary: Database;
  let replica: Database;
  let version = 1;
  const clock = aClock();
  beforeAll(async () => {
    server = await startPostgres();
    primary = connectPostgres(server.url, { log: silentLog });
    await migrate(primary.db, migrations);
    await anOffice(primary, { folders: 5 });
    standby = await server.addSynchronousStandby();
    // Here the primary goes on while the other is away.
    await sql`alter system set synchronous_standby_names = ''`.execute(primary.db);
    await sql`select pg_reload_conf()`.execute(primary.db);
    replica = connectPostgres(standby.url, { log: silentLog, connections: 2 });
  });
  afterAll(async () => {
    await replica.close();
    await primary.close();
    await standby.stop();
    await server.stop();
  });
  beforeEach(() => clock.pass(61_000));

  const figuresFrom = (followed: Database) =>
    createMinistryFigures({
      db: primary.db,
      replica: createReplica({ primary: primary.db, replica: followed.db, clock: systemClock }),
      clock,
      log: silentLog,
    });
  const addFolder = async (number: number): Promise<void> => {
    version += 1;
    await putRows(primary, { officeId: 'office-13', version }, [['folder', aFolder(number)]]);
  };
  const keptBy = async (figures: ReturnType<typeof figuresFrom>) => {
    const { offices, replicaLagMs } = await figures.overview();
    return { kept: offices[0]?.figures?.folders.kept, replicaLagMs };
  };

  test('are those of the primary, and 0 behind it', async () => {
    const figures = figuresFrom(replica);
    await expect.poll(() => keptBy(figures)).toEqual({ kept: 5, replicaLagMs: 0 });
    expect(await figures.office('office-13')).toMatchObject({ ok: true, value: { replicaLagMs: 0 } });
  });

  test('are old and say how old while it stands still, and new again when it goes on', async () => {
    const figures = figuresFrom(replica);
    await expect.poll(() => keptBy(figures)).toMatchObject({ kept: 5 });
    await sql`select pg_wal_replay_pause()`.execute(replica.db);
    await addFolder(101);
    clock.pass(61_000);

    const behind = await figures.overview();
    expect(behind.offices[0]?.figures?.folders.kept).toBe(5);
    expect(behind.replicaLagMs).toBeGreaterThan(0);
    expect(behind.behind).toBe(1);
    expect((await figures.overview()).replicaLagMs).toBeGreaterThan(behind.replicaLagMs ?? 0);

    await sql`select pg_wal_replay_resume()`.execute(replica.db);
    await expect
      .poll(() => {
        clock.pass(61_000);
        return keptBy(figures);
      })
      .toEqual({ kept: 6, replicaLagMs: 0 });
  });

  test('are not there at all while it is away: nothing is read from the primary in silence', async () => {
    const figures = figuresFrom(replica);
    await expect.poll(() => keptBy(figures)).toMatchObject({ replicaLagMs: 0 });
    await standby.breakOff('killed');
    await expect(figures.overview()).rejects.toThrow(StoreFailed);
    await expect(figures.office('office-13')).rejects.toThrow(StoreFailed);

    await standby.resume();
    await expect.poll(() => keptBy(figures).catch(() => undefined)).toMatchObject({ replicaLagMs: 0 });
  });

  test('nor from a server that follows nobody, which could be of any age', async () => {
    await expect(figuresFrom(primary).overview()).rejects.toThrow('follows no primary');
    await expect(figuresFrom(primary).office('office-13')).rejects.toThrow('follows no primary');
  });
});
