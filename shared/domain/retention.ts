import { addDays, ceYearOf, compareDates, daysBetween, isoDate, type IsoDate } from './thai-date.ts';

/** How long papers are kept after the year in which they were closed. */
export type RetentionTerm = { readonly kind: 'years'; readonly years: number } | { readonly kind: 'permanent' };

/** What the calendar needs to know about a folder. */
export interface RetentionFacts {
  /** The day on which its matter was finished; undefined while it is in use. */
  readonly closedOn: IsoDate | undefined;
  readonly term: RetentionTerm;
}

const firstDayOf = (year: number): IsoDate => isoDate(`${String(year).padStart(4, '0')}-01-01`);
/** The calendar of the office ends with it, like that of every stored day: what would be later is kept for ever, or its last day. */
const LAST_YEAR = 2399;
const LAST_DAY = isoDate('2399-12-31');

/**
 * The last day on which the papers must be kept: 31 December of the year of closing plus the term (the stamp
 * เก็บถึง พ.ศ. ….; ten years by ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 57, counting by calendar years as offices
 * do: unverified). Undefined for papers in use, kept for ever, or beyond the year 2398.
 */
export const keptUntil = ({ closedOn, term }: RetentionFacts): IsoDate | undefined => {
  if (closedOn === undefined || term.kind === 'permanent') return undefined;
  const year = ceYearOf(closedOn) + term.years;
  return year >= LAST_YEAR ? undefined : addDays(firstDayOf(year + 1), -1);
};

/** The first day on which destroying the papers may be proposed: the day after {@link keptUntil}. Undefined like it. */
export const disposalDueOn = (facts: RetentionFacts): IsoDate | undefined => {
  const until = keptUntil(facts);
  return until === undefined ? undefined : addDays(until, 1);
};

/** Days after the end of the calendar year within which the papers that have become due are surveyed (ระเบียบสารบรรณ; clause unverified). */
const SURVEY_DAYS = 60;

/** The last day of this year's survey: the 60th day after the end of the year before. */
export const surveyEndsOn = (today: IsoDate): IsoDate => addDays(firstDayOf(ceYearOf(today)), SURVEY_DAYS - 1);

/** Age at which papers are listed for the National Archives (หอจดหมายเหตุแห่งชาติ), in years (ระเบียบสารบรรณ; exceptions unverified). */
const ARCHIVES_YEARS = 20;

/** By when papers of twenty years are listed for the National Archives: 31 January of the year after they reached that age. */
export const archivesListOn = (closedOn: IsoDate): IsoDate =>
  addDays(firstDayOf(Math.min(ceYearOf(closedOn) + ARCHIVES_YEARS + 1, LAST_YEAR)), 30);

/** Silence of the National Archives for so many days counts as consent (ระเบียบสารบรรณ; clause unverified). */
const ANSWER_DAYS = 60;

/** The day from which an unanswered list counts as agreed. */
export const archivesSilentOn = (sentOn: IsoDate): IsoDate =>
  addDays(sentOn, Math.min(ANSWER_DAYS, daysBetween(sentOn, LAST_DAY)));

/** The people who must judge a list at the least: a chair and two members (ระเบียบสารบรรณ; clause unverified). */
export const COMMITTEE_SIZE = 3;

/** What becomes of one folder of a batch. `extend` keeps it for some more years. */
export type DisposalOutcome = 'keep' | 'extend' | 'destroy' | 'transfer';

/** The steps of a disposal so far. */
export interface DisposalSteps {
  readonly approvedOn: IsoDate | undefined;
  readonly sentToArchivesOn: IsoDate | undefined;
  readonly answeredOn: IsoDate | undefined;
  /** Folders of which nobody has said what becomes of them. */
  readonly undecided: number;
}

/** A step of a disposal that has a day of its own. */
export type DisposalStep = 'approvedOn' | 'sentToArchivesOn' | 'answeredOn';

/** The first step noted for a day before it can have been taken: nothing before the proposal, no answer before the question. */
export const stepTooEarly = (
  proposedOn: IsoDate,
  { approvedOn, sentToArchivesOn, answeredOn }: Omit<DisposalSteps, 'undecided'>,
): DisposalStep | undefined => {
  const isBefore = (day: IsoDate | undefined, earliest: IsoDate): boolean =>
    day !== undefined && compareDates(day, earliest) < 0;
  if (isBefore(approvedOn, proposedOn)) return 'approvedOn';
  if (isBefore(sentToArchivesOn, proposedOn)) return 'sentToArchivesOn';
  return isBefore(answeredOn, sentToArchivesOn ?? proposedOn) ? 'answeredOn' : undefined;
};

/** What still stands in the way of carrying the decisions out on a day; undefined when nothing does. */
export type DisposalGap = 'decisions' | 'approval' | 'archives-list' | 'archives-answer';

/** The first step that is missing; on `on` the National Archives must have answered, or been silent for 60 days. */
export const disposalGap = (steps: DisposalSteps, on: IsoDate): DisposalGap | undefined => {
  const { approvedOn, sentToArchivesOn, answeredOn, undecided } = steps;
  if (undecided > 0) return 'decisions';
  if (approvedOn === undefined || compareDates(approvedOn, on) > 0) return 'approval';
  if (sentToArchivesOn === undefined || compareDates(sentToArchivesOn, on) > 0) return 'archives-list';
  const agreedOn = answeredOn ?? archivesSilentOn(sentToArchivesOn);
  return compareDates(agreedOn, on) > 0 ? 'archives-answer' : undefined;
};
