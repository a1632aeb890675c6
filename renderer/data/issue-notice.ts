import { officeOf } from './factory-queries.ts';
import { draftNotice } from './fee-queries.ts';
import type { MutateError, OfficeData } from './office-data.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import { newTrackingToken } from './new-tracking-token.ts';
import { makeRef1, ref2UntilDay } from '#shared/domain/payment-reference.ts';
import { fiscalYearBe, type IsoDate } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** What the office has agreed with its bank to write into ref2. */
const ref2Of = (data: OfficeData, validUntilOn: IsoDate): { readonly ref2?: string } =>
  officeOf(data.rows)?.biller?.ref2 === 'valid-until' ? { ref2: ref2UntilDay(validUntilOn) } : {};

/** Issues the notice over these years with the next number leased to this PC; gives its reference. */
export const issueNotice = async (
  data: OfficeData,
  notice: {
    readonly factoryId: string;
    readonly officeCode: string;
    readonly lines: readonly AssessmentLine[];
    readonly today: IsoDate;
  },
): Promise<Result<string, MutateError>> => {
  const draft = draftNotice(notice.lines, notice.today);
  if (!draft) return err({ type: 'nothing-to-bill', factoryId: notice.factoryId });
  const running = data.nextNumber('notice');
  if (!running.ok) return running;
  const fiscalYearBe2 = String(fiscalYearBe(notice.today) % 100).padStart(2, '0');
  const ref1 = makeRef1({ officeCode: notice.officeCode, fiscalYearBe2, running: running.value });
  if (!ref1.ok) return err({ type: 'number-not-leased', kind: 'notice', number: running.value });
  const issued = await data.mutate('issue-notice', {
    factoryId: notice.factoryId,
    ref1: ref1.value,
    ...ref2Of(data, draft.validUntilOn),
    trackingToken: newTrackingToken(),
    ...draft,
  });
  return issued.ok ? ok(ref1.value) : issued;
};
