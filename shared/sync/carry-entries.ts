import { err, ok, type Result } from '../lib/result.ts';
import type { Transport, TransportError } from './ports.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT, type OutboxEntry, type PushResponse } from './protocol.ts';
import { countingVerdicts, fittingOnePush } from './push-batch.ts';

/** Work of the same PC that comes before this is not at the centre: it lies in an earlier file, or on the PC itself. */
export interface CarriedWorkGap {
  readonly type: 'carried-work-gap';
  readonly seq: number;
}

/** What became of carried work. All of it is at the centre now, whoever brought which part of it. */
export interface CarriedWork {
  readonly taken: number;
  readonly withException: number;
  readonly refusals: readonly Refusal[];
}

/** An entry that the centre does not apply, and why. */
export interface Refusal {
  readonly entry: OutboxEntry;
  readonly error: { readonly type: string };
}

/** As many crashes of one entry as the centre takes before it sets the entry aside and goes on. */
const MOST_TRIES = 3;

const byClient = (entries: readonly OutboxEntry[]): readonly (readonly OutboxEntry[])[] => {
  const clients = new Map<string, Map<number, OutboxEntry>>();
  for (const entry of entries) {
    const known = clients.get(entry.clientId) ?? new Map<number, OutboxEntry>();
    clients.set(entry.clientId, known.set(entry.seq, entry));
  }
  return [...clients.values()].map((known) => [...known.values()].sort((a, b) => a.seq - b.seq));
};

const pushPatiently = async (
  transport: Pick<Transport, 'push'>,
  clientId: string,
  entries: readonly OutboxEntry[],
): Promise<Result<PushResponse, TransportError>> => {
  let tries = 1;
  for (;;) {
    const reply = await transport.push({ protocol: PROTOCOL_VERSION, clientId, entries });
    if (reply.ok || reply.error.type !== 'centre-down' || tries === MOST_TRIES) return reply;
    tries += 1;
  }
};

/**
 * Brings entries that another PC of the office wrote, under their own client and numbers, so that each counts once however
 * often and by whomever it is brought. The verdicts stay at the centre for the PC that wrote them. Stops at the first
 * failure; what was taken before it is taken, and doing it all again is harmless. `onProgress` is told how many are there.
 */
export const carryEntries = async (
  transport: Pick<Transport, 'push'>,
  entries: readonly OutboxEntry[],
  onProgress: (taken: number) => void,
): Promise<Result<CarriedWork, TransportError | CarriedWorkGap>> => {
  const refusals: Refusal[] = [];
  let taken = 0;
  let withException = 0;
  for (const own of byClient(entries)) {
    let left = own;
    while (left[0]) {
      const batch = fittingOnePush(left.slice(0, PUSH_LIMIT));
      const reply = await pushPatiently(transport, left[0].clientId, batch);
      if (!reply.ok) return reply;
      const verdicts = countingVerdicts(batch, reply.value.verdicts);
      if (verdicts.length === 0) return err({ type: 'carried-work-gap', seq: left[0].seq });
      for (const [index, { outcome }] of verdicts.entries()) {
        const entry = batch[index];
        if (outcome.kind === 'exception') withException += 1;
        if (outcome.kind === 'rejected' && entry) refusals.push({ entry, error: outcome.error });
      }
      taken += verdicts.length;
      onProgress(taken);
      left = left.slice(verdicts.length);
    }
  }
  return ok({ taken, withException, refusals });
};
