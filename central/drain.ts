/** Whether this process is on its way out. It goes one way only: a process that drains never takes up work again. */
export interface Drain {
  readonly isDraining: () => boolean;
  /** Calls back once when draining begins, until the returned function is called. */
  readonly whenBegun: (listener: () => void) => () => void;
  /** Tells everybody, once; a second call does nothing. */
  readonly begin: () => void;
}

/** The state of a process that runs. */
export const createDrain = (): Drain => {
  const listeners = new Set<() => void>();
  let isDraining = false;
  return {
    isDraining: () => isDraining,
    whenBegun: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: () => {
      if (isDraining) return;
      isDraining = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
};
