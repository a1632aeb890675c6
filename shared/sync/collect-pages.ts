import { err, ok, type Result } from '../lib/result.ts';
import { offsetFrom } from './clock-offset.ts';
import type { TransportError } from './ports.ts';
import { PROTOCOL_VERSION, type PatchOperation } from './protocol.ts';
import type { CompletePull } from './replica-pull.ts';
import type { TurnDeps } from './turn-deps.ts';

/** All pages of a pull from this cookie on, or `reset` when the centre no longer knows it. */
export const collectPages = async (
  { replica, transport, clock }: TurnDeps,
  from: string,
): Promise<Result<CompletePull | 'reset', TransportError>> => {
  const operations: PatchOperation[] = [];
  let cookie = from;
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
