import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionState } from '#services/services.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { PinHash } from '#shared/model/pin-hash.ts';

export interface SessionDeps {
  readonly staff: (staffId: string) => StaffRow | undefined;
  readonly isPinOf: (pin: string, hash: PinHash) => Promise<boolean>;
  /** Told of everybody who logs in, with the PIN that was right. */
  readonly onSignedIn?: (person: StaffRow, pin: string) => void;
  readonly pendingWork: () => number;
  readonly nowMs: () => number;
  /** Where wrong PINs are counted, so that a restart does not forget them. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
}

/** Wrong PINs in a row that lock the log-in, and for how long. */
export const WRONG_PINS_ALLOWED = 5;
export const LOCK_MS = 30_000;

const MEMORY_KEY = 'faem.wrong-pins';

const Guesses = z.object({ wrongPins: z.number().int().min(0), lockedUntilMs: z.number() });
type Guesses = z.output<typeof Guesses>;
const NO_GUESSES: Guesses = { wrongPins: 0, lockedUntilMs: 0 };

const recall = (memory: SessionDeps['memory']): Guesses => {
  try {
    return Guesses.parse(JSON.parse(memory.getItem(MEMORY_KEY) ?? '{}'));
  } catch {
    // Nothing is remembered yet, or not by us.
    return NO_GUESSES;
  }
};

/**
 * Who is logged in. Five wrong PINs in a row, of whoever logs in or agrees to something, lock all PINs of this PC for half a
 * minute, and starting the app anew does not end it. A clock that was set back meanwhile makes it no longer than that.
 */
export const createSessionStore = (deps: SessionDeps): StoreApi<SessionState> => {
  let guesses = recall(deps.memory);
  const note = (next: Guesses): void => {
    guesses = next;
    try {
      deps.memory.setItem(MEMORY_KEY, JSON.stringify(next));
    } catch {
      // A full disk forgets the count at the next start; it keeps nobody from the log-in.
    }
  };
  const isLocked = (): boolean => {
    const leftMs = guesses.lockedUntilMs - deps.nowMs();
    if (leftMs > LOCK_MS) note({ ...guesses, lockedUntilMs: deps.nowMs() + LOCK_MS });
    return leftMs > 0;
  };
  const prove: SessionState['prove'] = async (staffId, pin) => {
    if (isLocked()) return 'locked';
    const person = deps.staff(staffId);
    if (person !== undefined && person.active && (await deps.isPinOf(pin, person.pin))) {
      note(NO_GUESSES);
      return 'proven';
    }
    const wrongPins = guesses.wrongPins + 1;
    if (wrongPins < WRONG_PINS_ALLOWED) {
      note({ wrongPins, lockedUntilMs: 0 });
      return 'wrong-pin';
    }
    note({ wrongPins: 0, lockedUntilMs: deps.nowMs() + LOCK_MS });
    return 'locked';
  };
  return createStore<SessionState>()((set) => ({
    actor: undefined,
    prove,
    signIn: async (staffId, pin) => {
      const answer = await prove(staffId, pin);
      if (answer !== 'proven') return answer;
      const person = deps.staff(staffId);
      set({ actor: person });
      if (person) deps.onSignedIn?.(person, pin);
      return 'signed-in';
    },
    signOut: (warning) => {
      if (warning === 'unconfirmed' && deps.pendingWork() > 0) return 'pending';
      set({ actor: undefined });
      return 'signed-out';
    },
  }));
};
