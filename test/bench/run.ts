import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { startVirtualDisplay } from '#build/virtual-display.ts';
import { figureOf, type Figure, type Measured } from './figure.ts';
import { figureTable } from './figure-table.ts';
import { measureArrears } from './measures/arrears.ts';
import { measureBootstrap } from './measures/bootstrap.ts';
import { measureCallbacks } from './measures/callbacks.ts';
import { measureSync } from './measures/sync.ts';
import { measureCounter } from './measures/counter.ts';
import { measureImport } from './measures/import-feed.ts';
import { measureLabelSheets } from './measures/label-sheets.ts';
import { measureLabels } from './measures/labels.ts';
import { measureNotices } from './measures/notices.ts';
import { measureOffice } from './measures/office.ts';
import { measureOffices } from './measures/offices.ts';
import { measureScans } from './measures/scan.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** What else runs on the machine is part of every figure. */
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;

const machine = (): string => `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;

type Step = readonly [title: string, measure: () => Promise<readonly Measured[]>];

const stepsOf = (workshop: Workshop, options: BenchOptions): readonly Step[] => {
  const { measures, extent } = options;
  const isAsked = (...names: readonly BenchOptions['measures'][number][]): boolean =>
    names.some((name) => measures.includes(name));
  const office = (factories: number): Step => [
    `office of ${factories}`,
    () => measureOffice(workshop, { ...options, factories }),
  ];
  return [
    ...(isAsked('import') ? [['import', () => measureImport(workshop, extent)] as const] : []),
    ...(isAsked('bootstrap') ? [['bootstrap', () => measureBootstrap(workshop, extent)] as const] : []),
    ...(isAsked('labels') ? [['labels', () => measureLabels(workshop, extent)] as const] : []),
    ...(isAsked('sheets') ? [['sheets', () => measureLabelSheets(workshop, extent)] as const] : []),
    ...(isAsked('callbacks') ? [['callbacks', () => measureCallbacks(extent)] as const] : []),
    ...(isAsked('sync') ? [['sync', () => measureSync(extent)] as const] : []),
    ...(isAsked('offices') ? [['offices', () => measureOffices(extent)] as const] : []),
    ...(isAsked('notices') ? [['notices', () => measureNotices(workshop, extent)] as const] : []),
    ...(isAsked('arrears') ? [['arrears', () => measureArrears(workshop, extent)] as const] : []),
    ...(isAsked('scan') ? [['scan', () => measureScans(workshop, extent)] as const] : []),
    ...(isAsked('start') ? [office(extent.smallOffice)] : []),
    ...(isAsked('count', 'search', 'start') ? [office(extent.largeOffice)] : []),
    ...(isAsked('counter', 'kiosk') ? [['counter', () => measureCounter(workshop, options)] as const] : []),
  ];
};

/** Measures one step after the other; what cannot be measured does not take the rest with it. */
const measureAll = async (workshop: Workshop, options: BenchOptions): Promise<readonly Figure[]> => {
  const display = await startVirtualDisplay();
  process.env['DISPLAY'] = display.name;
  const figures: Figure[] = [];
  for (const [title, measure] of stepsOf(workshop, options)) {
    console.log(`bench: ${title} (${load()}) …`);
    try {
      figures.push(...(await measure()).map(figureOf));
    } catch (failure) {
      complain(failure);
    }
  }
  await display.stop();
  return figures;
};

const complain = (failure: unknown): void => {
  console.error(`bench: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
  process.exitCode = 1;
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const workshop = await openWorkshop();
  const figures = await measureAll(workshop, options).finally(() => workshop.remove());
  console.log(`\n${machine()}, ${load()}, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log(figureTable(figures));
  if (options.jsonFile !== undefined) writeFileSync(options.jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
};

await main().catch(complain);
process.exit();
