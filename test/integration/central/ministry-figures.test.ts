import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessFee } from '#shared/domain/fee.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { KNOWN_WAIVERS } from '#shared/domain/fee-waiver.ts';
import { isoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import { tables, type RowOf, type TableName } from '#shared/model/tables.ts';
import { OfficeFigures } from '#shared/ministry/office-figures.ts';
import { createMinistryFigures } from '#central/services/ministry/ministry-figures.ts';
import { officeIdOf, seedManyOffices } from '#test/builders/many-offices.ts';
import { engines, silentLog, type TestDatabase } from './databases.ts';
import { aClock, putRows, START_MS } from './test-centre.ts';

const TODAY = isoDateAt(START_MS);

/** Every row of an office as its schema reads it, for counting by hand. */
const rowsOf = async (database: TestDatabase, officeId: string) => {
  const { rows } = await sql<{ table: TableName; data: unknown }>`
    select table_name as "table", data from synced_row where office_id = ${officeId} and data is not null`.execute(
    database.db,
  );
  const parsed = new Map<TableName, readonly unknown[]>();
  return <T extends TableName>(table: T): readonly RowOf<T>[] => {
    const known =
      parsed.get(table) ?? rows.filter((row) => row.table === table).map(({ data }) => tables[table].row.parse(data));
    parsed.set(table, known);
    return known as readonly RowOf<T>[];
  };
};
type Rows = Awaited<ReturnType<typeof rowsOf>>;

const countFolders = (all: Rows) => {
  const kept = all('folder').filter(({ disposed }) => disposed === undefined);
  const isOn = (folder: RowOf<'folder'>): boolean =>
    folder.labelConfirmedAt !== undefined && folder.labelConfirmedAt >= (folder.labelPrintedAt ?? '');
  const isMissing = ({ id, custody }: RowOf<'folder'>): boolean => {
    const seenAt = custody.lastEffectiveAt ?? '';
    const sought = all('folderSearch').some(
      (search) =>
        search.folderId === id &&
        search.foundAt === undefined &&
        search.givenUpAt === undefined &&
        seenAt <= search.openedAt,
    );
    const unfound = all('stockTakePart').some(({ stockTakeId, missingIds }) => {
      const count = all('stockTake').find((stockTake) => stockTake.id === stockTakeId);
      return count?.state.kind === 'finished' && missingIds?.includes(id) === true && seenAt <= count.state.at;
    });
    return sought || unfound;
  };
  return {
    kept: kept.length,
    labelled: kept.filter(isOn).length,
    printed: kept.filter((folder) => folder.labelPrintedAt !== undefined && !isOn(folder)).length,
    out: kept.filter(({ custody }) => custody.kind === 'on-loan' || custody.kind === 'away').length,
    overdue: kept.filter(({ custody }) => custody.kind === 'on-loan' && (custody.dueOn ?? '9') < TODAY).length,
    missing: kept.filter(isMissing).length,
  };
};

/** By the slow way, step by step, that the counter's page takes for one factory. */
const countArrears = (all: Rows, provinceCode: string) => {
  const sum = { factories: 0, satang: 0 };
  for (const { id, register, officeStatus } of all('factory')) {
    const paidDueOns = all('paidYear')
      .filter(({ factoryId }) => factoryId === id)
      .map(({ dueOn }) => isoDate(dueOn));
    const { category, hpHundredths, workers, startedOn, licensedOn } = register;
    if (officeStatus !== 'operating' || category === undefined || paidDueOns.length === 0) continue;
    const assessed = assessFee({
      factory: { category, hpHundredths, workers, startedOn, licensedOn, provinceCode },
      paidDueOns,
      schedules: all('feeSchedule'),
      waivers: KNOWN_WAIVERS,
      holidays: fixedHolidays(1980, 2027),
      settings: DEFAULT_FEE_SETTINGS,
      asOf: TODAY,
      booksBeginOn: paidDueOns.toSorted()[0],
    });
    const owed = assessed.ok ? assessed.value.totalSatang : 0;
    if (owed === 0) continue;
    sum.factories += 1;
    sum.satang += owed;
  }
  return sum;
};

const countCollected = (all: Rows): number => {
  const refunded = new Set(
    all('moneyCase').flatMap(({ state, paymentId }) =>
      state.kind === 'closed' && state.outcome.kind === 'refunded' ? [paymentId] : [],
    ),
  );
  return all('payment')
    .filter(({ id, proof, paidOn, reversedAt }) => {
      const isStanding = proof !== 'reported' && reversedAt === undefined && !refunded.has(id);
      return isStanding && paidOn >= '2026-10-01';
    })
    .reduce((sum, { satang }) => sum + satang, 0);
};

describe.each(engines)('figures of offices on $engine', ({ open }) => {
  let database: TestDatabase;
  const clock = aClock();
  let officeIds: readonly string[];
  const figures = () => createMinistryFigures({ db: database.db, clock, log: silentLog });

  beforeAll(async () => {
    database = await open();
    officeIds = await seedManyOffices(database, { factories: 150, nowMs: START_MS, provinces: 3 });
  });
  afterAll(() => database.close());

  test('equal a count by hand over all rows, for offices of different size', async () => {
    for (const officeId of [officeIdOf('13'), officeIdOf('11')]) {
      const all = await rowsOf(database, officeId);
      const answer = await figures().office(officeId);
      if (!answer.ok) throw new Error('the office is there');
      const counted = OfficeFigures.parse(answer.value.figures);

      expect(counted.folders).toEqual(countFolders(all));
      expect(counted.folders.missing).toBeGreaterThan(0);
      expect(counted.arrears).toMatchObject(countArrears(all, officeId.slice(-2)));
      expect(counted.arrears.satang).toBeGreaterThan(0);
      expect(counted.arrearsByAge.reduce((sum, { satang }) => sum + satang, 0)).toBe(counted.arrears.satang);
      expect(counted.collected.satang).toBe(countCollected(all));
      expect(counted.collected.months.map(({ month }) => month)).toEqual(['2026-10', '2026-11']);
      expect(counted.channels.reduce((sum, { satang }) => sum + satang, 0)).toBe(counted.collected.satang);
      expect(counted.labelledWeeks.at(-1)?.labelled).toBe(counted.folders.labelled);
      expect(counted.labelledWeeks[0]?.labelled).toBeLessThan(counted.folders.labelled);
      expect(counted.factories).toEqual({
        total: all('factory').filter(({ officeStatus }) => officeStatus !== 'struck-off').length,
        operating: all('factory').filter(({ officeStatus }) => officeStatus === 'operating').length,
      });
      expect(counted.cards).toEqual({ exceptions: 2, money: 1 });
      expect(counted.people.reduce((sum, { active }) => sum + active, 0)).toBe(
        all('staff').filter(({ active }) => active).length,
      );
      const monthAgo = Date.parse('2026-10-24T00:00:00.000+07:00');
      expect(counted.movementDays.reduce((sum, { movements }) => sum + movements, 0)).toBe(
        all('movement').filter(({ effectiveAt }) => Date.parse(effectiveAt) >= monthAgo).length,
      );
      expect(counted.visitWeeks.reduce((sum, { visits }) => sum + visits, 0)).toBe(all('visit').length);
    }
  });

  test('of all offices say who is silent, and nobody is named', async () => {
    const { offices } = await figures().overview();

    expect(offices.map(({ officeId }) => officeId).toSorted()).toEqual([...officeIds].toSorted());
    const office = offices.find(({ officeId }) => officeId === officeIdOf('13'));
    expect(office?.contact).toEqual({
      devices: 3,
      silent: 1,
      newestPushAt: '2026-11-22T01:06:00.000Z',
      heardAt: '2026-11-22T01:06:00.000Z',
      refused: 2,
    });
    const all = await rowsOf(database, officeIdOf('13'));
    const names = [...all('staff').map(({ name }) => name), ...all('factory').map(({ register }) => register.name)];
    const told = JSON.stringify([offices, await figures().office(officeIdOf('13'))]);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => told.includes(name))).toEqual([]);
  });

  test('are counted again when the office has changed, but not more than once a minute', async () => {
    const view = figures();
    const keptNow = async (): Promise<number | undefined> => {
      const { offices } = await view.overview();
      return offices.find(({ officeId }) => officeId === officeIdOf('12'))?.figures?.folders.kept;
    };
    await expect.poll(async () => (await view.overview()).behind).toBe(0);
    const before = await keptNow();
    if (before === undefined) throw new Error('counted');
    const folder = (await rowsOf(database, officeIdOf('12')))('folder')[0];
    if (!folder) throw new Error('the office has folders');
    const added = { ...folder, id: 'folder-new', code: '100000000019' };
    await putRows(database, { officeId: officeIdOf('12'), version: 2 }, [['folder', added]]);

    expect(await keptNow()).toBe(before);
    expect((await view.overview()).behind).toBe(1);
    clock.pass(61_000);
    await expect.poll(keptNow).toBe(before + 1);
    expect((await view.overview()).behind).toBe(0);
  });

  test('are those of today on the next day, although nothing has changed', async () => {
    const view = figures();
    clock.pass(24 * 3_600_000);
    await view.office(officeIdOf('11'));
    const answer = await view.office(officeIdOf('11'));

    expect(answer).toMatchObject({ ok: true, value: { figures: { asOfOn: '2026-11-23' } } });
  });

  test('of an office that is not there are refused by name', async () => {
    expect(await figures().office('office-99')).toEqual({ ok: false, error: { type: 'ministry-office-unknown' } });
  });
});
