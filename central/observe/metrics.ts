import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { mutationByWireName } from '#shared/mutations/registry.ts';
import type { Meter } from './meter.ts';

/** Connections to the database: open, open and unused, and how many requests wait for one. */
export interface PoolUse {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** How long an office has been silent. */
export interface OfficeSilence {
  readonly officeId: string;
  /** Since the newest work of any of its PCs arrived, in seconds. */
  readonly seconds: number;
}

/** One request that was answered. `route` is the pattern, never the address. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  /** A live stream ends when somebody goes home; how long it took says nothing. */
  readonly isEndless: boolean;
}

/** What is asked for when somebody reads the figures. Nothing of it may throw. */
export interface MetricSources {
  readonly poolUse: () => PoolUse | undefined;
  /** Undefined when the database did not answer. */
  readonly officeSilences: () => Promise<readonly OfficeSilence[] | undefined>;
  readonly isReady: () => Promise<boolean>;
}

/** The figures of one process, in Prometheus' text format. */
export interface Metrics extends Meter {
  readonly contentType: string;
  answered(request: AnsweredRequest): void;
  text(): Promise<string>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const ENTRIES = [1, 2, 5, 10, 25, 50, 100, 250, 500];

const createWorkFigures = (registers: Registry[]) => ({
  requests: new Counter({
    name: 'faem_http_requests_total',
    help: 'Requests answered, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  }),
  seconds: new Histogram({
    name: 'faem_http_request_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers,
  }),
  judged: new Counter({
    name: 'faem_mutations_judged_total',
    help: 'Mutations judged by this process for the first time, by name and verdict.',
    labelNames: ['mutation', 'verdict'],
    registers,
  }),
  entries: new Histogram({
    name: 'faem_push_entries',
    help: 'Entries of one push.',
    buckets: ENTRIES,
    registers,
  }),
  comparisons: new Counter({
    name: 'faem_compared_tables_total',
    help: 'Tables of PCs that were compared with the centre by digests.',
    registers,
  }),
  differing: new Counter({
    name: 'faem_differing_ranges_total',
    help: 'Ranges of rows that PCs found to differ from the centre and fetched again.',
    registers,
  }),
  listeners: new Gauge({ name: 'faem_live_listeners', help: 'Live streams that are open.', registers }),
});

const createStateFigures = (registers: Registry[]) => ({
  ready: new Gauge({ name: 'faem_ready', help: '1 when /readyz would answer 200.', registers }),
  connections: new Gauge({
    name: 'faem_pool_connections',
    help: 'Connections to PostgreSQL, in use and idle.',
    labelNames: ['state'],
    registers,
  }),
  waiting: new Gauge({ name: 'faem_pool_waiting', help: 'Requests that wait for a connection.', registers }),
  silence: new Gauge({
    name: 'faem_office_silence_seconds',
    help: 'Time since work of an office arrived last.',
    labelNames: ['office'],
    registers,
  }),
});

/** A name that nobody knows may be anything that somebody sent; it must not become a label. */
const mutationLabel = (wireName: string): string => (mutationByWireName(wireName) ? wireName : 'unknown');

const readSources = async (
  figures: ReturnType<typeof createStateFigures>,
  { isReady, officeSilences, poolUse }: MetricSources,
): Promise<void> => {
  const use = poolUse();
  if (use) {
    figures.connections.set({ state: 'idle' }, use.idle);
    figures.connections.set({ state: 'used' }, use.total - use.idle);
    figures.waiting.set(use.waiting);
  }
  const [ready, silences] = await Promise.all([isReady(), officeSilences()]);
  figures.ready.set(ready ? 1 : 0);
  figures.silence.reset();
  for (const { officeId, seconds } of silences ?? []) figures.silence.set({ office: officeId }, seconds);
};

/** Figures of this process from now on, with Node's own (memory, processor, event-loop lag, garbage collection). */
export const createMetrics = (sources: MetricSources): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const work = createWorkFigures([registry]);
  const state = createStateFigures([registry]);
  return {
    contentType: registry.contentType,
    judged: (mutation, verdict) => work.judged.inc({ mutation: mutationLabel(mutation), verdict }),
    pushed: (entries) => work.entries.observe(entries),
    compared: (ranges) => {
      if (ranges === 0) work.comparisons.inc();
      else work.differing.inc(ranges);
    },
    listening: () => {
      work.listeners.inc();
      return () => work.listeners.dec();
    },
    answered: ({ method, route, status, seconds, isEndless }) => {
      work.requests.inc({ method, route, status });
      if (!isEndless) work.seconds.observe({ method, route }, seconds);
    },
    text: async () => {
      await readSources(state, sources);
      return registry.metrics();
    },
  };
};
