import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonthsClamped,
  addYearsClamped,
  buddhistYear,
  CalendarDate,
  calendarMonthsBetween,
  compareDates,
  fiscalYearBe,
  formatThaiDateLong,
  formatThaiDateShort,
  type IsoDate,
  isoDate,
  isoDateAt,
  parseRegisterDate,
  parseThaiDate,
  weekday,
} from '#shared/domain/thai-date.ts';

const DAY_MS = 86_400_000;
const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const aDate = fc
  .integer({ min: Date.UTC(1860, 0, 1) / DAY_MS, max: Date.UTC(2190, 11, 31) / DAY_MS })
  .map((day) => isoDate(utcDay(day * DAY_MS)));
const valueOf = (text: string): IsoDate | undefined => {
  const parsed = parseThaiDate(text);
  return parsed.ok ? parsed.value : undefined;
};
const errorOf = (text: string): unknown => {
  const parsed = parseThaiDate(text);
  return parsed.ok ? parsed.value : parsed.error;
};

describe('a clerk writes a date in the Buddhist era', () => {
  test.each([
    ['24/11/2569', '2026-11-24'],
    ['24/11/69', '2026-11-24'],
    ['๒๔/๑๑/๒๕๖๙', '2026-11-24'],
    ['24-11-2569', '2026-11-24'],
    ['24.11.69', '2026-11-24'],
    [' 4 / 1 / 2569 ', '2026-01-04'],
    ['24 พ.ย. 69', '2026-11-24'],
    ['24 พ.ย. 2569', '2026-11-24'],
    ['24พย69', '2026-11-24'],
    ['24 พฤศจิกายน 2569', '2026-11-24'],
    ['๒๔ พฤศจิกายน พ.ศ. ๒๕๖๙', '2026-11-24'],
    ['วันที่ 5 เม.ย. พ.ศ.2570', '2027-04-05'],
    ['5 มี.ค. 41', '1998-03-05'],
    ['1 ม.ค. 00', '1957-01-01'],
    ['29/2/2567', '2024-02-29'],
    ['31/12/2547', '2004-12-31'],
    ['2026-11-24', '2026-11-24'],
    ['24\u200B/11/2569', '2026-11-24'],
  ])('%j is %s', (text, date) => {
    expect(parseThaiDate(text)).toEqual({ ok: true, value: date });
  });

  test.each(['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'])(
    'the month %s is known in short',
    (month) => {
      expect(formatThaiDateShort(valueOf(`9 ${month} 69`) ?? isoDate('1900-01-01'))).toBe(`9 ${month} 69`);
    },
  );

  test.each([
    ['24/11/2026', 2026, 2569],
    ['1/1/1998', 1998, 2541],
    ['24 พฤศจิกายน 2026', 2026, 2569],
    ['1/1/2399', 2399, 2942],
  ])(
    'a CE year as in %j is not guessed: the clerk is asked for the Buddhist one',
    (text, yearTyped, suggestedYearBe) => {
      expect(errorOf(text)).toEqual({
        type: 'thai-date-invalid',
        reason: 'year-not-buddhist',
        yearTyped,
        suggestedYearBe,
      });
    },
  );

  test.each([
    ['1/1/1234', 'year-out-of-range'],
    ['1/1/3112', 'year-out-of-range'],
    ['2569-11-24', 'year-out-of-range'],
    ['29/2/2566', 'no-such-day'],
    ['31/4/2569', 'no-such-day'],
    ['0/1/2569', 'no-such-day'],
    ['1/13/2569', 'no-such-day'],
    ['2026-02-29', 'no-such-day'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['24/11', 'shape-unknown'],
    ['24/11/569', 'shape-unknown'],
    ['24 โมรา 2569', 'shape-unknown'],
    ['พรุ่งนี้', 'shape-unknown'],
    ['24 พ.ย. 2569 10:00', 'shape-unknown'],
    [`24 พ.ย.${' '.repeat(60)}2569`, 'shape-unknown'],
  ])('%j is refused as %s', (text, reason) => {
    expect(errorOf(text)).toMatchObject({ type: 'thai-date-invalid', reason });
  });

  test('a leap day is checked in the CE year', () => {
    expect(valueOf('29/2/2567')).toBe('2024-02-29');
    expect(valueOf('29/2/2568')).toBeUndefined();
  });

  test('every way of writing a date is read back to the same day', () => {
    fc.assert(
      fc.property(aDate, (date) => {
        const [, month, day] = date.split('-');
        expect(valueOf(formatThaiDateLong(date))).toBe(date);
        expect(valueOf(`${day}/${month}/${buddhistYear(date)}`)).toBe(date);
        expect(valueOf(date)).toBe(date);
      }),
    );
  });

  test('the short form is read back within the century it stands for', () => {
    fc.assert(
      fc.property(aDate, (date) => {
        fc.pre(buddhistYear(date) >= 2500 && buddhistYear(date) < 2600);
        expect(valueOf(formatThaiDateShort(date))).toBe(date);
      }),
    );
  });
});

describe('the register writes dates in its own ways', () => {
  test.each([
    ['1998-08-26', '1998-08-26'],
    ['1998-08-26 00:00:00', '1998-08-26'],
    ['1998-08-26 00:00:00.000', '1998-08-26'],
    ['1998-08-26T07:15:00Z', '1998-08-26'],
    ['31/12/2547', '2004-12-31'],
  ])('%j is %s', (text, date) => {
    expect(parseRegisterDate(text)).toEqual({ ok: true, value: date });
  });

  test.each(['', ' ', '-', 'null', 'NULL', '0000-00-00', '0000-00-00 00:00:00', '1900-01-01 00:00:00.000'])(
    '%j stands for no date',
    (text) => {
      expect(parseRegisterDate(text)).toEqual({ ok: true, value: undefined });
    },
  );

  test.each([
    ['31/12/2004', 'year-not-buddhist'],
    ['2547-12-31', 'year-out-of-range'],
    ['1998-02-30', 'no-such-day'],
    ['1998-08-26 morning', 'shape-unknown'],
    ['43101', 'shape-unknown'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseRegisterDate(text)).toMatchObject({ ok: false, error: { reason } });
  });
});

describe('a stored date is an existing CE day', () => {
  test.each(['2569-11-24', '2400-01-01', '1799-12-31', '2026-02-29', '2026-1-1', '2026-11-24T00:00', ''])(
    '%j does not pass',
    (text) => {
      expect(CalendarDate.safeParse(text).success).toBe(false);
      expect(() => isoDate(text)).toThrow();
    },
  );

  test('a real day passes as it is', () => {
    expect(CalendarDate.parse('2024-02-29')).toBe('2024-02-29');
  });
});

describe('a date is shown in Thai', () => {
  test('in short and in full', () => {
    expect(formatThaiDateShort(isoDate('2026-11-24'))).toBe('24 พ.ย. 69');
    expect(formatThaiDateLong(isoDate('2026-11-24'))).toBe('24 พฤศจิกายน 2569');
    expect(formatThaiDateShort(isoDate('1957-01-01'))).toBe('1 ม.ค. 00');
  });

  test('as the Thai calendar of the platform shows it', () => {
    const platform = new Intl.DateTimeFormat('th-TH', { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(aDate, (date) => {
        expect(formatThaiDateLong(date)).toBe(platform.format(new Date(`${date}T00:00:00Z`)));
      }),
    );
  });
});

describe('the fiscal year runs from October to September', () => {
  test.each([
    ['2024-09-30', 2567],
    ['2024-10-01', 2568],
    ['2025-09-30', 2568],
    ['2025-01-01', 2568],
  ])('%s is in %i', (date, year) => {
    expect(fiscalYearBe(isoDate(date))).toBe(year);
  });
});

describe('dates are counted as people count them', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-01-31', 2, '2023-03-31'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-05-31', -18, '2021-11-30'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(addMonthsClamped(isoDate(date), months)).toBe(later);
  });

  test('29 February falls on 28 February in common years and comes back in leap years', () => {
    expect(addYearsClamped(isoDate('2004-02-29'), 1)).toBe('2005-02-28');
    expect(addYearsClamped(isoDate('2004-02-29'), 4)).toBe('2008-02-29');
  });

  test('days and weekdays agree with the platform', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -3_000, max: 3_000 }), (date, days) => {
        const ms = Date.parse(`${date}T00:00:00Z`);
        expect(addDays(date, days)).toBe(utcDay(ms + days * DAY_MS));
        expect(weekday(date)).toBe(new Date(ms).getUTCDay());
      }),
    );
  });

  test('adding months never overtakes the day and keeps their number', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 300 }), (date, months) => {
        const later = addMonthsClamped(date, months);
        expect(calendarMonthsBetween(date, later)).toBe(months);
        expect(later.slice(8) <= date.slice(8)).toBe(true);
      }),
    );
  });

  test('comparing sorts dates by time', () => {
    const dates = ['2026-11-24', '2004-02-29', '2026-11-23'].map(isoDate);
    expect(dates.toSorted(compareDates)).toEqual(['2004-02-29', '2026-11-23', '2026-11-24']);
    expect(compareDates(isoDate('2026-11-24'), isoDate('2026-11-24'))).toBe(0);
  });
});

describe('the day of an instant is the day in Thailand', () => {
  test.each([
    ['2026-11-23T16:59:59.999Z', '2026-11-23'],
    ['2026-11-23T17:00:00.000Z', '2026-11-24'],
    ['1969-12-31T17:00:00.000Z', '1970-01-01'],
    ['1969-12-31T16:59:59.000Z', '1969-12-31'],
  ])('%s is on %s', (instant, date) => {
    expect(isoDateAt(Date.parse(instant))).toBe(date);
  });

  test.each([
    ['1899-12-31T16:59:59.999Z', '1900-01-01'],
    ['1900-01-01T00:00:00.000Z', '1900-01-01'],
    ['2299-12-31T16:59:59.999Z', '2299-12-31'],
    ['2299-12-31T17:00:00.000Z', '2299-12-31'],
    ['2569-11-23T02:00:00.000Z', '2299-12-31'],
    ['0001-01-01T00:00:00.000Z', '1900-01-01'],
    ['9999-12-31T23:59:59.999Z', '2299-12-31'],
  ])(
    'of another century than people work in is the nearest one that can be counted from: %s is %s',
    (instant, date) => {
      expect(isoDateAt(Date.parse(instant))).toBe(date);
      expect(addYearsClamped(isoDateAt(Date.parse(instant)), 90)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );

  test('is none for what is no instant', () => {
    expect(() => isoDateAt(Number.NaN)).toThrow('existing CE day');
  });
});
