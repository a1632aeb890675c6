import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';

/** What an invented bank reports when the visitor of the task has paid this notice. */
export const pretendPayment = (
  { ref1, ref2, totalSatang }: NoticeRow,
  billerId: string,
  nowMs: number,
): MutationArgs<'record-bank-event'> => ({
  event: {
    kind: 'confirmed',
    bank: 'ktb',
    billerId,
    transactionId: `TRAINING-${ref1}`,
    proof: 'signed',
    channel: 'training',
    ref1,
    ...(ref2 === undefined ? {} : { ref2 }),
    satang: totalSatang,
    paidAtMs: nowMs,
  },
});
