import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { useServices } from '#services/services.ts';
import { type ThermalRefusal, thermalRefusalOf } from '#shared/thermal/thermal-grade.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { createThermalBatch, type SentRange, type ThermalBatchState } from './thermal-batch.ts';
import type { EncodeContent } from './thermal-drawing.ts';
import { useLabelPrinters } from './use-label-printers.ts';
import { useThermalEncoder } from './use-thermal-encoder.ts';

/** Which printer this PC used last; lost without harm. */
const TARGET_KEY = 'faem.label-printer';

/** Printing on a label printer instead of a sheet. */
export interface ThermalPrinting {
  readonly printers: readonly ThermalPrinter[];
  /** The chosen printer; undefined when sheets are printed. */
  readonly printer: ThermalPrinter | undefined;
  readonly choose: (printerId: string | undefined) => void;
  /** Why nothing is printed on the chosen printer: what it prints would not be read, or does not fit. */
  readonly refusal: ThermalRefusal | undefined;
  readonly encode: EncodeContent | undefined;
  readonly batch: ThermalBatchState;
  /** The labels of the batch that is being printed or has stopped. */
  readonly labels: readonly LabelContent[];
  /** Resolves when the batch is finished or has stopped; `onSent` is told what went out, also after going on. */
  print(labels: readonly LabelContent[], onSent: (range: SentRange) => Promise<void>): Promise<void>;
  readonly resume: (from: number) => void;
  readonly cancel: () => void;
  readonly clear: () => void;
}

const idle = createStore<{ readonly batch: ThermalBatchState }>(() => ({ batch: { kind: 'idle' } }));
const NO_LABELS: readonly LabelContent[] = [];

/** The label printers of this PC and what is being printed on them. A batch stops with the page that began it. */
export const useThermalPrinting = (): ThermalPrinting => {
  const { labelPrinters } = useServices().host;
  const { printers = [] } = useLabelPrinters();
  const encode = useThermalEncoder();
  const [chosenId, setChosenId] = useState(() => localStorage.getItem(TARGET_KEY) ?? undefined);
  const [labels, setLabels] = useState(NO_LABELS);
  const batch = useMemo(
    () => (labelPrinters && encode ? createThermalBatch(labelPrinters, encode) : undefined),
    [labelPrinters, encode],
  );
  useEffect(() => () => batch?.cancel(), [batch]);
  const { batch: state } = useStore(batch?.state ?? idle);
  const printer = printers.find(({ id }) => id === chosenId);
  return {
    printers,
    printer,
    choose: (id) => {
      if (id === undefined) localStorage.removeItem(TARGET_KEY);
      else localStorage.setItem(TARGET_KEY, id);
      batch?.clear();
      setChosenId(id);
    },
    refusal: useMemo(() => printer && thermalRefusalOf(printer), [printer]),
    encode,
    batch: state,
    labels,
    print: async (wanted, onSent) => {
      if (!printer || !batch) return;
      setLabels(wanted);
      await batch.print({ labels: wanted, printer, onSent });
    },
    resume: (from) => void batch?.resume(from),
    cancel: () => batch?.cancel(),
    clear: () => batch?.clear(),
  };
};
