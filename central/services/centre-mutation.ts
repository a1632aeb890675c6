import { sql } from 'kysely';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { wireName, type MutationArgs, type MutationName } from '#shared/mutations/registry.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { judgeTogether, type Alongside, type OwnEntry } from './judge-together.ts';
import { CENTRE_CLIENT_PREFIX } from './push.ts';
import type { RowCaches } from './row-cache.ts';
import type { Signals } from './signals.ts';
import type { Turns } from './turns.ts';

/** Makes changes of one kind in an office with the centre's authority, all of them or none; with them, what is stored beside. */
export type RunAtCentre = <N extends MutationName>(
  officeId: string,
  name: N,
  changes: readonly MutationArgs<N>[],
  alongside?: Alongside,
) => Promise<void>;

/** What the centre needs to make changes of its own. */
export interface CentreMutationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly turns: Turns;
  readonly rowCaches: RowCaches;
}

/** The centre counts its own mutations as any PC does. */
const attachClient = (db: Db, officeId: string, clientId: string): Promise<void> =>
  asStoreWork(async () => {
    await sql`insert into client (id, office_id) values (${clientId}, ${officeId}) on conflict (id) do nothing`.execute(
      db,
    );
  });

/** Builds the service. What the centre changes takes the same way as every other mutation, so that every PC gets it by its pull. */
export const createRunAtCentre = ({
  db,
  clock,
  random,
  signals,
  turns,
  rowCaches,
}: CentreMutationDeps): RunAtCentre => {
  const attached = new Set<string>();
  const entryOf = (clientId: string, name: MutationName, args: unknown): OwnEntry => ({
    clientId,
    id: makeRowId(clock.nowMs(), random),
    name: wireName(name),
    args,
    actorId: CENTRE_CLIENT_PREFIX,
    deviceId: CENTRE_CLIENT_PREFIX,
    occurredAt: new Date(clock.nowMs()).toISOString(),
    monotonicMs: clock.monotonicMs(),
    offsetMs: 0,
  });
  return async (officeId, name, changes, alongside = {}) => {
    const version = await turns.inTurn(officeId, async (letNextIn) => {
      const clientId = `${CENTRE_CLIENT_PREFIX}-${officeId}`;
      if (!attached.has(clientId)) await attachClient(db, officeId, clientId);
      attached.add(clientId);
      const entries = changes.map((args) => entryOf(clientId, name, args));
      const whenSent = (): void => {
        letNextIn();
        alongside.whenSent?.();
      };
      const given = { own: entries, cache: rowCaches(officeId), alongside: { ...alongside, whenSent } };
      try {
        return await judgeTogether(db, { officeId, clientId }, given);
      } catch (error) {
        // A database that was restored meanwhile may not know the client.
        attached.delete(clientId);
        throw error;
      }
    });
    if (version !== undefined) await signals.publish(officeId, version);
  };
};
