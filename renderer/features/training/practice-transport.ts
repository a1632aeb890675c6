import { ok } from '#shared/lib/result.ts';
import type { PracticeCentre } from './practice-centre.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { PRACTICE_DEVICE_ID } from './practice-office.ts';

/** The way to a centre that is only a piece of this page's memory. There is no address in it, so nothing can leave. */
export interface PracticeTransport extends Transport {
  /** Tells the page that the centre has something new. */
  signal(): void;
}

/** Behind the numbers of everything that the practice office has from the beginning. */
const FIRST_NUMBER = 1_000;

/** Builds it. */
export const createPracticeTransport = (centre: PracticeCentre): PracticeTransport => {
  const listeners = new Set<() => void>();
  let nextNumber = FIRST_NUMBER;
  return {
    push: async ({ clientId, entries }) => ok(await centre.push(clientId, entries)),
    pull: async ({ clientId, cookie }) => ok(centre.pull(clientId, cookie)),
    snapshot: async (clientId) => {
      const { head, rows } = centre.snapshot(clientId);
      return ok({
        head,
        rows: (async function* () {
          yield rows;
        })(),
      });
    },
    // Both lie in the memory of this page.
    compare: async () => ok({ kind: 'moved' }),
    lease: async (kind, size) => {
      const from = nextNumber;
      nextNumber += size;
      const row = { id: `block-training-${from}`, kind, deviceId: PRACTICE_DEVICE_ID, from, to: nextNumber - 1 };
      centre.seed([{ table: 'numberBlock', row }]);
      return ok();
    },
    listen: (onSignal) => {
      listeners.add(onSignal);
      return () => listeners.delete(onSignal);
    },
    signal: () => listeners.forEach((listener) => listener()),
  };
};
