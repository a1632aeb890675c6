import {
  type Arrears,
  type ArrearsFacts,
  type ArrearsTerms,
  createArrearsCounter,
  dateNumber,
  type DateNumber,
} from '#shared/domain/arrears.ts';
import { type ArrearsBatch, ARREARS_STATUSES, NOT_KNOWN } from './arrears-batch.ts';

/** Which arrears are wanted, in which order. */
export interface ArrearsQuestion {
  readonly statuses: 'operating' | 'operating-and-paused';
  /** `kept`: at least one payment is on record; `none`: nobody knows what such a factory has paid. */
  readonly records: 'kept' | 'none';
  readonly billing: 'all' | 'without-notice';
  readonly leastSatang: number;
  /** The oldest unpaid year fell due at least so many years ago. */
  readonly leastAgeYears: number;
  /** Place in the feed's list of districts; undefined for all. */
  readonly district: number | undefined;
  readonly order: 'amount' | 'age';
}

/** Factories in arrears in the order that was asked for, in columns. */
export interface ArrearsAnswer {
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly years: Uint8Array<ArrayBuffer>;
  readonly oldestDueOn: Int32Array<ArrayBuffer>;
  readonly feeSatang: Float64Array<ArrayBuffer>;
  readonly surchargeSatang: Float64Array<ArrayBuffer>;
  /** Whether some year has no known amount (1), so that the sum is a lower limit, or no confirmed schedule (2), or both. */
  readonly doubts: Uint8Array<ArrayBuffer>;
  readonly totalSatang: number;
}

/** Counts the arrears of all factories and keeps each count until its factory changes. Runs in a worker. */
export interface ArrearsLedger {
  setTerms(terms: ArrearsTerms): void;
  take(batch: ArrearsBatch): void;
  answer(question: ArrearsQuestion): ArrearsAnswer;
}

interface Entry {
  readonly facts: ArrearsFacts;
  readonly status: number;
  readonly district: number;
  readonly hasNotice: boolean;
  arrears: Arrears | undefined;
}

const OPERATING = ARREARS_STATUSES.indexOf('operating');
const PAUSED = ARREARS_STATUSES.indexOf('paused');
const A_YEAR = 10_000;

const known = (value: number | undefined): number | undefined => (value === NOT_KNOWN ? undefined : value);

const categoryOf = (value: number | undefined): ArrearsFacts['category'] =>
  value === 1 || value === 2 || value === 3 ? value : 0;

const entriesOf = (batch: ArrearsBatch): readonly (readonly [slot: number, entry: Entry])[] => {
  let paidFrom = 0;
  return Array.from(batch.slots, (slot, at) => {
    const paidTo = paidFrom + (batch.paidCount[at] ?? 0);
    const facts: ArrearsFacts = {
      category: categoryOf(batch.category[at]),
      hpHundredths: known(batch.hpHundredths[at]),
      workers: known(batch.workers[at]),
      startOn: batch.startOn[at] ?? 0,
      paidDueOns: [...batch.paidDueOns.subarray(paidFrom, paidTo)],
    };
    paidFrom = paidTo;
    const entry: Entry = {
      facts,
      status: batch.status[at] ?? 0,
      district: batch.district[at] ?? 0,
      hasNotice: batch.hasNotice[at] === 1,
      arrears: undefined,
    };
    return [slot, entry] as const;
  });
};

interface Found {
  readonly slot: number;
  readonly arrears: Arrears;
}

const totalOf = ({ arrears }: Found): number => arrears.feeSatang + arrears.surchargeSatang;

const byAmount = (a: Found, b: Found): number => totalOf(b) - totalOf(a) || a.slot - b.slot;
const byAge = (a: Found, b: Found): number =>
  a.arrears.oldestDueOn - b.arrears.oldestDueOn || totalOf(b) - totalOf(a) || a.slot - b.slot;

const doubtsOf = ({ unknownYears, unconfirmedYears }: Arrears): number =>
  (unknownYears > 0 ? 1 : 0) + (unconfirmedYears > 0 ? 2 : 0);

const answerOf = (found: readonly Found[]): ArrearsAnswer => ({
  slots: Uint32Array.from(found, ({ slot }) => slot),
  years: Uint8Array.from(found, ({ arrears }) => arrears.years),
  oldestDueOn: Int32Array.from(found, ({ arrears }) => arrears.oldestDueOn),
  feeSatang: Float64Array.from(found, ({ arrears }) => arrears.feeSatang),
  surchargeSatang: Float64Array.from(found, ({ arrears }) => arrears.surchargeSatang),
  doubts: Uint8Array.from(found, ({ arrears }) => doubtsOf(arrears)),
  totalSatang: found.reduce((sum, one) => sum + totalOf(one), 0),
});

/** Whether the facts alone let the factory into the list; its sums are not needed for that. */
const mayBelong = ({ facts, status, district, hasNotice }: Entry, question: ArrearsQuestion): boolean => {
  const isWanted = status === OPERATING || (status === PAUSED && question.statuses === 'operating-and-paused');
  const areRecordsKept = facts.paidDueOns.length > 0;
  return (
    isWanted &&
    areRecordsKept === (question.records === 'kept') &&
    (question.district === undefined || question.district === district) &&
    !(question.billing === 'without-notice' && hasNotice)
  );
};

const belongs = (found: Found, question: ArrearsQuestion, latestDueOn: DateNumber): boolean =>
  found.arrears.years > 0 &&
  totalOf(found) >= question.leastSatang &&
  (question.leastAgeYears === 0 || found.arrears.oldestDueOn <= latestDueOn);

/** An empty ledger; it answers once it has terms. */
export const createArrearsLedger = (): ArrearsLedger => {
  const entries: (Entry | undefined)[] = [];
  let terms: ArrearsTerms | undefined;
  let count: ((facts: ArrearsFacts) => Arrears) | undefined;

  const find = (question: ArrearsQuestion): readonly Found[] => {
    if (!terms || !count) return [];
    const latestDueOn = dateNumber(terms.asOf) - question.leastAgeYears * A_YEAR;
    const all: Found[] = [];
    for (const [slot, entry] of entries.entries()) {
      if (!entry || !mayBelong(entry, question)) continue;
      entry.arrears ??= count(entry.facts);
      const found = { slot, arrears: entry.arrears };
      if (belongs(found, question, latestDueOn)) all.push(found);
    }
    return all;
  };

  return {
    setTerms: (next) => {
      terms = next;
      count = createArrearsCounter(next);
      for (const entry of entries) if (entry) entry.arrears = undefined;
    },
    take: (batch) => {
      for (const [slot, entry] of entriesOf(batch)) entries[slot] = entry;
    },
    answer: (question) => answerOf([...find(question)].sort(question.order === 'amount' ? byAmount : byAge)),
  };
};
