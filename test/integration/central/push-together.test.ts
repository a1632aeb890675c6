import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '#central/services/verify-audit.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, pushed, SHELF, SUPERVISOR, type TestClient } from './test-centre.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
beforeEach(() => database.empty());
afterAll(() => database.close());

/** Work in which most entries depend on what one before them did, some through a row and some through a list of rows. */
const entangledWork = (client: TestClient): readonly OutboxEntry[] => [
  client.lends('folder-1'),
  client.lends('folder-1', SUPERVISOR),
  client.does('see-folder', { folderId: 'folder-2', locationId: SHELF }),
  client.does('check-in-folder', { folderId: 'folder-1', locationId: SHELF }),
  client.lends('folder-9'),
  client.does('request-folders', { folderIds: ['folder-1', 'folder-2'], urgency: 'normal', purpose: 'ตรวจ' }),
  client.lends('folder-2', SUPERVISOR),
  client.does('undo-movement', { folderId: 'folder-1', movementId: `${client.clientId}-m1` }),
  client.does('move-folder', { folderId: 'folder-3', locationId: SHELF }),
  client.entry('no-such-mutation@1', {}),
  client.does('see-folder', { folderId: 'folder-3', locationId: SHELF }),
];

interface Left {
  readonly rows: readonly unknown[];
  readonly verdicts: readonly unknown[];
  readonly trail: readonly unknown[];
}

/** The same folders over and over in more work than is stored by one statement, some of it lent and given back in between. */
const longEntangledWork = (client: TestClient): readonly OutboxEntry[] =>
  Array.from({ length: 30 }, () => [
    client.lends('folder-1'),
    client.does('request-folders', { folderIds: ['folder-1', 'folder-3'], urgency: 'normal', purpose: 'ตรวจ' }),
    client.does('check-in-folder', { folderId: 'folder-1', locationId: SHELF }),
    client.lends('folder-1', SUPERVISOR),
    client.does('undo-movement', { folderId: 'folder-1', movementId: `${client.clientId}-m1` }),
    client.lends('folder-1'),
    client.does('see-folder', { folderId: 'folder-2', locationId: SHELF }),
  ]).flat();

const whatIsLeft = async (records: number): Promise<Left> => {
  const { db } = database;
  const rows = await sql`select table_name, id, version, data from synced_row order by table_name, id`.execute(db);
  const verdicts = await sql`select seq, entry_id, outcome from verdict order by seq`.execute(db);
  // Parsed: a row that was read again has its fields in another order, which is no other row.
  const trail = await sql<{ body: string }>`select body from audit_record order by number`.execute(db);
  expect(await verifyAudit(db, 'office-13')).toMatchObject({ records, broken: undefined });
  return { rows: rows.rows, verdicts: verdicts.rows, trail: trail.rows.map(({ body }): unknown => JSON.parse(body)) };
};

test.each([
  ['few', entangledWork],
  ['more than one statement stores', longEntangledWork],
] as const)(
  'work that builds on itself comes to the same, sent together or one by one: %s',
  async (_name, makeWork) => {
    const left: Left[] = [];
    for (const isTogether of [true, false]) {
      await database.empty();
      const device = await anOffice(database);
      const centre = aCentre(database);
      const entries = makeWork(aClient('pc-1', device));
      const client = aClient('pc-1', device);
      if (isTogether) await pushed(centre, client, ...entries);
      else for (const entry of entries) await pushed(centre, client, entry);
      left.push(await whatIsLeft(entries.length));
    }

    const [together, apart] = left;
    expect(together).toEqual(apart);
    expect(together?.verdicts).toHaveLength(makeWork(aClient('pc-1', { officeId: '', deviceId: '' })).length);
    expect(JSON.stringify(together?.rows)).toContain('custody-overlap');
  },
);

test('three hundred scans in one push are stored by several statements of one transaction', async () => {
  const device = await anOffice(database, { folders: 120 });
  const centre = aCentre(database);
  const client = aClient('pc-1', device);
  const scans = Array.from({ length: 300 }, (_, at) =>
    client.does('see-folder', { folderId: `folder-${(at % 120) + 1}`, locationId: SHELF }),
  );

  const verdicts = await pushed(centre, client, ...scans);

  expect(verdicts.map(({ seq, outcome }) => [seq, outcome.kind])).toEqual(scans.map(({ seq }) => [seq, 'applied']));
  const { rows } = await sql<{ version: number; movements: number; records: number; transactions: number }>`
    select o.version::int as version, (select count(*) from synced_row where table_name = 'movement')::int as movements,
      (select count(*) from audit_record)::int as records, (select count(distinct xmin::text) from verdict)::int as transactions
    from office o`.execute(database.db);
  expect(rows[0]).toEqual({ version: 301, movements: 300, records: 300, transactions: 1 });
});
