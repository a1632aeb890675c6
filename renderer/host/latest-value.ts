/** Holds the last value and tells it to everybody who listens, latecomers included. */
export interface LatestValue<T> {
  readonly set: (value: T) => void;
  readonly get: () => T | undefined;
  readonly subscribe: (listener: (value: T) => void) => () => void;
}

/** Empty until `set` is called; whoever subscribes later hears the latest value at once. */
export const createLatestValue = <T>(): LatestValue<T> => {
  const listeners = new Set<(value: T) => void>();
  let latest: { readonly value: T } | undefined;
  return {
    set: (value) => {
      latest = { value };
      for (const listener of listeners) listener(value);
    },
    get: () => latest?.value,
    subscribe: (listener) => {
      listeners.add(listener);
      if (latest) listener(latest.value);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
