import { err, ok, type Result } from '../lib/result.ts';
import type { StorageFailed, TransportError } from './ports.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT, type OutboxEntry } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';
import type { Replica } from './replica.ts';
import type { TurnDeps } from './turn-deps.ts';

type SendAgainDeps = Pick<TurnDeps, 'replica' | 'transport' | 'onForgotten'>;

/** What a PC still has of the work that its centre no longer knows: the newest part of it, without a hole. */
interface StillHad {
  readonly entries: readonly OutboxEntry[];
  /** The last number before them. */
  readonly before: number;
}

const stillHad = (replica: Replica, lastSeq: number): StillHad => {
  const bySeq = new Map<number, OutboxEntry>();
  for (const { entry } of replica.verdicts()) bySeq.set(entry.seq, entry);
  for (const entry of replica.nextPush(Number.MAX_SAFE_INTEGER)) bySeq.set(entry.seq, entry);
  const newest = Math.max(0, ...bySeq.keys());
  let first = newest + 1;
  while (first - 1 > lastSeq && bySeq.has(first - 1)) first -= 1;
  const entries = [...bySeq.values()].filter(({ seq }) => seq >= first).toSorted((a, b) => a.seq - b.seq);
  if (entries.length > 0) return { entries, before: first - 1 };
  const waiting = replica.outbox()[0]?.seq ?? replica.meta().nextSeq;
  return { entries: [], before: waiting - 1 };
};

/**
 * For a centre that was restored from an older backup and knows this PC's work up to `lastSeq` only: sends again what this
 * PC still has of what came after, and says which numbers it does not have any more, so that the rest is not held up by
 * them. Exactly once all the same: numbers decide, as always.
 */
export const sendAgain = async (
  { replica, transport, onForgotten }: SendAgainDeps,
  lastSeq: number,
): Promise<Result<void, TransportError | StorageFailed>> => {
  const { clientId, pulledSeq } = replica.meta();
  const { entries, before } = stillHad(replica, lastSeq);
  let waiting = entries;
  let gone = before > lastSeq ? { lostTo: before } : {};
  while (waiting.length > 0 || 'lostTo' in gone) {
    const batch = fittingOnePush(waiting.slice(0, PUSH_LIMIT));
    const reply = await transport.push({ protocol: PROTOCOL_VERSION, clientId, entries: batch, ...gone });
    if (!reply.ok) return reply;
    const verdicts = countingVerdicts(batch, reply.value.verdicts);
    if (batch.length > 0 && verdicts.length === 0) return err({ type: 'reply-invalid' });
    // What was never there before is ordinary work, and not forgotten by anybody.
    const sentAgain = batch.slice(0, verdicts.length).filter(({ seq }) => seq <= pulledSeq).length;
    const lost = 'lostTo' in gone ? before - lastSeq : 0;
    if (sentAgain + lost > 0) onForgotten?.({ sentAgain, lost });
    const kept = await replica.keepVerdicts(verdicts);
    if (!kept.ok) return kept;
    waiting = waiting.slice(verdicts.length);
    gone = {};
  }
  return ok();
};
