import { err, ok, type Result } from '../lib/result.ts';
import type { Bootstrap } from './bootstrap.ts';
import { offsetFrom } from './clock-offset.ts';
import { collectPages } from './collect-pages.ts';
import { bootstrapBehindGap, mendGap } from './mend-gap.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';

/** Gives `gap` when the centre lacks entries before those that are waiting. */
const pushAll = async ({ replica, transport, clock }: TurnDeps): Promise<Result<'sent' | 'gap', SyncError>> => {
  for (;;) {
    const entries = fittingOnePush(replica.nextPush(PUSH_LIMIT));
    if (entries.length === 0) return ok('sent');
    const askedAtMs = clock.nowMs();
    const { clientId } = replica.meta();
    const reply = await transport.push({ protocol: PROTOCOL_VERSION, clientId, entries });
    if (!reply.ok) return reply;
    replica.setOffset(offsetFrom(askedAtMs, clock.nowMs(), reply.value.centreNowMs));
    const verdicts = countingVerdicts(entries, reply.value.verdicts);
    if (verdicts.length === 0) return ok('gap');
    const kept = await replica.keepVerdicts(verdicts);
    if (!kept.ok) return kept;
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
