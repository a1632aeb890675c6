import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, CLERK, pullAll, SUPERVISOR, type TestCentre } from './test-centre.ts';

const HEADER = 'เลขทะเบียนโรงงาน,ชื่อโรงงาน,แรงม้า,คนงาน';
const LIST = [HEADER, '3-64(1)-5/41ปท,โรงกลึงตัวอย่าง,75.50,12', '3-64(1)-6/41ปท,โรงหล่อตัวอย่าง,120,30'].join('\r\n');

async function* inBytes(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('importing a register list at the centre', () => {
  let database: TestDatabase;
  let centre: TestCentre;
  let device: Device;
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
    device = await anOffice(database);
  });

  const importList = (text: string, actorId = SUPERVISOR) =>
    centre.importRegister(device, { actorId, source: 'office-list' }, inBytes(text));
  const changesSince = async (cookie: string) => (await pullAll(centre, aClient('pc-1', device), cookie)).operations;

  test('factories arrive at every PC as one new version of the office', async () => {
    const imported = await importList(LIST);

    expect(imported).toMatchObject({ ok: true, value: { createdCount: 2, updatedCount: 0, rejectedCount: 0 } });
    const operations = await changesSince('v1:1');
    const factories = operations.map(({ row }) => (row as FactoryRow).register);
    expect(factories.map(({ name }) => name).toSorted()).toEqual(['โรงกลึงตัวอย่าง', 'โรงหล่อตัวอย่าง']);
    expect(factories.find(({ name }) => name === 'โรงกลึงตัวอย่าง')?.hpHundredths).toBe(7_550);
    expect((await pullAll(centre, aClient('pc-1', device))).cookie).toBe('v1:2');
  });

  test('importing the same list again changes nothing at all', async () => {
    await importList(LIST);

    const again = await importList(LIST);

    expect(again).toMatchObject({ ok: true, value: { createdCount: 0, updatedCount: 0, unchangedCount: 2 } });
    expect(await changesSince('v1:2')).toEqual([]);
  });

  test('a list that is no register, or a page of an error, imports nothing', async () => {
    const refused = await importList('<!doctype html><title>502</title>');
    const other = await importList('a,b\r\n1,2');

    expect(refused).toMatchObject({ ok: false, error: { type: 'html-page' } });
    expect(other).toMatchObject({ ok: false, error: { type: 'not-a-register' } });
    expect(await changesSince('v1:1')).toEqual([]);
  });

  test('a list that breaks in the middle of storing leaves nothing half-imported', async () => {
    await sql`alter table synced_row add constraint no_foundry check (not (data::text like '%โรงหล่อ%'))`.execute(
      database.db,
    );

    await expect(importList(LIST)).rejects.toThrow('no_foundry');
    await sql`alter table synced_row drop constraint no_foundry`.execute(database.db);

    expect(await changesSince('v1:1')).toEqual([]);
  });

  test.each([
    [CLERK, 'not-allowed'],
    ['staff-nobody', 'actor-unknown'],
  ])('%s may not import (%s)', async (actorId, type) => {
    expect(await importList(LIST, actorId)).toMatchObject({ ok: false, error: { type } });
    expect(await changesSince('v1:1')).toEqual([]);
  });

  test('the status of the office is never overwritten; a difference waits for a person, and is raised once', async () => {
    await importList(LIST);
    const withStatus = LIST.replace(HEADER, `${HEADER},FFLAG`).replace(',12', ',12,2').replace(',30', ',30,1');

    await importList(withStatus);
    await importList(withStatus);

    const operations = await changesSince('v1:2');
    const differences = operations.filter(({ table }) => table === 'registerDifference');
    expect(differences.map(({ row }) => row)).toMatchObject([
      { field: 'officeStatus', officeValue: 'operating', registerValue: 'struck-off' },
    ]);
    const struckOff = operations.find(({ row }) => (row as FactoryRow).register?.registerStatus === 'struck-off');
    expect(struckOff?.row).toMatchObject({ officeStatus: 'operating' });
  });
});
