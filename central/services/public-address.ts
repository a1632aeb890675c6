import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { auditHeadColumns, auditHeadOf, type AuditHeadRow, storeRecorded } from './audit-trail.ts';

interface OfficeFound extends AuditHeadRow {
  readonly id: string;
  readonly version: number;
  readonly row: OfficeRow;
}

const withAddress = ({ row }: OfficeFound, publicUrl: string | undefined): OfficeFound['row'] => {
  const { publicUrl: _before, ...rest } = row;
  return publicUrl === undefined ? rest : { ...rest, publicUrl };
};

/**
 * Tells every office the address at which the public reaches this centre, or that there is none. It stands in the office's
 * row, so that every PC has it, offline too. Returns how many offices did not know it yet.
 */
export const tellPublicAddress = (db: Db, publicUrl: string | undefined, nowMs: number): Promise<number> =>
  asStoreWork(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<OfficeFound>`
        select office.id, office.version::float8 as version, r.data as row, ${auditHeadColumns}
        from office join synced_row r on r.office_id = office.id and r.table_name = 'office' and r.id = office.id
        where r.data is not null and r.data->>'publicUrl' is distinct from ${publicUrl ?? null}
        order by office.id for update of office`.execute(tx);
      const recordedAt = new Date(nowMs).toISOString();
      for (const office of rows) {
        invariant(office.row.id === office.id, 'an office is the row of its own id');
        const next = office.version + 1;
        const row = withAddress(office, publicUrl);
        const acts = [{ kind: 'public-address' }] as const;
        const record = { officeId: office.id, head: auditHeadOf(office), recordedAt, acts };
        const changes = [{ table: 'office', id: office.id, row, old: office.row }] as const;
        await storeRecorded(tx, record, { version: next, changes });
      }
      return rows.length;
    }),
  );
