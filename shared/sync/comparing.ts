import type { Log, Random } from '../lib/ports.ts';
import { ok, type Result } from '../lib/result.ts';
import type { TableName } from '../model/tables.ts';
import { COMPARED_TABLES, compareTable } from './compare-copy.ts';
import { instant } from './replica-state.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';

/** Compares this PC's copy with the centre's, a little at a time. */
export interface Comparing {
  /** After a turn: compares one more table when it is time for one. What fails is tried again in its turn. */
  next(): Promise<void>;
  /** Compares every table now. Gives how many rows were put right. */
  all(): Promise<Result<number, SyncError>>;
  /** When all tables had been compared last; undefined before the first time. */
  comparedAt(): string | undefined;
}

export interface ComparingDeps extends TurnDeps {
  readonly random: Random;
  readonly log: Log;
}

/** One table each time, so that a whole round takes about four hours and the PCs of an office do not ask together. */
const ONE_TABLE_EVERY_MS = 5 * 60_000;

/** A table that differs again and again although there is nothing to put right is of a newer centre: its rows have more fields. */
const MOST_FRUITLESS = 3;

/** Ranges that differ are put right 64 at a time. */
const MOST_PIECES = 40;

/** Builds it; the first table is compared at some time within the first five minutes. */
export const createComparing = (deps: ComparingDeps): Comparing => {
  const { clock, log, random } = deps;
  const fruitless = new Map<TableName, number>();
  let nextAtMs = clock.monotonicMs() + random() * ONE_TABLE_EVERY_MS;
  let position = 0;
  let comparedAt: string | undefined;

  const compare = async (table: TableName): Promise<Result<number, SyncError>> => {
    if ((fruitless.get(table) ?? 0) >= MOST_FRUITLESS) return ok(0);
    const compared = await compareTable(deps, table);
    if (!compared.ok) return compared;
    const { found, healed } = compared.value;
    fruitless.set(table, found === 'nothing-to-heal' ? (fruitless.get(table) ?? 0) + 1 : 0);
    if (healed > 0) log.warn('copy-healed', { table, rows: healed });
    return ok(healed);
  };
  const compareWhole = async (table: TableName): Promise<Result<number, SyncError>> => {
    let rows = 0;
    for (let piece = 0; piece < MOST_PIECES; piece += 1) {
      const healed = await compare(table);
      if (!healed.ok) return healed;
      rows += healed.value;
      if (healed.value === 0) break;
    }
    return ok(rows);
  };
  return {
    next: async () => {
      const table = COMPARED_TABLES[position];
      if (clock.monotonicMs() < nextAtMs || table === undefined) return;
      nextAtMs = clock.monotonicMs() + ONE_TABLE_EVERY_MS;
      const compared = await compare(table);
      if (!compared.ok) return log.info('compare-failed', { table, reason: compared.error.type });
      position = (position + 1) % COMPARED_TABLES.length;
      if (position === 0) comparedAt = instant(clock);
    },
    all: async () => {
      let rows = 0;
      for (const table of COMPARED_TABLES) {
        const healed = await compareWhole(table);
        if (!healed.ok) return healed;
        rows += healed.value;
      }
      comparedAt = instant(clock);
      return ok(rows);
    },
    comparedAt: () => comparedAt,
  };
};
