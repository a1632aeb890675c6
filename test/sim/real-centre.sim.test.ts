import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCentreServices, type CentreServices } from '#central/services/centre.ts';
import { openOffice } from '#central/services/offices.ts';
import { createLocalSignals } from '#central/services/signals.ts';
import { setVersion, writeRows } from '#central/services/write-rows.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { PROTOCOL_VERSION, SnapshotHead } from '#shared/sync/protocol.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { openTestPglite, silentLog, type TestDatabase } from '#test/integration/central/databases.ts';
import { simulatedOffice } from './office-work.ts';
import type { SimulatedCentre } from './unreliable-network.ts';
import { createWorld } from './world.ts';

const OFFICE = 'office-13';
const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : [101, 102, 103];
const STEPS = 150;

/** The real services as the simulated network sees them. */
const asSimulated = (services: CentreServices): SimulatedCentre => {
  const deviceOf = (deviceId: string) => ({ deviceId, officeId: OFFICE });
  return {
    push: async (clientId, entries, deviceId) => {
      const reply = await services.push(deviceOf(deviceId), { protocol: PROTOCOL_VERSION, clientId, entries });
      invariant(reply.ok, 'the centre takes every push of its own PCs');
      return reply.value;
    },
    pull: async (clientId, cookie, _limit, deviceId) => {
      const reply = await services.pull(deviceOf(deviceId), { protocol: PROTOCOL_VERSION, clientId, cookie });
      invariant(reply.ok, 'the centre answers every pull of its own PCs');
      return reply.value;
    },
    compare: (request, deviceId) => services.compare(deviceOf(deviceId), request),
    snapshot: async (clientId, deviceId, from) => {
      let text = '';
      await services.snapshot(deviceOf(deviceId), { clientId, from }, async (lines) => void (text += lines));
      const [head, ...rows] = text.trim().split('\n');
      const read = rows.slice(0, -1).map((line) => JSON.parse(line) as [TableName, AnyRow]);
      return {
        head: SnapshotHead.parse(JSON.parse(head ?? '')),
        rows: read.map(([table, row]): SnapshotRow => ({ table, row })),
      };
    },
  };
};

describe('the same office on the real centre (PGlite)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());

  const rowsAtCentre = async (table: TableName): Promise<readonly AnyRow[]> => {
    const { rows } = await sql<{ data: AnyRow }>`
      select data from synced_row where table_name = ${table} and data is not null`.execute(database.db);
    return rows.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const judgedIds = async (): Promise<ReadonlySet<string>> => {
    const { rows } = await sql<{ id: string }>`select entry->>'id' as id from verdict`.execute(database.db);
    return new Set(rows.map(({ id }) => id));
  };

  test.each(seeds)('loses no scan and ends with equal copies everywhere (SEED=%i)', async (seed) => {
    await database.empty();
    await openOffice(database.db, { id: OFFICE, provinceCode: '13', enrolmentCode: 'CODE-13', isDemo: true });
    await writeRows(
      OFFICE,
      1,
      simulatedOffice().map(({ table, row }) => ({ table, id: row.id, row })),
    ).execute(database.db);
    await setVersion(OFFICE, 1).execute(database.db);
    const centreClock = createFakeClock();
    const services = createCentreServices({
      db: database.db,
      clock: centreClock,
      log: silentLog,
      random: Math.random,
      signals: createLocalSignals(),
    });
    const world = createWorld({ seed, pcs: 3, centre: asSimulated(services), centreClock });

    for (let step = 0; step < STEPS; step += 1) await world.step();
    await world.heal();

    const judged = await judgedIds();
    expect(world.confirmed().length).toBeGreaterThan(10);
    expect(world.confirmed().filter((id) => !judged.has(id))).toEqual([]);
    for (const table of world.tables) {
      const expected = await rowsAtCentre(table);
      for (const pc of world.pcs) expect(world.rowsOn(pc, table), `${pc.name} ${table}`).toEqual(expected);
    }
    for (const pc of world.pcs) expect([...pc.disk.outbox.keys()]).toEqual([]);
  });
});
