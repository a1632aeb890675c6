import { sql } from 'kysely';
import { type DeviceLine, type OfficeContact, REFUSAL_DAYS, SILENT_AFTER_MS } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';

const DAY_MS = 86_400_000;

/** A column of type timestamptz as an instant of this product. */
const instantOf = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The newest work of every device: a client's last entry is found by its number, not by searching. */
const newestWork = (officeId: string | null) => sql`
  select d.id, d.office_id, d.name, d.enrolled_at, d.revoked_at, max(v.received_at) as pushed_at,
    greatest(d.last_seen_at, max(v.received_at)) as heard_at,
    coalesce(sum(c.last_seq), 0)::float8 as entries,
    (array_agg((v.entry->>'offsetMs')::float8 order by v.received_at desc nulls last))[1] as clock_offset_ms
  from device d left join client c on c.device_id = d.id
    left join verdict v on v.office_id = c.office_id and v.client_id = c.id and v.seq = c.last_seq
  where ${officeId}::text is null or d.office_id = ${officeId}
  group by d.id`;

/** How every office, or one, stands with the centre at this moment. */
export const readContacts = async (
  db: Db,
  nowMs: number,
  officeId: string | null = null,
): Promise<ReadonlyMap<string, OfficeContact>> => {
  const silentSince = new Date(nowMs - SILENT_AFTER_MS).toISOString();
  const refusedSince = new Date(nowMs - REFUSAL_DAYS * DAY_MS).toISOString();
  const { rows } = await sql<OfficeContact & { readonly officeId: string }>`
    with work as (${newestWork(officeId)}),
      contact as (select office_id, max(pushed_at) as pushed_at, max(heard_at) as heard_at, count(*) filter (where revoked_at is null) as devices,
          count(*) filter (where revoked_at is null and coalesce(heard_at < ${silentSince}::timestamptz, true)) as silent
        from work group by office_id),
      refused as (select v.office_id, count(*) as refused from verdict v
        where v.received_at >= ${refusedSince}::timestamptz and (v.outcome->>'kind') = 'rejected' group by v.office_id)
    select o.id as "officeId", coalesce(contact.devices, 0)::float8 as devices, coalesce(contact.silent, 0)::float8 as silent,
      ${instantOf('contact.pushed_at')} as "newestPushAt", ${instantOf('contact.heard_at')} as "heardAt", coalesce(refused.refused, 0)::float8 as refused
    from office o left join contact on contact.office_id = o.id left join refused on refused.office_id = o.id
    where ${officeId}::text is null or o.id = ${officeId}`.execute(db);
  return new Map(rows.map(({ officeId: id, ...contact }) => [id, contact]));
};

/** The PCs of an office, the one that was heard of last first. */
export const readDevices = async (db: Db, officeId: string): Promise<readonly DeviceLine[]> => {
  const { rows } = await sql<DeviceLine>`
    with work as (${newestWork(officeId)})
    select id as "deviceId", name, ${instantOf('enrolled_at')} as "enrolledAt", ${instantOf('revoked_at')} as "revokedAt",
      ${instantOf('heard_at')} as "heardAt", ${instantOf('pushed_at')} as "newestPushAt", clock_offset_ms as "clockOffsetMs", entries
    from work order by revoked_at is not null, heard_at desc nulls last, name, id`.execute(db);
  return rows;
};
