import type { Random } from '#shared/lib/ports.ts';

/** What goes wrong in the simulation, and how likely it is at each opportunity. */
const LIKELIHOOD = {
  'request-lost': 0.1,
  'reply-lost': 0.15,
  'request-doubled': 0.1,
  'request-delayed': 0.04,
  'reply-repeated': 0.03,
  'reply-unreadable': 0.03,
  'refused-by-proxy': 0.04,
  'centre-stopped-in-batch': 0.05,
  'cookie-expired': 0.02,
  'stream-cut': 0.2,
  'power-cut-before-commit': 0.02,
  'power-cut-after-commit': 0.02,
  'power-cut-in-snapshot': 0.05,
  'disk-full': 0.01,
  'journal-disk-full': 0.01,
  'journal-line-torn': 0.02,
  'journal-lost': 0.005,
  'database-lost': 0.01,
  'plug-pulled': 0.03,
  'clock-jumped': 0.03,
  'row-changed': 0.01,
} as const;

/** One way in which something goes wrong. */
export type FaultKind = keyof typeof LIKELIHOOD;

/** Decides from the seed what goes wrong, and counts it. */
export interface Faults {
  /** Whether this goes wrong now. */
  strikes(kind: FaultKind): boolean;
  /** From now on nothing goes wrong any more. */
  calmDown(): void;
  isCalm(): boolean;
  counts(): Readonly<Record<FaultKind, number>>;
}

/** The faults of one seed; `scale` makes all of them as many times as likely. */
export const createFaults = (random: Random, scale = 1): Faults => {
  const kinds = Object.keys(LIKELIHOOD);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  let isCalm = false;
  return {
    strikes: (kind) => {
      if (isCalm || random() >= Math.min(0.5, LIKELIHOOD[kind] * scale)) return false;
      counts[kind] += 1;
      return true;
    },
    calmDown: () => {
      isCalm = true;
    },
    isCalm: () => isCalm,
    counts: () => counts,
  };
};
