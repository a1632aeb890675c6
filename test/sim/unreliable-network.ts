import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Random } from '#shared/lib/ports.ts';
import type { SnapshotRow, Transport, TransportError } from '#shared/sync/ports.ts';
import type { CompareRequest, CompareResponse } from '#shared/sync/compare-protocol.ts';
import type { OutboxEntry, PullResponse, PushResponse, SnapshotHead, SnapshotPlace } from '#shared/sync/protocol.ts';
import type { FakeClock } from '#test/fakes/fake-clock.ts';
import { CentreStopped } from '#test/fakes/memory-centre.ts';
import type { Faults } from './faults.ts';

/** What the simulation needs of a centre; the memory one and the real services both fit. */
export interface SimulatedCentre {
  push(clientId: string, entries: readonly OutboxEntry[], deviceId: string): Promise<PushResponse>;
  pull(clientId: string, cookie: string, limit: number, deviceId: string): Promise<PullResponse> | PullResponse;
  snapshot(clientId: string, deviceId: string, from?: SnapshotPlace): Promise<SimulatedSnapshot> | SimulatedSnapshot;
  compare(request: CompareRequest, deviceId: string): Promise<CompareResponse> | CompareResponse;
}
interface SimulatedSnapshot {
  readonly head: SnapshotHead;
  readonly rows: readonly SnapshotRow[];
}

/** A network between PCs and a centre. */
export interface UnreliableNetwork {
  transportOf(deviceId: string): Transport;
  /** A request that was delayed arrives now: any of them, so they overtake each other. */
  deliverLate(): Promise<void>;
  deliverAllLate(): Promise<void>;
}

/** Rows of one page of a pull: few, so that most pulls have several. */
const PAGE_ROWS = 7;

type Reply<T> = Result<T, TransportError>;

const REFUSALS: readonly TransportError[] = [
  { type: 'denied' },
  { type: 'centre-down', status: 404 },
  { type: 'centre-down', status: 413 },
  { type: 'client-too-old' },
];

/** Loses, doubles, delays, reorders, repeats and refuses, as the seed says. */
export const createUnreliableNetwork = (given: {
  readonly centre: SimulatedCentre;
  readonly centreClock: FakeClock;
  readonly faults: Faults;
  readonly random: Random;
}): UnreliableNetwork => {
  const { centre, centreClock, faults, random } = given;
  const late: (() => Promise<unknown>)[] = [];

  const lossy = async <T>(call: () => Promise<T>, earlier: T[]): Promise<Reply<T>> => {
    if (faults.strikes('request-lost')) return err({ type: 'offline' });
    if (faults.strikes('refused-by-proxy')) {
      return err(REFUSALS[Math.floor(random() * REFUSALS.length)] ?? { type: 'denied' });
    }
    const repeated = earlier[Math.floor(random() * earlier.length)];
    if (repeated !== undefined && faults.strikes('reply-repeated')) return ok(structuredClone(repeated));
    if (faults.strikes('request-doubled')) await call();
    const reply = structuredClone(await call());
    centreClock.advance(5);
    earlier.push(reply);
    if (earlier.length > 3) earlier.shift();
    if (faults.strikes('reply-lost')) return err({ type: 'offline' });
    if (faults.strikes('reply-unreadable')) return err({ type: 'reply-invalid' });
    return ok(structuredClone(reply));
  };
  const reaching = async <T>(call: () => Promise<T>, earlier: T[]): Promise<Reply<T>> => {
    try {
      return await lossy(call, earlier);
    } catch (thrown) {
      if (!(thrown instanceof CentreStopped)) throw thrown;
      return err({ type: 'centre-down', status: 502 });
    }
  };

  const transportOf = (deviceId: string): Transport => {
    const pushes: PushResponse[] = [];
    const pulls: PullResponse[] = [];
    const comparisons: CompareResponse[] = [];
    return {
      push: async ({ clientId, entries }) => {
        const sent = structuredClone(entries);
        const call = (upTo = sent.length): Promise<PushResponse> =>
          centre.push(clientId, sent.slice(0, upTo), deviceId);
        if (faults.strikes('request-delayed')) {
          late.push(call);
          return err({ type: 'offline' });
        }
        if (faults.strikes('centre-stopped-in-batch')) {
          await reaching(() => call(Math.floor(random() * sent.length)), []);
          return err({ type: 'centre-down', status: 502 });
        }
        return reaching(call, pushes);
      },
      pull: async ({ clientId, cookie }) => {
        if (faults.strikes('cookie-expired')) return ok({ kind: 'reset' });
        return reaching(async () => centre.pull(clientId, cookie, PAGE_ROWS, deviceId), pulls);
      },
      snapshot: async (clientId, from) => {
        const reply = await reaching(async () => centre.snapshot(clientId, deviceId, from), []);
        if (!reply.ok) return reply;
        const { head, rows } = reply.value;
        const isCut = faults.strikes('stream-cut');
        return ok({
          head,
          rows: (async function* stream() {
            yield rows.slice(0, 3);
            if (isCut) throw new Error('connection reset');
            yield rows.slice(3);
          })(),
        });
      },
      compare: (request) => reaching(async () => centre.compare(request, deviceId), comparisons),
      lease: async () => ok(),
      listen: () => () => undefined,
    };
  };
  const deliverLate = async (): Promise<void> => {
    const [call] = late.splice(Math.floor(random() * late.length), 1);
    if (call) await reaching(call, []);
  };
  return {
    transportOf,
    deliverLate,
    deliverAllLate: async () => {
      while (late.length > 0) await deliverLate();
    },
  };
};
