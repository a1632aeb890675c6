import { describe, expect, test } from 'vitest';
import { createVisitStore, type Visit, visitToKeep } from '#features/counter/visit-store.ts';
import { visitTrend } from '#data/visit-queries.ts';
import { readModelOf } from './a-counter-office.ts';

const rowsOf = (...visits: readonly (readonly [beganAt: string, locateMinutes: number, serveMinutes: number])[]) =>
  readModelOf(
    visits.map(([beganAt, locateMinutes, serveMinutes], at) => [
      'visit',
      { id: `visit-${at}`, beganAt, locateMs: locateMinutes * 60_000, serveMs: serveMinutes * 60_000 },
    ]),
  );

describe('the trend of visits', () => {
  test('tells the middle of each week, which one long visit does not move', () => {
    const rows = rowsOf(
      ['2026-11-16T02:00:00.000Z', 1, 30],
      ['2026-11-18T02:00:00.000Z', 2, 28],
      ['2026-11-20T02:00:00.000Z', 9, 200],
    );

    expect(visitTrend(rows)).toEqual({
      weeks: [{ beginsOn: '2026-11-16', visits: 3, locateMinutes: 2, serveMinutes: 30 }],
      savedMinutes: undefined,
    });
  });

  test('begins weeks on Monday in Bangkok and says what was saved since the first', () => {
    const rows = rowsOf(
      ['2026-11-08T16:59:00.000Z', 6, 25],
      ['2026-11-08T17:01:00.000Z', 1, 12],
      ['2026-11-15T16:59:00.000Z', 1, 10],
    );
    const { weeks, savedMinutes } = visitTrend(rows);

    expect(weeks.map(({ beginsOn, serveMinutes }) => [beginsOn, serveMinutes])).toEqual([
      ['2026-11-02', 25],
      ['2026-11-09', 11],
    ]);
    expect(savedMinutes).toBe(14);
  });

  test('does not hide that visits take longer', () => {
    const rows = rowsOf(['2026-11-02T02:00:00.000Z', 1, 10], ['2026-11-09T02:00:00.000Z', 1, 12.5]);

    expect(visitTrend(rows).savedMinutes).toBe(-2.5);
  });
});

describe('a visit', () => {
  const stage = () => {
    let nowMs = Date.UTC(2026, 10, 23, 2);
    const ended: Visit[] = [];
    const store = createVisitStore(
      () => nowMs,
      (visit) => void ended.push(visit),
    );
    return { store: store.getState(), ended, pass: (ms: number) => (nowMs += ms) };
  };

  test('is noted when it ends, with both its times and nothing of the visitor', () => {
    const { store, ended, pass } = stage();
    store.begin();
    pass(8_000);
    store.locate('factory-1');
    pass(300_000);
    store.end();
    store.end();

    expect(ended.map(visitToKeep)).toEqual([
      { beganAt: '2026-11-23T02:00:00.000Z', locateMs: 8_000, serveMs: 308_000 },
    ]);
  });

  test('ends too when the next factory is opened without a word', () => {
    const { store, ended, pass } = stage();
    store.locate('factory-1');
    pass(60_000);
    store.locate('factory-2');

    expect(ended.map(({ factoryId }) => factoryId)).toEqual(['factory-1']);
  });

  test('that was a glance, or a page left open over lunch and longer, is not kept', () => {
    const { store, ended, pass } = stage();
    for (const ms of [14_000, 5 * 3_600_000]) {
      store.begin();
      store.locate('factory-1');
      pass(ms);
      store.end();
    }

    expect(ended.map(visitToKeep)).toEqual([undefined, undefined]);
  });
});
