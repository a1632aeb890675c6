import { err, ok, type Result } from '../lib/result.ts';
import type { StorageFailed } from './ports.ts';
import type { Replica } from './replica.ts';
import type { Bootstrap } from './bootstrap.ts';
import { offsetFrom } from './clock-offset.ts';
import { collectPages } from './collect-pages.ts';
import { bootstrapBehindGap, mendGap } from './mend-gap.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT, type OutboxEntry } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';

/** The next entries to send behind `sentTo`, whose verdicts may still be on their way to the disk. */
const nextBatch = (replica: Replica, sentTo: number): readonly OutboxEntry[] =>
  fittingOnePush(
    replica
      .nextPush(2 * PUSH_LIMIT)
      .filter(({ seq }) => seq > sentTo)
      .slice(0, PUSH_LIMIT),
  );

/**
 * Gives `gap` when the centre lacks entries before those that are waiting. A batch is sent while the verdicts of the one before
 * are being stored, but its own are stored only after those: what was answered and is not stored is asked again after a power
 * cut, and answered the same.
 */
const pushAll = async ({ replica, transport, clock }: TurnDeps): Promise<Result<'sent' | 'gap', SyncError>> => {
  let storing: Promise<Result<void, StorageFailed>> = Promise.resolve(ok());
  let sentTo = 0;
  for (;;) {
    const entries = nextBatch(replica, sentTo);
    if (entries.length === 0) {
      const stored = await storing;
      if (!stored.ok) return stored;
      // Work whose number was taken waits under another one since its verdict was stored.
      if (nextBatch(replica, sentTo).length === 0) return ok('sent');
      continue;
    }
    const askedAtMs = clock.nowMs();
    const { clientId } = replica.meta();
    const reply = await transport.push({ protocol: PROTOCOL_VERSION, clientId, entries });
    const stored = await storing;
    if (!stored.ok) return stored;
    if (!reply.ok) return reply;
    replica.setOffset(offsetFrom(askedAtMs, clock.nowMs(), reply.value.centreNowMs));
    const verdicts = countingVerdicts(entries, reply.value.verdicts);
    const last = verdicts.at(-1);
    if (!last) return ok('gap');
    sentTo = last.seq;
    storing = replica.keepVerdicts(verdicts);
    // It is awaited in every case, but perhaps only after the next answer.
    storing.catch(() => undefined);
  }
};

/**
 * Push, then pull; a replica that was never filled, or whose cookie is too old, is filled by `bootstrap`, after it has
 * pushed.
 */
export const oneTurn = async (deps: TurnDeps, bootstrap: Bootstrap): Promise<Result<void, SyncError>> => {
  const pushed = await pushAll(deps);
  if (!pushed.ok) return pushed;
  const isGap = pushed.value === 'gap';
  const { cookie } = deps.replica.meta();
  if (cookie === '') return isGap ? bootstrapBehindGap(deps, bootstrap) : bootstrap();
  const pulled = await collectPages(deps, cookie);
  if (!pulled.ok) return pulled;
  if ('kind' in pulled.value) {
    const mended = await mendGap(deps, { isGap, lastSeq: pulled.value.lastSeq });
    return mended.ok ? bootstrap() : mended;
  }
  // No verdict for what was sent, and nothing was restored: asking again at once would not help.
  if (isGap) return err({ type: 'reply-invalid' });
  return deps.replica.applyPull(pulled.value);
};
