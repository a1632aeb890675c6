import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

const stepFacts = {
  /** The mutation that noted it, or the check-out that ended the request. */
  id: RowId,
  /** Corrected time, as of a movement. */
  effectiveAt: Instant,
  deviceId: RowId,
  seq: z.number().int(),
  actorId: RowId,
};

/** One fact about fetching the folder; see `shared/domain/retrieval-queue.ts` for what they come to. */
export const RequestStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picked'), ...stepFacts }),
  z.object({ kind: z.literal('not-here'), ...stepFacts }),
  z.object({ kind: z.literal('ready'), how: z.enum(['trapped', 'brought']), ...stepFacts }),
  z.object({ kind: z.literal('handed-over'), ...stepFacts }),
  z.object({ kind: z.literal('cancelled'), reason: z.string().min(1).exactOptional(), ...stepFacts }),
]);
export type RequestStep = z.output<typeof RequestStep>;

/** Somebody needs this folder (คำขอแฟ้ม). The request and its steps are facts; its stage is worked out when it is read. */
export const RequestRow = z.object({
  id: RowId,
  folderId: RowId,
  requesterId: RowId,
  /** Who typed it in, when that was somebody else. */
  actorId: RowId,
  urgency: z.enum(['visitor-waiting', 'normal']),
  /** The day on which it is needed; absent = now. */
  neededOn: DateOn.exactOptional(),
  purpose: z.string().min(1).exactOptional(),
  /** When it was made: corrected time, as of a movement. */
  effectiveAt: Instant,
  occurredAt: Instant,
  deviceId: RowId,
  seq: z.number().int(),
  /** The day in Thailand on which it was made. */
  requestedOn: z.iso.date(),
  steps: z.array(RequestStep).readonly(),
  /** Whether `steps` hold an end; kept so that the open ones are found without reading all. */
  phase: z.enum(['open', 'ended']),
});
export type RequestRow = z.output<typeof RequestRow>;
