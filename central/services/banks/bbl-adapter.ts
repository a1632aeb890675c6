import { createHash } from 'node:crypto';
import { z } from 'zod';
import { unreachable } from '#shared/lib/invariant.ts';
import {
  jsonOf,
  jsonReply,
  type BankAdapter,
  type BankReading,
  type BankReply,
  type BankRequest,
  type MessageOutcome,
  type MoneyMessage,
  type QuestionOutcome,
} from './bank-adapter.ts';
import { createAddressCheck } from './allowed-address.ts';
import type { BblAccess } from './bank-access.ts';
import {
  BahtAmount,
  BillerId,
  Channel,
  OptionalReference,
  PayerName,
  Reference,
  thaiInstantMs,
  TransactionId,
} from './bank-fields.ts';
import { isSameText } from './same-secret.ts';
import { claimsOfToken } from './signed-token.ts';

const Bill = z.object({ billerId: BillerId, reference1: Reference, reference2: OptionalReference });

const Notification = Bill.extend({
  amount: BahtAmount,
  transDate: z.string(),
  transTime: z.string(),
  /** The bank's id of the payment, under either of the two names its texts use. */
  bankRef: TransactionId.optional(),
  transRef: TransactionId.optional(),
  channel: Channel.nullish(),
  fromName: PayerName,
  /** C: paid, D: cancelled. */
  txnType: z.enum(['C', 'D']),
  /** Whether the bank sends it again. Nothing depends on it: a repetition is found by its id. */
  retryFlag: z.enum(['Y', 'N']).nullish(),
});

const Question = Bill.extend({ amount: BahtAmount.optional() });

const code = (responseCode: string, responseDesc: string, status = 200): BankReply =>
  jsonReply(status, { responseCode, responseDesc });

const DENIED = code('901', 'denied', 401);
const NOT_UNDERSTOOD = code('902', 'not understood', 400);
const TRY_AGAIN = code('999', 'try again', 503);

const answerMessage = (outcome: MessageOutcome): BankReply => {
  switch (outcome) {
    case 'recorded':
    case 'repeated':
      return code('000', 'success');
    case 'biller-unknown':
      return code('331', 'biller unknown', 404);
    case 'unavailable':
      return TRY_AGAIN;
    default:
      return unreachable(outcome);
  }
};

const answerQuestion = (outcome: QuestionOutcome): BankReply => {
  switch (outcome.kind) {
    case 'ok':
      return code('000', 'success');
    case 'not-found':
      return code('331', 'reference invalid');
    case 'closed':
      return code('331', 'reference closed');
    case 'wrong-amount':
      return code('213', 'amount invalid');
    case 'expired':
      return code('411', 'reference expired');
    case 'already-paid':
      return code('412', 'reference paid');
    case 'unavailable':
      return TRY_AGAIN;
    default:
      return unreachable(outcome);
  }
};

type Proof = MoneyMessage['proof'];

/** Whether this is the bank, and whether what it signed is this very body. */
const proofOf = (access: BblAccess, { header, rawBody, nowMs }: BankRequest): Proof | undefined => {
  const token = /^Bearer (\S+)$/.exec(header('authorization'))?.[1];
  const claims = token === undefined ? undefined : claimsOfToken(token, { ...access, nowMs });
  if (claims === undefined) return undefined;
  if (access.bodyHashClaim === undefined) return 'unsigned';
  const claimed = claims[access.bodyHashClaim];
  const actual = createHash('sha256').update(rawBody).digest('hex');
  return typeof claimed === 'string' && isSameText(claimed.toLowerCase(), actual) ? 'signed' : undefined;
};

const readNotification = (rawBody: Uint8Array, proof: Proof): BankReading | undefined => {
  const parsed = Notification.safeParse(jsonOf(rawBody));
  if (!parsed.success) return undefined;
  const said = parsed.data;
  const transactionId = said.bankRef ?? said.transRef;
  const atMs = thaiInstantMs(said.transDate, said.transTime);
  if (transactionId === undefined || atMs === undefined) return undefined;
  return {
    kind: 'money',
    message: {
      kind: said.txnType === 'C' ? 'confirmed' : 'reversed',
      billerId: said.billerId,
      transactionId,
      ref1: said.reference1,
      satang: said.amount,
      atMs,
      channel: said.channel || 'bill-payment',
      proof,
      ...(said.reference2 === undefined ? {} : { ref2: said.reference2 }),
      ...(said.fromName === undefined ? {} : { payerName: said.fromName }),
    },
    answer: answerMessage,
  };
};

const readQuestion = (rawBody: Uint8Array): BankReading | undefined => {
  const parsed = Question.safeParse(jsonOf(rawBody));
  if (!parsed.success) return undefined;
  const { billerId, reference1: ref1, reference2: ref2, amount: satang } = parsed.data;
  return { kind: 'question', question: { billerId, ref1, ref2, satang }, answer: answerQuestion };
};

/**
 * The notification of Bangkok Bank: flags for cancelled (`txnType`) and sent again (`retryFlag`), and a JWT in the
 * `Authorization` header. Read second-hand: which of the two ids comes, the form of day and time, the code of success and
 * a claim over the body are assumed, and both forms of each are taken where that is safe.
 */
export const createBblAdapter = (access: BblAccess): BankAdapter => {
  const isAllowed = createAddressCheck(access.allowedAddresses);
  return {
    read: (request) => {
      const { door, rawBody } = request;
      const proof =
        request.pathSecret === undefined && isAllowed(request.remoteAddress) ? proofOf(access, request) : undefined;
      if (proof === undefined) return { kind: 'refused', reason: 'not-authenticated', reply: DENIED };
      const reading = door === 'events' ? readNotification(rawBody, proof) : readQuestion(rawBody);
      return reading ?? { kind: 'refused', reason: 'not-understood', reply: NOT_UNDERSTOOD };
    },
  };
};
