import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { Device } from '#central/services/device.ts';
import { engines, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, kinds, pullAll, pushed, type TestCentre } from './test-centre.ts';

const quiet = (): void => undefined;

describe.each(engines)('work of a PC without network, carried by another of its office, on $engine', ({ open }) => {
  let database: TestDatabase;
  let centre: TestCentre;
  let office: Device;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
    office = await anOffice(database);
  });

  const pc = (deviceId: string): Device => ({ officeId: office.officeId, deviceId });
  const wayOf = (of: TestCentre, device: Device) => ({
    push: async (request: Parameters<TestCentre['push']>[1]) => {
      const reply = await of.push(device, request);
      if (!reply.ok) throw new Error(`push refused: ${JSON.stringify(reply.error)}`);
      return ok(reply.value);
    },
  });
  const carry = (entries: readonly OutboxEntry[], bringer = 'pc-carrier', of = centre) =>
    carryEntries(wayOf(of, pc(bringer)), entries, quiet);
  const countOf = async (table: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from synced_row where table_name = ${table} and data is not null`.execute(
      database.db,
    );
    return rows[0]?.count ?? Number.NaN;
  };

  test('counts as done by the PC and the person who did it, and the centre knows who brought it', async () => {
    const owner = aClient('client-a', pc('pc-owner'));
    const work = [owner.lends('folder-1'), owner.lends('folder-2')];

    expect(await carry(work)).toMatchObject({ ok: true, value: { taken: 2, refusals: [] } });

    const { rows } = await sql<{ broughtBy: string; deviceId: string }>`
      select brought_by as "broughtBy", entry->>'deviceId' as "deviceId" from verdict order by seq`.execute(
      database.db,
    );
    expect(rows).toEqual([
      { broughtBy: 'pc-carrier', deviceId: 'pc-owner' },
      { broughtBy: 'pc-carrier', deviceId: 'pc-owner' },
    ]);
    expect(await countOf('movement')).toBe(2);
  });

  test('is there once when the file is uploaded twice, in pieces, and by two PCs', async () => {
    const owner = aClient('client-a', pc('pc-owner'));
    const work = Array.from({ length: 6 }, (_, index) => owner.lends(`folder-${(index % 3) + 1}`));

    await carry(work.slice(0, 4));
    await carry(work, 'pc-second');
    await carry(work.slice(2));

    expect(await countOf('movement')).toBe(6);
  });

  test('is there once when its owner comes back to the network at the same moment', async () => {
    const owner = aClient('client-a', pc('pc-owner'));
    const work = Array.from({ length: 20 }, (_, index) => owner.lends(`folder-${(index % 3) + 1}`));
    const other = aCentre(database.another());

    const [carried, own] = await Promise.all([carry(work), pushed(other, owner, ...work)]);

    expect(carried).toMatchObject({ ok: true, value: { taken: 20 } });
    expect(own.map(({ seq }) => seq)).toEqual(work.map(({ seq }) => seq));
    expect(await countOf('movement')).toBe(20);
  });

  test('is answered to its owner, with the verdicts it got, at the next push; and its later work follows', async () => {
    const owner = aClient('client-a', pc('pc-owner'));
    const work = [owner.lends('folder-1'), owner.lends('folder-unheard-of')];
    await carry(work);

    const verdicts = await pushed(centre, owner, ...work, owner.lends('folder-2'));

    expect(kinds(verdicts)).toEqual(['applied', 'rejected folder-unknown', 'applied']);
    expect((await pullAll(centre, owner)).lastSeq).toBe(3);
    expect(await countOf('movement')).toBe(2);
  });

  test('of a PC that was taken out of use since is evidence like any other', async () => {
    await sql`insert into device (id, office_id, name, token_hash, enrolled_at, revoked_at)
      values ('pc-lost', ${office.officeId}, 'เคาน์เตอร์ 9', 'x', now(), now())`.execute(database.db);
    const lost = aClient('client-lost', pc('pc-lost'));

    expect(await carry([lost.lends('folder-1')])).toMatchObject({ ok: true, value: { taken: 1, refusals: [] } });
    expect(await countOf('movement')).toBe(1);
  });

  test('of another office is refused as a whole', async () => {
    const there = await anOffice(database, { officeId: 'office-14' });
    const owner = aClient('client-there', there);
    await pushed(centre, owner, owner.lends('folder-1'));

    expect(await centre.push(pc('pc-carrier'), owner.request(owner.lends('folder-2')))).toEqual({
      ok: false,
      error: { type: 'client-of-another-office' },
    });
  });
});
