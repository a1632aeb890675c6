import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionState } from '#services/services.ts';
import type { PinHash, StaffRow } from '#shared/model/office-rows.ts';

export interface SessionDeps {
  readonly staff: (staffId: string) => StaffRow | undefined;
  readonly isPinOf: (pin: string, hash: PinHash) => Promise<boolean>;
  readonly pendingWork: () => number;
  readonly nowMs: () => number;
}

/** Wrong PINs in a row that lock the log-in, and for how long. */
export const WRONG_PINS_ALLOWED = 5;
export const LOCK_MS = 30_000;

/** Who is logged in. Five wrong PINs in a row lock the log-in of this PC for half a minute. */
export const createSessionStore = (deps: SessionDeps): StoreApi<SessionState> => {
  let wrongPins = 0;
  let lockedUntilMs = 0;
  return createStore<SessionState>()((set) => ({
    actor: undefined,
    signIn: async (staffId, pin) => {
      if (deps.nowMs() < lockedUntilMs) return 'locked';
      const person = deps.staff(staffId);
      const isRight = person !== undefined && person.active && (await deps.isPinOf(pin, person.pin));
      if (isRight) {
        wrongPins = 0;
        set({ actor: person });
        return 'signed-in';
      }
      wrongPins += 1;
      if (wrongPins < WRONG_PINS_ALLOWED) return 'wrong-pin';
      wrongPins = 0;
      lockedUntilMs = deps.nowMs() + LOCK_MS;
      return 'locked';
    },
    signOut: (warning) => {
      if (warning === 'unconfirmed' && deps.pendingWork() > 0) return 'pending';
      set({ actor: undefined });
      return 'signed-out';
    },
  }));
};
