import { sql } from 'kysely';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { NumberKind } from '#shared/model/office-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { makeOfficeKey } from '../services/office-key.ts';
import { officeState, openOffice } from '../services/offices.ts';
import { setVersion, writeRows } from '../services/write-rows.ts';
import { DEMO_OFFICE, DEMO_PROVINCE, demoOfficeRows, type DemoRow } from './demo-office.ts';

/** Read out loud by nobody: the demo's log-in screen shows it. */
export const DEMO_ENROLMENT_CODE = 'FAEM-DEMO-13';

const SEED = 13;
const ROWS_A_STATEMENT = 2_000;

/** What seeding came to; nothing when the demo office is there already. */
export interface SeededDemo {
  readonly rows: number;
}

async function* inPieces(rows: AsyncIterable<DemoRow>): AsyncGenerator<readonly DemoRow[]> {
  let piece: DemoRow[] = [];
  for await (const row of rows) {
    piece.push(row);
    if (piece.length < ROWS_A_STATEMENT) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}

/** What carries a barcode in the demo, numbered from 1. */
const CODED = ['folder', 'location', 'staff'] as const satisfies readonly NumberKind[];

/** Numbers up to the last seeded folder, place and badge are taken; blocks for PCs begin behind them. */
const startCounters = async (tx: Db, seeded: Readonly<Record<(typeof CODED)[number], number>>): Promise<void> => {
  for (const kind of CODED) {
    await sql`insert into number_counter (office_id, kind, next)
      values (${DEMO_OFFICE.id}, ${kind}, ${seeded[kind] + 1})`.execute(tx);
  }
};

/** Drawn and not invented like the other rows: a key that stands in the program would be none. */
const storeKey = async (tx: Db, nowMs: number): Promise<void> => {
  const key = makeOfficeKey(nowMs);
  await writeRows(DEMO_OFFICE.id, 1, [{ table: 'officeKey', id: key.id, row: key }]).execute(tx);
};

const store = async (tx: Db, rows: AsyncIterable<DemoRow>): Promise<SeededDemo> => {
  await openOffice(tx, {
    id: DEMO_OFFICE.id,
    provinceCode: DEMO_PROVINCE,
    enrolmentCode: DEMO_ENROLMENT_CODE,
    isDemo: true,
  });
  let count = 0;
  const seeded = { folder: 0, location: 0, staff: 0 };
  for await (const piece of inPieces(rows)) {
    const changes = piece.map(([table, row]) => ({ table, id: row.id, row }));
    await writeRows(DEMO_OFFICE.id, 1, changes).execute(tx);
    count += piece.length;
    for (const kind of CODED) seeded[kind] += piece.filter(([table]) => table === kind).length;
  }
  await startCounters(tx, seeded);
  await setVersion(DEMO_OFFICE.id, 1).execute(tx);
  return { rows: count };
};

/** Makes the demo office, all of it or nothing; an office that is there already is left as people have made it. */
export const seedDemo = async (
  db: Db,
  options: { readonly factories: number; readonly nowMs: number },
): Promise<SeededDemo> => {
  if ((await officeState(db, DEMO_OFFICE.id)) !== undefined) return { rows: 0 };
  const rows = demoOfficeRows({ seed: SEED, factories: options.factories, todayOn: isoDateAt(options.nowMs) });
  const seeded = await asStoreWork(() =>
    db.transaction().execute(async (tx) => {
      const stored = await store(tx, rows);
      await storeKey(tx, options.nowMs);
      return stored;
    }),
  );
  // The planner must know about the rows before the first queries, not when it happens to look.
  await asStoreWork(() => sql`analyze synced_row`.execute(db));
  return seeded;
};
