import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEnrol } from '#data/http-transport.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { ok } from '#shared/lib/result.ts';
import { tableNames, type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { SnapshotStream, Transport } from '#shared/sync/ports.ts';
import type { SnapshotPlace } from '#shared/sync/protocol.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import { startHeadlessPc, type HeadlessPc } from '#test/support/headless-pc.ts';
import { engines, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, anOffice, putRows, pushed, type TestCentre, type TestClient } from './test-centre.ts';

const FOLDERS = 4_000;
const OFFICE = 'office-13';

/** The first so many rows of a stream, then the network goes away. */
const cutAfter = (stream: SnapshotStream, rows: number): SnapshotStream => ({
  head: stream.head,
  rows: (async function* cut() {
    let left = rows;
    for await (const batch of stream.rows) {
      yield batch.slice(0, left);
      left -= batch.length;
      if (left <= 0) throw new Error('connection reset');
    }
  })(),
});

describe.each(engines)('a snapshot that is cut off ($engine)', ({ open }) => {
  let database: TestDatabase;
  let centre: TestCentre;
  let app: FastifyInstance;
  let colleague: TestClient;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
    colleague = aClient('colleague', await anOffice(database, { folders: FOLDERS }));
    app = await anApp(centre);
  });
  afterEach(async () => {
    // Kept connections would hold the server open for a minute.
    app.server.closeAllConnections();
    await app.close();
  });

  /** A PC whose first streams are cut after so many rows; `between` happens while it has no network. */
  const aPc = async (cuts: readonly number[], between: () => Promise<void>) => {
    const centralUrl = await app.listen({ host: '127.0.0.1', port: 0 });
    const enrolled = await createEnrol({ centralUrl, fetch })(`CODE-${OFFICE}`, 'เคาน์เตอร์');
    invariant(enrolled.ok, 'the demo code lets everybody in');
    const asked: (SnapshotPlace | undefined)[] = [];
    const promised: number[] = [];
    const transport = (real: Transport): Transport => ({
      ...real,
      snapshot: async (clientId, from) => {
        const reply = await real.snapshot(clientId, from);
        if (!reply.ok) return reply;
        const cut = cuts[asked.length];
        asked.push(from);
        promised.push(reply.value.head.rows);
        if (cut === undefined) return reply;
        await between();
        return ok(cutAfter(reply.value, cut));
      },
    });
    const { token, deviceId } = enrolled.value;
    const pc = await startHeadlessPc({
      centralUrl,
      token,
      deviceId,
      officeId: OFFICE,
      random: seededRandom(1),
      transport,
    });
    return { pc, asked, promised };
  };
  const rowsAtCentre = async (table: TableName): Promise<readonly AnyRow[]> => {
    const { rows } = await sql<{ data: AnyRow }>`
      select data from synced_row where table_name = ${table} and data is not null order by id`.execute(database.db);
    return rows.map(({ data }) => data);
  };
  const expectEqual = async (pc: HeadlessPc): Promise<void> => {
    for (const table of tableNames) expect([table, pc.rows(table)]).toEqual([table, await rowsAtCentre(table)]);
  };

  test('goes on behind the last row that came, and ends at one version whatever changed meanwhile', async () => {
    let folder = 0;
    const change = async (): Promise<void> => {
      // One row that the PC has already, one that is still to come, and one that is gone.
      folder += 1;
      await pushed(centre, colleague, colleague.lends('folder-1000'), colleague.lends(`folder-${4_000 - folder}`));
      const [office] = await sql<{ version: number }>`select version::float8 as version from office`
        .execute(database.db)
        .then(({ rows }) => rows);
      await putRows(database, { officeId: OFFICE, version: (office?.version ?? 0) + 1 }, []);
      await sql`update synced_row set data = null, version = (select version from office)
        where id = ${`folder-${1100 + folder}`}`.execute(database.db);
    };
    const { pc, asked, promised } = await aPc([1_500, 1_200], change);

    expect(await pc.engine().syncOnce()).toMatchObject({ ok: false });
    expect(await pc.engine().syncOnce()).toMatchObject({ ok: false });
    expect(pc.rows('folder')).toEqual([]);
    expect(await pc.engine().syncOnce()).toEqual({ ok: true, value: undefined });

    expect(asked.map((place) => place?.cookie)).toEqual([undefined, 'v1:1', 'v1:1']);
    expect(promised[1]).toBeLessThanOrEqual((promised[0] ?? 0) - 1_500 + 2);
    expect(promised[2]).toBeLessThanOrEqual((promised[0] ?? 0) - 2_700 + 4);
    await expectEqual(pc);
  });

  test('comes anew from the beginning when the centre was restored and does not know its version any more', async () => {
    await putRows(database, { officeId: OFFICE, version: 7 }, []);
    const { pc, promised } = await aPc([1_500], () => putRows(database, { officeId: OFFICE, version: 2 }, []));

    await pc.engine().syncOnce();
    expect(await pc.engine().syncOnce()).toEqual({ ok: true, value: undefined });

    expect(promised[1]).toBe(promised[0]);
    await expectEqual(pc);
  });
});
