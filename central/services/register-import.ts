import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { existingFactories } from '#shared/mutations/imported-factories.ts';
import { planImport, type ImportPlan } from '#shared/register-feed/import-plan.ts';
import type { RecordReaderOptions } from '#shared/register-feed/record-reader.ts';
import type { RegisterRefused } from '#shared/register-feed/register-reader.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import {
  type AuditHead,
  auditHeadColumns,
  auditHeadOf,
  type AuditHeadRow,
  type SeenChange,
  storeRecorded,
} from './audit-trail.ts';
import type { Device } from './device.ts';
import { changesOfPlan } from './import-changes.ts';
import { readRegister, type ReadRegister } from './read-register.ts';
import type { Signals } from './signals.ts';
import type { Turns } from './turns.ts';

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

const lockOffice = async (tx: Db, officeId: string): Promise<{ version: number; head: AuditHead }> => {
  const { rows } = await sql<{ version: number } & AuditHeadRow>`
    select version::float8 as version, ${auditHeadColumns} from office where id = ${officeId} for update`.execute(tx);
  invariant(rows[0], 'the office of a device exists');
  return { version: rows[0].version, head: auditHeadOf(rows[0]) };
};

const factoriesOf = async (tx: Db, officeId: string): Promise<readonly FactoryRow[]> => {
  const { rows } = await sql<{ data: FactoryRow }>`
    select data from synced_row
    where office_id = ${officeId} and table_name = 'factory' and data is not null order by id`.execute(tx);
  return rows.map((row) => row.data);
};

const writeAll = async (
  tx: Db,
  target: { officeId: string; version: number; head: AuditHead; recordedAt: string; actorId: string },
  changes: readonly SeenChange[],
): Promise<void> => {
  const { officeId, version, recordedAt, actorId } = target;
  let { head } = target;
  for (let start = 0; start < changes.length; start += ROWS_A_STATEMENT) {
    const acts = [{ kind: 'register-imported', actorId }] as const;
    const part = changes.slice(start, start + ROWS_A_STATEMENT);
    head = await storeRecorded(tx, { officeId, head, recordedAt, acts }, { version, changes: part });
  }
};

/** A difference is written over one of the same field that was seen before; the trail names the new one alone. */
const besideOld = (changes: readonly RowChange[], known: readonly FactoryRow[]): readonly SeenChange[] => {
  const byId = new Map(known.map((row) => [row.id, row]));
  return changes.map((change) => ({ ...change, old: byId.get(change.id) ?? null }));
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
    { officeId, actorId }: { readonly officeId: string; readonly actorId: string },
    read: ReadRegister,
  ): Promise<{ report: ImportReport; version: number | undefined }> =>
    turns.inTurn(officeId, () =>
      asStoreWork(() =>
        db.transaction().execute(async (tx) => {
          const office = await lockOffice(tx, officeId);
          const version = office.version + 1;
          const recordedAt = new Date(clock.nowMs()).toISOString();
          const known = await factoriesOf(tx, officeId);
          const plan = planImport({ rows: read.rows, rejected: read.rejected, existing: existingFactories(known) });
          const changes = changesOfPlan(plan, known, recordedAt);
          const target = { officeId, version, head: office.head, recordedAt, actorId };
          if (changes.length > 0) await writeAll(tx, target, besideOld(changes, known));
          return { report: reportOf(plan, read.summary), version: changes.length > 0 ? version : undefined };
        }),
      ),
    );
  return async ({ officeId }, order, bytes) => {
    const refused = await checkActor(db, officeId, order.actorId);
    if (refused) return err(refused);
    const read = await readRegister(bytes, order);
    if (!read.ok) return read;
    const { report, version } = await store({ officeId, actorId: order.actorId }, read.value);
    if (version !== undefined) await signals.publish(officeId, version);
    const { createdCount, updatedCount, rejectedCount } = report;
    log.info('register-imported', { createdCount, updatedCount, rejectedCount });
    return ok(report);
  };
};
