import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { planImport, type ImportPlan } from '#shared/register-feed/import-plan.ts';
import type { RecordReaderOptions } from '#shared/register-feed/record-reader.ts';
import type { RegisterRefused } from '#shared/register-feed/register-reader.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Device } from './device.ts';
import { changesOfPlan, existingFactories } from './import-changes.ts';
import { readRegister, type ReadRegister } from './read-register.ts';
import type { Signals } from './signals.ts';
import type { Turns } from './turns.ts';
import { changesAsJson, setVersion, writeRows } from './write-rows.ts';

/** What to import, and on whose word. */
export interface ImportOrder {
  readonly actorId: string;
  readonly source: RecordReaderOptions['source'];
  readonly provinceCode?: string;
}

/** Why nothing at all was imported. */
export type ImportRefused =
  | RegisterRefused
  | { readonly type: 'actor-unknown'; readonly actorId: string }
  | { readonly type: 'not-allowed'; readonly action: 'register-import' };

/** What an import came to; findings are cut to the first of each kind, the counts are whole. */
export interface ImportReport {
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly differenceCount: number;
  readonly rejectedCount: number;
  readonly heldCount: number;
  readonly summary: ReadRegister['summary'];
  readonly rejected: ImportPlan['rejected'];
  readonly doubtful: ImportPlan['doubtful'];
}

/** Takes a register list over, all of it or nothing. */
export type ImportRegister = (
  device: Device,
  order: ImportOrder,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<Result<ImportReport, ImportRefused>>;

interface ImportDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly signals: Signals;
  readonly turns: Turns;
}

const ROWS_A_STATEMENT = 2_000;
const MOST_FINDINGS = 500;

const checkActor = (db: Db, officeId: string, actorId: string): Promise<ImportRefused | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ data: StaffRow }>`
      select data from synced_row
      where office_id = ${officeId} and table_name = 'staff' and id = ${actorId} and data is not null`.execute(db);
    const actor = rows[0]?.data;
    if (!actor?.active) return { type: 'actor-unknown', actorId };
    return OFFICE_ROLES.includes(actor.role) ? undefined : { type: 'not-allowed', action: 'register-import' };
  });

const lockOffice = async (tx: Db, officeId: string): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    select version::float8 as version from office where id = ${officeId} for update`.execute(tx);
  invariant(rows[0], 'the office of a device exists');
  return rows[0].version;
};

const factoriesOf = async (tx: Db, officeId: string): Promise<readonly FactoryRow[]> => {
  const { rows } = await sql<{ data: FactoryRow }>`
    select data from synced_row
    where office_id = ${officeId} and table_name = 'factory' and data is not null order by id`.execute(tx);
  return rows.map((row) => row.data);
};

const writeAll = async (
  tx: Db,
  target: { officeId: string; version: number },
  changes: readonly RowChange[],
): Promise<void> => {
  for (let start = 0; start < changes.length; start += ROWS_A_STATEMENT) {
    const part = changesAsJson(changes.slice(start, start + ROWS_A_STATEMENT));
    await writeRows(target.officeId, target.version, part).execute(tx);
  }
  await setVersion(target.officeId, target.version).execute(tx);
};

const reportOf = (plan: ImportPlan, summary: ReadRegister['summary']): ImportReport => ({
  createdCount: plan.create.length,
  updatedCount: plan.update.length,
  unchangedCount: plan.unchanged.length,
  differenceCount: plan.differences.length,
  rejectedCount: plan.rejected.length,
  heldCount: plan.doubtful.filter((row) => row.kind === 'held').length,
  summary,
  rejected: plan.rejected.slice(0, MOST_FINDINGS),
  doubtful: plan.doubtful.slice(0, MOST_FINDINGS),
});

/**
 * Builds the service. The list is read to its end first; then one transaction compares it with the office as it is at
 * that moment and writes everything at one version.
 */
export const createImportRegister = ({ db, clock, log, signals, turns }: ImportDeps): ImportRegister => {
  const store = (
    officeId: string,
    read: ReadRegister,
  ): Promise<{ report: ImportReport; version: number | undefined }> =>
    turns.inTurn(officeId, () =>
      asStoreWork(() =>
        db.transaction().execute(async (tx) => {
          const version = (await lockOffice(tx, officeId)) + 1;
          const known = await factoriesOf(tx, officeId);
          const plan = planImport({ rows: read.rows, rejected: read.rejected, existing: existingFactories(known) });
          const changes = changesOfPlan(plan, known, new Date(clock.nowMs()).toISOString());
          if (changes.length > 0) await writeAll(tx, { officeId, version }, changes);
          return { report: reportOf(plan, read.summary), version: changes.length > 0 ? version : undefined };
        }),
      ),
    );
  return async ({ officeId }, order, bytes) => {
    const refused = await checkActor(db, officeId, order.actorId);
    if (refused) return err(refused);
    const read = await readRegister(bytes, order);
    if (!read.ok) return read;
    const { report, version } = await store(officeId, read.value);
    if (version !== undefined) await signals.publish(officeId, version);
    const { createdCount, updatedCount, rejectedCount } = report;
    log.info('register-imported', { createdCount, updatedCount, rejectedCount });
    return ok(report);
  };
};
