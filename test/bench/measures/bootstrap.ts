import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { BootstrapReading } from '../programs/bootstrap-page.ts';
import { startSeededCentre } from '../seeded-centre.ts';
import { median } from '../statistics.ts';
import { startWatched, watchedWindow } from '../watched-electron.ts';
import type { Workshop } from '../workshop.ts';

type Way = 'faem' | 'row-by-row';

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

/** How long an empty PC takes until it has the whole office, beside one record per row. A new profile each time. */
export const measureBootstrap = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  await addPage(workshop);
  const window = await watchedWindow(workshop);
  const centre = await startSeededCentre({ factories: extent.bootstrapFactories, scratch: workshop.scratch });
  const read = async (way: Way): Promise<BootstrapReading> => {
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
  const readings: Record<Way, BootstrapReading[]> = { faem: [], 'row-by-row': [] };
  try {
    for (let time = 0; time < extent.repetitions.bootstrap; time += 1) {
      for (const way of ['faem', 'row-by-row'] as const) readings[way].push(await read(way));
    }
  } finally {
    await centre.stop();
  }
  const rows = readings.faem[0]?.rows ?? 0;
  return [
    {
      name: `bootstrap of ${rows.toLocaleString('en-US')} rows, from request to readable`,
      value: median(readings.faem.map(({ tookMs }) => tookMs)),
      unit: 'ms',
      limit: {
        name: 'IndexedDB, one record a row, 4 indexes, no network',
        value: median(readings['row-by-row'].map(({ tookMs }) => tookMs)),
      },
      goal: { kind: 'of-limit-at-most', ratio: 0.15 },
    },
  ];
};
