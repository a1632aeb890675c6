import { arrearsTerms, createArrearsFeed } from '#data/arrears-feed.ts';
import { type ArrearsQuestion, createArrearsLedger } from '#data/arrears-ledger.ts';
import { feesOf } from '#data/fee-queries.ts';
import { demoPaidYears, demoSchedules } from '#central/demo/demo-fees.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { createReadModel, type WritableReadModel } from '#shared/sync/read-model.ts';

/** What counting all arrears came to. */
export interface ArrearsReading {
  readonly factories: number;
  readonly inArrears: number;
  /** In the worker: taking the columns in, counting, sorting. */
  readonly workMs: number;
  /** On the page: making all columns, and the longest slice of it. */
  readonly feedMs: number;
  readonly longestSliceMs: number;
  /** Every factory asked one by one, as its own page does. */
  readonly oneByOneMs: number;
}

/** What the page under measurement can be asked. */
export interface ArrearsBench {
  count(factories: number, times: number): readonly ArrearsReading[];
}

const TODAY = isoDate('2026-11-23');
const SLICE = 500;
const EVERYTHING: ArrearsQuestion = {
  statuses: 'operating-and-paused',
  records: 'kept',
  billing: 'all',
  leastSatang: 0,
  leastAgeYears: 0,
  district: undefined,
  order: 'amount',
};

const officeOf = (count: number): WritableReadModel => {
  const rows = createReadModel();
  const random = createSeededRandom(7, 0);
  const filled = new Map<TableName, AnyRow[]>([
    ['factory', []],
    ['paidYear', []],
  ]);
  let number = 0;
  for (const register of demoFactories({ rows: count, seed: 7, provinceCode: '13', mix: 'office' })) {
    number += 1;
    const factory = { id: `factory-${number}`, register, officeStatus: 'operating' } as const;
    filled.get('factory')?.push(factory);
    filled.get('paidYear')?.push(...demoPaidYears(factory, TODAY, random));
  }
  for (const [table, some] of filled) rows.fill(table, some);
  rows.fill('feeSchedule', demoSchedules());
  return rows;
};

const timed = (work: () => void): number => {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
};

const countOnce = (rows: WritableReadModel): ArrearsReading => {
  const feed = createArrearsFeed(rows);
  const ledger = createArrearsLedger();
  const ids = [...rows.all('factory').keys()];
  ledger.setTerms(arrearsTerms(rows, TODAY));
  const slicesMs: number[] = [];
  let workMs = 0;
  for (let at = 0; at < ids.length; at += SLICE) {
    let batch: ReturnType<typeof feed.batchOf> | undefined;
    slicesMs.push(
      timed(() => {
        batch = feed.batchOf(ids.slice(at, at + SLICE));
      }),
    );
    const given = batch;
    if (given) workMs += timed(() => ledger.take(given));
  }
  let inArrears = 0;
  workMs += timed(() => {
    inArrears = ledger.answer(EVERYTHING).slots.length;
  });
  const oneByOneMs = timed(() => {
    for (const factory of rows.all('factory').values()) feesOf(rows, factory, TODAY);
  });
  return {
    factories: ids.length,
    inArrears,
    workMs,
    feedMs: slicesMs.reduce((sum, ms) => sum + ms, 0),
    longestSliceMs: Math.max(...slicesMs),
    oneByOneMs,
  };
};

const bench: ArrearsBench = {
  count: (factories, times) => {
    const rows = officeOf(factories);
    return Array.from({ length: times }, () => countOnce(rows));
  },
};

Reflect.set(globalThis, 'faemArrearsBench', bench);
