import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { createOfficeOfBiller, type OfficeOfBiller } from '#central/services/office-of-biller.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import { anOffice, anOfficeRow } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const [OURS, SHARED, FORMER, NOBODYS] = ['099999999999900', '099999999999911', '099999999999922', '099999999999999'];

const stand = twoOffices();
let officeOf: OfficeOfBiller;

/** What an office says about its biller now and before. */
const says = async (officeId: string, billerId: string | undefined, former: readonly string[] = []): Promise<void> => {
  const province = officeId.slice(-2);
  const row: OfficeRow = anOfficeRow({
    id: officeId,
    provinceCode: province,
    ...(billerId === undefined ? {} : { biller: { billerId, registeredName: officeId } }),
    ...(former.length === 0 ? {} : { formerBillerIds: former }),
  });
  await stand.put([['office', row]], officeId);
  await sql`update office set province_code = ${province} where id = ${officeId}`.execute(stand.database.db);
};

beforeEach(async () => {
  await anOffice(stand.database, { officeId: 'office-55' });
  officeOf = createOfficeOfBiller(stand.database.db);
});
const asked = (billerId: string, ref1: string) => officeOf({ billerId, ref1 });

describe('a payment belongs to the office', () => {
  test('that has the biller, whatever its reference is', async () => {
    await says('office-13', OURS);
    for (const ref1 of ['1300000017', '2000000017', '99', '1', '', 'ABC']) {
      expect(await asked(OURS, ref1)).toBe('office-13');
    }
  });

  test('that had the biller before: letters with it are still out', async () => {
    await says('office-13', OURS, [FORMER, NOBODYS]);
    expect([await asked(FORMER, '1300000017'), await asked(NOBODYS, 'x')]).toEqual(['office-13', 'office-13']);
  });

  test.each([
    ['1300000017', 'office-13'],
    ['2000000017', 'office-20'],
    ['5500000017', 'office-55'],
  ])('that its reference %s names, where three share a biller', async (ref1, officeId) => {
    for (const id of ['office-13', 'office-20', 'office-55']) await says(id, SHARED);
    expect(await asked(SHARED, ref1)).toBe(officeId);
  });

  test('that its reference names, also when that office has another biller by now', async () => {
    await says('office-13', SHARED);
    await says('office-20', OURS, [SHARED]);
    expect([await asked(SHARED, '2000000017'), await asked(SHARED, '1300000017')]).toEqual(['office-20', 'office-13']);
  });

  test('that has the biller now before one that had it, where the reference names neither', async () => {
    await says('office-13', OURS, [SHARED]);
    await says('office-55', SHARED);
    expect(await asked(SHARED, '9900000017')).toBe('office-55');
  });

  test('that is the first of several, always the same one, where nothing tells them apart', async () => {
    for (const id of ['office-55', 'office-20', 'office-13']) await says(id, SHARED);
    expect([await asked(SHARED, '9900000017'), await asked(SHARED, 'x')]).toEqual(['office-13', 'office-13']);
  });
});

describe('a payment is nobody’s', () => {
  test.each([
    ['of a biller that no office has', NOBODYS],
    ['of half a biller', OURS.slice(0, 13)],
    ['of a biller with a blank', `${OURS} `],
    ['of no biller', ''],
    ['of a text that is no biller', "x' or true --"],
  ])('%s', async (_what, billerId) => {
    await says('office-13', OURS);
    expect(await asked(billerId, '1300000017')).toBeUndefined();
  });

  test('while no office says anything about a biller', async () => {
    await says('office-13', undefined);
    expect(await asked(OURS, '1300000017')).toBeUndefined();
  });

  test('of an office whose row is gone', async () => {
    await says('office-13', OURS);
    await stand.remove('office', 'office-13');
    expect(await asked(OURS, '1300000017')).toBeUndefined();
  });

  test('and is somebody’s the moment an office gets the biller: that there was none is not remembered', async () => {
    expect(await asked(OURS, '1300000017')).toBeUndefined();
    await says('office-13', OURS);
    expect(await asked(OURS, '1300000017')).toBe('office-13');
  });
});

test('many questions at once get each its own answer', async () => {
  await says('office-13', OURS, [FORMER]);
  await says('office-20', SHARED);
  await says('office-55', SHARED);
  const questions = Array.from({ length: 240 }, (_, index) => ({
    billerId: [OURS, SHARED, FORMER, NOBODYS][index % 4] ?? '',
    ref1: `${['13', '20', '55', '99', '00'][index % 5] ?? ''}${index}`,
  }));

  const answers = await Promise.all(questions.map((one) => officeOf(one)));

  const right = questions.map(({ billerId, ref1 }) => {
    if (billerId === NOBODYS) return undefined;
    if (billerId !== SHARED) return 'office-13';
    return ref1.startsWith('55') ? 'office-55' : 'office-20';
  });
  expect(answers).toEqual(right);
});

test('a question that the database could not answer is asked again', async () => {
  await says('office-13', OURS);
  const { db } = stand.database;
  await sql`alter table office rename to office_away`.execute(db);
  await expect(asked(OURS, '1300000017')).rejects.toThrow('office');
  await sql`alter table office_away rename to office`.execute(db);
  expect(await asked(OURS, '1300000017')).toBe('office-13');
});
