import { err, ok, type Result } from '#shared/lib/result.ts';
import { dueDatesOf } from './fee-due-date.ts';
import { type AssessmentLine, assessLine } from './fee-line.ts';
import type { FeeFactory, FeeQuestion } from './fee-question.ts';
import type { FeeUnknownReason } from './fee-schedule.ts';
import { FEE_LAW, type FeeRemark } from './fee-step.ts';
import { type Satang, sumSatang } from './money.ts';
import { ceYearOf, type IsoDate } from './thai-date.ts';

/** Why no bill may be issued from an assessment. */
export type NotBillableReason =
  | { readonly type: 'nothing-to-pay' }
  | { readonly type: 'fee-schedule-not-confirmed'; readonly scheduleId: string; readonly dueOn: IsoDate }
  | { readonly type: 'fee-unknown'; readonly dueOn: IsoDate; readonly reason: FeeUnknownReason };

/** What a factory owes, year by year, oldest first, with every step explained. */
export interface Assessment {
  readonly asOf: IsoDate;
  readonly lines: readonly AssessmentLine[];
  readonly remarks: readonly FeeRemark[];
  /** Sums over the lines that are owed and known; waived years and unknown amounts add nothing. */
  readonly feeSatang: Satang;
  readonly surchargeSatang: Satang;
  readonly totalSatang: Satang;
  /** Due dates whose amount is not known; while there are any, the total is only a lower limit. */
  readonly unknownDueOns: readonly IsoDate[];
  /** Whether a bill may be issued for all lines together; false while `notBillableBecause` names a reason. */
  readonly billable: boolean;
  readonly notBillableBecause: readonly NotBillableReason[];
}

/** Neither start nor licence date is known, so no due date can be told. */
export interface FeeStartDateMissing {
  readonly type: 'fee-start-date-missing';
}

const notBillableReasonsOf = (line: AssessmentLine): readonly NotBillableReason[] => {
  const { dueOn, scheduleId } = line;
  if (line.waivedBy !== undefined) return [];
  const unknown = line.steps.find((step) => step.code === 'fee-unknown');
  return [
    ...(unknown === undefined ? [] : [{ type: 'fee-unknown', dueOn, reason: unknown.facts.reason } as const]),
    ...(scheduleId === null || line.confirmed
      ? []
      : [{ type: 'fee-schedule-not-confirmed', scheduleId, dueOn } as const]),
  ];
};

const assessmentOf = (asOf: IsoDate, lines: readonly AssessmentLine[], remarks: readonly FeeRemark[]): Assessment => {
  const owed = lines.flatMap(({ waivedBy, feeSatang, surchargeSatang, totalSatang }) =>
    waivedBy !== undefined || feeSatang === null || surchargeSatang === null || totalSatang === null
      ? []
      : [{ feeSatang, surchargeSatang, totalSatang }],
  );
  const totalSatang = sumSatang(owed.map((amounts) => amounts.totalSatang));
  const unknownDueOns = lines.filter((line) => line.totalSatang === null).map((line) => line.dueOn);
  const reasons = lines.flatMap(notBillableReasonsOf);
  const isNothingOwed = totalSatang === 0 && unknownDueOns.length === 0;
  const notBillableBecause = isNothingOwed ? [{ type: 'nothing-to-pay' } as const] : reasons;
  return {
    asOf,
    lines,
    remarks,
    feeSatang: sumSatang(owed.map((amounts) => amounts.feeSatang)),
    surchargeSatang: sumSatang(owed.map((amounts) => amounts.surchargeSatang)),
    totalSatang,
    unknownDueOns,
    billable: notBillableBecause.length === 0,
    notBillableBecause,
  };
};

const startDateRemarks = ({ startedOn, licensedOn }: FeeFactory): readonly FeeRemark[] =>
  startedOn !== undefined || licensedOn === undefined
    ? []
    : [{ code: 'start-date-is-licence-date', facts: { licensedOn }, legalRef: FEE_LAW.annualFee }];

/**
 * The annual fees a factory owes on a day (พ.ร.บ.โรงงาน พ.ศ. 2535 ม.43): one line for every unpaid year, each with its own
 * schedule (by due date), waiver test and simple surcharge. จำพวก 1 owes nothing. Unknown amounts stay unknown, and an
 * unconfirmed schedule may be shown but is not `billable`. Fails only when no due date can be told.
 */
export const assessFee = (question: FeeQuestion): Result<Assessment, FeeStartDateMissing> => {
  const { factory, asOf, booksBeginOn } = question;
  if (factory.category === 1) {
    return ok(
      assessmentOf(asOf, [], [{ code: 'category-without-fee', facts: { category: 1 }, legalRef: FEE_LAW.categories }]),
    );
  }
  const startOn = factory.startedOn ?? factory.licensedOn;
  if (startOn === undefined) return err({ type: 'fee-start-date-missing' });
  const paidYears = new Set(question.paidDueOns.map(ceYearOf));
  const unpaid = dueDatesOf(startOn, question).filter(({ dueOn }) => !paidYears.has(ceYearOf(dueOn)));
  const inBooks = unpaid.filter(({ dueOn }) => booksBeginOn === undefined || dueOn >= booksBeginOn);
  const years = unpaid.length - inBooks.length;
  const bookRemarks: readonly FeeRemark[] =
    booksBeginOn === undefined || years === 0
      ? []
      : [{ code: 'years-before-books', facts: { booksBeginOn, years }, legalRef: FEE_LAW.books }];
  return ok(
    assessmentOf(
      asOf,
      inBooks.map((due) => assessLine(due, question)),
      [...startDateRemarks(factory), ...bookRemarks],
    ),
  );
};
