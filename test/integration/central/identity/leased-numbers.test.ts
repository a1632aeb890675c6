import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import { NumberKind } from '#shared/model/office-rows.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import { aCentre } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();

const lease = async (
  kind: NumberKind,
  size: number,
  device: Device = stand.ours,
): Promise<readonly [number, number]> => {
  const { from, to } = await stand.centre.leaseNumbers(device, kind, size);
  return [from, to];
};

describe('a block of numbers', () => {
  test('begins with 1, ends with its size, and the next begins behind it', async () => {
    expect([await lease('notice', 1), await lease('notice', 100), await lease('notice', 10_000)]).toEqual([
      [1, 1],
      [2, 101],
      [102, 10_101],
    ]);
  });

  test.each(NumberKind.options)('of %s has a row of its own', async (kind) => {
    const others = NumberKind.options.filter((other) => other !== kind);
    for (const other of others) await lease(other, 7);
    expect(await lease(kind, 5)).toEqual([1, 5]);
  });

  test('of another office begins with 1 as well', async () => {
    await lease('notice', 50);
    expect(await lease('notice', 10, stand.theirs)).toEqual([1, 10]);
    expect(await stand.rows('numberBlock', 'office-20')).toMatchObject([{ from: 1, to: 10, kind: 'notice' }]);
  });

  test('is a row that every PC gets, at one version more, told to those who listen and on record', async () => {
    const block = await stand.centre.leaseNumbers(stand.ours, 'folder', 20);

    expect(block).toMatchObject({ kind: 'folder', deviceId: stand.ours.deviceId, from: 1, to: 20 });
    expect(await stand.rows('numberBlock')).toEqual([block]);
    expect([await stand.version(), stand.signals]).toEqual([2, [['office-13', 2]]]);
    expect(await stand.acts()).toEqual([{ kind: 'numbers-leased', deviceId: stand.ours.deviceId }]);
    expect(await verifyAudit(stand.database.db, 'office-13')).toMatchObject({ records: 1, broken: undefined });
  });

  test('leased by two programs at the same moment never overlaps another', async () => {
    const other = aCentre(stand.database, { clock: stand.clock });
    const blocks = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? stand.centre : other).leaseNumbers(stand.ours, 'notice', 3 + index),
      ),
    );
    const numbers = blocks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers)).toBe(numbers.length);
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(12);
    expect(await stand.version()).toBe(13);
  });

  test('that could not be stored is leased to nobody, and its numbers are the next one’s', async () => {
    await lease('notice', 10);
    await sql`alter table synced_row add constraint no_blocks check (table_name <> 'numberBlock') not valid`.execute(
      stand.database.db,
    );
    await expect(lease('notice', 10)).rejects.toThrow('no_blocks');
    await sql`alter table synced_row drop constraint no_blocks`.execute(stand.database.db);

    expect([await stand.version(), await lease('notice', 10)]).toEqual([2, [11, 20]]);
  });

  test('goes beyond what fits into four bytes', async () => {
    await sql`insert into number_counter (office_id, kind, next) values ('office-13', 'notice', 2147483647)`.execute(
      stand.database.db,
    );
    expect(await lease('notice', 10_000)).toEqual([2_147_483_647, 2_147_493_646]);
  });

  test('of an office that is not there is a bug of whoever asks, and throws', async () => {
    await expect(stand.centre.leaseNumbers({ officeId: 'office-99', deviceId: 'x' }, 'notice', 1)).rejects.toThrow(
      'the office of a device exists',
    );
  });
});
