/** Tells whoever listens that an office is at a newer version; nothing else ever travels this way. */
export interface Signals {
  publish(officeId: string, version: number): Promise<void>;
  /** Calls back with the version, until the returned function is called. */
  subscribe(officeId: string, listener: (version: number) => void): () => void;
  close(): Promise<void>;
}

/** Listeners of this process, by office. */
export interface Subscribers {
  readonly add: Signals['subscribe'];
  tell(officeId: string, version: number): void;
  offices(): readonly string[];
}

/** An empty set of listeners. */
export const createSubscribers = (): Subscribers => {
  const byOffice = new Map<string, Set<(version: number) => void>>();
  return {
    add: (officeId, listener) => {
      const listeners = byOffice.get(officeId) ?? new Set();
      byOffice.set(officeId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byOffice.get(officeId) === listeners) byOffice.delete(officeId);
      };
    },
    tell: (officeId, version) => {
      for (const listener of byOffice.get(officeId) ?? []) listener(version);
    },
    offices: () => [...byOffice.keys()],
  };
};

/** For one process with the database inside it. */
export const createLocalSignals = (): Signals => {
  const subscribers = createSubscribers();
  return {
    publish: async (officeId, version) => subscribers.tell(officeId, version),
    subscribe: subscribers.add,
    close: async () => undefined,
  };
};
