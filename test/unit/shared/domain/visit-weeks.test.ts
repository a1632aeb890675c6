import { expect, test } from 'vitest';
import { isoDate } from '#shared/domain/thai-date.ts';
import { mondayOf, type TimedVisit, visitWeeksOf } from '#shared/domain/visit-weeks.ts';

const visit = (beganAt: string, serveMinutes: number): TimedVisit => ({
  beganAt,
  locateMs: 6_000,
  serveMs: serveMinutes * 60_000,
});

test('a week begins on Monday, and Sunday still belongs to the one before', () => {
  const days = ['2026-11-22', '2026-11-23', '2026-11-27', '2026-11-29', '2026-11-30'].map(isoDate);
  expect(days.map(mondayOf)).toEqual(['2026-11-16', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-30']);
});

test('a visit late on Sunday in UTC is one of Monday in Bangkok', () => {
  expect(visitWeeksOf([visit('2026-11-22T16:59:59.999Z', 5)])[0]?.beginsOn).toBe('2026-11-16');
  expect(visitWeeksOf([visit('2026-11-22T17:00:00.000Z', 5)])[0]?.beginsOn).toBe('2026-11-23');
});

test('one visitor who stayed for hours does not move the week, and an even number has its middle between two', () => {
  const odd = [4, 5, 240].map((minutes) => visit('2026-11-23T03:00:00.000Z', minutes));
  const even = [4, 5, 6, 240].map((minutes) => visit('2026-11-23T03:00:00.000Z', minutes));
  expect(visitWeeksOf(odd)).toEqual([{ beginsOn: '2026-11-23', visits: 3, locateMinutes: 0.1, serveMinutes: 5 }]);
  expect(visitWeeksOf(even)[0]).toMatchObject({ visits: 4, serveMinutes: 5.5 });
});

test('the order in which visits come changes nothing, and half a year of weeks is kept, oldest first', () => {
  const visits = Array.from({ length: 30 }, (_, week) =>
    visit(new Date(Date.UTC(2026, 0, 5 + week * 7, 3)).toISOString(), week),
  );
  const weeks = visitWeeksOf(visits);
  expect(weeks).toHaveLength(26);
  expect(weeks.map(({ serveMinutes }) => serveMinutes)).toEqual(Array.from({ length: 26 }, (_, at) => at + 4));
  expect(visitWeeksOf(visits.toReversed())).toEqual(weeks);
  expect(visitWeeksOf([])).toEqual([]);
});
