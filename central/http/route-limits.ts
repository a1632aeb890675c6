/** What a route is for decides how much of it anybody may have. */
export type RouteKind =
  | 'health'
  | 'page'
  | 'enrol'
  | 'tracking'
  | 'bank'
  | 'external'
  | 'sync'
  | 'snapshot'
  | 'live'
  | 'import'
  | 'ministry'
  | 'ministry-log-in';

/** How much and how fast; beyond it a caller gets a code and nothing is stored. */
export interface RouteLimits {
  /** Beyond it: 429 `too-many-attempts`. Counted in each process by itself. */
  readonly requestsAMinute: number;
  /** Whom it counts: the address that calls, or the PC whose token came with it. */
  readonly countedPer: 'address' | 'device';
  /** Beyond it: 413 `too-large`. */
  readonly bodyBytes: number;
  /** A body that is not wholly here by then: 408 `too-slow`. */
  readonly bodySeconds: number;
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** The one table of limits. What only one kind of route needs (a bank's time for an answer) stands with that route. */
export const ROUTE_LIMITS: Readonly<Record<RouteKind, RouteLimits>> = {
  health: { requestsAMinute: 600, countedPer: 'address', bodyBytes: KILOBYTE, bodySeconds: 5 },
  page: { requestsAMinute: 6_000, countedPer: 'address', bodyBytes: KILOBYTE, bodySeconds: 5 },
  // Codes are short enough to be read out, so guessing must be slow.
  enrol: { requestsAMinute: 10, countedPer: 'address', bodyBytes: 16 * KILOBYTE, bodySeconds: 10 },
  // Many phones share one address of their network; guessing 128 bits at this pace takes for ever.
  tracking: { requestsAMinute: 60, countedPer: 'address', bodyBytes: KILOBYTE, bodySeconds: 5 },
  // Behind one address may sit a whole ministry; guessing is slowed by the lock of each account as well.
  'ministry-log-in': { requestsAMinute: 20, countedPer: 'address', bodyBytes: 16 * KILOBYTE, bodySeconds: 10 },
  ministry: { requestsAMinute: 1_200, countedPer: 'address', bodyBytes: 16 * KILOBYTE, bodySeconds: 10 },
  // A flood, not a busy bank: at the end of a period one bank reports a few hundred payments a second at most.
  bank: { requestsAMinute: 120_000, countedPer: 'address', bodyBytes: 64 * KILOBYTE, bodySeconds: 10 },
  external: { requestsAMinute: 6_000, countedPer: 'address', bodyBytes: 64 * KILOBYTE, bodySeconds: 10 },
  // A PC that sends months of work pushes without a pause; a slow line sends the largest body in this time.
  sync: { requestsAMinute: 6_000, countedPer: 'device', bodyBytes: 8 * MEGABYTE, bodySeconds: 180 },
  snapshot: { requestsAMinute: 60, countedPer: 'device', bodyBytes: KILOBYTE, bodySeconds: 5 },
  live: { requestsAMinute: 120, countedPer: 'device', bodyBytes: KILOBYTE, bodySeconds: 5 },
  // The national feed has about 164 MB; it is read as it comes, so the time below is only for its head.
  import: { requestsAMinute: 10, countedPer: 'device', bodyBytes: 400 * MEGABYTE, bodySeconds: 30 },
};

/** Other limits than the usual ones, for some kinds. */
export type LimitChanges = Readonly<Partial<Record<RouteKind, Partial<RouteLimits>>>>;

/** The limits of a kind, with these changes. */
export const limitsOf = (kind: RouteKind, changes: LimitChanges = {}): RouteLimits => ({
  ...ROUTE_LIMITS[kind],
  ...changes[kind],
});
