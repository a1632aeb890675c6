import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonOf } from '../banks/bank-adapter.ts';
import { isSignedWebhook, signWebhook } from '../banks/standard-webhook.ts';
import { readPaymentEvent } from '../banks/standard-webhook-adapter.ts';
import { InquiryUrl, postToBank, type BankInquiry, type InquiryAnswer } from './bank-inquiry.ts';

/** A bank or its gateway that answers in this system's own format; question and answer are both signed. */
export const SignedHttpInquiry = z.strictObject({
  speaks: z.literal('signed-http'),
  url: InquiryUrl,
  /** The first signs our questions; any of them may sign an answer. */
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))
    .min(1)
    .max(3),
});
export type SignedHttpInquiry = z.output<typeof SignedHttpInquiry>;

const NotFound = z.object({ type: z.literal('payment.not-found') });
const SECOND_MS = 1000;

/** Sends one question; an answer counts only when it is signed over the id of this question. */
const askSigned = async (access: SignedHttpInquiry, nowMs: () => number, question: object): Promise<InquiryAnswer> => {
  const body = JSON.stringify(question);
  const id = randomUUID();
  const timestamp = String(Math.floor(nowMs() / SECOND_MS));
  const [secret = ''] = access.secrets;
  const reply = await postToBank(access.url, {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signWebhook(secret, { id, timestamp, rawBody: Buffer.from(body) }),
    },
    body,
  });
  if (reply?.status !== 200) return { kind: 'unavailable', reason: reply ? `status-${reply.status}` : 'no-answer' };
  const { rawBody, header } = reply;
  const headers = { id, timestamp: header('webhook-timestamp'), signature: header('webhook-signature') };
  if (!isSignedWebhook(access.secrets, { headers, rawBody, nowMs: nowMs() })) {
    return { kind: 'unavailable', reason: 'not-signed' };
  }
  if (NotFound.safeParse(jsonOf(rawBody)).success) return { kind: 'not-found' };
  const message = readPaymentEvent(rawBody);
  return message.ok
    ? { kind: 'found', message: message.value, rawBody }
    : { kind: 'unavailable', reason: 'not-understood' };
};

/**
 * Asks `{billerId, transactionId, ref1}`, or about a slip `{billerId, ref1, satang, paidOn, transRef}`; the answer is a
 * `payment.confirmed` or `payment.reversed` as the bank would report it, or `payment.not-found`, signed over the id of the
 * question: an answer to another question is worth nothing.
 */
export const createSignedHttpInquiry = (access: SignedHttpInquiry, nowMs: () => number): BankInquiry => ({
  ask: ({ billerId, transactionId, ref1 }) => askSigned(access, nowMs, { billerId, transactionId, ref1 }),
  find: async (claimed) => {
    const answer = await askSigned(access, nowMs, claimed);
    const isOther = answer.kind === 'found' && answer.message.ref1 !== claimed.ref1;
    return isOther ? { kind: 'unavailable', reason: 'about-another' } : answer;
  },
});
