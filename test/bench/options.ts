import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** The groups of measurements, in the order in which they run. */
export const MEASURES = [
  'import',
  'bootstrap',
  'labels',
  'sheets',
  'notices',
  'arrears',
  'scan',
  'count',
  'search',
  'start',
  'counter',
  'kiosk',
  'callbacks',
  'sync',
  'offices',
] as const;
export type MeasureName = (typeof MEASURES)[number];

export const USAGE = `npm run bench -- [--json FILE] [--only NAME] [--quick]

--json FILE  also writes the figures as a JSON array, one entry per line of the table
--only NAME  only one of: ${MEASURES.join(', ')}
--quick      fewer repetitions and smaller data, to see whether everything runs; not for reporting`;

/** How much is measured: a full run or one that only shows that everything works. */
export interface Extent {
  readonly repetitions: {
    readonly import: number;
    readonly bootstrap: number;
    readonly scans: number;
    readonly counted: number;
    readonly searchRounds: number;
    readonly starts: number;
    /** Factories opened at the counter, and bills shown to the public. */
    readonly visitors: number;
    /** For each kind of symbol and each difficulty. */
    readonly labelPictures: number;
  };
  /** Payments a bank reports: before the rate is measured, to measure it, and to lose or double one among. */
  readonly callbacks: { readonly warmUp: number; readonly rated: number; readonly all: number };
  /** Entries that a PC has not sent, changes that another PC waits for, and rows of a large office. */
  readonly sync: { readonly pending: number; readonly changes: number; readonly manyRows: number };
  /** How many offices share a centre, one size after the other; PCs in each, and how long each size works at either pace. */
  readonly offices: {
    readonly sizes: readonly number[];
    readonly devices: number;
    readonly paceMs: number;
    readonly burstMs: number;
  };
  readonly feedRows: number;
  /** About five rows stand in a snapshot for every factory. */
  readonly bootstrapFactories: number;
  readonly smallOffice: number;
  readonly largeOffice: number;
}

const FULL: Extent = {
  repetitions: {
    import: 5,
    bootstrap: 3,
    scans: 300,
    counted: 1_000,
    searchRounds: 2,
    starts: 7,
    visitors: 60,
    labelPictures: 12,
  },
  callbacks: { warmUp: 2_000, rated: 10_000, all: 100_000 },
  sync: { pending: 10_000, changes: 100, manyRows: 100_000 },
  offices: { sizes: [1, 10, 76], devices: 20, paceMs: 30_000, burstMs: 10_000 },
  feedRows: 241_600,
  bootstrapFactories: 20_000,
  smallOffice: 5_000,
  largeOffice: 100_000,
};
const QUICK: Extent = {
  repetitions: {
    import: 1,
    bootstrap: 1,
    scans: 20,
    counted: 60,
    searchRounds: 1,
    starts: 2,
    visitors: 8,
    labelPictures: 1,
  },
  callbacks: { warmUp: 1_000, rated: 1_000, all: 3_000 },
  sync: { pending: 1_000, changes: 10, manyRows: 10_000 },
  offices: { sizes: [1, 4], devices: 5, paceMs: 10_000, burstMs: 3_000 },
  feedRows: 24_160,
  bootstrapFactories: 2_000,
  smallOffice: 1_000,
  largeOffice: 5_000,
};

export interface BenchOptions {
  readonly jsonFile: string | undefined;
  readonly measures: readonly MeasureName[];
  readonly extent: Extent;
}

const Only = z.enum(MEASURES).optional();

/** What was asked for on the command line; throws with the usage when it is not understood. */
export const readOptions = (commandLine: readonly string[]): BenchOptions => {
  try {
    const { values } = parseArgs({
      args: [...commandLine],
      options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean', default: false } },
    });
    const only = Only.parse(values.only);
    return {
      jsonFile: values.json === undefined ? undefined : resolve(values.json),
      measures: only === undefined ? MEASURES : [only],
      extent: values.quick ? QUICK : FULL,
    };
  } catch (failure) {
    const reason = failure instanceof z.ZodError ? z.prettifyError(failure) : String(failure);
    throw new Error(`${reason}\n\n${USAGE}`, { cause: failure });
  }
};
