import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startCentre, type RunningCentre } from '#test/e2e/support/centre.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { BootstrapReading } from '../programs/bootstrap-page.ts';
import { startSeededCentre } from '../seeded-centre.ts';
import { median } from '../statistics.ts';
import { startWatched, watchedWindow } from '../watched-electron.ts';
import type { Workshop } from '../workshop.ts';

type Way = 'faem' | 'row-by-row';

/** A centre with the same demo office, and how to be rid of it and of its database. */
interface Served {
  readonly database: 'PostgreSQL' | 'PGlite';
  readonly centre: RunningCentre;
  stop(): Promise<void>;
}

/** What a PostgreSQL does by itself about a minute after an office was filled, so that no plan is made without figures. */
const countRows = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
};

const onPostgres = async (factories: number): Promise<Served> => {
  const postgres = await startPostgres();
  const centre = await startCentre({ databaseUrl: postgres.url, factories });
  await countRows(postgres.url);
  const stop = async (): Promise<void> => {
    await centre.stop();
    await postgres.stop();
  };
  return { database: 'PostgreSQL', centre, stop };
};

const onPglite = async (factories: number, scratch: string): Promise<Served> => {
  const centre = await startSeededCentre({ factories, scratch });
  return { database: 'PGlite', centre, stop: () => centre.stop() };
};

/** Served by the centre beside the product's own pages, so that it may call the centre as a browser's page may. */
const addPage = async (workshop: Workshop): Promise<void> => {
  const folder = join(workshop.folder, 'dist/renderer/bench');
  mkdirSync(folder, { recursive: true });
  cpSync(await buildPageProgram(workshop, new URL('../programs/bootstrap-page.ts', import.meta.url)), folder, {
    recursive: true,
  });
  writeFileSync(
    join(folder, 'page.html'),
    '<!doctype html><title>bootstrap</title><script type="module" src="main.js"></script>',
  );
};

interface Readings {
  readonly rows: number;
  readonly filledMs: Record<Served['database'], readonly number[]>;
  readonly rowByRowMs: readonly number[];
}

/** All ways in turns, so that a slower minute of the machine is one for each of them. A new profile each time. */
const readInTurns = async (
  served: readonly Served[],
  repetitions: number,
  read: (served: Served, way: Way) => Promise<BootstrapReading>,
): Promise<Readings> => {
  const filledMs: Record<Served['database'], number[]> = { PostgreSQL: [], PGlite: [] };
  const rowByRowMs: number[] = [];
  let rows = 0;
  for (let time = 0; time < repetitions; time += 1) {
    for (const each of served) {
      const filled = await read(each, 'faem');
      filledMs[each.database].push(filled.tookMs);
      ({ rows } = filled);
    }
    const [first] = served;
    if (first) rowByRowMs.push((await read(first, 'row-by-row')).tookMs);
  }
  return { rows, filledMs, rowByRowMs };
};

const figuresOf = ({ rows, filledMs, rowByRowMs }: Readings): readonly Measured[] =>
  (['PostgreSQL', 'PGlite'] as const).map((database) => ({
    name: `bootstrap of ${rows.toLocaleString('en-US')} rows, from request to readable, ${database}`,
    value: median(filledMs[database]),
    unit: 'ms',
    limit: { name: 'IndexedDB, one record a row, 4 indexes, no network', value: median(rowByRowMs) },
    goal: { kind: 'of-limit-at-most', ratio: 0.15 },
  }));

/** How long an empty PC takes until it has the whole office, beside one record per row. */
export const measureBootstrap = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  await addPage(workshop);
  const window = await watchedWindow(workshop);
  const served = [
    await onPostgres(extent.bootstrapFactories),
    await onPglite(extent.bootstrapFactories, workshop.scratch),
  ];
  const read = async ({ centre }: Served, way: Way): Promise<BootstrapReading> => {
    const dataFolder = join(workshop.scratch, 'bootstrap-profile');
    const page = `${centre.url}/bench/page.html?way=${way}&code=${centre.demo.enrolmentCode}`;
    const { detail } = await startWatched(window, {
      mark: 'faem:bootstrapped',
      dataFolder,
      environment: { FAEM_BENCH_PAGE: page },
    });
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    const reading = detail as BootstrapReading | { readonly failure: string };
    if ('failure' in reading) throw new Error(`bootstrap (${way}): ${reading.failure}`);
    return reading;
  };
  try {
    return figuresOf(await readInTurns(served, extent.repetitions.bootstrap, read));
  } finally {
    for (const each of served) await each.stop();
  }
};
