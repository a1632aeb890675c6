import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { setVersion } from './write-rows.ts';

interface OfficeFound {
  readonly id: string;
  readonly version: number;
  readonly row: { readonly id: string; readonly publicUrl?: string };
}

const withAddress = ({ row }: OfficeFound, publicUrl: string | undefined): OfficeFound['row'] => {
  const { publicUrl: _before, ...rest } = row;
  return publicUrl === undefined ? rest : { ...rest, publicUrl };
};

/**
 * Tells every office the address at which the public reaches this centre, or that there is none. It stands in the office's
 * row, so that every PC has it, offline too. Returns how many offices did not know it yet.
 */
export const tellPublicAddress = (db: Db, publicUrl: string | undefined): Promise<number> =>
  asStoreWork(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<OfficeFound>`
        select o.id, o.version::float8 as version, r.data as row
        from office o join synced_row r on r.office_id = o.id and r.table_name = 'office' and r.id = o.id
        where r.data is not null and r.data->>'publicUrl' is distinct from ${publicUrl ?? null}
        order by o.id for update of o`.execute(tx);
      for (const office of rows) {
        invariant(office.row.id === office.id, 'an office is the row of its own id');
        const next = office.version + 1;
        const row = withAddress(office, publicUrl);
        await setVersion(office.id, next).execute(tx);
        await sql`update synced_row set version = ${next}::bigint, data = ${JSON.stringify(row)}::jsonb
          where office_id = ${office.id} and table_name = 'office' and id = ${office.id}`.execute(tx);
      }
      return rows.length;
    }),
  );
