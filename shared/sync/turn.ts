import { err, ok, type Result } from '../lib/result.ts';
import type { Clock } from '../lib/ports.ts';
import type { SnapshotRow, SnapshotStream, StorageFailed, Transport, TransportError } from './ports.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT, type PatchOperation } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';
import type { Replica } from './replica.ts';
import type { CompletePull } from './replica-pull.ts';
import type { SyncStatus } from './sync-status.ts';

/** What stops a turn; the next one tries again. */
export type SyncError = TransportError | StorageFailed;

/** What one turn needs. */
export interface TurnDeps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** A snapshot is told about in the status every so many rows. */
const REPORT_EVERY_ROWS = 2_000;

/**
 * The centre's clock minus ours: the midpoint of question and answer is taken as the moment at which the centre read its
 * clock (Cristian's method), wrong by at most half the round trip.
 */
const offsetFrom = (askedAtMs: number, answeredAtMs: number, centreNowMs: number): number =>
  centreNowMs - (askedAtMs + answeredAtMs) / 2;

type Phase = SyncStatus['phase'];

const pushAll = async ({ replica, transport, clock }: TurnDeps): Promise<Result<void, SyncError>> => {
  for (;;) {
    const entries = fittingOnePush(replica.nextPush(PUSH_LIMIT));
    if (entries.length === 0) return ok();
    const askedAtMs = clock.nowMs();
    const { clientId } = replica.meta();
    const reply = await transport.push({ protocol: PROTOCOL_VERSION, clientId, entries });
    if (!reply.ok) return reply;
    replica.setOffset(offsetFrom(askedAtMs, clock.nowMs(), reply.value.centreNowMs));
    const verdicts = countingVerdicts(entries, reply.value.verdicts);
    // No verdict for what was sent means a gap the centre will not jump; asking again at once would not help.
    if (verdicts.length === 0) return err({ type: 'reply-invalid' });
    const kept = await replica.keepVerdicts(verdicts);
    if (!kept.ok) return kept;
  }
};

const collectPages = async ({
  replica,
  transport,
  clock,
}: TurnDeps): Promise<Result<CompletePull | 'reset', TransportError>> => {
  const operations: PatchOperation[] = [];
  let { cookie } = replica.meta();
  for (;;) {
    const askedAtMs = clock.nowMs();
    const { clientId } = replica.meta();
    const reply = await transport.pull({ protocol: PROTOCOL_VERSION, clientId, cookie });
    if (!reply.ok) return reply;
    if (reply.value.kind === 'reset') return ok('reset');
    const { value } = reply;
    // A page that answers another request, repeated by something in between, may lack rows.
    if (value.after !== undefined && value.after !== cookie) return err({ type: 'reply-invalid' });
    replica.setOffset(offsetFrom(askedAtMs, clock.nowMs(), value.centreNowMs));
    for (const operation of value.operations) operations.push(operation);
    if (value.complete) return ok({ operations, cookie: value.cookie, lastSeq: value.lastSeq });
    // A page that does not move the cookie would come again for ever.
    if (value.cookie === cookie) return err({ type: 'reply-invalid' });
    cookie = value.cookie;
  }
};

const collectSnapshot = async (
  stream: SnapshotStream,
  onRows: (rows: number) => void,
): Promise<Result<readonly SnapshotRow[], TransportError>> => {
  const rows: SnapshotRow[] = [];
  let reported = 0;
  try {
    for await (const batch of stream.rows) {
      for (const row of batch) rows.push(row);
      if (rows.length - reported < REPORT_EVERY_ROWS) continue;
      reported = rows.length;
      onRows(reported);
    }
  } catch {
    // The stream was cut in the middle; the next turn starts it again and the old state stays.
    return err({ type: 'offline' });
  }
  return ok(rows);
};

const bootstrap = async (deps: TurnDeps, tell: (phase: Phase) => void): Promise<Result<void, SyncError>> => {
  const askedAtMs = deps.clock.nowMs();
  const stream = await deps.transport.snapshot(deps.replica.meta().clientId);
  if (!stream.ok) return stream;
  const { head } = stream.value;
  deps.replica.setOffset(offsetFrom(askedAtMs, deps.clock.nowMs(), head.centreNowMs));
  const rows = await collectSnapshot(stream.value, (count) =>
    tell({ kind: 'bootstrapping', rows: count, ofRows: head.rows }),
  );
  return rows.ok ? deps.replica.replaceWith(rows.value, head) : rows;
};

/** Push, then pull; a replica that was never filled, or whose cookie is too old, bootstraps, after it has pushed. */
export const oneTurn = async (deps: TurnDeps, tell: (phase: Phase) => void): Promise<Result<void, SyncError>> => {
  const pushed = await pushAll(deps);
  if (!pushed.ok) return pushed;
  if (deps.replica.meta().cookie === '') return bootstrap(deps, tell);
  const pulled = await collectPages(deps);
  if (!pulled.ok) return pulled;
  if (pulled.value === 'reset') return bootstrap(deps, tell);
  return deps.replica.applyPull(pulled.value);
};
