import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { Role } from '#shared/model/roles.ts';
import { tables } from '#shared/model/tables.ts';
import { mutationByWireName, mutations, wireName, type MutationName } from '#shared/mutations/registry.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { aStaff } from '#test/builders/office.ts';
import { examples } from './mutation-examples.ts';
import { busyOffice } from './busy-office.ts';

const names = Object.keys(examples) as readonly MutationName[];

const call = (office: MemoryOffice, name: MutationName, over: Parameters<MemoryOffice['run']>[2] = {}) =>
  examples[name].by === 'centre'
    ? office.runAtCentre(name, examples[name].args as never, over)
    : office.run(name, examples[name].args as never, over);

/** Who looked at what is kept with the verdict alone: it is no row that every PC should have. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set(['note-data-access']);

describe.each(names)('%s', (name) => {
  const { by } = examples[name];

  test('does what it says: the office is another one afterwards, and every row still fits its table', async () => {
    const office = await busyOffice();
    const before = office.everything();

    expect(await call(office, name, { id: 'the-call' })).toMatchObject({ ok: true });

    expect(isDeepStrictEqual(office.everything(), before)).toBe(WITHOUT_ROWS.has(name));
    for (const [table, rows] of office.everything())
      for (const row of rows.values())
        expect(tables[table].row.safeParse(row).error, `${table} ${row.id}`).toBeUndefined();
  });

  test('changes nothing more when the same call is replayed', async () => {
    const office = await busyOffice();
    await call(office, name, { id: 'the-call', seq: 9 });
    const once = office.everything();

    await call(office, name, { id: 'the-call', seq: 9 });

    expect(office.everything()).toEqual(once);
  });

  test('refuses arguments that make no sense as input-invalid and stays as it was', async () => {
    const office = await busyOffice();
    const before = office.everything();

    expect(await office.runAtCentre(name, { nonsense: true } as never)).toMatchObject({
      ok: false,
      error: { type: 'input-invalid' },
    });
    expect(office.everything()).toEqual(before);
  });

  test.each(Role.options)(
    by === 'centre' ? 'is not for a PC, whoever asks (%s)' : 'asks whether a %s may',
    async (role) => {
      const office = await busyOffice();
      const before = office.everything();

      const result = await office.run(name, examples[name].args as never, { actorId: `staff-${role}`, id: 'the-call' });

      const action = mutations[name].name;
      const refused = by === 'centre' ? err({ type: 'centre-only', name }) : err({ type: 'not-allowed', action });
      const isAllowed = by !== 'centre' && by.includes(role);
      expect(result).toEqual(isAllowed ? { ok: true, value: { exceptionIds: [] } } : refused);
      expect(isAllowed || isDeepStrictEqual(office.everything(), before)).toBe(true);
    },
  );

  test('has a name on the wire by which the centre finds it again', () => {
    const mutation: { readonly name: string; readonly version: number } = mutations[name];
    expect(wireName(name)).toBe(`${mutation.name}@${mutation.version}`);
    expect([mutation.name, wireName(name)]).toContain(name);
    expect(mutationByWireName(wireName(name))).toBe(mutation);
  });
});

describe('a person', () => {
  test('whom the office does not know may do nothing', async () => {
    const office = await busyOffice();

    expect(await office.run('confirm-label', { folderId: 'folder-1' }, { actorId: 'stranger' })).toEqual(
      err({ type: 'actor-unknown', actorId: 'stranger' }),
    );
  });

  test('who has left may do nothing any more', async () => {
    const office = await busyOffice();
    office.put('staff', aStaff({ active: false }));

    expect(await office.run('confirm-label', { folderId: 'folder-1' })).toEqual(
      err({ type: 'actor-unknown', actorId: 'staff-1' }),
    );
  });
});

test('the registry and this list of examples name the same mutations', () => {
  expect([...names].sort()).toEqual(Object.keys(mutations).sort());
  expect(mutationByWireName('check-out-folder@2')).toBeUndefined();
  expect(mutationByWireName('toString')).toBeUndefined();
});
