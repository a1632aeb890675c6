import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  archivesListOn,
  archivesSilentOn,
  disposalDueOn,
  disposalGap,
  keptUntil,
  stepTooEarly,
  surveyEndsOn,
} from '#shared/domain/retention.ts';
import { addDays, ceYearOf, compareDates, daysBetween, isoDate } from '#shared/domain/thai-date.ts';

const tenYears = { kind: 'years', years: 10 } as const;
const someDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(isoDate('1950-01-01'), days));
const someTerm = fc.integer({ min: 1, max: 100 }).map((years) => ({ kind: 'years', years }) as const);

describe('papers are kept', () => {
  test.each([
    ['2012-01-01', '2022-12-31', '2023-01-01'],
    ['2012-12-31', '2022-12-31', '2023-01-01'],
  ])('closed on %s for ten years: until %s, and are due from %s', (closedOn, until, due) => {
    const facts = { closedOn: isoDate(closedOn), term: tenYears };
    expect(keptUntil(facts)).toBe(until);
    expect(disposalDueOn(facts)).toBe(due);
  });

  test('for ever when their term says so, and as long as nobody has closed them', () => {
    expect(keptUntil({ closedOn: isoDate('1990-01-01'), term: { kind: 'permanent' } })).toBeUndefined();
    expect(disposalDueOn({ closedOn: undefined, term: tenYears })).toBeUndefined();
  });

  test('never less than their whole term, and less than a year more', () => {
    fc.assert(
      fc.property(someDay, someTerm, (closedOn, term) => {
        const dueOn = disposalDueOn({ closedOn, term })!;
        expect(dueOn.endsWith('-01-01')).toBe(true);
        expect(ceYearOf(dueOn)).toBe(ceYearOf(closedOn) + term.years + 1);
        expect(daysBetween(closedOn, dueOn)).toBeGreaterThan(term.years * 365);
        expect(daysBetween(closedOn, dueOn)).toBeLessThanOrEqual((term.years + 1) * 366);
      }),
    );
  });

  test('not shorter when they are closed later, nor when the term is longer', () => {
    fc.assert(
      fc.property(someDay, fc.nat(4_000), someTerm, (closedOn, later, term) => {
        const due = (on: typeof closedOn, years: number) =>
          disposalDueOn({ closedOn: on, term: { kind: 'years', years } })!;
        expect(compareDates(due(closedOn, term.years), due(addDays(closedOn, later), term.years))).toBeLessThanOrEqual(
          0,
        );
        expect(compareDates(due(closedOn, term.years), due(closedOn, term.years + 1))).toBe(-1);
      }),
    );
  });
});

describe('a day at the end of the calendar, as a slip of the finger gives it,', () => {
  const anyDay = fc
    .integer({ min: 0, max: daysBetween(isoDate('1800-01-01'), isoDate('2399-12-31')) })
    .map((days) => addDays(isoDate('1800-01-01'), days));

  test.each([
    ['2388-12-31', '2398-12-31', '2399-01-01'],
    ['2389-01-01', undefined, undefined],
    ['2399-12-31', undefined, undefined],
    ['1800-01-01', '1810-12-31', '1811-01-01'],
  ])('%s keeps papers until %s', (closedOn, until, due) => {
    const facts = { closedOn: isoDate(closedOn), term: tenYears };

    expect([keptUntil(facts), disposalDueOn(facts)]).toEqual([until, due]);
  });

  test.each([
    ['2378-06-01', '2399-01-31', '2378-07-31'],
    ['2399-11-01', '2399-01-31', '2399-12-31'],
    ['2399-12-31', '2399-01-31', '2399-12-31'],
  ])('%s is listed by %s and silent from %s', (on, listOn, silentOn) => {
    expect([archivesListOn(isoDate(on)), archivesSilentOn(isoDate(on))]).toEqual([listOn, silentOn]);
  });

  test('never stops the page of a folder or of a disposal', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 200 }), anyDay, (closedOn, years, on) => {
        const facts = { closedOn, term: { kind: 'years', years } as const };
        expect(keptUntil(facts) === undefined).toBe(ceYearOf(closedOn) + years >= 2399);
        expect(disposalDueOn(facts) === undefined).toBe(ceYearOf(closedOn) + years >= 2399);
        expect(archivesListOn(closedOn) <= '2399-01-31').toBe(true);
        expect(archivesSilentOn(closedOn) >= closedOn).toBe(true);
        expect(surveyEndsOn(on) > `${on.slice(0, 4)}-02-28`).toBe(true);
      }),
    );
  });
});

describe('the steps of a disposal', () => {
  const on = (day: string | undefined) => (day === undefined ? undefined : isoDate(day));

  test.each([
    ['all on the day of the proposal', '2026-01-10', '2026-01-10', '2026-01-10', undefined],
    ['none yet', undefined, undefined, undefined, undefined],
    ['approved the day before the proposal', '2026-01-09', undefined, undefined, 'approvedOn'],
    ['sent the day before the proposal', undefined, '2026-01-09', undefined, 'sentToArchivesOn'],
    ['answered the day before the proposal', undefined, undefined, '2026-01-09', 'answeredOn'],
    ['answered on the day of the question', undefined, '2026-01-25', '2026-01-25', undefined],
    ['answered the day before the question', undefined, '2026-01-25', '2026-01-24', 'answeredOn'],
    ['sent before it was approved, which nothing forbids', '2026-02-01', '2026-01-25', undefined, undefined],
    ['two of them too early, of which the first is told', '2026-01-09', '2026-01-09', undefined, 'approvedOn'],
  ])('%s', (_called, approvedOn, sentToArchivesOn, answeredOn, early) => {
    const steps = { approvedOn: on(approvedOn), sentToArchivesOn: on(sentToArchivesOn), answeredOn: on(answeredOn) };

    expect(stepTooEarly(isoDate('2026-01-10'), steps)).toBe(early);
  });
});

describe('the year of a survey', () => {
  test('ends sixty days after the end of the calendar year before', () => {
    expect(surveyEndsOn(isoDate('2026-11-22'))).toBe('2026-03-01');
    expect(surveyEndsOn(isoDate('2028-01-02'))).toBe('2028-02-29');
  });

  test('lists papers of twenty years for the National Archives by the end of January', () => {
    expect(archivesListOn(isoDate('2006-07-15'))).toBe('2027-01-31');
  });
});

describe('a disposal may be carried out', () => {
  const ready = {
    approvedOn: isoDate('2026-01-20'),
    sentToArchivesOn: isoDate('2026-01-25'),
    answeredOn: isoDate('2026-02-10'),
    undecided: 0,
  };
  const on = isoDate('2026-02-10');

  test('when all is decided, approved, listed for the National Archives and answered', () => {
    expect(disposalGap(ready, on)).toBeUndefined();
  });

  test.each([
    ['decisions', { ...ready, undecided: 1 }],
    ['approval', { ...ready, approvedOn: undefined }],
    ['approval', { ...ready, approvedOn: isoDate('2026-02-11') }],
    ['archives-list', { ...ready, sentToArchivesOn: undefined }],
    ['archives-answer', { ...ready, answeredOn: undefined }],
    ['archives-answer', { ...ready, answeredOn: isoDate('2026-02-11') }],
  ])('and not while %s is missing', (gap, steps) => {
    expect(disposalGap(steps, on)).toBe(gap);
  });

  test('after sixty days of silence of the National Archives, and not a day before', () => {
    const silent = { ...ready, answeredOn: undefined };
    const agreedOn = archivesSilentOn(ready.sentToArchivesOn);
    expect(daysBetween(ready.sentToArchivesOn, agreedOn)).toBe(60);
    expect(disposalGap(silent, agreedOn)).toBeUndefined();
    expect(disposalGap(silent, addDays(agreedOn, -1))).toBe('archives-answer');
  });
});
