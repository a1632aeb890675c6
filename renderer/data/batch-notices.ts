import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { officeOf } from './factory-queries.ts';
import { billableLines, type FactoryFees, feesOf, noticesOf, onOpenNotices } from './fee-queries.ts';
import { issueNotice } from './issue-notice.ts';
import type { MutateError, OfficeData } from './office-data.ts';

/** Why a factory of a batch gets no notice. */
export type SkippedBecause =
  | 'on-notice'
  | 'billed-elsewhere'
  | 'not-confirmed'
  | 'amount-unknown'
  | 'no-records'
  | 'dates-unknown'
  | 'nothing-owed'
  | 'refused';

/** The years that a notice of a batch carries, and how many it leaves to a notice that is open. */
export interface PlannedNotice {
  readonly lines: readonly AssessmentLine[];
  readonly leftOut: number;
}

/** A factory without a notice; with the schedules that somebody has to confirm first. */
export interface Skipped {
  readonly why: SkippedBecause;
  readonly scheduleIds: readonly string[];
}

const skipped = (why: SkippedBecause, scheduleIds: readonly string[] = []): Result<never, Skipped> =>
  err({ why, scheduleIds });

const whyNothing = (fees: FactoryFees, left: readonly AssessmentLine[], leftOut: number): Result<never, Skipped> => {
  const unconfirmed = left.flatMap(({ confirmed, scheduleId }) =>
    confirmed || scheduleId === null ? [] : [scheduleId],
  );
  if (unconfirmed.length > 0) return skipped('not-confirmed', [...new Set(unconfirmed)]);
  if (left.some(({ totalSatang }) => totalSatang === null)) return skipped('amount-unknown');
  if (left.some(({ dueOn }) => fees.elsewhere.has(dueOn))) return skipped('billed-elsewhere');
  return skipped(leftOut > 0 ? 'on-notice' : 'nothing-owed');
};

/** What the notice of a factory would carry on this day: every billable year that no open notice carries already. */
export const planNotice = (rows: ReadModel, factoryId: string, today: IsoDate): Result<PlannedNotice, Skipped> => {
  const factory = rows.get('factory', factoryId);
  const fees = factory && feesOf(rows, factory, today);
  if (!fees?.ok) return skipped('dates-unknown');
  const onNotice = onOpenNotices(noticesOf(rows, factoryId));
  const owed = fees.value.assessment.lines.filter(({ totalSatang }) => totalSatang !== 0);
  const left = owed.filter(({ dueOn }) => !onNotice.has(dueOn));
  const leftOut = owed.length - left.length;
  if (left.length > 0 && fees.value.records === 'none') return skipped('no-records');
  const lines = billableLines(fees.value).filter(({ dueOn }) => !onNotice.has(dueOn));
  return lines.length > 0 ? ok({ lines, leftOut }) : whyNothing(fees.value, left, leftOut);
};

/** How a batch has come along; what was issued stays issued when it stops. */
export interface BatchNews {
  readonly done: number;
  readonly ref1s: readonly string[];
  readonly issuedSatang: number;
  readonly yearsLeftOut: number;
  readonly skipped: readonly (Skipped & { readonly factoryId: string })[];
  /** Out of leased numbers; the centre is asked for more. */
  readonly isWaiting: boolean;
}

const NOTHING_DONE: BatchNews = {
  done: 0,
  ref1s: [],
  issuedSatang: 0,
  yearsLeftOut: 0,
  skipped: [],
  isWaiting: false,
};

/** What a batch needs of the world. */
export interface BatchTerms {
  readonly today: IsoDate;
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
  readonly onNews: (news: BatchNews) => void;
}

const NUMBERS_WAIT_MS = 500;
const MOST_WAITS = 40;

type Issued = Result<string, MutateError>;

/** Issues with the next leased number; when there is none, waits until the centre has sent more, for 20 s at most. */
const issueWhenNumbered = async (
  issue: () => Promise<Issued>,
  data: OfficeData,
  terms: BatchTerms,
  onWait: () => void,
): Promise<Issued> => {
  for (let waits = 0; ; waits += 1) {
    const issued = await issue();
    if (issued.ok || issued.error.type !== 'number-block-empty') return issued;
    if (waits === MOST_WAITS || terms.signal.aborted) return issued;
    onWait();
    data.sync.nudge();
    await terms.wait(NUMBERS_WAIT_MS);
  }
};

/** A failure that the next factory would meet as well: no number, no disk, nobody signed in. */
const endsBatch = ({ type }: MutateError): boolean =>
  type === 'number-block-empty' || type === 'storage-failed' || type === 'not-signed-in' || type === 'not-allowed';

/**
 * Issues one notice a factory, one after the other. Stopping keeps what was issued, and going on later issues nothing
 * twice, because years on an open notice are left out.
 */
export const issueBatch = async (
  data: OfficeData,
  factoryIds: readonly string[],
  terms: BatchTerms,
): Promise<Result<BatchNews, MutateError>> => {
  const { today, signal } = terms;
  const officeCode = officeOf(data.rows)?.provinceCode ?? '';
  let news = NOTHING_DONE;
  const tell = (change: Partial<BatchNews>): void => {
    news = { ...news, isWaiting: false, ...change };
    terms.onNews(news);
  };
  const skip = (factoryId: string, skip: Skipped): void =>
    tell({ done: news.done + 1, skipped: [...news.skipped, { ...skip, factoryId }] });
  for (const factoryId of factoryIds) {
    if (signal.aborted) break;
    const plan = planNotice(data.rows, factoryId, today);
    if (!plan.ok) {
      skip(factoryId, plan.error);
      continue;
    }
    const { lines, leftOut } = plan.value;
    const issue = (): Promise<Issued> => issueNotice(data, { factoryId, officeCode, lines, today });
    const issued = await issueWhenNumbered(issue, data, terms, () => tell({ isWaiting: true }));
    if (!issued.ok) {
      if (endsBatch(issued.error)) return issued;
      skip(factoryId, { why: 'refused', scheduleIds: [] });
      continue;
    }
    tell({
      done: news.done + 1,
      ref1s: [...news.ref1s, issued.value],
      issuedSatang: news.issuedSatang + lines.reduce((sum, { totalSatang }) => sum + (totalSatang ?? 0), 0),
      yearsLeftOut: news.yearsLeftOut + leftOut,
    });
  }
  return ok(news);
};
