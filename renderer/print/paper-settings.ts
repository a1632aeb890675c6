import { z } from 'zod';
import { A4_24_LABELS, STOCK_PRESETS, stockFaults, type LabelStock } from '#shared/domain/label-sheet.ts';
import { NO_CALIBRATION, PrinterCalibration } from '#shared/domain/printer-calibration.ts';

const Lengths = z.object({ widthMm: z.number(), heightMm: z.number() });

const OwnStock = z.object({
  id: z.string(),
  page: Lengths,
  columns: z.number(),
  rows: z.number(),
  cell: Lengths,
  leftMm: z.number(),
  topMm: z.number(),
  pitchXMm: z.number(),
  pitchYMm: z.number(),
  edge: z.enum(['die-cut', 'to-cut']),
});

/** What this PC knows of its label paper and printers. Kept in the browser's own small store, by device. */
const PaperSettings = z.object({
  stockId: z.string(),
  printer: z.string(),
  matrix: z.enum(['data-matrix', 'qr']),
  band: z.enum(['none', 'number-colour']),
  printers: z.array(z.string()).readonly(),
  ownStocks: z.array(OwnStock).readonly(),
  /** By {@link calibrationKey}. */
  calibrations: z.record(z.string(), PrinterCalibration),
});
export type PaperSettings = z.output<typeof PaperSettings>;

/** The store that the settings are kept in; `localStorage` in the app. */
export type PaperStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'faem.paper';

const FIRST: PaperSettings = {
  stockId: A4_24_LABELS.id,
  printer: '',
  matrix: 'data-matrix',
  band: 'none',
  printers: [],
  ownStocks: [],
  calibrations: {},
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The settings of this PC; the usual ones when there are none or they cannot be read. */
export const readPaperSettings = (store: PaperStore): PaperSettings => {
  const read = PaperSettings.safeParse(parseJson(store.getItem(KEY) ?? ''));
  return read.success ? read.data : FIRST;
};

/** Keeps the settings on this PC. */
export const writePaperSettings = (store: PaperStore, settings: PaperSettings): void =>
  store.setItem(KEY, JSON.stringify(settings));

/** Every stock this PC may print on: the presets and the sheets somebody measured. */
export const stocksOf = ({ ownStocks }: PaperSettings): readonly LabelStock[] => [
  ...STOCK_PRESETS.map(({ stock }) => stock),
  ...ownStocks.filter((stock) => stockFaults(stock).length === 0),
];

/** The chosen stock; the usual one when it is gone. */
export const chosenStock = (settings: PaperSettings): LabelStock =>
  stocksOf(settings).find(({ id }) => id === settings.stockId) ?? A4_24_LABELS;

/** Errors belong to a printer and to the stock in it: thick labels are pulled in otherwise than thin ones. */
const calibrationKey = ({ printer, stockId }: Pick<PaperSettings, 'printer' | 'stockId'>): string =>
  `${printer}\u0000${stockId}`;

/** The calibration of the chosen printer with the chosen stock, undefined when it was never measured. */
export const measuredCalibration = (settings: PaperSettings): PrinterCalibration | undefined =>
  settings.calibrations[calibrationKey(settings)];

/** {@link measuredCalibration}, or none. */
export const chosenCalibration = (settings: PaperSettings): PrinterCalibration =>
  measuredCalibration(settings) ?? NO_CALIBRATION;

/** The settings with a calibration for the chosen printer and stock. */
export const withCalibration = (settings: PaperSettings, calibration: PrinterCalibration): PaperSettings => ({
  ...settings,
  calibrations: { ...settings.calibrations, [calibrationKey(settings)]: calibration },
});

/** The settings with a measured sheet added and chosen. */
export const withOwnStock = (settings: PaperSettings, stock: LabelStock): PaperSettings => ({
  ...settings,
  ownStocks: [...settings.ownStocks.filter(({ id }) => id !== stock.id), stock],
  stockId: stock.id,
});

/** The settings with a printer added and chosen; its name is only for people. */
export const withPrinter = (settings: PaperSettings, printer: string): PaperSettings => ({
  ...settings,
  printers: [...new Set([...settings.printers, printer])],
  printer,
});
