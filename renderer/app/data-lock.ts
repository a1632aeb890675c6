/** Whether this window may open the data. Two windows of one PC never do at once. */
export type DataLock =
  | { readonly kind: 'held'; /** Calls back when another window took over. */ onLost(listener: () => void): void }
  | { readonly kind: 'taken-elsewhere' };

/** The office's data, or the practice office's, which is another database. */
export type LockedData = 'faem-office-data' | 'faem-training-data';

/**
 * Asks for the right to open the data: `if-free` leaves a window that has it alone, `take-over` takes it away from it.
 * The right is held until the window closes or another takes over.
 */
export const acquireDataLock = (
  locks: LockManager,
  manner: 'if-free' | 'take-over',
  data: LockedData = 'faem-office-data',
): Promise<DataLock> =>
  new Promise((resolve) => {
    const listeners: (() => void)[] = [];
    const options: LockOptions = manner === 'take-over' ? { steal: true } : { ifAvailable: true };
    locks
      .request(data, options, (lock) => {
        if (!lock) {
          resolve({ kind: 'taken-elsewhere' });
          return undefined;
        }
        resolve({ kind: 'held', onLost: (listener) => void listeners.push(listener) });
        // Held for as long as the window lives.
        return new Promise<void>(() => undefined);
      })
      // The request is rejected when another window stole the lock.
      .catch(() => listeners.forEach((listener) => listener()));
  });
