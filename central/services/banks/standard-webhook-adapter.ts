import { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { InputInvalid } from '#shared/lib/parse.ts';
import {
  jsonOf,
  jsonReply,
  type BankAdapter,
  type BankReading,
  type BankReply,
  type MessageOutcome,
  type MoneyMessage,
  type QuestionOutcome,
} from './bank-adapter.ts';
import type { StandardWebhookAccess } from './bank-access.ts';
import { BillerId, OptionalReference, PayerName, Reference, Satang, TransactionId } from './bank-fields.ts';
import { isSignedWebhook } from './standard-webhook.ts';

const Payment = z.object({
  billerId: BillerId,
  transactionId: TransactionId,
  ref1: Reference,
  ref2: OptionalReference,
  satang: Satang,
  channel: z.string().regex(/^[\w -]{1,40}$/),
  payerName: PayerName,
});
const At = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const EventMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('payment.confirmed'), data: Payment.extend({ paidAt: At }) }),
  z.object({ type: z.literal('payment.reversed'), data: Payment.extend({ reversedAt: At }) }),
]);

const ValidationMessage = z.object({
  billerId: BillerId,
  ref1: Reference,
  ref2: Reference.exactOptional(),
  satang: Satang.exactOptional(),
});

const answerMessage = (outcome: MessageOutcome): BankReply => {
  switch (outcome) {
    case 'recorded':
    case 'repeated':
      return jsonReply(200, { isRepeated: outcome === 'repeated' });
    case 'biller-unknown':
      return jsonReply(404, { type: 'biller-unknown' });
    case 'unavailable':
      return jsonReply(503, { type: 'centre-unavailable' });
    default:
      return unreachable(outcome);
  }
};

const answerQuestion = (outcome: QuestionOutcome): BankReply =>
  outcome.kind === 'unavailable' ? jsonReply(503, { type: 'centre-unavailable' }) : jsonReply(200, outcome);

/** The money that a body of `/events` tells of; the caller has checked who signed it. */
export const readPaymentEvent = (rawBody: Uint8Array): Result<MoneyMessage, InputInvalid> => {
  const parsed = parse(EventMessage, jsonOf(rawBody));
  if (!parsed.ok) return parsed;
  const event = parsed.value;
  const { billerId, transactionId, ref1, ref2, satang, channel, payerName } = event.data;
  return ok({
    kind: event.type === 'payment.confirmed' ? 'confirmed' : 'reversed',
    billerId,
    transactionId,
    ref1,
    satang,
    channel,
    atMs: event.type === 'payment.confirmed' ? event.data.paidAt : event.data.reversedAt,
    proof: 'signed',
    ...(ref2 === undefined ? {} : { ref2 }),
    ...(payerName === undefined ? {} : { payerName }),
  });
};

const readEvent = (rawBody: Uint8Array): BankReading => {
  const message = readPaymentEvent(rawBody);
  if (!message.ok) return { kind: 'refused', reason: 'not-understood', reply: jsonReply(400, message.error) };
  return { kind: 'money', message: message.value, answer: answerMessage };
};

const readValidation = (rawBody: Uint8Array): BankReading => {
  const parsed = parse(ValidationMessage, jsonOf(rawBody));
  if (!parsed.ok) return { kind: 'refused', reason: 'not-understood', reply: jsonReply(400, parsed.error) };
  return { kind: 'question', question: parsed.value, answer: answerQuestion };
};

/**
 * A bank, or the gateway in front of one, that speaks this system's own format and signs it by the Standard Webhooks
 * scheme. It is the only format here that was designed and not guessed.
 */
export const createStandardWebhookAdapter = ({ secrets }: StandardWebhookAccess): BankAdapter => ({
  read: ({ door, pathSecret, header, rawBody, nowMs }) => {
    const headers = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    };
    if (pathSecret !== undefined || !isSignedWebhook(secrets, { headers, rawBody, nowMs })) {
      return { kind: 'refused', reason: 'not-authenticated', reply: jsonReply(401, { type: 'denied' }) };
    }
    return door === 'events' ? readEvent(rawBody) : readValidation(rawBody);
  },
});
