import { type DueDate, dueSteps } from './fee-due-date.ts';
import type { FeeQuestion } from './fee-question.ts';
import { type FeeSchedule, feeFor, scheduleFor } from './fee-schedule.ts';
import type { FeeSettings } from './fee-settings.ts';
import { FEE_LAW, type FeeStep } from './fee-step.ts';
import { type FeeWaiver, waiverFor } from './fee-waiver.ts';
import { type Satang, satang, sumSatang } from './money.ts';
import { monthsLate, surchargeOn } from './surcharge.ts';
import { ceYearOf, type IsoDate } from './thai-date.ts';
import { workingDayOnOrAfter } from './working-day.ts';

/** The fee of one unpaid year. Amounts are null when the fee is not known. */
export interface AssessmentLine {
  /** CE year of the due date; one fee falls due in each. */
  readonly dueYear: number;
  readonly dueOn: IsoDate;
  /** Last day without surcharge: the due date or the next working day. */
  readonly effectiveDueOn: IsoDate;
  /** Null when no schedule is in force on the due date. */
  readonly scheduleId: string | null;
  /** Whether an officer has confirmed the schedule. */
  readonly confirmed: boolean;
  /** The fee of the schedule, also when it is waived. */
  readonly feeSatang: Satang | null;
  /** The waiver that covers this year; then nothing is owed for it. */
  readonly waivedBy?: string;
  readonly monthsLate: number;
  readonly surchargeSatang: Satang | null;
  readonly totalSatang: Satang | null;
  readonly steps: readonly FeeStep[];
}

type YearFee = Pick<AssessmentLine, 'scheduleId' | 'confirmed' | 'feeSatang' | 'steps'>;

const scheduledFee = (schedule: FeeSchedule, { factory }: FeeQuestion): YearFee => {
  const { id: scheduleId, name: scheduleName, status, legalRef } = schedule;
  const chosen: FeeStep = { code: 'schedule-chosen', facts: { scheduleId, scheduleName, status }, legalRef };
  const confirmed = status === 'confirmed';
  const fee = feeFor(schedule, factory.hpHundredths, factory.workers);
  if (fee.kind === 'unknown') {
    const unknown: FeeStep = { code: 'fee-unknown', facts: { reason: fee.reason }, legalRef };
    return { scheduleId, confirmed, feeSatang: null, steps: [chosen, unknown] };
  }
  const { feeSatang, band } = fee;
  const found: FeeStep = { code: 'band-chosen', facts: { hpHundredths: fee.hpHundredths, band, feeSatang }, legalRef };
  return { scheduleId, confirmed, feeSatang, steps: [chosen, found] };
};

const yearFee = (dueOn: IsoDate, question: FeeQuestion): YearFee => {
  const schedule = scheduleFor(question.schedules, dueOn);
  if (schedule !== undefined) return scheduledFee(schedule, question);
  const step: FeeStep = { code: 'fee-unknown', facts: { reason: 'no-schedule' }, legalRef: FEE_LAW.annualFee };
  return { scheduleId: null, confirmed: false, feeSatang: null, steps: [step] };
};

type Owed = Pick<AssessmentLine, 'waivedBy' | 'monthsLate' | 'surchargeSatang' | 'totalSatang' | 'steps'>;

const waivedOwed = ({ id, name, dueFrom, dueTo, legalRef }: FeeWaiver): Owed => ({
  waivedBy: id,
  monthsLate: 0,
  surchargeSatang: satang(0),
  totalSatang: satang(0),
  steps: [{ code: 'waived', facts: { waiverId: id, waiverName: name, dueFrom, dueTo }, legalRef }],
});

const surchargeSteps = (feeSatang: Satang, months: number, settings: FeeSettings['surcharge']): readonly FeeStep[] => {
  if (months === 0) return [];
  const { percentPerMonth, capPercent } = settings;
  const { uncappedSatang, surchargeSatang } = surchargeOn(feeSatang, months, settings);
  const isCapped = capPercent !== null && surchargeSatang < uncappedSatang;
  return [
    {
      code: 'surcharge',
      facts: { feeSatang, percentPerMonth, months, surchargeSatang: uncappedSatang },
      legalRef: FEE_LAW.annualFee,
    },
    ...(isCapped
      ? [{ code: 'surcharge-capped', facts: { capPercent, surchargeSatang }, legalRef: FEE_LAW.cap } as const]
      : []),
  ];
};

const delayStep = (dueOn: IsoDate, effectiveDueOn: IsoDate, question: FeeQuestion): FeeStep => {
  const { asOf, settings } = question;
  if (asOf <= effectiveDueOn) return { code: 'not-late', facts: { asOf, effectiveDueOn }, legalRef: FEE_LAW.annualFee };
  const { rounding } = settings.surcharge;
  const months = monthsLate({ dueOn, effectiveDueOn, paidOn: asOf }, rounding);
  return { code: 'months-counted', facts: { dueOn, asOf, months, rounding }, legalRef: FEE_LAW.partMonth };
};

/** What is owed for a year that no waiver covers; null amounts when the fee is not known. */
const owedFor = (
  feeSatang: Satang | null,
  { dueOn, effectiveDueOn }: Pick<AssessmentLine, 'dueOn' | 'effectiveDueOn'>,
  question: FeeQuestion,
): Owed => {
  const { surcharge } = question.settings;
  const months = monthsLate({ dueOn, effectiveDueOn, paidOn: question.asOf }, surcharge.rounding);
  const delay = delayStep(dueOn, effectiveDueOn, question);
  if (feeSatang === null) return { monthsLate: months, surchargeSatang: null, totalSatang: null, steps: [delay] };
  const { surchargeSatang } = surchargeOn(feeSatang, months, surcharge);
  const totalSatang = sumSatang([feeSatang, surchargeSatang]);
  const facts = { feeSatang, surchargeSatang, totalSatang };
  const total: FeeStep = { code: 'total', facts, legalRef: FEE_LAW.annualFee };
  const steps = [delay, ...surchargeSteps(feeSatang, months, surcharge), total];
  return { monthsLate: months, surchargeSatang, totalSatang, steps };
};

/** The fee, waiver or surcharge of one due date with the steps that lead to it. */
export const assessLine = (due: DueDate, question: FeeQuestion): AssessmentLine => {
  const { dueOn } = due;
  const effectiveDueOn = workingDayOnOrAfter(dueOn, question.holidays);
  const fee = yearFee(dueOn, question);
  const { category, provinceCode } = question.factory;
  const waiver = waiverFor(question.waivers, { dueOn, category, provinceCode });
  const owed = waiver ? waivedOwed(waiver) : owedFor(fee.feeSatang, { dueOn, effectiveDueOn }, question);
  return {
    dueYear: ceYearOf(dueOn),
    dueOn,
    effectiveDueOn,
    ...fee,
    ...owed,
    steps: [...dueSteps(due, effectiveDueOn), ...fee.steps, ...owed.steps],
  };
};
