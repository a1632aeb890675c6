import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessment, assessFee } from '#shared/domain/fee.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import type { FeeQuestion } from '#shared/domain/fee-question.ts';
import { UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { formatBaht, parseBaht, satang, sumSatang } from '#shared/domain/money.ts';
import { addDays, ceYearOf, type IsoDate, isoDate, parseThaiDate } from '#shared/domain/thai-date.ts';
import type { FeeCase, FeeCaseYear } from '#test/fixtures/fee-case.ts';
import { FEE_CASES } from '#test/fixtures/fee-cases.ts';
import { aQuestion, CONFIRMED_SCHEDULES } from './fee-builders.ts';

const day = (text: string): IsoDate => {
  const parsed = parseThaiDate(text);
  if (!parsed.ok) throw new Error(`the case has no date in ${text}`);
  return parsed.value;
};
const dayIf = (text: string | undefined): IsoDate | undefined => (text === undefined ? undefined : day(text));
const hundredths = (horsepower: string): number => {
  const parsed = parseBaht(horsepower);
  if (!parsed.ok) throw new Error(`the case has no horsepower in ${horsepower}`);
  return parsed.value;
};
const assess = (change: Partial<FeeQuestion> = {}): Assessment => {
  const assessed = assessFee(aQuestion(change));
  if (!assessed.ok) throw new Error(assessed.error.type);
  return assessed.value;
};

const questionOf = (feeCase: FeeCase): Partial<FeeQuestion> => ({
  factory: {
    category: feeCase.category,
    hpHundredths: hundredths(feeCase.horsepower),
    workers: feeCase.workers,
    startedOn: dayIf(feeCase.started),
    licensedOn: dayIf(feeCase.licensed),
  },
  paidDueOns: (feeCase.paid ?? []).map(day),
  schedules: feeCase.tariff === 'unconfirmed' ? UNVERIFIED_ANNUAL_SCHEDULES : CONFIRMED_SCHEDULES,
  holidays: new Set((feeCase.holidays ?? []).map(day)),
  settings: {
    surcharge: {
      percentPerMonth: 5,
      rounding: feeCase.rounding ?? 'CEIL_MONTH',
      capPercent: feeCase.capPercent ?? null,
    },
    leapDayDue: feeCase.leapDayDue ?? 'FEB_28',
  },
  asOf: day(feeCase.paidOn),
  dueThrough: dayIf(feeCase.dueThrough),
  booksBeginOn: dayIf(feeCase.booksBegin),
});

const writtenDate = (date: IsoDate): string => {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${dayOfMonth}/${month}/${(year ?? 0) + 543}`;
};

const yearOf = (line: AssessmentLine): FeeCaseYear => {
  const due = writtenDate(line.dueOn);
  if (line.waivedBy !== undefined) return { due, waivedBy: line.waivedBy };
  const unknown = line.steps.find((step) => step.code === 'fee-unknown');
  if (unknown !== undefined || line.feeSatang === null || line.surchargeSatang === null) {
    return { due, unknown: unknown?.facts.reason ?? '' };
  }
  return {
    due,
    fee: formatBaht(line.feeSatang),
    months: line.monthsLate,
    surcharge: formatBaht(line.surchargeSatang),
  };
};

describe('cases worked out by hand', () => {
  test.each(FEE_CASES.map((feeCase) => [feeCase.name, feeCase] as const))('%s', (_, feeCase) => {
    const assessment = assess(questionOf(feeCase));

    expect(assessment.lines.map(yearOf)).toEqual(feeCase.owes);
    expect(formatBaht(assessment.totalSatang)).toBe(feeCase.total);
    expect(assessment.notBillableBecause.map((reason) => reason.type)).toEqual(feeCase.notBillable ?? []);
    expect(assessment.billable).toBe(feeCase.notBillable === undefined);
    if (feeCase.clause === undefined) return;
    for (const { steps } of assessment.lines) {
      expect(steps.map(({ legalRef }) => legalRef).join('\n')).toContain(feeCase.clause);
    }
  });
});

const stepCodes = (assessment: Assessment): readonly string[] =>
  assessment.lines.flatMap((line) => line.steps.map((step) => step.code));

describe('every step is explained with its facts and its law', () => {
  test('a late fee: due date, schedule, band, months, surcharge, total', () => {
    const [line] = assess().lines;

    expect(line).toMatchObject({
      dueYear: 2025,
      dueOn: '2025-01-15',
      effectiveDueOn: '2025-01-15',
      scheduleId: 'annual-2563',
      confirmed: true,
      feeSatang: 45_000,
      monthsLate: 1,
      surchargeSatang: 2_250,
      totalSatang: 47_250,
    });
    expect(line?.steps.map(({ code, facts }) => [code, facts])).toEqual([
      ['due-on-anniversary', { startOn: '2007-01-15', years: 18, dueOn: '2025-01-15' }],
      [
        'schedule-chosen',
        { scheduleId: 'annual-2563', scheduleName: CONFIRMED_SCHEDULES[1]?.name, status: 'confirmed' },
      ],
      ['band-chosen', { hpHundredths: 4_950, band: CONFIRMED_SCHEDULES[1]?.bands[2], feeSatang: 45_000 }],
      ['months-counted', { dueOn: '2025-01-15', asOf: '2025-01-16', months: 1, rounding: 'CEIL_MONTH' }],
      ['surcharge', { feeSatang: 45_000, percentPerMonth: 5, months: 1, surchargeSatang: 2_250 }],
      ['total', { feeSatang: 45_000, surchargeSatang: 2_250, totalSatang: 47_250 }],
    ]);
  });

  test('the tariff step cites the schedule, the surcharge step cites section 43', () => {
    const steps = assess().lines[0]?.steps ?? [];
    expect(steps.find((step) => step.code === 'band-chosen')?.legalRef).toBe(CONFIRMED_SCHEDULES[1]?.legalRef);
    expect(steps.find((step) => step.code === 'surcharge')?.legalRef).toContain('มาตรา 43');
  });

  test('no step of any hand-worked case is without its law', () => {
    for (const feeCase of FEE_CASES) {
      const { lines, remarks } = assess(questionOf(feeCase));
      const refs = [...lines.flatMap((line) => line.steps), ...remarks].map((step) => step.legalRef);
      expect(refs.every((legalRef) => legalRef.length > 5)).toBe(true);
    }
  });

  test('the first fee, a moved leap day and a closed counter are told', () => {
    const startedOn = isoDate('2024-02-29');
    const factory = { category: 2, hpHundredths: 5_500, startedOn } as const;
    const holidays = new Set([isoDate('2025-02-28')]);

    const [first, second] = assess({ factory, holidays, asOf: isoDate('2025-03-03'), booksBeginOn: undefined }).lines;

    expect(first?.steps[0]).toMatchObject({ code: 'due-on-start-date', facts: { dueOn: '2024-02-29' } });
    expect(second?.steps.slice(0, 3).map((step) => step.code)).toEqual([
      'due-on-anniversary',
      'due-leap-day-moved',
      'due-moved-to-working-day',
    ]);
    expect(second).toMatchObject({ dueOn: '2025-02-28', effectiveDueOn: '2025-03-03', monthsLate: 0 });
  });

  test('a waived year still shows the fee that was waived, and by what', () => {
    const [line] = assess({ asOf: isoDate('2023-01-20'), booksBeginOn: isoDate('2023-01-01') }).lines;

    expect(line).toMatchObject({ waivedBy: 'waiver-2565', feeSatang: 45_000, surchargeSatang: 0, totalSatang: 0 });
    expect(line?.steps.at(-1)).toMatchObject({
      code: 'waived',
      facts: { waiverId: 'waiver-2565', dueFrom: '2022-06-10', dueTo: '2023-06-09' },
    });
  });

  test('a cap is a step of its own after the full surcharge', () => {
    const settings = {
      surcharge: { percentPerMonth: 5, rounding: 'CEIL_MONTH', capPercent: 20 },
      leapDayDue: 'FEB_28',
    } as const;
    const steps = assess({ settings, asOf: isoDate('2025-07-01') }).lines[0]?.steps ?? [];

    expect(steps.slice(-3)).toMatchObject([
      { code: 'surcharge', facts: { months: 6, surchargeSatang: 13_500 } },
      { code: 'surcharge-capped', facts: { capPercent: 20, surchargeSatang: 9_000 } },
      { code: 'total', facts: { totalSatang: 54_000 } },
    ]);
  });
});

describe('what is doubtful is said', () => {
  test('the licence date instead of the start date is remarked on', () => {
    const factory = { category: 3, hpHundredths: 4_950, licensedOn: isoDate('2007-01-15') } as const;
    expect(assess({ factory, asOf: isoDate('2007-01-15'), booksBeginOn: undefined }).remarks).toMatchObject([
      { code: 'start-date-is-licence-date', facts: { licensedOn: '2007-01-15' } },
    ]);
    expect(assess().remarks.map((remark) => remark.code)).not.toContain('start-date-is-licence-date');
  });

  test('years before the books of the office are counted, not charged', () => {
    expect(assess().remarks).toMatchObject([
      { code: 'years-before-books', facts: { booksBeginOn: '2025-01-01', years: 18 } },
    ]);
  });

  test('จำพวก 1 is told apart from a factory that has paid', () => {
    const remarksOf = (change: Partial<FeeQuestion>): readonly string[] =>
      assess(change).remarks.map((remark) => remark.code);
    expect(remarksOf({ factory: { category: 1 } })).toEqual(['category-without-fee']);
    expect(remarksOf({ paidDueOns: [isoDate('2025-01-15')], booksBeginOn: undefined })).toEqual([]);
  });

  test('without any date no due date can be told', () => {
    expect(assessFee(aQuestion({ factory: { category: 3, hpHundredths: 4_950 } }))).toEqual({
      ok: false,
      error: { type: 'fee-start-date-missing' },
    });
  });

  test('without horsepower or tariff the amount stays unknown and the total is only what is known', () => {
    const startedOn = isoDate('2007-01-15');
    const withoutHp = assess({ factory: { category: 3, startedOn } });
    expect(withoutHp).toMatchObject({ totalSatang: 0, unknownDueOns: ['2025-01-15'], billable: false });
    expect(withoutHp.notBillableBecause).toEqual([
      { type: 'fee-unknown', dueOn: '2025-01-15', reason: 'horsepower-missing' },
    ]);
    const withoutTariff = assess({ schedules: [] });
    expect(withoutTariff.lines[0]).toMatchObject({
      scheduleId: null,
      feeSatang: null,
      totalSatang: null,
      monthsLate: 1,
    });
    expect(withoutTariff.notBillableBecause).toEqual([
      { type: 'fee-unknown', dueOn: '2025-01-15', reason: 'no-schedule' },
    ]);
  });

  test('one unconfirmed year blocks the bill, and each such year is named', () => {
    const [before, after] = CONFIRMED_SCHEDULES;
    const schedules = [before!, UNVERIFIED_ANNUAL_SCHEDULES[1] ?? after!];
    const assessment = assess({ schedules, booksBeginOn: isoDate('2019-01-01') });
    expect(assessment.billable).toBe(false);
    expect(assessment.notBillableBecause).toEqual([
      { type: 'fee-schedule-not-confirmed', scheduleId: 'annual-2563', dueOn: '2024-01-15' },
      { type: 'fee-schedule-not-confirmed', scheduleId: 'annual-2563', dueOn: '2025-01-15' },
    ]);
  });

  test('a year that is waived needs no confirmed tariff', () => {
    const assessment = assess({
      schedules: [UNVERIFIED_ANNUAL_SCHEDULES[1]!],
      asOf: isoDate('2023-01-20'),
      booksBeginOn: isoDate('2023-01-01'),
    });
    expect(assessment.notBillableBecause).toEqual([{ type: 'nothing-to-pay' }]);
  });
});

describe('the schedule is chosen by the due date, not by the day of payment', () => {
  test('a year due before the new tariff keeps the old one, however late it is paid', () => {
    const bands = [{ fromHpHundredths: 0, belowHpHundredths: null, minimumWorkers: null, feeSatang: satang(99_900) }];
    const newer = { ...CONFIRMED_SCHEDULES[1]!, id: 'annual-2568', effectiveFrom: isoDate('2025-01-01'), bands };
    const { lines } = assess({ schedules: [...CONFIRMED_SCHEDULES, newer], booksBeginOn: isoDate('2024-01-01') });
    expect(lines.map((line) => [line.dueYear, line.scheduleId, line.feeSatang])).toEqual([
      [2024, 'annual-2563', 45_000],
      [2025, 'annual-2568', 99_900],
    ]);
  });
});

describe('laws of the assessment', () => {
  const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(isoDate('1995-01-01'), days));
  const aFactory = fc.record({
    category: fc.constantFrom(2, 3),
    hpHundredths: fc.integer({ min: 500, max: 900_000 }),
    startedOn: aDay,
  });
  const aHoliday = fc.array(aDay, { maxLength: 40 }).map((days) => new Set(days));
  const aCase = fc.record({ factory: aFactory, asOf: aDay, holidays: aHoliday });
  const open = { booksBeginOn: undefined } as const;

  test('the order and repetition of paid years never matter', () => {
    fc.assert(
      fc.property(aCase, fc.array(aDay, { maxLength: 12 }), (change, paidDueOns) => {
        const assessment = assess({ ...change, ...open, paidDueOns });
        expect(assess({ ...change, ...open, paidDueOns: [...paidDueOns.toReversed(), ...paidDueOns] })).toEqual(
          assessment,
        );
      }),
    );
  });

  test('paying a year takes away its line and changes no other', () => {
    fc.assert(
      fc.property(aCase, fc.nat(), (change, pick) => {
        const { lines } = assess({ ...change, ...open });
        fc.pre(lines.length > 0);
        const paid = lines[pick % lines.length]!;
        expect(assess({ ...change, ...open, paidDueOns: [paid.dueOn] }).lines).toEqual(
          lines.filter((line) => line !== paid),
        );
      }),
    );
  });

  test('waiting never makes it cheaper', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 900 }), (change, days) => {
        const today = assess({ ...change, ...open });
        const later = assess({ ...change, ...open, asOf: addDays(change.asOf, days) });
        expect(later.totalSatang).toBeGreaterThanOrEqual(today.totalSatang);
        for (const line of today.lines) {
          const same = later.lines.find(({ dueYear }) => dueYear === line.dueYear);
          expect(same?.surchargeSatang).toBeGreaterThanOrEqual(line.surchargeSatang ?? 0);
          expect(same?.feeSatang).toBe(line.feeSatang);
        }
      }),
    );
  });

  test('a day on which the counter turns out to be closed never makes a line dearer', () => {
    fc.assert(
      fc.property(aCase, (change) => {
        const lines = assess({ ...change, ...open }).lines;
        for (const line of lines) {
          const holidays = new Set([...change.holidays, line.effectiveDueOn]);
          const same = assess({ ...change, ...open, holidays }).lines.find(({ dueYear }) => dueYear === line.dueYear);
          expect(same?.totalSatang).toBeLessThanOrEqual(line.totalSatang ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every year has one line from the start to the day asked for, and the totals are their sums', () => {
    fc.assert(
      fc.property(aCase, (change) => {
        const assessment = assess({ ...change, ...open });
        const years = assessment.lines.map((line) => line.dueYear);
        const firstYear = ceYearOf(change.factory.startedOn);
        expect(years).toEqual(years.map((_, index) => firstYear + index));
        expect(assessment.lines.every((line) => line.dueOn <= change.asOf && line.dueOn <= line.effectiveDueOn)).toBe(
          true,
        );
        expect(assessment.totalSatang).toBe(sumSatang(assessment.lines.map((line) => line.totalSatang ?? satang(0))));
        expect(assessment.totalSatang).toBe(assessment.feeSatang + assessment.surchargeSatang);
      }),
    );
  });

  test('every line explains itself up to its total or its waiver', () => {
    fc.assert(
      fc.property(aCase, (change) => {
        const assessment = assess({ ...change, ...open });
        const ends = assessment.lines.map((line) => line.steps.at(-1)?.code);
        expect(ends).toEqual(assessment.lines.map((line) => (line.waivedBy === undefined ? 'total' : 'waived')));
        expect(stepCodes(assessment).filter((code) => code === 'schedule-chosen')).toHaveLength(ends.length);
      }),
    );
  });
});
