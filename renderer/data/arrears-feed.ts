import { type ArrearsTerms, dateNumber } from '#shared/domain/arrears.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { arrearsTermsOn } from '#shared/model/arrears-terms.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { type ArrearsBatch, ARREARS_STATUSES, NOT_KNOWN } from './arrears-batch.ts';
import { horsepowerOf, officeOf, workersOf } from './factory-queries.ts';
import { waiversOf } from './fee-queries.ts';

/** What all factories of the office have in common when their arrears are counted on this day. */
export const arrearsTerms = (rows: ReadModel, asOf: IsoDate): ArrearsTerms =>
  arrearsTermsOn(asOf, {
    schedules: [...rows.all('feeSchedule').values()],
    waivers: waiversOf(rows),
    provinceCode: officeOf(rows)?.provinceCode,
  });

/** Hands the facts of factories over in batches, and knows which factory stands where. */
export interface ArrearsFeed {
  factoryIdAt(slot: number): string;
  /** Names of districts by their place; the first is empty, for factories without one. */
  districts(): readonly string[];
  /** The facts of these factories as they are now; one that is gone is given as struck off. */
  batchOf(factoryIds: readonly string[]): ArrearsBatch;
  /** The factories that these changes concern; 'terms' when what all have in common changed, 'all' when nobody can tell. */
  concernedBy(changes: readonly RowChange[] | null): readonly string[] | 'terms' | 'all';
}

const factoryIdOf = ({ table, id, row }: RowChange): string | undefined => {
  if (table === 'factory') return id;
  const factoryId: unknown = row && Reflect.get(row, 'factoryId');
  return typeof factoryId === 'string' ? factoryId : undefined;
};

const FACTORY_TABLES: ReadonlySet<string> = new Set(['factory', 'paidYear', 'notice']);
const TERMS_TABLES: ReadonlySet<string> = new Set(['feeSchedule', 'feeWaiver', 'office']);

/** Places of texts in a list that only grows. */
const createPlaces = (first: readonly string[]) => {
  const texts: string[] = [...first];
  const places = new Map(texts.map((text, place) => [text, place]));
  return {
    texts,
    placeOf: (text: string): number => {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
};

/** A feed over the office's rows. */
export const createArrearsFeed = (rows: ReadModel): ArrearsFeed => {
  const factories = createPlaces([]);
  const districts = createPlaces(['']);

  const batchOf = (factoryIds: readonly string[]): ArrearsBatch => {
    const count = factoryIds.length;
    const batch = {
      slots: new Uint32Array(count),
      category: new Uint8Array(count),
      status: new Uint8Array(count).fill(ARREARS_STATUSES.indexOf('struck-off')),
      hpHundredths: new Int32Array(count).fill(NOT_KNOWN),
      workers: new Int32Array(count).fill(NOT_KNOWN),
      startOn: new Int32Array(count),
      district: new Uint16Array(count),
      hasNotice: new Uint8Array(count),
      paidCount: new Uint16Array(count),
    };
    const paidDueOns: number[] = [];
    for (const [at, factoryId] of factoryIds.entries()) {
      batch.slots[at] = factories.placeOf(factoryId);
      const factory = rows.get('factory', factoryId);
      if (!factory) continue;
      const { category = 0, startedOn, licensedOn, address } = factory.register;
      const paid = rows.list('paidYear', 'factoryId', factoryId);
      batch.category[at] = category;
      batch.status[at] = ARREARS_STATUSES.indexOf(factory.officeStatus);
      batch.hpHundredths[at] = horsepowerOf(factory).hpHundredths ?? NOT_KNOWN;
      batch.workers[at] = workersOf(factory).workers ?? NOT_KNOWN;
      const startOn = startedOn ?? licensedOn;
      batch.startOn[at] = startOn === undefined ? 0 : dateNumber(startOn);
      batch.district[at] = districts.placeOf(address.district ?? '');
      const notices = rows.list('notice', 'factoryId', factoryId);
      batch.hasNotice[at] = notices.some(({ state }) => state.kind === 'issued') ? 1 : 0;
      batch.paidCount[at] = paid.length;
      for (const { dueOn } of paid) paidDueOns.push(dateNumber(dueOn));
    }
    return { ...batch, paidDueOns: Int32Array.from(paidDueOns) };
  };

  return {
    factoryIdAt: (slot) => factories.texts[slot] ?? '',
    districts: () => districts.texts,
    batchOf,
    concernedBy: (changes) => {
      if (changes === null || changes.some(({ table }) => TERMS_TABLES.has(table))) {
        return changes === null ? 'all' : 'terms';
      }
      const concerned = changes.filter(({ table }) => FACTORY_TABLES.has(table)).map(factoryIdOf);
      const ids = concerned.filter((id) => id !== undefined);
      return ids.length < concerned.length ? 'all' : [...new Set(ids)];
    },
  };
};
