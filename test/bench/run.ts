import { cpus, loadavg } from 'node:os';
import { writeFileSync } from 'node:fs';
import { startVirtualDisplay } from '#build/virtual-display.ts';
import { figureOf, type Figure, type Measured } from './figure.ts';
import { figureTable } from './figure-table.ts';
import { measureBootstrap } from './measures/bootstrap.ts';
import { measureImport } from './measures/import-feed.ts';
import { readOptions, type BenchOptions, type Extent, type MeasureName } from './options.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const MEASUREMENTS: Readonly<
  Record<MeasureName, (workshop: Workshop, extent: Extent) => Promise<readonly Measured[]>>
> = {
  import: measureImport,
  bootstrap: measureBootstrap,
  scan: measureImport,
  search: measureImport,
  start: measureImport,
};

const machine = (): string => `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;

/** What else runs on the machine is part of every figure. */
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;

const measure = async (name: MeasureName, workshop: Workshop, options: BenchOptions): Promise<readonly Figure[]> => {
  console.log(`bench: ${name} (${load()}) …`);
  const measured = await MEASUREMENTS[name](workshop, options.extent);
  return measured.map(figureOf);
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const workshop = await openWorkshop();
  const display = await startVirtualDisplay();
  process.env['DISPLAY'] = display.name;
  const figures: Figure[] = [];
  for (const name of options.measures) figures.push(...(await measure(name, workshop, options)));
  console.log(`\n${machine()}, ${load()}, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log(figureTable(figures));
  if (options.jsonFile !== undefined) writeFileSync(options.jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
  await display.stop();
  workshop.remove();
};

try {
  await main();
} catch (failure) {
  console.error(`bench: ${failure instanceof Error ? failure.message : String(failure)}`);
  process.exitCode = 1;
}
process.exit();
