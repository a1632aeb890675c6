import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/domain/thai-date.ts';
import { planImport, type ExistingFactory, type ImportPlan } from '#shared/register-feed/import-plan.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';
import { registerFactory } from '#test/fixtures/register/register-list.ts';

const rowsOf = (...factories: readonly Partial<RegisterFactory>[]): readonly RegisterRow[] =>
  factories.map((facts, index) => ({ line: index + 2, factory: registerFactory(facts), doubts: [] }));

const existing = (facts: Partial<ExistingFactory> & { readonly register: RegisterFactory }): ExistingFactory => ({
  id: `id-${facts.register.registrationKey}`,
  registrationKey: facts.register.registrationKey,
  fid: facts.register.fid,
  status: facts.register.registerStatus ?? 'operating',
  registerStatus: facts.register.registerStatus,
  ...facts,
});

const plan = (rows: readonly RegisterRow[], factories: readonly ExistingFactory[]): ImportPlan =>
  planImport({ rows, rejected: [], existing: factories });

/** What the office has after a plan was carried out. */
const carriedOut = (factories: readonly ExistingFactory[], done: ImportPlan): readonly ExistingFactory[] => {
  const updates = new Map(done.update.map((update) => [update.factoryId, update.register]));
  const kept = factories.map((factory) => {
    const register = updates.get(factory.id);
    if (register === undefined) return factory;
    const { registrationKey, fid, registerStatus } = register;
    return { ...factory, register, registrationKey, fid, registerStatus };
  });
  const created = done.create.map(({ line, register }) =>
    existing({ register, id: `new-${line}-${factories.length}` }),
  );
  return [...kept, ...created];
};

describe('what an import would do', () => {
  test('a factory the office does not have is created', () => {
    const { create, update } = plan(rowsOf({ registrationKey: 'A' }), []);
    expect(create).toMatchObject([{ line: 2, register: { registrationKey: 'A' } }]);
    expect(update).toEqual([]);
  });

  test('a changed fact of the register is updated and named', () => {
    const known = existing({ register: registerFactory({ registrationKey: 'A', workers: 5 }) });
    const { update, unchanged } = plan(rowsOf({ registrationKey: 'A', workers: 6, address: { road: 'สายใน' } }), [
      known,
    ]);
    expect(update).toMatchObject([{ factoryId: 'id-A', changes: ['workers', 'address'], register: { workers: 6 } }]);
    expect(unchanged).toEqual([]);
  });

  test('an empty cell erases nothing, so a short list can be imported over the whole register', () => {
    const register = registerFactory({
      registrationKey: 'A',
      hpHundredths: 9_999,
      taxId: '0115551000779',
      taxIdKind: 'juristic',
      address: { houseNumber: '1', road: 'ก', district: 'ข' },
    });
    const { update, unchanged } = plan(rowsOf({ registrationKey: 'A', address: { district: 'ข' } }), [
      existing({ register }),
    ]);
    expect(update).toEqual([]);
    expect(unchanged).toEqual([{ line: 2, factoryId: 'id-A' }]);
  });

  test('a new whole address replaces the old one and leaves no stale lane behind', () => {
    const register = registerFactory({ registrationKey: 'A', address: { houseNumber: '1', lane: 'ซอย 1' } });
    const { update } = plan(rowsOf({ registrationKey: 'A', address: { houseNumber: '2' } }), [existing({ register })]);
    expect(update[0]?.register.address).toEqual({ houseNumber: '2' });
  });

  test('a newer date of the list alone is no change', () => {
    const register = registerFactory({ registrationKey: 'A', lastUpdatedOn: isoDate('2025-01-31') });
    const rows = rowsOf({ registrationKey: 'A', lastUpdatedOn: isoDate('2025-02-28') });
    expect(plan(rows, [existing({ register })]).unchanged).toHaveLength(1);
  });

  test('rejected rows are handed on', () => {
    const rejected = [{ line: 3, problems: [{ code: 'name-missing', line: 3 } as const] }];
    expect(planImport({ rows: [], rejected, existing: [] }).rejected).toEqual(rejected);
  });
});

describe('what belongs to the office', () => {
  test('its own status is never overwritten; the difference waits for a person', () => {
    const register = registerFactory({ registrationKey: 'A', registerStatus: 'operating' });
    const known = existing({ register, status: 'operating' });
    const { update, differences } = plan(rowsOf({ registrationKey: 'A', registerStatus: 'struck-off' }), [known]);
    expect(update[0]).not.toHaveProperty('status');
    expect(differences).toEqual([
      {
        kind: 'status',
        line: 2,
        factoryId: 'id-A',
        officeStatus: 'operating',
        registerStatus: 'struck-off',
        since: 'this-import',
      },
    ]);
  });

  test('a difference the register already had is marked as old', () => {
    const register = registerFactory({ registrationKey: 'A', registerStatus: 'struck-off' });
    const known = existing({ register, status: 'operating' });
    const { differences } = plan(rowsOf({ registrationKey: 'A', registerStatus: 'struck-off' }), [known]);
    expect(differences).toMatchObject([{ kind: 'status', since: 'an-earlier-import' }]);
  });

  test('a fact corrected by hand stays; what the register says is shown beside it', () => {
    const register = registerFactory({ registrationKey: 'A', hpHundredths: 4_900 });
    const known = existing({ register, edited: { hpHundredths: 5_000 } });
    const { update, differences } = plan(rowsOf({ registrationKey: 'A', hpHundredths: 4_950 }), [known]);
    expect(update).toMatchObject([{ register: { hpHundredths: 4_950 } }]);
    expect(differences).toMatchObject([
      { kind: 'field', field: 'hpHundredths', officeValue: 5_000, registerValue: 4_950, since: 'this-import' },
    ]);
  });
});

describe('which factory a row means', () => {
  const FID = '10200002825515';
  const OTHER_FID = '10180000125417';

  test('a new registration number is recognised by the 14 digits', () => {
    const known = existing({ register: registerFactory({ registrationKey: 'OLD', fid: FID }) });
    const { create, update } = plan(rowsOf({ registrationKey: 'NEW', fid: FID }), [known]);
    expect(create).toEqual([]);
    expect(update).toMatchObject([{ factoryId: 'id-OLD', register: { registrationKey: 'NEW' } }]);
  });

  test('14 digits with a wrong check digit pull no row to another factory', () => {
    const known = existing({ register: registerFactory({ registrationKey: 'OLD', fid: FID }) });
    const [row] = rowsOf({ registrationKey: 'NEW', fid: FID });
    const doubts = [{ code: 'fid-check-digit-wrong', line: 2 } as const];
    const { create } = plan(row === undefined ? [] : [{ ...row, doubts }], [known]);
    expect(create).toHaveLength(1);
  });

  test.each([
    [
      'the number occurs twice in the list',
      rowsOf({ registrationKey: 'A' }, { registrationKey: 'A' }),
      'repeats-an-earlier-row',
    ],
    ['the office knows other 14 digits', rowsOf({ registrationKey: 'K', fid: OTHER_FID }), 'fid-differs'],
    ['the numbers name two factories', rowsOf({ registrationKey: 'L', fid: FID }), 'matches-two-factories'],
    [
      'the list is older than what the office has',
      rowsOf({ registrationKey: 'K', fid: FID, lastUpdatedOn: isoDate('2024-01-01') }),
      'older-than-known',
    ],
  ])('a row is held for a person when %s', (_name, rows, reason) => {
    const factories = [
      existing({ register: registerFactory({ registrationKey: 'K', fid: FID, lastUpdatedOn: isoDate('2025-01-01') }) }),
      existing({ register: registerFactory({ registrationKey: 'L' }) }),
    ];
    const { doubtful, update } = plan(rows, factories);
    expect(doubtful).toMatchObject([{ kind: 'held', reason }]);
    expect(update).toEqual([]);
  });

  test('a doubtful row is applied and listed', () => {
    const [row] = rowsOf({ registrationKey: 'A' });
    const doubts = [{ code: 'status-unknown', line: 2 } as const];
    const { create, doubtful } = plan(row === undefined ? [] : [{ ...row, doubts }], []);
    expect(create).toHaveLength(1);
    expect(doubtful).toMatchObject([{ kind: 'applied', line: 2, doubts }]);
  });
});

describe('importing the same list twice', () => {
  const facts = fc.record({
    registrationKey: fc.constantFrom('A', 'B', 'C', 'D'),
    fid: fc.constantFrom(undefined, 'F1', 'F2', 'F3'),
    workers: fc.constantFrom(undefined, 1, 2),
    registerStatus: fc.constantFrom(undefined, 'operating' as const, 'struck-off' as const),
    lastUpdatedOn: fc.constantFrom(undefined, isoDate('2024-01-01'), isoDate('2025-01-01')),
    address: fc.constantFrom({}, { road: 'ก' }, { houseNumber: '1' }, { houseNumber: '1', road: 'ข' }),
  });
  const list = fc.array(facts, { maxLength: 7 }).map((all) => rowsOf(...all));

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(list, list, (earlier, rows) => {
        const before = carriedOut([], plan(earlier, []));
        const after = carriedOut(before, plan(rows, before));
        const again = plan(rows, after);
        expect(again.create).toEqual([]);
        expect(again.update).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('and no row is lost: each is created, updated, unchanged or held', () => {
    fc.assert(
      fc.property(list, list, (earlier, rows) => {
        const before = carriedOut([], plan(earlier, []));
        const { create, update, unchanged, doubtful } = plan(rows, before);
        const held = doubtful.filter(({ kind }) => kind === 'held');
        const lines = [...create, ...update, ...unchanged, ...held].map(({ line }) => line);
        expect(lines.toSorted((a, b) => a - b)).toEqual(rows.map(({ line }) => line));
      }),
    );
  });

  test("never touches the office's own status", () => {
    fc.assert(
      fc.property(list, list, (earlier, rows) => {
        const before = carriedOut([], plan(earlier, []));
        const after = carriedOut(before, plan(rows, before));
        for (const factory of before) {
          expect(after.find(({ id }) => id === factory.id)?.status).toBe(factory.status);
        }
      }),
    );
  });
});
