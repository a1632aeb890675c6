import { sql } from 'kysely';
import { bytesHash } from '#shared/domain/content-hash.ts';
import { decodeBase64 } from '#shared/lib/base64.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { BankFileRow } from '#shared/model/money-rows.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import type { BankFileRequest } from '#shared/sync/bank-file-protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { inTransaction, recordDeed } from './audit-trail.ts';
import { createConfirmPerson, type PersonRefused } from './confirm-person.ts';
import type { Device } from './device.ts';

/** The office has no such file, or its bytes are not those it was taken over with. */
export interface BankFileUnknown {
  readonly type: 'bank-file-unknown';
}

/**
 * Gives the bytes of a bank's file exactly as they were taken over, to whoever answers for money in the office of the
 * device that asks, by their PIN. It is in the audit trail before the bytes leave.
 */
export type GiveBankFile = (
  asking: Device,
  request: BankFileRequest,
) => Promise<Result<Uint8Array, PersonRefused | BankFileUnknown>>;

const bytesOf = async (db: Db, officeId: string, fileId: string): Promise<Uint8Array | undefined> => {
  const { rows } = await sql<{ data: unknown; content: string | null }>`
    select r.data, v.entry->'args'->>'contentBase64' as content
    from synced_row r join verdict v on v.office_id = r.office_id
      and v.client_id = r.data->'entry'->>'clientId' and v.seq = (r.data->'entry'->>'seq')::bigint
    where r.office_id = ${officeId} and r.table_name = 'bankFile' and r.id = ${fileId} and r.data is not null`.execute(
    db,
  );
  const [found] = rows;
  const bytes = found?.content ? decodeBase64(found.content) : undefined;
  return bytes && bytesHash(bytes) === BankFileRow.parse(found?.data).sha256 ? bytes : undefined;
};

/** Builds it. */
export const createGiveBankFile = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}): GiveBankFile => {
  const { db, clock, log } = deps;
  const confirmPerson = createConfirmPerson(deps);
  return async ({ officeId, deviceId }, { proof, fileId }) => {
    const person = await confirmPerson(officeId, proof, { roles: FINANCE_ROLES, action: 'bank-file' });
    if (!person.ok) return person;
    const bytes = await asStoreWork(() => bytesOf(db, officeId, fileId));
    if (!bytes) return err({ type: 'bank-file-unknown' });
    const given = { kind: 'bank-file-given', actorId: person.value.id, deviceId, fileId } as const;
    await inTransaction(db, (tx) => recordDeed(tx, { officeId, nowMs: clock.nowMs() }, given));
    log.info('bank-file-given', { officeId, deviceId });
    return ok(bytes);
  };
};
