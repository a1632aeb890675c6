import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Measured } from '../figure.ts';
import { openFilledPc, untilSent } from '../office-pc.ts';
import type { BenchOptions } from '../options.ts';
import { startSeededCentre } from '../seeded-centre.ts';
import type { Workshop } from '../workshop.ts';
import { measureCount } from './count.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start.ts';

type OfficeOptions = Pick<BenchOptions, 'measures' | 'extent'> & { readonly factories: number };

const measureRunning = async (
  workshop: Workshop,
  page: Page,
  { measures, extent, factories }: OfficeOptions,
): Promise<readonly Measured[]> => {
  const { counted, searchRounds } = extent.repetitions;
  const isSearched = measures.includes('search') && factories === extent.largeOffice;
  const isCounted = measures.includes('count') && factories === extent.largeOffice;
  const count = isCounted ? await measureCount(page, { folders: factories, scans: counted }) : [];
  const search = isSearched ? await measureSearch(page, { workshop, factories, rounds: searchRounds }) : [];
  await untilSent(page);
  return [...count, ...search];
};

/** What is measured in the running product: fills one PC with an office of this size and uses it for all of it. */
export const measureOffice = async (workshop: Workshop, options: OfficeOptions): Promise<readonly Measured[]> => {
  const { measures, extent, factories } = options;
  const dataFolder = join(workshop.scratch, `pc-${factories}`);
  const centre = await startSeededCentre({ factories, scratch: workshop.scratch });
  try {
    const desktop = await openFilledPc({ centre, dataFolder, role: 'file-room' });
    const running = await measureRunning(workshop, desktop.counter, options).finally(() => desktop.close());
    if (!measures.includes('start')) return running;
    const pc = { folders: factories, dataFolder, centre };
    return [...running, ...(await measureStart(workshop, { pc, times: extent.repetitions.starts }))];
  } finally {
    await centre.stop();
  }
};
