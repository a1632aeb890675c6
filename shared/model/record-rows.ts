import { z } from 'zod';
import { RecordSeries } from './filing-rows.ts';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

/** Facts about a subject by field key; which keys there are is said by the series. */
export const SubjectFieldValues = z.record(z.string().regex(/^[a-z][A-Za-z]*$/), z.string().min(1).max(300)).readonly();

/** Something that papers are filed under and that no register brings: a community product. */
export const RecordSubjectRow = z.object({
  id: RowId,
  series: RecordSeries,
  /** Series and number in one comparable form, so that the same number is found however it was written. */
  numberKey: z.string().min(1),
  fields: SubjectFieldValues,
});
export type RecordSubjectRow = z.output<typeof RecordSubjectRow>;

/** What can become of a folder at the end of its retention. */
export const DisposalOutcomeValue = z.enum(['keep', 'extend', 'destroy', 'transfer']);

/** What the committee says about one folder; `extend` keeps it this many years more. */
export const DisposalDecision = z.object({
  folderId: RowId,
  outcome: DisposalOutcomeValue,
  extendYears: z.number().int().min(1).max(100).exactOptional(),
  reason: z.string().min(1).max(300).exactOptional(),
});
export type DisposalDecision = z.output<typeof DisposalDecision>;

/** A folder of a closed disposal that is in the office after all: who said so and why. The decision stays as it was. */
export const DisposalReversal = z.object({
  folderId: RowId,
  reason: z.string().min(1).max(300),
  at: Instant,
  by: RowId,
  /** The card that asked. */
  exceptionId: RowId,
});
export type DisposalReversal = z.output<typeof DisposalReversal>;

/** As many folders as one disposal lists. */
export const MOST_IN_DISPOSAL = 2_000;

/** One round of disposing of papers (การทำลายหนังสือ): the list, its committee, the National Archives, the outcome. */
export const DisposalBatchRow = z.object({
  id: RowId,
  folderIds: z.array(RowId).max(MOST_IN_DISPOSAL).readonly(),
  /** The chair first, then the members. */
  committee: z.array(z.string().min(1).max(120)).min(3).max(9).readonly(),
  proposedOn: DateOn,
  openedAt: Instant,
  openedBy: RowId,
  /** When the head of the office approved the committee's report. */
  approvedOn: DateOn.exactOptional(),
  sentToArchivesOn: DateOn.exactOptional(),
  answeredOn: DateOn.exactOptional(),
  decisions: z.array(DisposalDecision).max(MOST_IN_DISPOSAL).readonly(),
  reversals: z.array(DisposalReversal).max(MOST_IN_DISPOSAL).readonly().exactOptional(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('cancelled'), at: Instant, by: RowId, reason: z.string().min(1).max(300) }),
    /** Carried out on `on`. */
    z.object({ kind: z.literal('closed'), on: DateOn, at: Instant, by: RowId }),
  ]),
});
export type DisposalBatchRow = z.output<typeof DisposalBatchRow>;
