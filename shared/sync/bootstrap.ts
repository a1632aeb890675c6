import { err, ok, type Result } from '../lib/result.ts';
import { offsetFrom } from './clock-offset.ts';
import { collectPages } from './collect-pages.ts';
import { rowKey } from './overlay.ts';
import type { SnapshotRow, SnapshotStream } from './ports.ts';
import type { SnapshotHead, SnapshotPlace } from './protocol.ts';
import { readPatch } from './rebase.ts';
import type { SyncStatus } from './sync-status.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';

/** Fills a replica from a snapshot. What arrived before the network went away is kept for the next call. */
export type Bootstrap = () => Promise<Result<void, SyncError>>;

/** A snapshot as far as it has come. */
interface Arrived {
  readonly head: SnapshotHead;
  readonly rows: SnapshotRow[];
  /** Parts came at different times, so a pull must make one version of them. */
  isPatchwork: boolean;
  isWhole: boolean;
}

/** A snapshot is told about in the status every so many rows. */
const REPORT_EVERY_ROWS = 2_000;

const placeAfter = ({ head, rows }: Arrived): SnapshotPlace | undefined => {
  const last = rows.at(-1);
  return last ? { cookie: head.cookie, table: last.table, id: last.row.id } : undefined;
};

const receive = async (
  stream: SnapshotStream,
  arrived: Arrived,
  onRows: (rows: number) => void,
): Promise<Result<void, SyncError>> => {
  let reported = arrived.rows.length;
  try {
    for await (const batch of stream.rows) {
      for (const row of batch) arrived.rows.push(row);
      if (arrived.rows.length - reported < REPORT_EVERY_ROWS) continue;
      reported = arrived.rows.length;
      onRows(reported);
    }
  } catch {
    // The stream was cut in the middle; the next turn goes on behind what came, and the old state stays.
    return err({ type: 'offline' });
  }
  arrived.isWhole = true;
  return ok();
};

/** Rows of several versions made rows of one, by what has changed since the oldest of them. */
const atOneVersion = async (
  deps: TurnDeps,
  { head, rows }: Arrived,
): Promise<Result<{ readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] } | 'reset', SyncError>> => {
  const pulled = await collectPages(deps, head.cookie);
  if (!pulled.ok) return pulled;
  if ('kind' in pulled.value) return ok('reset');
  const { operations, cookie, lastSeq } = pulled.value;
  const patch = readPatch(operations);
  if (!patch.ok) return patch;
  const merged = new Map(rows.map((row) => [rowKey(row.table, row.row.id), row]));
  for (const { table, id, row } of patch.value) {
    if (row) merged.set(rowKey(table, id), { table, row });
    else merged.delete(rowKey(table, id));
  }
  return ok({ head: { ...head, cookie, lastSeq }, rows: [...merged.values()] });
};

/** Keeps what has arrived of a snapshot in memory, so that a cut costs only what comes after it. */
export const createBootstrap = (deps: TurnDeps, tell: (phase: SyncStatus['phase']) => void): Bootstrap => {
  const { replica, transport, clock } = deps;
  let held: Arrived | undefined;

  const goOn = async (): Promise<Result<Arrived, SyncError>> => {
    if (held?.isWhole === true) return ok(held);
    const askedAtMs = clock.nowMs();
    const stream = await transport.snapshot(replica.meta().clientId, held && placeAfter(held));
    if (!stream.ok) return stream;
    const { head } = stream.value;
    replica.setOffset(offsetFrom(askedAtMs, clock.nowMs(), head.centreNowMs));
    const isResumed = head.resumed === true && held !== undefined;
    const arrived: Arrived = isResumed && held ? held : { head, rows: [], isPatchwork: false, isWhole: false };
    arrived.isPatchwork ||= isResumed;
    held = arrived;
    const ofRows = arrived.rows.length + head.rows;
    const received = await receive(stream.value, arrived, (rows) => tell({ kind: 'bootstrapping', rows, ofRows }));
    return received.ok ? ok(arrived) : received;
  };
  return async () => {
    const arrived = await goOn();
    if (!arrived.ok) return arrived;
    if (!arrived.value.isPatchwork) {
      held = undefined;
      return replica.replaceWith(arrived.value.rows, arrived.value.head);
    }
    const whole = await atOneVersion(deps, arrived.value);
    if (!whole.ok) return whole;
    held = undefined;
    // Its cookie is too old by now: the next turn begins from the start.
    if (whole.value === 'reset') return err({ type: 'offline' });
    return replica.replaceWith(whole.value.rows, whole.value.head);
  };
};
