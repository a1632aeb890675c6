import type { Result } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import { indexedValue, tableNames, type AnyRow, type RowOf, type TableName } from '#shared/model/tables.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { mutations, type MutationArgs, type MutationName } from '#shared/mutations/registry.ts';
import type { Tx } from '#shared/mutations/tx.ts';
import { runMutation, type Applied } from '#shared/mutations/run.ts';
import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

/** The circumstances of one mutation; a test names only what it is about. */
export const anEvent = (over: Partial<MutationEvent> = {}): MutationEvent => ({
  id: 'event-1',
  clientId: 'client-1',
  seq: 1,
  deviceId: 'pc-1',
  actorId: 'staff-1',
  occurredAt: '2026-11-23T02:00:00.000Z',
  offsetMs: 0,
  ...over,
});

/** One person of every role, two places, one factory and two folders. */
export const aSmallOffice = (): readonly SnapshotRow[] => [
  { table: 'office', row: anOffice() },
  { table: 'staff', row: aStaff() },
  { table: 'staff', row: aStaff({ id: 'staff-2', name: 'วิชัย' }) },
  ...(['clerk', 'file-room', 'finance', 'supervisor', 'administrator'] as const).map((role, index): SnapshotRow => {
    const badgeCode = makeScanCode('staff', '13', 10 + index);
    return { table: 'staff', row: aStaff({ id: `staff-${role}`, role, badgeCode }) };
  }),
  { table: 'location', row: aLocation() },
  { table: 'location', row: aLocation({ id: 'shelf-2', code: makeScanCode('location', '13', 2) }) },
  { table: 'factory', row: aFactory() },
  { table: 'folder', row: aFolder() },
  { table: 'folder', row: aFolder({ id: 'folder-2', code: makeScanCode('folder', '13', 2) }) },
];

/** An office in memory on which mutations run one after the other; a refused one is thrown away as a whole. */
export const createMemoryOffice = (seed: readonly SnapshotRow[] = aSmallOffice()) => {
  const tables = new Map<TableName, Map<string, AnyRow>>(tableNames.map((table) => [table, new Map()]));
  for (const { table, row } of seed) tables.get(table)!.set(row.id, row);
  const reader: RowReader = {
    get: async (table, id) => tables.get(table)!.get(id),
    list: async (table, index, value) =>
      [...tables.get(table)!.values()]
        .filter((row) => indexedValue(row, index) === value)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const keep = (overlay: ReturnType<typeof createOverlay>): void => {
    for (const { table, id, row } of overlay.changes()) {
      if (row) tables.get(table)!.set(id, row);
      else tables.get(table)!.delete(id);
    }
  };
  let events = 0;
  const run = async <N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    over: Partial<MutationEvent> = {},
  ): Promise<Result<Applied, DomainError>> => {
    events += 1;
    const overlay = createOverlay(reader);
    const event = anEvent({ id: `event-${events}`, seq: events, ...over });
    const applied = await runMutation(mutations[name], overlay.tx, { args, event });
    if (applied.ok) keep(overlay);
    return applied;
  };
  return {
    run,
    /** Runs one step of a mutation by itself; what it writes stays. */
    within: async <T>(step: (tx: Tx) => Promise<T>): Promise<T> => {
      const overlay = createOverlay(reader);
      const answer = await step(overlay.tx);
      keep(overlay);
      return answer;
    },
    /** As the centre runs it: with the instant of receipt. */
    runAtCentre: <N extends MutationName>(name: N, args: MutationArgs<N>, over: Partial<MutationEvent> = {}) =>
      run(name, args, { authority: { receivedAt: '2026-11-23T04:00:00.000Z' }, ...over }),
    put: <T extends TableName>(table: T, row: RowOf<T>): void => void tables.get(table)!.set(row.id, row as AnyRow),
    get: <T extends TableName>(table: T, id: string) => tables.get(table)!.get(id) as RowOf<T> | undefined,
    all: <T extends TableName>(table: T) =>
      [...tables.get(table)!.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as readonly RowOf<T>[],
    /** Every row of every table, for comparing before and after. */
    everything: () => structuredClone(tables),
  };
};

/** What {@link createMemoryOffice} gives. */
export type MemoryOffice = ReturnType<typeof createMemoryOffice>;
