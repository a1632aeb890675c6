import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from '#build/run-command.ts';
import { buildNodeProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { FeedReading } from '../programs/read-feed.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

type Way = 'file' | 'keep' | 'let-go';
type Reader = 'faem' | 'papaparse';

const run = promisify(execFile);

/** Each reading in a process of its own, so that none inherits the memory or the warm code of another. */
const readOnce = async (program: string, way: `${Reader}-${Way}`, file: string): Promise<FeedReading> => {
  const { stdout } = await run(process.execPath, [program, way, file]);
  return JSON.parse(stdout) as FeedReading;
};

/** Faem and its peer by turns, so that a machine that slows down slows both. */
const readBoth = async (
  read: (way: `${Reader}-${Way}`) => Promise<FeedReading>,
  { way, times, rows }: { readonly way: Way; readonly times: number; readonly rows: number },
): Promise<Readonly<Record<Reader, readonly FeedReading[]>>> => {
  const readings: Record<Reader, FeedReading[]> = { faem: [], papaparse: [] };
  for (let time = 0; time < times; time += 1) {
    for (const reader of ['faem', 'papaparse'] as const) {
      const reading = await read(`${reader}-${way}`);
      if (reading.rows !== rows) throw new Error(`${reader} read ${reading.rows} of ${rows} rows`);
      readings[reader].push(reading);
    }
  }
  return readings;
};

const rowsPerSecond = (readings: readonly FeedReading[]): number =>
  median(readings.map(({ rows, tookMs }) => (rows * 1_000) / tookMs));

const peakMegabytes = (readings: readonly FeedReading[]): number =>
  median(readings.map(({ peakBytes }) => peakBytes / 1e6));

/** How fast a national feed is read, mapped and checked, and how much memory that takes. */
export const measureImport = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const { feedRows: rows, repetitions } = extent;
  const file = join(workshop.scratch, 'feed.csv');
  const made = await runCommand(`tsx build/demo-feed.ts --rows ${rows} --out ${file}`, { output: 'collect' });
  if (!made.succeeded) throw new Error(`The feed could not be made:\n${made.output}`);
  const program = await buildNodeProgram(workshop, {
    entry: new URL('../programs/read-feed.ts', import.meta.url),
    external: ['papaparse'],
  });
  const read = (way: `${Reader}-${Way}`): Promise<FeedReading> => readOnce(program, way, file);
  const letGo = await readBoth(read, { way: 'let-go', times: repetitions.import, rows });
  const keep = await readBoth(read, { way: 'keep', times: repetitions.import, rows });
  const streamed = await readBoth(read, { way: 'file', times: 1, rows });
  const feed = `${rows.toLocaleString('en-US')} rows (${Math.round(statSync(file).size / 1e6)} MB)`;
  const goal = { kind: 'of-limit-at-least', ratio: 0.5 } as const;
  return [
    {
      name: `import ${feed}, all kept`,
      value: rowsPerSecond(keep.faem),
      unit: 'rows/s',
      limit: { name: 'papaparse, all kept', value: rowsPerSecond(keep.papaparse) },
      goal,
    },
    {
      name: `import ${feed}, row by row`,
      value: rowsPerSecond(letGo.faem),
      unit: 'rows/s',
      limit: { name: 'papaparse, row by row', value: rowsPerSecond(letGo.papaparse) },
      goal,
    },
    {
      name: 'import from a file, peak memory of the process',
      value: peakMegabytes(streamed.faem),
      unit: 'MB',
      limit: { name: 'papaparse from a file', value: peakMegabytes(streamed.papaparse) },
      goal: { kind: 'at-most', value: 256 },
    },
  ];
};
