import { err, ok, type Result } from '../lib/result.ts';
import { offsetFrom } from './clock-offset.ts';
import type { TransportError } from './ports.ts';
import { PROTOCOL_VERSION, type PatchOperation } from './protocol.ts';
import type { CompletePull } from './replica-pull.ts';
import type { TurnDeps } from './turn-deps.ts';

/** The centre asks to begin anew, and says how much of this PC's work it knows, if it can. */
interface Reset {
  readonly kind: 'reset';
  readonly lastSeq?: number;
}

/** All pages of a pull from this cookie on, or a reset when the centre no longer knows it. */
export const collectPages = async (
  { replica, transport, clock }: TurnDeps,
  from: string,
): Promise<Result<CompletePull | Reset, TransportError>> => {
  const operations: PatchOperation[] = [];
  let cookie = from;
  for (;;) {
    const askedAtMs = clock.nowMs();
    const { clientId } = replica.meta();
    const reply = await transport.pull({ protocol: PROTOCOL_VERSION, clientId, cookie });
    if (!reply.ok) return reply;
    if (reply.value.kind === 'reset') return ok(reply.value);
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
