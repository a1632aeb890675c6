import type { RegisterStatus } from '#shared/register-feed/register-factory.ts';

/** The statuses by their place in this list, as they travel in a {@link ArrearsBatch}. */
export const ARREARS_STATUSES = [
  'licensed',
  'operating',
  'struck-off',
  'paused',
] as const satisfies readonly RegisterStatus[];

/** What stands for "not known" in the columns of horsepower and workers. */
export const NOT_KNOWN = -1;

/** Facts of some factories in columns, which travel to a worker without being copied. Dates are numbers: 20260601. */
export interface ArrearsBatch {
  /** The place of each factory in the feed's list. */
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly category: Uint8Array<ArrayBuffer>;
  readonly status: Uint8Array<ArrayBuffer>;
  readonly hpHundredths: Int32Array<ArrayBuffer>;
  readonly workers: Int32Array<ArrayBuffer>;
  readonly startOn: Int32Array<ArrayBuffer>;
  /** Place in the feed's list of districts. */
  readonly district: Uint16Array<ArrayBuffer>;
  /** Whether an open notice waits for payment: 1 or 0. */
  readonly hasNotice: Uint8Array<ArrayBuffer>;
  /** How many of `paidDueOns` belong to each factory, in order. */
  readonly paidCount: Uint16Array<ArrayBuffer>;
  readonly paidDueOns: Int32Array<ArrayBuffer>;
}

/** The buffers under a batch, to be handed over. */
export const buffersOf = (batch: ArrearsBatch): ArrayBuffer[] =>
  Object.values(batch).map((column: ArrearsBatch[keyof ArrearsBatch]) => column.buffer);
