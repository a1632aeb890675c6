import { LONGEST_VISIT_MS } from '#shared/model/visit-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * One visitor at the counter: when the search began, when the factory was on screen, when the visit ended. Time to locate
 * and time to serve are what the programme promises to shorten, so they are measured from day one.
 */
export interface Visit {
  readonly kind: 'none' | 'searching' | 'serving' | 'ended';
  readonly factoryId: string | undefined;
  readonly beganAtMs: number;
  readonly locatedAtMs: number;
  readonly endedAtMs: number;
}

export interface VisitState {
  readonly visit: Visit;
  /** The first key or scan for a visitor; goes on with the running search. */
  begin(): void;
  /** The factory is on screen. Another factory is another visit. */
  locate(factoryId: string): void;
  end(): void;
}

const NO_VISIT: Visit = { kind: 'none', factoryId: undefined, beganAtMs: 0, locatedAtMs: 0, endedAtMs: 0 };

/** Shorter is somebody looking something up; ms. */
const SHORTEST_VISIT_MS = 15_000;

/** What is kept of a visit; undefined for one too short or too long to have been one. */
export const visitToKeep = ({ beganAtMs, locatedAtMs, endedAtMs }: Visit): MutationArgs<'note-visit'> | undefined => {
  const serveMs = Math.round(endedAtMs - beganAtMs);
  if (serveMs < SHORTEST_VISIT_MS || serveMs > LONGEST_VISIT_MS) return undefined;
  const locateMs = Math.min(serveMs, Math.max(0, Math.round(locatedAtMs - beganAtMs)));
  return { beganAt: new Date(beganAtMs).toISOString(), locateMs, serveMs };
};

/** The clock of the visit at the counter. */
export const createVisitStore = (
  nowMs: () => number,
  onEnded: (visit: Visit) => void = () => undefined,
): StoreApi<VisitState> =>
  createStore<VisitState>()((set, get) => ({
    visit: NO_VISIT,
    begin: () => {
      if (get().visit.kind !== 'searching') set({ visit: { ...NO_VISIT, kind: 'searching', beganAtMs: nowMs() } });
    },
    locate: (factoryId) => {
      const { visit } = get();
      const now = nowMs();
      if (visit.kind === 'searching') set({ visit: { ...visit, kind: 'serving', factoryId, locatedAtMs: now } });
      else if (visit.factoryId !== factoryId) {
        if (visit.kind === 'serving') onEnded({ ...visit, kind: 'ended', endedAtMs: now });
        set({ visit: { ...NO_VISIT, kind: 'serving', factoryId, beganAtMs: now, locatedAtMs: now } });
      }
    },
    end: () => {
      const { visit } = get();
      if (visit.kind !== 'serving') return;
      const ended: Visit = { ...visit, kind: 'ended', endedAtMs: nowMs() };
      set({ visit: ended });
      onEnded(ended);
    },
  }));
