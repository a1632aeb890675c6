import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabelContent } from '#shared/domain/label-content.ts';
import type { HostError, LabelPrinterCondition } from '#shared/host/contract.ts';
import type { LabelPrinters } from '#shared/host/host.ts';
import type { ThermalGradeTooLow } from '#shared/thermal/thermal-grade.ts';
import type { ThermalLabelTooSmall } from '#shared/thermal/thermal-layout.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import type { EncodeContent } from './thermal-drawing.ts';

/** How far a batch of labels has come. `done` counts labels from the first one of the batch. */
export type ThermalBatchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'printing'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'stopped';
      readonly done: number;
      readonly of: number;
      /** Undefined when a person stopped it. */
      readonly error: HostError | ThermalLabelTooSmall | ThermalGradeTooLow | undefined;
    }
  | { readonly kind: 'finished'; readonly of: number; readonly condition: LabelPrinterCondition };

/** Labels of one batch that went out in one go: from this one (counted from 0) up to, not including, that one. */
export interface SentRange {
  readonly from: number;
  readonly to: number;
}

export interface ThermalJob {
  readonly labels: readonly LabelContent[];
  readonly printer: ThermalPrinter;
  /** Told after every go, so that what came out is noted even when the rest did not. */
  readonly onSent: (range: SentRange) => Promise<void>;
}

export interface ThermalBatch {
  readonly state: StoreApi<{ readonly batch: ThermalBatchState }>;
  /** Prints a batch from its first label. Does nothing while another one is being printed. */
  print(job: ThermalJob): Promise<void>;
  /** Goes on with the batch that stopped, at this label (counted from 0). */
  resume(from: number): Promise<void>;
  /** Stops after the label that is on its way. */
  cancel(): void;
  /** Forgets a batch that has stopped or finished. */
  clear(): void;
}

type Outcome = { readonly done: number } & (
  | { readonly kind: 'finished'; readonly condition: LabelPrinterCondition }
  | { readonly kind: 'stopped'; readonly error: HostError | ThermalLabelTooSmall | ThermalGradeTooLow | undefined }
);

class Batch implements ThermalBatch {
  readonly state = createStore<{ readonly batch: ThermalBatchState }>(() => ({ batch: { kind: 'idle' } }));
  readonly #printers: LabelPrinters;
  readonly #encode: EncodeContent;
  #job: ThermalJob | undefined;
  #isCancelled = false;

  constructor(printers: LabelPrinters, encode: EncodeContent) {
    this.#printers = printers;
    this.#encode = encode;
  }

  async print(job: ThermalJob): Promise<void> {
    if (this.#isPrinting || job.labels.length === 0) return;
    this.#job = job;
    await this.resume(0);
  }

  async resume(from: number): Promise<void> {
    const job = this.#job;
    if (!job || this.#isPrinting) return;
    this.#isCancelled = false;
    const outcome = await this.#sendFrom(job, from);
    if (outcome.done > from) await job.onSent({ from, to: outcome.done });
    const of = job.labels.length;
    this.#show(
      outcome.kind === 'finished'
        ? { kind: 'finished', of, condition: outcome.condition }
        : { kind: 'stopped', done: outcome.done, of, error: outcome.error },
    );
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  clear(): void {
    if (this.#isPrinting) return;
    this.#job = undefined;
    this.#show({ kind: 'idle' });
  }

  get #isPrinting(): boolean {
    return this.state.getState().batch.kind === 'printing';
  }

  #show(batch: ThermalBatchState): void {
    this.state.setState({ batch });
  }

  /** One label is drawn, sent and forgotten before the next one, however many there are. */
  async #sendFrom({ labels, printer }: ThermalJob, from: number): Promise<Outcome> {
    let condition: LabelPrinterCondition = 'silent';
    for (let done = from; done < labels.length; done += 1) {
      this.#show({ kind: 'printing', done, of: labels.length });
      const label = labels[done];
      if (!label || this.#isCancelled) return { kind: 'stopped', done, error: undefined };
      const bytes = this.#encode(label, printer);
      const sent = bytes.ok ? await this.#printers.send(printer.id, bytes.value) : bytes;
      if (!sent.ok) return { kind: 'stopped', done, error: sent.error };
      ({ condition } = sent.value);
    }
    return { kind: 'finished', done: labels.length, condition };
  }
}

/** Prints batches of labels, one label at a time, on a label printer of this PC. */
export const createThermalBatch = (printers: LabelPrinters, encode: EncodeContent): ThermalBatch =>
  new Batch(printers, encode);
