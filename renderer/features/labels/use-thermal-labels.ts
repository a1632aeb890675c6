import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { type ThermalPrinting, useThermalPrinting } from '#print/use-thermal-printing.ts';
import { useServices } from '#services/services.ts';
import { notePrinted } from './note-printed.ts';
import type { PrintJob, PrintWay } from './use-label-printing.ts';

/** The ways out of the labels page: sheets, or the label printer that is chosen. */
export type LabelWay = PrintWay | 'thermal';

export interface ThermalLabels {
  readonly thermal: ThermalPrinting;
  /** What went wrong when labels that came out were to be noted. */
  readonly error: MutateError | undefined;
  /** Prints on the chosen printer and notes what came out, also when the rest did not. */
  readonly print: (job: PrintJob) => Promise<void>;
}

/** Folders of the labels that went out; none when some labels of the job stand for no folder. */
const foldersBetween = ({ contents, folderIds }: PrintJob, from: number, to: number): readonly string[] =>
  folderIds.length === contents.length ? folderIds.slice(from, to) : [];

/** Labels on a label printer of this PC instead of a sheet. */
export const useThermalLabels = (): ThermalLabels => {
  const services = useServices();
  const thermal = useThermalPrinting();
  const [error, setError] = useState<MutateError>();
  const print = async (job: PrintJob): Promise<void> => {
    const { printer } = thermal;
    if (!printer) return;
    setError(undefined);
    await thermal.print(job.contents, async ({ from, to }) => {
      const printed = { folderIds: foldersBetween(job, from, to), log: job.log };
      const noted = await notePrinted(services, printed, { kind: 'thermal', name: printer.name });
      if (!noted.ok) setError(noted.error);
    });
  };
  return { thermal, error, print };
};
