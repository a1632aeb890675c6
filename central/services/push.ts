import { sql } from 'kysely';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  PUSH_LIMIT,
  type OutboxEntry,
  type PushRequest,
  type PushResponse,
  type Verdict,
} from '#shared/sync/protocol.ts';
import { onOneConnection } from '../db/one-connection.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Meter } from '../observe/meter.ts';
import type { Device } from './device.ts';
import { noteLostEntries } from './lost-entries.ts';
import type { RowCaches } from './row-cache.ts';
import type { Signals } from './signals.ts';
import {
  answerStored,
  createTakeEntries,
  storedVerdicts,
  type MutationCrashed,
  type TakeEntries,
} from './take-entry.ts';
import type { Turns } from './turns.ts';

/** Why a push was not answered with verdicts. What was judged before the failure stays judged. */
export type PushFailed =
  | { readonly type: 'client-of-another-office' }
  | { readonly type: 'input-invalid'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | MutationCrashed;

/**
 * Takes mutations in order, each exactly once, and says what became of each. A PC may bring what another one of its office
 * made (carried by hand, when that one has no network or was taken out of use): the numbers of the client that made them
 * count, so it does not matter who brings them, how often, or who else does at the same moment.
 */
export type Push = (device: Device, request: PushRequest) => Promise<Result<PushResponse, PushFailed>>;

interface PushDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly signals: Signals;
  readonly turns: Turns;
  readonly rowCaches: RowCaches;
  readonly meter: Meter;
}

/** Client ids that begin like this belong to the centre itself. */
export const CENTRE_CLIENT_PREFIX = 'centre';

const checkEntries = ({ clientId, entries }: PushRequest): PushFailed | undefined => {
  if (clientId.startsWith(CENTRE_CLIENT_PREFIX)) return { type: 'client-of-another-office' };
  const index = entries.findIndex((entry) => entry.clientId !== clientId);
  if (index < 0) return undefined;
  return {
    type: 'input-invalid',
    issues: [{ path: `entries.${index}.clientId`, message: 'differs from the request' }],
  };
};

/** Makes the client known to its office when the first of its work comes, and refuses one that another office knows. */
const attachClient = (db: Db, device: Device, { clientId, entries }: PushRequest): Promise<boolean> =>
  asStoreWork(() =>
    onOneConnection(db, async (connection) => {
      const [, found] = await Promise.all([
        sql`insert into client (id, office_id, device_id) values (${clientId}, ${device.officeId}, ${entries[0]?.deviceId ?? device.deviceId})
          on conflict (id) do nothing`.execute(connection),
        sql<{ officeId: string }>`select office_id as "officeId" from client where id = ${clientId}`.execute(
          connection,
        ),
      ]);
      return found.rows[0]?.officeId === device.officeId;
    }),
  );

/** So many go into one transaction, which is a whole push: a tenth of a second in which colleagues of the office wait. */
const TOGETHER = PUSH_LIMIT;

interface Taken {
  readonly verdicts: readonly Verdict[];
  readonly version: number | undefined;
  readonly failure?: PushFailed;
}

type TakeDeps = PushDeps & { readonly take: TakeEntries };

const takeOneByOne = async (
  { take }: TakeDeps,
  device: Device,
  entries: readonly OutboxEntry[],
): Promise<Taken & { readonly isStopped: boolean }> => {
  const verdicts: Verdict[] = [];
  let version: number | undefined;
  for (const entry of entries) {
    const step = await take.one(device, entry);
    if (step.kind === 'failed') return { verdicts, version, failure: step.failure, isStopped: true };
    if (step.kind === 'gap') return { verdicts, version, isStopped: true };
    verdicts.push(step.verdict);
    version = step.version ?? version;
  }
  return { verdicts, version, isStopped: false };
};

/** Takes new entries in order, many in one transaction where they let themselves be. */
const takeNew = async (deps: TakeDeps, device: Device, entries: readonly OutboxEntry[]): Promise<Taken> => {
  const verdicts: Verdict[] = [];
  let version: number | undefined;
  for (let from = 0; from < entries.length; from += TOGETHER) {
    const some = entries.slice(from, from + TOGETHER);
    const together = some.length > 1 ? await deps.take.together(device, some) : undefined;
    const taken = together ?? (await takeOneByOne(deps, device, some));
    verdicts.push(...taken.verdicts);
    version = taken.version ?? version;
    if ('isStopped' in taken && taken.isStopped) return { ...taken, verdicts, version };
  }
  return { verdicts, version };
};

const takeAll = async (
  deps: TakeDeps,
  device: Device,
  request: PushRequest,
): Promise<Result<readonly Verdict[], PushFailed>> => {
  const { clientId, entries } = request;
  const seqs = entries.map((entry) => entry.seq);
  const stored = await storedVerdicts(
    deps.db,
    { officeId: device.officeId, clientId },
    { from: Math.min(...seqs), to: Math.max(...seqs) },
  );
  const storedBySeq = new Map(stored.map((verdict) => [verdict.seq, verdict]));
  // What is known stands before what is new: a client's numbers are judged in order.
  const known = entries.flatMap((entry) => {
    const verdict = storedBySeq.get(entry.seq);
    return verdict ? answerStored(entry, verdict) : [];
  });
  const fresh = entries.filter(({ seq }) => !storedBySeq.has(seq));
  const { verdicts, version, failure } = await takeNew(deps, device, fresh);
  for (const [at, { outcome }] of verdicts.entries()) deps.meter.judged(fresh[at]?.name ?? '', outcome.kind);
  // One signal for the whole batch: it says "newer", and how much newer is for the pull to find out.
  if (version !== undefined) await deps.signals.publish(device.officeId, version);
  return failure ? err(failure) : ok([...known, ...verdicts]);
};

const noteLost = async (
  { db, log }: PushDeps,
  device: Device,
  lost: { readonly clientId: string; readonly lostTo: number },
): Promise<void> => {
  const rows = await noteLostEntries(db, device, lost);
  if (rows > 0) log.warn('entries-lost', { officeId: device.officeId, deviceId: device.deviceId, rows });
};

/** Builds the push service. */
export const createPush = (deps: PushDeps): Push => {
  const { db, clock } = deps;
  const parts = { ...deps, take: createTakeEntries(deps) };
  return async (device, request) => {
    deps.meter.pushed(request.entries.length);
    const invalid = checkEntries(request);
    if (invalid) return err(invalid);
    if (!(await attachClient(db, device, request))) return err({ type: 'client-of-another-office' });
    if (request.lostTo !== undefined)
      await noteLost(deps, device, { clientId: request.clientId, lostTo: request.lostTo });
    if (request.entries.length === 0) return ok({ verdicts: [], centreNowMs: clock.nowMs() });
    const verdicts = await takeAll(parts, device, request);
    return verdicts.ok ? ok({ verdicts: verdicts.value, centreNowMs: clock.nowMs() }) : verdicts;
  };
};
