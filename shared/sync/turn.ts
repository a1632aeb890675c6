import { err, ok, type Result } from '../lib/result.ts';
import type { Bootstrap } from './bootstrap.ts';
import { offsetFrom } from './clock-offset.ts';
import { collectPages } from './collect-pages.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';

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

/**
 * Push, then pull; a replica that was never filled, or whose cookie is too old, is filled by `bootstrap`, after it has
 * pushed.
 */
export const oneTurn = async (deps: TurnDeps, bootstrap: Bootstrap): Promise<Result<void, SyncError>> => {
  const pushed = await pushAll(deps);
  if (!pushed.ok) return pushed;
  const { cookie } = deps.replica.meta();
  if (cookie === '') return bootstrap();
  const pulled = await collectPages(deps, cookie);
  if (!pulled.ok) return pulled;
  if (pulled.value === 'reset') return bootstrap();
  return deps.replica.applyPull(pulled.value);
};
