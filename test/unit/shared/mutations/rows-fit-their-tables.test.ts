import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err } from '#shared/lib/result.ts';
import { tableNames, tables } from '#shared/model/tables.ts';
import type { MutationName } from '#shared/mutations/registry.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aDisposal } from '#test/builders/record-series.ts';
import { busyOffice } from './busy-office.ts';
import { examples } from './mutation-examples.ts';

// A row that does not fit its table is refused by every PC that pulls it, and with it all that comes after: the whole
// office would stand still. So nothing that a mutation takes may leave one.

/** Rows that do not fit, with the place; those that are there already need no second look. */
const misfits = (office: MemoryOffice, known: ReadonlySet<unknown> = new Set()): readonly string[] =>
  tableNames.flatMap((table) =>
    office.all(table).flatMap((row) => {
      if (known.has(row)) return [];
      const { error } = tables[table].row.safeParse(row);
      return error ? [`${table} ${row.id}: ${error.issues.map(({ path }) => path.join('.')).join(', ')}`] : [];
    }),
  );

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** What people and programs send where something else was meant. */
const TEXTS = ['', ' ', '-', 'x'.repeat(61), 'ก'.repeat(121), 'x'.repeat(201), 'x'.repeat(301), 'y'.repeat(601)];
const NUMBERS = [-1, 0, 1.5, 1_001, 1e13];
const othersFor = (leaf: unknown): readonly unknown[] =>
  typeof leaf === 'string' ? TEXTS : typeof leaf === 'number' ? NUMBERS : [];

/** The value with one leaf after the other as each of the others. */
const variants = (value: unknown): readonly unknown[] => {
  if (!isObject(value)) return othersFor(value);
  return Object.entries(value).flatMap(([name, field]) =>
    variants(field).map((other) =>
      Array.isArray(value)
        ? value.map((one, at) => (String(at) === name ? other : (one as unknown)))
        : { ...value, [name]: other },
    ),
  );
};

describe.each(Object.keys(examples) as readonly MutationName[])('%s', (name) => {
  test('leaves only rows that every PC can read, whichever of its texts and numbers is another', async () => {
    const before = await busyOffice();
    const rows = tableNames.flatMap((table) => before.all(table).map((row) => ({ table, row })));
    const known = new Set<unknown>(rows.map(({ row }) => row));
    const { args: example, by } = examples[name];
    for (const args of variants(example)) {
      const office = createMemoryOffice(rows as readonly SnapshotRow[]);
      await (by === 'centre' ? office.runAtCentre(name, args as never) : office.run(name, args as never));
      expect(misfits(office, known).map((misfit) => `${misfit} after ${JSON.stringify(args)}`)).toEqual([]);
    }
  });
});

describe('what grows by one call after the other', () => {
  test('a disposal takes two thousand folders and refuses the next, as a whole', async () => {
    const office = createMemoryOffice();
    const folderIds = Array.from({ length: 1_999 }, (_, index) => `folder-of-before-${index}`);
    const { approvedOn: _approved, ...unapproved } = aDisposal({ folderIds, decisions: [] });
    office.put('disposalBatch', unapproved);
    for (const running of [71, 72]) {
      const code = makeScanCode('folder', '13', running);
      office.put('folder', aFolder({ id: `folder-${running}`, code, closedOn: '2012-05-01', closedYear: '2012' }));
    }
    const add = (...ids: readonly string[]) => office.run('add-to-disposal', { batchId: 'disposal-1', folderIds: ids });

    expect(await add('folder-71', 'folder-72')).toEqual(
      err({ type: 'input-invalid', issues: [{ path: 'folderIds', message: 'more than a disposal takes' }] }),
    );
    expect((await add('folder-71')).ok).toBe(true);
    expect((await add('folder-71')).ok).toBe(true);
    expect((await add('folder-72')).ok).toBe(false);
    expect(misfits(office)).toEqual([]);
  });

  test('an office remembers the last fifty billers it had', async () => {
    const office = createMemoryOffice();
    const billerId = (number: number): string => `0999999999${String(number).padStart(5, '0')}`;
    for (let number = 1; number <= 60; number += 1) {
      const biller = { billerId: billerId(number), registeredName: 'สอจ.' };
      expect((await office.run('save-biller', { officeId: 'office-13', biller })).ok).toBe(true);
    }

    const former = office.get('office', 'office-13')?.formerBillerIds;
    expect([former?.length, former?.at(-1), former?.[0]]).toEqual([50, billerId(59), billerId(10)]);
    expect(misfits(office)).toEqual([]);
  });

  test('a factory remembers the last ten names it had', async () => {
    const office = createMemoryOffice();
    const { register } = office.get('factory', 'factory-1')!;
    for (let number = 1; number <= 15; number += 1) {
      const factories = [{ id: 'factory-1', register: { ...register, name: `ชื่อที่ ${number}` } }];
      await office.run('import-factories', { factories, differences: [] }, { actorId: 'staff-supervisor' });
    }

    expect(office.get('factory', 'factory-1')?.formerNames).toEqual(
      Array.from({ length: 10 }, (_, index) => `ชื่อที่ ${14 - index}`),
    );
    expect(misfits(office)).toEqual([]);
  });

  test('a count of more folders than one row holds is kept in parts', async () => {
    const office = createMemoryOffice();
    for (let running = 10; running < 1_250; running += 1) {
      office.put('folder', aFolder({ id: `folder-${running}`, code: makeScanCode('folder', '13', running) }));
    }

    await office.run('open-stock-take', { scope: { kind: 'place', locationId: 'shelf-1' } }, { id: 'count-1' });

    expect(office.all('stockTakePart').length).toBeGreaterThan(1);
    expect(office.all('stockTakePart').flatMap(({ folderIds }) => folderIds)).toHaveLength(1_242);
    expect(misfits(office)).toEqual([]);
  });
});
