import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate } from '#shared/domain/thai-date.ts';
import { dateEntryText, readDateEntry } from '#ui/date-entry.ts';
import { rowAfterKey, rowWindow } from '#ui/row-window.ts';

describe('a date as it is typed', () => {
  test.each([
    ['24/11/2569', '2026-11-24'],
    ['24/11/69', '2026-11-24'],
    ['24112569', '2026-11-24'],
    ['241169', '2026-11-24'],
    ['๒๔/๑๑/๒๕๖๙', '2026-11-24'],
    ['24 พ.ย. 69', '2026-11-24'],
    ['05042570', '2027-04-05'],
  ])('%s is %s', (typed, date) => {
    expect(readDateEntry(typed)).toEqual({ ok: true, value: date });
  });

  test('with a common-era year is refused, with the Buddhist year it probably stands for', () => {
    expect(readDateEntry('24/11/2026')).toMatchObject({
      error: { reason: 'year-not-buddhist', suggestedYearBe: 2569 },
    });
    expect(readDateEntry('24112026')).toMatchObject({ error: { reason: 'year-not-buddhist' } });
  });

  test('that does not exist is refused', () => {
    expect(readDateEntry('31/02/2569')).toMatchObject({ error: { reason: 'no-such-day' } });
  });

  test('is the same after it was shown and typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const date = addDays(isoDate('2026-11-24'), days);

        expect(readDateEntry(dateEntryText(date))).toEqual({ ok: true, value: date });
      }),
    );
  });
});

describe('a long list', () => {
  test('draws only what is seen and a few rows around it, and keeps its full height', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(4_000_000), (rowCount, scrollTopPx) => {
        const shown = rowWindow({ rowCount, rowPx: 36, scrollTopPx, heightPx: 432 });

        expect(shown.end - shown.first).toBeLessThanOrEqual(26);
        expect(shown.beforePx + (shown.end - shown.first) * 36 + shown.afterPx).toBe(rowCount * 36);
      }),
    );
  });

  test('draws every row that can be seen', () => {
    const shown = rowWindow({ rowCount: 1_000, rowPx: 36, scrollTopPx: 3_600, heightPx: 432 });

    expect(shown.first).toBeLessThanOrEqual(100);
    expect(shown.end).toBeGreaterThanOrEqual(112);
  });

  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 2, 6],
    ['Home', 7, 0],
    ['End', 0, 9],
  ])('%s from row %i goes to row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, { rowCount: 10, pageRows: 4 })).toBe(to);
  });

  test('other keys move nothing, and an empty list has no row to go to', () => {
    expect(rowAfterKey('a', 3, { rowCount: 10, pageRows: 4 })).toBeUndefined();
    expect(rowAfterKey('ArrowDown', -1, { rowCount: 0, pageRows: 4 })).toBe(0);
  });
});
