import { sql } from 'kysely';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ExternalInvoiceFacts } from '#shared/model/external-invoice-rows.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import type { RunAtCentre } from '../centre-mutation.ts';

/** No office here is in the province; the other system may send the bill again when there is one. */
export interface ProvinceUnknown {
  readonly type: 'province-unknown';
}

/** Keeps what another system says about its bill in the office of the province; success means that it is on disk. */
export type KeepExternalInvoice = (
  provinceCode: string,
  facts: ExternalInvoiceFacts,
) => Promise<Result<void, ProvinceUnknown>>;

const officeOfProvince = (db: Db, provinceCode: string): Promise<string | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ id: string }>`
      select o.id from office o
      join synced_row r on r.office_id = o.id and r.table_name = 'office' and r.id = o.id
      where r.data->>'provinceCode' = ${provinceCode} order by o.id limit 1`.execute(db);
    return rows[0]?.id;
  });

/** Builds the service. */
export const createKeepExternalInvoice =
  ({ db, run }: { readonly db: Db; readonly run: RunAtCentre }): KeepExternalInvoice =>
  async (provinceCode, facts) => {
    const officeId = await officeOfProvince(db, provinceCode);
    if (officeId === undefined) return err({ type: 'province-unknown' });
    await run(officeId, 'record-external-invoice', [facts]);
    return ok();
  };
