import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import { PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { digestOf, rangeOf } from '#shared/sync/row-digest.ts';
import { engines, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, CLERK, pushed, putRows, SHELF, type TestCentre } from './test-centre.ts';

/** Everything that JSON has words of its own for, so that two ways of writing it could differ. */
const hardRow: LocationRow = {
  id: 'location-hard',
  code: '213000000017',
  kind: 'shelf',
  name: 'ชั้น "๑" \\ / \u0001\u001f\u007f\b\f\n\r\t é 😀 \u2028 <>&',
  walkKey: '',
  path: "ก' -- ข",
};

describe.each(engines)('a PC that compares its copy with the centre ($engine)', ({ open }) => {
  let database: TestDatabase;
  let centre: TestCentre;
  let device: Awaited<ReturnType<typeof anOffice>>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await database.empty();
    device = await anOffice(database);
    centre = aCentre(database);
  });
  afterAll(() => database.close());

  const cookieNow = async (): Promise<string> => {
    const pulled = await centre.pull(device, { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: '' });
    invariant(pulled.ok && pulled.value.kind === 'page', 'a page comes');
    return pulled.value.cookie;
  };

  test('gets for every range the digest it makes of the same rows itself, whatever stands in them', async () => {
    await putRows(database, { officeId: 'office-13', version: 2 }, [['location', hardRow]]);

    const reply = await centre.compare(device, { cookie: await cookieNow(), table: 'location' });

    invariant(reply.kind === 'digests', 'digests come');
    expect(new Map(reply.digests).get(rangeOf(hardRow.id))).toBe(digestOf([hardRow]));
    expect(reply.digests.map(([range]) => range).sort()).toEqual([rangeOf(SHELF), rangeOf(hardRow.id)].sort());
  });

  test('is told which rows changed since its cookie, and compares the others', async () => {
    const cookie = await cookieNow();
    await pushed(centre, aClient('pc-2', device), aClient('pc-2', device).lends('folder-1', CLERK));

    const digests = await centre.compare(device, { cookie, table: 'folder' });
    const rows = await centre.compare(device, { cookie, table: 'folder', ranges: ['-1', '-2'] });

    expect(digests).toMatchObject({
      kind: 'digests',
      changed: ['folder-1'],
      digests: expect.not.arrayContaining([['-1']]),
    });
    expect(rows).toMatchObject({ kind: 'rows', changed: ['folder-1'], rows: [{ id: 'folder-2' }] });
  });

  test('never sees a row of another office, and a cookie of other data is told to pull', async () => {
    const cookie = await cookieNow();
    const other = await anOffice(database, { officeId: 'office-14' });
    await sql`update office set generation = 7 where id = 'office-13'`.execute(database.db);

    expect(await centre.compare(device, { cookie, table: 'folder' })).toEqual({ kind: 'moved' });
    expect(await centre.compare(device, { cookie: 'v1:999', table: 'folder' })).toEqual({ kind: 'moved' });
    const rows = await centre.compare(other, { cookie: 'v1:1', table: 'office', ranges: ['13', '14'] });
    expect(rows).toMatchObject({ rows: [{ id: 'office-14' }] });
  });
});
