import { type Region, REGIONS, regionOf } from '#shared/domain/region.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { type OfficeLine, SILENT_AFTER_MS } from '#shared/ministry/protocol.ts';
import { labelledShare, type Measure, valueOf } from './measures.ts';

/** Bangkok has no Provincial Industry Office; every other province has one. */
export const WITHOUT_OFFICE = '10';
export const OFFICES_IN_ALL = PROVINCES.length - 1;

/** Sums over offices. */
export interface National {
  readonly open: number;
  readonly kept: number;
  readonly labelled: number;
  readonly out: number;
  readonly overdue: number;
  readonly missing: number;
  readonly arrearsSatang: number;
  readonly arrearsFactories: number;
  readonly collectedSatang: number;
  readonly fiscalYear: number | undefined;
  readonly exceptions: number;
  readonly money: number;
  readonly devices: number;
  readonly silent: number;
  /** Cumulative, by the Monday of the week. */
  readonly weeks: readonly { readonly beginsOn: string; readonly labelled: number }[];
  /** By `YYYY-MM`. */
  readonly months: readonly { readonly month: string; readonly satang: number; readonly payments: number }[];
}

const add = <Key extends string>(sums: Map<Key, number>, key: Key, value: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + value);
};

const inOrder = (sums: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Sums what was counted of these offices. */
export const nationalOf = (offices: readonly OfficeLine[]): National => {
  const figures = offices.flatMap((office) => (office.figures ? [office.figures] : []));
  const sum = (of: (each: (typeof figures)[number]) => number): number =>
    figures.reduce((total, each) => total + of(each), 0);
  const weeks = new Map<string, number>();
  const months = new Map<string, number>();
  const payments = new Map<string, number>();
  for (const { labelledWeeks, collected } of figures) {
    for (const { beginsOn, labelled } of labelledWeeks) add(weeks, beginsOn, labelled);
    for (const { month, satang, payments: count } of collected.months) {
      add(months, month, satang);
      add(payments, month, count);
    }
  }
  return {
    open: offices.length,
    kept: sum(({ folders }) => folders.kept),
    labelled: sum(({ folders }) => folders.labelled),
    out: sum(({ folders }) => folders.out),
    overdue: sum(({ folders }) => folders.overdue),
    missing: sum(({ folders }) => folders.missing),
    arrearsSatang: sum(({ arrears }) => arrears.satang),
    arrearsFactories: sum(({ arrears }) => arrears.factories),
    collectedSatang: sum(({ collected }) => collected.satang),
    fiscalYear: figures[0]?.collected.fiscalYear,
    exceptions: sum(({ cards }) => cards.exceptions),
    money: sum(({ cards }) => cards.money),
    devices: offices.reduce((total, { contact }) => total + contact.devices, 0),
    silent: offices.reduce((total, { contact }) => total + contact.silent, 0),
    weeks: inOrder(weeks).map(([beginsOn, labelled]) => ({ beginsOn, labelled })),
    months: inOrder(months).map(([month, satang]) => ({ month, satang, payments: payments.get(month) ?? 0 })),
  };
};

/** A region with its value of a measure. */
export interface RegionValue {
  readonly region: Region;
  readonly open: number;
  readonly all: number;
  /** A share of its folders, the longest silence, or the sum; undefined when nothing is known. */
  readonly value: number | undefined;
}

const combined = (measure: Measure, offices: readonly OfficeLine[], nowMs: number): number | undefined => {
  const values = offices.flatMap((office) => valueOf(measure, office, nowMs) ?? []);
  if (values.length === 0) return undefined;
  if (measure === 'silence') return Math.max(...values);
  if (measure !== 'labelled') return values.reduce((total, value) => total + value, 0);
  const { kept, labelled } = nationalOf(offices.filter((office) => labelledShare(office) !== undefined));
  return kept === 0 ? undefined : labelled / kept;
};

/** Every region with what a measure comes to in it. */
export const byRegion = (measure: Measure, offices: readonly OfficeLine[], nowMs: number): readonly RegionValue[] =>
  REGIONS.map((region) => {
    const inRegion = offices.filter(({ provinceCode }) => regionOf(provinceCode) === region);
    const all = PROVINCES.filter(({ code }) => code !== WITHOUT_OFFICE && regionOf(code) === region).length;
    return { region, open: inRegion.length, all, value: combined(measure, inRegion, nowMs) };
  });

/** Whether nothing was heard of the device for too long. */
export const isSilent = (heardAt: string | null, nowMs: number): boolean =>
  heardAt === null || nowMs - Date.parse(heardAt) > SILENT_AFTER_MS;
