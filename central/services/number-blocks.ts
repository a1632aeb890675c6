import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { NumberBlockRow, NumberKind } from '#shared/model/office-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { auditHeadColumns, auditHeadOf, type AuditHeadRow, storeRecorded } from './audit-trail.ts';
import type { Device } from './device.ts';
import type { Signals } from './signals.ts';
import type { Turns } from './turns.ts';

/** Leases a range of running numbers to a device; no number is ever leased twice. The block arrives by the next pull. */
export type LeaseNumbers = (device: Device, kind: NumberKind, size: number) => Promise<NumberBlockRow>;

interface NumberBlocksDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly turns: Turns;
}

/** Adds a block in the transaction of `tx`, whose office is locked at `version`. */
const storeBlock = async (tx: Db, officeId: string, block: Omit<NumberBlockRow, 'from' | 'to'> & { size: number }) => {
  const { size, ...row } = block;
  const { rows: counted } = await sql<{ next: number }>`
    insert into number_counter (office_id, kind, next) values (${officeId}, ${block.kind}, ${size + 1})
    on conflict (office_id, kind) do update set next = number_counter.next + ${size}::bigint
    returning next::float8 as next`.execute(tx);
  const next = counted[0]?.next;
  invariant(next !== undefined, 'a counter that was just counted has a value');
  return { ...row, from: next - size, to: next - 1 } satisfies NumberBlockRow;
};

/** Builds the service. */
export const createLeaseNumbers =
  ({ db, clock, random, signals, turns }: NumberBlocksDeps): LeaseNumbers =>
  async ({ officeId, deviceId }, kind, size) => {
    const { block, version } = await turns.inTurn(officeId, () =>
      asStoreWork(() =>
        db.transaction().execute(async (tx) => {
          const { rows } = await sql<{ version: number } & AuditHeadRow>`
            select version::float8 as version, ${auditHeadColumns} from office where id = ${officeId} for update`.execute(
            tx,
          );
          invariant(rows[0], 'the office of a device exists');
          const next = rows[0].version + 1;
          const nowMs = clock.nowMs();
          const id = makeRowId(nowMs, random);
          const leased = await storeBlock(tx, officeId, { id, kind, deviceId, size });
          const acts = [{ kind: 'numbers-leased', deviceId }] as const;
          const recordedAt = new Date(nowMs).toISOString();
          await storeRecorded(
            tx,
            { officeId, head: auditHeadOf(rows[0]), recordedAt, acts },
            { version: next, changes: [{ table: 'numberBlock', id, row: leased, old: null }] },
          );
          return { block: leased, version: next };
        }),
      ),
    );
    await signals.publish(officeId, version);
    return block;
  };
