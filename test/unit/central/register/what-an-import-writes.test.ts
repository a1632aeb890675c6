import { describe, expect, test } from 'vitest';
import { changesOfPlan } from '#central/services/import-changes.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { existingFactories } from '#shared/mutations/imported-factories.ts';
import { planImport } from '#shared/register-feed/import-plan.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { aFactory } from '#test/builders/office.ts';

const FOUND_AT = '2026-11-22T02:00:00.000Z';
const KEY = aFactory().register.registrationKey;

/** What the office writes when it has these factories and a list says this of one of them. */
const imported = (known: readonly FactoryRow[], ...read: readonly Partial<RegisterFactory>[]) => {
  const rows = read.map((over, index) => ({
    line: index + 2,
    factory: { ...aFactory().register, ...over },
    doubts: [],
  }));
  const plan = planImport({ rows, rejected: [], existing: existingFactories(known) });
  return changesOfPlan(plan, known, FOUND_AT);
};
const rowIn = (changes: ReturnType<typeof imported>, table: string): unknown =>
  changes.find((change) => change.table === table)?.row;
const other = (running: number): Partial<RegisterFactory> => ({
  registrationNumber: `3-64(1)-${running}/41ปท`,
  registrationKey: `3-64(1)-${running}/41ปท`,
});

describe('a factory that the office does not have', () => {
  test.each([
    ['operating', 'operating'],
    ['licensed', 'licensed'],
    ['struck-off', 'struck-off'],
    ['paused', 'paused'],
    [undefined, 'operating'],
  ] as const)('of register status %s begins as %s', (registerStatus, officeStatus) => {
    const changes = imported([], registerStatus === undefined ? {} : { registerStatus });
    expect(rowIn(changes, 'factory')).toMatchObject({ officeStatus });
  });

  test('has the id that every PC would give it, and no name of before', () => {
    const [change] = imported([], {});
    expect(change).toMatchObject({ table: 'factory', id: factoryIdFor(KEY), row: { id: factoryIdFor(KEY) } });
    expect(change?.row).not.toHaveProperty('formerNames');
  });

  test('comes as it stands in the list, in the order of the list', () => {
    const changes = imported([], other(1), other(2), other(3));
    expect(changes.map(({ id }) => id)).toEqual([1, 2, 3].map((running) => factoryIdFor(`3-64(1)-${running}/41ปท`)));
  });
});

describe('a factory that the office has', () => {
  test('is left alone when the list says what is known', () => {
    expect(imported([aFactory()], {})).toEqual([]);
  });

  test('is left alone when only the day of the list has changed', () => {
    expect(imported([aFactory()], { lastUpdatedOn: '2026-11-01' as RegisterFactory['lastUpdatedOn'] })).toEqual([]);
  });

  test('keeps its id, status, corrections and everything else of the office', () => {
    const known = aFactory({
      id: 'factory-of-ours',
      officeStatus: 'paused',
      correctedHp: { hpHundredths: 4_000, reason: 'วัดแล้ว' },
      correctedWorkers: { workers: 7, reason: 'นับแล้ว' },
    });

    const changes = imported([known], { workers: 30 });

    expect(changes.filter(({ table }) => table === 'factory')).toEqual([
      { table: 'factory', id: 'factory-of-ours', row: { ...known, register: { ...known.register, workers: 30 } } },
    ]);
  });

  test('whose name has changed is still found by the one before', () => {
    const changes = imported([aFactory({ formerNames: ['ชื่อแรก'] })], { name: 'บริษัท ชื่อใหม่ จำกัด' });
    expect(rowIn(changes, 'factory')).toMatchObject({
      register: { name: 'บริษัท ชื่อใหม่ จำกัด' },
      formerNames: ['บริษัท ตัวอย่างโลหะ จำกัด', 'ชื่อแรก'],
    });
  });

  test('that got an earlier name back has it no more among those of before', () => {
    const changes = imported([aFactory({ formerNames: ['ชื่อแรก', 'ชื่อที่สอง'] })], { name: 'ชื่อแรก' });
    expect(rowIn(changes, 'factory')).toMatchObject({ formerNames: ['บริษัท ตัวอย่างโลหะ จำกัด', 'ชื่อที่สอง'] });
  });

  test('remembers ten names and no more', () => {
    const formerNames = Array.from({ length: 10 }, (_, index) => `ชื่อ ${index}`);
    const changes = imported([aFactory({ formerNames })], { name: 'ชื่อใหม่' });
    expect(rowIn(changes, 'factory')).toMatchObject({
      formerNames: ['บริษัท ตัวอย่างโลหะ จำกัด', ...formerNames.slice(0, 9)],
    });
  });

  test('loses nothing by a list with few columns', () => {
    const { registrationNumber, registrationKey, name, address } = aFactory().register;
    const rows = [{ line: 2, factory: { registrationNumber, registrationKey, name, address, workers: 9 }, doubts: [] }];
    const known = [aFactory()];
    const plan = planImport({ rows, rejected: [], existing: existingFactories(known) });
    expect(rowIn(changesOfPlan(plan, known, FOUND_AT), 'factory')).toMatchObject({
      register: { hpHundredths: 96_457, workers: 9 },
    });
  });
});

describe('a difference between the register and the office', () => {
  const corrected = aFactory({
    correctedHp: { hpHundredths: 4_000, reason: 'วัดแล้ว' },
    correctedWorkers: { workers: 7, reason: 'นับแล้ว' },
  });

  test.each<[string, FactoryRow, Partial<RegisterFactory>, readonly [string, string, string][]]>([
    ['about the status', aFactory(), { registerStatus: 'struck-off' }, [['officeStatus', 'operating', 'struck-off']]],
    ['about a horsepower that was corrected', corrected, { hpHundredths: 90_000 }, [['hpHundredths', '4000', '90000']]],
    ['about workers that were corrected', corrected, { workers: 30 }, [['workers', '7', '30']]],
    [
      'about all of them at once',
      corrected,
      { hpHundredths: 1, workers: 0, registerStatus: 'paused' },
      [
        ['officeStatus', 'operating', 'paused'],
        ['hpHundredths', '4000', '1'],
        ['workers', '7', '0'],
      ],
    ],
    ['is none where the register says what the office says', corrected, { hpHundredths: 4_000 }, []],
    ['is none where nothing was corrected', aFactory(), { hpHundredths: 90_000, workers: 30 }, []],
  ])('%s', (_what, known, read, expected) => {
    const rows = imported([known], read).filter(({ table }) => table === 'registerDifference');
    expect(rows.map(({ row }) => row)).toMatchObject(
      expected.map(([field, officeValue, registerValue]) => ({
        factoryId: 'factory-1',
        field,
        officeValue,
        registerValue,
        foundAt: FOUND_AT,
      })),
    );
    expect(rows).toHaveLength(expected.length);
  });

  test('has an id of its own for each factory and field, the same every time', () => {
    const ids = (known: FactoryRow) =>
      imported([known], { hpHundredths: 1, workers: 0 }).flatMap(({ table, id }) => (table === 'factory' ? [] : [id]));
    expect(ids(corrected)).toEqual(ids(corrected));
    expect(new Set([...ids(corrected), ...ids({ ...corrected, id: 'factory-2' })]).size).toBe(4);
  });

  test('that the register showed before is not asked about again', () => {
    const asked = { ...corrected, register: { ...corrected.register, registerStatus: 'struck-off' as const } };
    expect(imported([asked], { registerStatus: 'struck-off' })).toEqual([]);
  });

  test('is asked about anew when the register says a third thing', () => {
    const asked = { ...aFactory(), register: { ...aFactory().register, registerStatus: 'struck-off' as const } };
    expect(rowIn(imported([asked], { registerStatus: 'paused' }), 'registerDifference')).toMatchObject({
      officeValue: 'operating',
      registerValue: 'paused',
    });
  });
});
