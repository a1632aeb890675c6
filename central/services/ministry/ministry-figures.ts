import { sql } from 'kysely';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { MinistryError } from '#shared/ministry/errors.ts';
import { OfficeDetail, Overview } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { readContacts, readDevices } from './read-contact.ts';
import type { Replica } from './replica.ts';
import { createRollUps } from './roll-ups.ts';

/** What the ministry sees: figures of offices, and no name of a person or a firm. */
export interface MinistryFigures {
  /** All offices in the order of their provinces. What is out of date is counted meanwhile; `behind` says how many are. */
  overview(): Promise<Overview>;
  /** One office, counted now where it is out of date. */
  office(officeId: string): Promise<Result<OfficeDetail, Extract<MinistryError, { type: 'ministry-office-unknown' }>>>;
}

interface FiguresDeps {
  readonly db: Db;
  /** Where rows are counted and PCs are looked up; without it, in `db`. When it fails, so does the view: never another way. */
  readonly replica?: Replica | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** A view waits so long for fresh figures and is then shown those of before. */
const PATIENCE_MS = 1_500;

interface StoredOffice {
  readonly officeId: string;
  readonly provinceCode: string;
  readonly isDemo: boolean;
  readonly name: string;
  readonly nameEnglish: string;
  readonly isBehind: boolean;
  readonly countedAt: string | null;
  readonly figures: unknown;
}

const NO_CONTACT = { devices: 0, silent: 0, newestPushAt: null, heardAt: null, refused: 0 };

const readOffices = async (db: Db, officeId: string | null): Promise<readonly StoredOffice[]> => {
  const { rows } = await sql<StoredOffice>`
    select o.id as "officeId", o.province_code as "provinceCode", o.is_demo as "isDemo",
      coalesce(s.data->>'name', o.id) as name, coalesce(s.data->>'nameEnglish', o.id) as "nameEnglish",
      (r.version is distinct from o.version) as "isBehind", r.figures,
      to_char(r.counted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "countedAt"
    from office o left join office_roll_up r on r.office_id = o.id
      left join synced_row s on s.office_id = o.id and s.table_name = 'office' and s.id = o.id
    where ${officeId}::text is null or o.id = ${officeId} order by o.province_code, o.id`.execute(db);
  return rows;
};

/** Builds it. */
export const createMinistryFigures = (deps: FiguresDeps): MinistryFigures => {
  const { db, clock, log, replica } = deps;
  const reader = replica?.db ?? db;
  const lagMs = async (): Promise<number | null> => (replica ? replica.lagMs() : null);
  const rollUps = createRollUps(deps);
  const refreshPatiently = async (): Promise<void> => {
    const refreshed = rollUps.refresh().catch((error: unknown) => {
      log.warn('offices-not-counted', { reason: error instanceof Error ? error.message : 'unknown' });
    });
    await Promise.race([refreshed, clock.sleep(PATIENCE_MS)]);
  };
  return {
    overview: async () => {
      await refreshPatiently();
      const nowMs = clock.nowMs();
      const [offices, contacts, replicaLagMs] = await asStoreWork(() =>
        Promise.all([readOffices(db, null), readContacts(reader, nowMs), lagMs()]),
      );
      return Overview.parse({
        at: new Date(nowMs).toISOString(),
        replicaLagMs,
        behind: offices.filter(({ isBehind }) => isBehind).length,
        offices: offices.map((office) => ({ ...office, contact: contacts.get(office.officeId) ?? NO_CONTACT })),
      });
    },
    office: (officeId) =>
      asStoreWork(async () => {
        await rollUps.refreshOffice(officeId);
        const nowMs = clock.nowMs();
        const [stored] = await readOffices(db, officeId);
        if (!stored) return err({ type: 'ministry-office-unknown' });
        const [contacts, devices, replicaLagMs] = await Promise.all([
          readContacts(reader, nowMs, officeId),
          readDevices(reader, officeId),
          lagMs(),
        ]);
        const contact = contacts.get(officeId) ?? NO_CONTACT;
        const at = new Date(nowMs).toISOString();
        return ok(OfficeDetail.parse({ ...stored, at, replicaLagMs, contact, devices }));
      }),
  };
};
