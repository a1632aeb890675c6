import type { FeeQuestion } from './fee-question.ts';
import type { FeeSettings } from './fee-settings.ts';
import { FEE_LAW, type FeeStep } from './fee-step.ts';
import { addDays, addYearsClamped, ceYearOf, type IsoDate } from './thai-date.ts';

/** One due date of the annual fee: the start of operation (0 years) or an anniversary of it. */
export interface DueDate {
  readonly startOn: IsoDate;
  readonly years: number;
  readonly dueOn: IsoDate;
}

/** The anniversary; 29 February moves in common years as the office has set. */
export const anniversaryOf = (startOn: IsoDate, years: number, settings: FeeSettings): IsoDate => {
  const clamped = addYearsClamped(startOn, years);
  const isMoved = clamped.slice(5) !== startOn.slice(5);
  return isMoved && settings.leapDayDue === 'MAR_1' ? addDays(clamped, 1) : clamped;
};

/** Every due date from the start of operation up to the last day that is asked for, oldest first. */
export const dueDatesOf = (startOn: IsoDate, question: FeeQuestion): readonly DueDate[] => {
  const { asOf, dueThrough = asOf, settings } = question;
  const lastDay = dueThrough > asOf ? dueThrough : asOf;
  const span = ceYearOf(lastDay) - ceYearOf(startOn);
  return Array.from({ length: Math.max(0, span + 1) }, (_, years) => ({
    startOn,
    years,
    dueOn: anniversaryOf(startOn, years, settings),
  })).filter(({ dueOn }) => dueOn <= lastDay);
};

/** How the due date and, when the office is closed on it, the last day without surcharge came about. */
export const dueSteps = ({ startOn, years, dueOn }: DueDate, effectiveDueOn: IsoDate): readonly FeeStep[] => {
  const isLeapDayMoved = dueOn.slice(5) !== startOn.slice(5);
  return [
    years === 0
      ? { code: 'due-on-start-date', facts: { dueOn }, legalRef: FEE_LAW.annualFee }
      : { code: 'due-on-anniversary', facts: { startOn, years, dueOn }, legalRef: FEE_LAW.annualFee },
    ...(isLeapDayMoved
      ? [{ code: 'due-leap-day-moved', facts: { startOn, dueOn }, legalRef: FEE_LAW.leapDay } as const]
      : []),
    ...(effectiveDueOn === dueOn
      ? []
      : [
          { code: 'due-moved-to-working-day', facts: { dueOn, effectiveDueOn }, legalRef: FEE_LAW.workingDay } as const,
        ]),
  ];
};
