import { err, ok, type Result } from '../lib/result.ts';
import type { Bootstrap } from './bootstrap.ts';
import type { TransportError } from './ports.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { sendAgain } from './send-again.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';

/**
 * Sends again what a restored centre has forgotten. A gap at a centre that does not say what it knows is none of that kind:
 * asking again at once would not help.
 */
export const mendGap = async (
  deps: TurnDeps,
  { isGap, lastSeq }: { readonly isGap: boolean; readonly lastSeq: number | undefined },
): Promise<Result<void, SyncError>> => {
  const { pulledSeq } = deps.replica.meta();
  if (lastSeq !== undefined && (isGap || lastSeq < pulledSeq)) return sendAgain(deps, lastSeq);
  return isGap ? err({ type: 'reply-invalid' }) : ok();
};

/** How much of this PC's work the centre knows, asked by a pull whose content is not used. */
const lastSeqThere = async ({ replica, transport }: TurnDeps): Promise<Result<number | undefined, TransportError>> => {
  const { clientId, cookie } = replica.meta();
  const reply = await transport.pull({ protocol: PROTOCOL_VERSION, clientId, cookie });
  return reply.ok ? ok(reply.value.lastSeq) : reply;
};

/** Fills a PC that has unsent work and nothing else: its journal survived, and perhaps neither its copy nor its centre did. */
export const bootstrapBehindGap = async (deps: TurnDeps, bootstrap: Bootstrap): Promise<Result<void, SyncError>> => {
  const known = await lastSeqThere(deps);
  if (!known.ok) return known;
  const mended = await mendGap(deps, { isGap: true, lastSeq: known.value });
  return mended.ok ? bootstrap() : mended;
};
