import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

/** Money in satang; a payment, a line of a file or a total. */
export const SatangAmount = z.number().int().nonnegative().max(999_999_999_999);
const TakenSatang = SatangAmount.min(1);
/** Milliseconds since 1970, bank time. */
const BankTimeMs = z.number().int().min(0);

/** Short name of a bank in small letters, e.g. ktb. */
export const BankName = z.string().regex(/^[a-z0-9-]{2,20}$/);
/** A reference as a bank writes it back; in a file it may be empty or anything a teller typed, and is kept as it is. */
const BankReference = z.string().max(20);
const BillerId = z.string().regex(/^\d{13,15}$/);
/** How sure a payment is: reported by an unsigned message, confirmed by the bank, settled in its file of the day. */
export const Proof = z.enum(['reported', 'confirmed', 'settled']);

const bankWord = {
  id: RowId,
  bank: BankName,
  billerId: BillerId,
  ref1: BankReference,
  ref2: BankReference.exactOptional(),
  satang: TakenSatang,
  channel: z.string().min(1).max(40),
  receivedAt: Instant,
  /** Who paid, with all but the first letters hidden; the name itself stays with what the bank sent. */
  payerMasked: z.string().min(1).max(80).exactOptional(),
};
const message = {
  ...bankWord,
  /** Bank, biller, number and kind as one text: what the bank says again under it must be the same. */
  identity: z.string().min(1),
  transactionId: z.string().min(1).max(64),
  proof: z.enum(['signed', 'unsigned']),
};

/** What a bank has said (รายการจากธนาคาร): only ever added to, never changed; the state of money is folded from it. */
export const BankEventRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed'), ...message, paidAtMs: BankTimeMs }),
  z.object({ kind: z.literal('reversed'), ...message, reversedAtMs: BankTimeMs }),
  z.object({
    kind: z.literal('file-line'),
    ...bankWord,
    movement: z.enum(['payment', 'reversal']),
    fileId: RowId,
    line: z.number().int().min(1),
    paidAtMs: BankTimeMs,
  }),
]);
export type BankEventRow = z.output<typeof BankEventRow>;

/**
 * The bank's file of one day (แฟ้มรายการรับชำระของธนาคาร) that was taken over as a whole. Its bytes are in the mutation that
 * brought it, which every centre keeps and gives out again; its lines are bank events.
 */
export const BankFileRow = z.object({
  id: RowId,
  /** SHA-256 of the bytes: the same file is never taken over twice. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().min(1).max(200),
  bank: BankName,
  account: z.string().regex(/^\d{10}$/),
  companyName: z.string().max(40),
  effectiveOn: DateOn,
  serviceCode: z.string().max(8),
  /** Bank, account, day and service as one text: of these there is one file that counts. */
  dayKey: z.string().min(1),
  payments: z.object({ count: z.number().int().min(0), satang: SatangAmount }),
  reversals: z.object({ count: z.number().int().min(0), satang: SatangAmount }),
  importedAt: Instant,
  importedBy: RowId,
  /** The mutation that brought it, by which the centre finds the bytes again; unknown of files from early versions. */
  entry: z.object({ clientId: RowId, seq: z.number().int().min(1) }).exactOptional(),
  /** The file that a person has put in its place; its lines count no more. */
  replaced: z.object({ byFileId: RowId, at: Instant }).exactOptional(),
});
export type BankFileRow = z.output<typeof BankFileRow>;

/**
 * One real payment (การชำระเงิน), as folded from everything the bank said about its reference; written by the centre
 * only. It stands while it is neither reversed nor withdrawn.
 */
export const PaymentRow = z.object({
  id: RowId,
  /** The identities of what tells of it: message, line of a file, or both. */
  keys: z.array(z.string().min(1)).min(1).max(2).readonly(),
  /** The notice it belongs to: that of its reference, or the one a person counted it for. */
  noticeId: RowId.exactOptional(),
  ref1: BankReference,
  bank: BankName,
  billerId: BillerId,
  /** The bank's own number; a payment that only the file tells of has none. */
  transactionId: z.string().min(1).max(64).exactOptional(),
  satang: TakenSatang,
  /** Bank time. */
  paidAt: Instant,
  /** The calendar day of `paidAt` in Thailand. */
  paidOn: DateOn,
  channel: z.string().min(1).max(40),
  evidence: z.enum(['message', 'file', 'both']),
  proof: Proof,
  payerMasked: z.string().min(1).max(80).exactOptional(),
  /** The bank gave the money back, bank time. */
  reversedAt: Instant.exactOptional(),
  /** The file that alone told of it was replaced by one that does not. */
  withdrawnAt: Instant.exactOptional(),
});
export type PaymentRow = z.output<typeof PaymentRow>;

/** As many payments as one notice is put together from; more is no way of paying but a mistake. */
export const MOST_PARTS = 10;

/** Why money waits for a person. */
export const MoneyCaseKind = z.enum([
  /** No notice has this reference. */
  'unknown-reference',
  /** Too little, too much, or in parts. */
  'wrong-amount',
  /** The notice is paid by another payment. */
  'duplicate',
  /** The amount of the notice, but after the last day on which it was right. */
  'late',
  'paid-though-cancelled',
  /** A year of the notice was settled by something else before. */
  'year-paid-already',
  /** The bank said two things under one identity; nothing is decided by a program. */
  'contradicted',
  /** The bank gave the money back. */
  'reversed',
  /** The bank gave the money back, and a receipt for it is out. */
  'reversed-after-receipt',
  /** The file that told of it was replaced. */
  'withdrawn',
]);
export type MoneyCaseKind = z.output<typeof MoneyCaseKind>;

const Reason = z.string().min(1).max(300);
const ClosedCase = z.object({
  kind: z.literal('closed'),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('matched'), noticeId: RowId }),
    /** Given back; proposed and approved by two persons. */
    z.object({ kind: z.literal('refunded'), proposedBy: RowId, proposedAt: Instant }),
    z.object({ kind: z.literal('kept') }),
  ]),
  reason: Reason,
  by: RowId,
  at: Instant,
});

/** Money that fits nothing plainly (รายการรอตรวจสอบ); one per payment. Only a person decides about it. */
export const MoneyCaseRow = z.object({
  id: RowId,
  kind: MoneyCaseKind,
  ref1: BankReference,
  /** Absent only when the bank contradicts itself about money that never came. */
  paymentId: RowId.exactOptional(),
  /** The notice of the reference. */
  noticeId: RowId.exactOptional(),
  satang: SatangAmount,
  paidOn: DateOn,
  raisedAt: Instant,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('refund-proposed'), by: RowId, at: Instant, reason: Reason }),
    ClosedCase,
    /** What the bank said since leaves nothing to decide. */
    z.object({ kind: z.literal('cleared'), at: Instant }),
  ]),
  /** `paidOn` while nobody has decided, so that the open cases of a day are found without reading the others. */
  openOn: DateOn.exactOptional(),
  /** The notice that a person counted the money for, so that it is found from the notice. */
  matchedNoticeId: RowId.exactOptional(),
  /** Decisions that later facts have overtaken, oldest first. */
  overtaken: z.array(ClosedCase).readonly().exactOptional(),
});
export type MoneyCaseRow = z.output<typeof MoneyCaseRow>;

/** The sign-off of a day's money (กระทบยอดประจำวัน): who found its three records equal, when, and what they came to. */
export const ReconciliationDayRow = z.object({
  id: RowId,
  on: DateOn,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signed') }),
    /** The bank has told something about the day since. */
    z.object({ kind: z.literal('reopened'), at: Instant }),
  ]),
  /** Oldest first; one more each time the day was opened again and signed again. */
  signatures: z
    .array(
      z.object({
        by: RowId,
        at: Instant,
        totals: z.object({
          count: z.number().int().min(0),
          noticeSatang: SatangAmount,
          decidedSatang: SatangAmount,
          callbackSatang: SatangAmount,
          fileSatang: SatangAmount,
          differenceSatang: z.literal(0),
        }),
      }),
    )
    .min(1)
    .readonly(),
});
export type ReconciliationDayRow = z.output<typeof ReconciliationDayRow>;

/** What the bank that keeps the office's account said about a slip. Only `found` says anything about money. */
export const SlipAnswer = z.discriminatedUnion('kind', [
  /** A payment that the bank knows; it counts because the bank told of it, not because of the slip. */
  z.object({
    kind: z.literal('found'),
    transactionId: z.string().min(1).max(64),
    ref1: BankReference,
    satang: TakenSatang,
    paidAt: Instant,
  }),
  z.object({ kind: z.literal('not-found') }),
  /** Asked several times, and no answer that can be believed came. */
  z.object({ kind: z.literal('no-answer') }),
  /** The centre has no way to ask this bank. */
  z.object({ kind: z.literal('cannot-ask') }),
]);
export type SlipAnswer = z.output<typeof SlipAnswer>;

/** The amount, day and minute that stand on a slip. */
export const TypedSlip = z.object({
  satang: TakenSatang,
  paidOn: DateOn,
  paidAtTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type TypedSlip = z.output<typeof TypedSlip>;

/** A slip somebody showed (สลิป): a lead for asking the bank, one per bank and number; it never makes anything paid. */
export const SlipLeadRow = z.object({
  id: RowId,
  /** Three digits of the sending bank, or `truemoney`; `typed` where only a person read the slip. */
  bank: z.string().regex(/^(\d{3}|truemoney|typed)$/),
  transRef: z.string().min(1).max(64),
  /** What a person read on a slip without a readable code, Thai time; a claim like all of a slip. */
  typed: TypedSlip.exactOptional(),
  /** The notices it was shown for, oldest first; more than one is a sign of a slip used twice. */
  shown: z
    .array(z.object({ noticeId: RowId, by: RowId, at: Instant }))
    .min(1)
    .readonly(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('closed'), answer: Reason, by: RowId, at: Instant }),
  ]),
  /** The last question to the bank: about the payments of a notice on the day that stands on the slip. */
  inquiry: z
    .object({
      id: RowId,
      noticeId: RowId,
      paidOn: DateOn,
      by: RowId,
      at: Instant,
      answer: z.object({ at: Instant, said: SlipAnswer }).exactOptional(),
    })
    .exactOptional(),
  /** When it was asked, while there is no answer, so that the centre finds what is to be asked. */
  askedAt: Instant.exactOptional(),
});
export type SlipLeadRow = z.output<typeof SlipLeadRow>;
