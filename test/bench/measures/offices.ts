import { readFileSync } from 'node:fs';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { silentLog } from '#test/integration/central/databases.ts';
import { startCentreProcess } from '#test/support/centre-process.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import { asFastAsTheyCan, atWorkingPace, startOffices, untilQuiet } from '../many-offices.ts';
import { percentile } from '../statistics.ts';

const peakMegabytes = (processId: number): number => {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
};

/** Processor time of a process so far, ms; Linux counts in hundredths of a second. */
const processorMs = (processId: number): number => {
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

interface Seen {
  readonly offices: number;
  readonly acknowledgedMs: number;
  readonly seenMs: number;
  /** Of the API, for a change and all that colleagues then ask. */
  readonly processorMs: number;
  readonly rate: number;
  readonly megabytes: number;
}

const measureSize = async (
  { url, database }: { readonly url: string; readonly database: Database },
  given: { readonly offices: number } & Extent['offices'],
): Promise<Seen> => {
  const centre = await startCentreProcess({ DATABASE_URL: url }, 'built');
  try {
    const offices = await startOffices({ database, centre }, given);
    await untilQuiet(offices);
    const rate = await asFastAsTheyCan(offices, given.burstMs);
    await untilQuiet(offices);
    const beforeMs = processorMs(centre.processId);
    const { acknowledgedMs, seenMs } = await atWorkingPace(offices, given.paceMs);
    const usedMs = processorMs(centre.processId) - beforeMs;
    for (const pc of offices.flat()) pc.engine().stop();
    return {
      offices: given.offices,
      acknowledgedMs: percentile(acknowledgedMs, 0.99),
      seenMs: percentile(seenMs, 0.99),
      processorMs: usedMs / acknowledgedMs.length,
      rate,
      megabytes: peakMegabytes(centre.processId),
    };
  } finally {
    centre.signal('SIGTERM');
    await centre.ended;
  }
};

const figuresOf = (seen: Seen, small: Seen, devices: number): readonly Measured[] => {
  const who = `${seen.offices} offices of ${devices} PCs`;
  const beside = (value: number) => ({ name: `the same with ${small.offices}`, value });
  const line = (name: string, unit: string, pick: (one: Seen) => number, goal: Measured['goal']): Measured => ({
    name: `${who}, ${name}`,
    value: pick(seen),
    unit,
    limit: beside(pick(small)),
    goal,
  });
  const second = { kind: 'at-most', value: 1_000 } as const;
  return [
    line(
      'a change a minute on each: until it is acknowledged, p99',
      'ms',
      ({ acknowledgedMs }) => acknowledgedMs,
      second,
    ),
    line('a change a minute on each: until a colleague has it, p99', 'ms', ({ seenMs }) => seenMs, second),
    line('a change a minute on each: processor time of the API for one', 'ms', (one) => one.processorMs, {
      kind: 'of-limit-at-most',
      ratio: 1.5,
    }),
    line('one PC of each as fast as it can: changes acknowledged', '/s', ({ rate }) => rate, {
      kind: 'of-limit-at-least',
      ratio: 1,
    }),
    line('peak memory of the API', 'MB', ({ megabytes }) => megabytes, { kind: 'at-most', value: 512 }),
  ];
};

/** Many offices with one centre on PostgreSQL: the real engine and transport on every PC, all PCs in this process. */
export const measureOffices = async (extent: Extent): Promise<readonly Measured[]> => {
  const postgres = await startPostgres();
  const database = connectPostgres(postgres.url, { log: silentLog });
  try {
    await migrate(database.db, migrations);
    const sizes: Seen[] = [];
    for (const offices of extent.offices.sizes)
      sizes.push(await measureSize({ url: postgres.url, database }, { ...extent.offices, offices }));
    const [small, ...larger] = sizes;
    invariant(small, 'there is a smallest size');
    return larger.flatMap((seen) => figuresOf(seen, small, extent.offices.devices));
  } finally {
    await database.close();
    await postgres.stop();
  }
};
