import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Device } from './device.ts';

interface Standing {
  readonly generation: number;
  readonly lastSeq: number;
}

/**
 * Goes on behind numbers that a PC no longer has, at a centre that was restored from an older backup, and notes them for
 * the operator: that work has to be done again from paper. Anywhere else numbers are never jumped. Gives how many they were.
 */
export const noteLostEntries = (
  db: Db,
  device: Device,
  { clientId, lostTo }: { readonly clientId: string; readonly lostTo: number },
): Promise<number> =>
  asStoreWork(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<Standing>`
        select o.generation::float8 as generation, c.last_seq::float8 as "lastSeq"
        from office o join client c on c.office_id = o.id
        where o.id = ${device.officeId} and c.id = ${clientId} for update`.execute(tx);
      const standing = rows[0];
      if (!standing || standing.generation === 0 || lostTo <= standing.lastSeq) return 0;
      await sql`insert into lost_entries (office_id, client_id, from_seq, to_seq, told_by)
        values (${device.officeId}, ${clientId}, ${standing.lastSeq + 1}, ${lostTo}, ${device.deviceId})`.execute(tx);
      await sql`update client set last_seq = ${lostTo} where id = ${clientId}`.execute(tx);
      return lostTo - standing.lastSeq;
    }),
  );
