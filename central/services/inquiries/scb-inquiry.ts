import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jsonOf } from '../banks/bank-adapter.ts';
import { BahtAmount, BillerId, OptionalReference, Reference, TransactionId } from '../banks/bank-fields.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { InquiryUrl, postToBank, type BankInquiry, type InquiryAnswer, type InquiryReply } from './bank-inquiry.ts';

/** The payment inquiry of SCB. Key and secret are needed in clear here: they go to the bank. */
export const ScbInquiry = z.strictObject({
  speaks: z.literal('scb'),
  /** Of the bank's API, without a path, e.g. https://api-sandbox.partners.scb. */
  url: InquiryUrl,
  tokenPath: z.string().startsWith('/').default('/partners/sandbox/v1/oauth/token'),
  inquiryPath: z.string().startsWith('/').default('/partners/sandbox/v3/payment/billpayment/inquiry'),
  applicationKey: z.string().min(1),
  applicationSecret: z.string().min(1),
});
export type ScbInquiry = z.output<typeof ScbInquiry>;

/** The bank's code for "payments by QR 30 and bill payment". */
const EVENT_CODE = '00300100';
const SUCCESS = 1000;

const Token = z.object({ data: z.object({ accessToken: z.string().min(1) }) });
const Answer = z.object({
  status: z.object({ code: z.literal(SUCCESS) }),
  data: z.array(
    z.object({
      transactionId: TransactionId,
      amount: BahtAmount,
      transactionDateandTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
      payeeProxyId: BillerId.optional(),
      billPaymentRef1: Reference,
      billPaymentRef2: OptionalReference,
    }),
  ),
});

const json = (reply: InquiryReply | undefined): unknown => (reply?.status === 200 ? jsonOf(reply.rawBody) : undefined);

type Paid = z.output<typeof Answer>['data'][number];
type Unavailable = Extract<InquiryAnswer, { readonly kind: 'unavailable' }>;

/** Payments of a biller's reference on a day, by a token that is asked for first. */
const paymentsOf = async (
  access: ScbInquiry,
  about: { readonly billerId: string; readonly ref1: string; readonly satang: number; readonly on: string },
): Promise<Unavailable | { readonly payments: readonly Paid[]; readonly rawBody: Uint8Array }> => {
  const { applicationKey, applicationSecret, url, tokenPath, inquiryPath } = access;
  const { billerId, ref1, satang, on } = about;
  const headers = { 'content-type': 'application/json', 'accept-language': 'EN', resourceOwnerId: applicationKey };
  const tokenReply = await postToBank(new URL(tokenPath, url).href, {
    headers: { ...headers, requestUId: randomUUID() },
    body: JSON.stringify({ applicationKey, applicationSecret }),
  });
  const token = Token.safeParse(json(tokenReply));
  if (!token.success) return { kind: 'unavailable', reason: tokenReply ? 'not-let-in' : 'no-answer' };
  const reply = await postToBank(new URL(inquiryPath, url).href, {
    headers: { ...headers, requestUId: randomUUID(), authorization: `Bearer ${token.data.data.accessToken}` },
    body: JSON.stringify({
      eventCode: EVENT_CODE,
      billerId,
      reference1: ref1,
      transactionDate: on,
      amount: `${Math.floor(satang / 100)}.${String(satang % 100).padStart(2, '0')}`,
    }),
  });
  const answer = Answer.safeParse(json(reply));
  if (!reply || !answer.success) return { kind: 'unavailable', reason: reply ? 'not-understood' : 'no-answer' };
  const payments = answer.data.data.filter(({ payeeProxyId }) => (payeeProxyId ?? billerId) === billerId);
  return { payments, rawBody: reply.rawBody };
};

const foundAs = (billerId: string, found: Paid | undefined, rawBody: Uint8Array): InquiryAnswer =>
  found
    ? {
        kind: 'found',
        message: {
          kind: 'confirmed',
          billerId,
          transactionId: found.transactionId,
          ref1: found.billPaymentRef1,
          ...(found.billPaymentRef2 === undefined ? {} : { ref2: found.billPaymentRef2 }),
          satang: found.amount,
          atMs: found.transactionDateandTime,
          channel: 'inquiry',
          proof: 'signed',
        },
        rawBody,
      }
    : { kind: 'not-found' };

/**
 * Asks as the bank's developer pages show it: a token by key and secret, then the payments of a biller's reference on a
 * day. The bank signs nothing, but it answers over a connection that we opened to its own certificate. Not tried against
 * the bank (unverified).
 */
export const createScbInquiry = (access: ScbInquiry): BankInquiry => ({
  ask: async ({ billerId, transactionId, ref1, satang, atMs }) => {
    const answer = await paymentsOf(access, { billerId, ref1, satang, on: isoDateAt(atMs) });
    if ('kind' in answer) return answer;
    const found = answer.payments.find((one) => one.transactionId === transactionId);
    return foundAs(billerId, found, answer.rawBody);
  },
  find: async ({ billerId, ref1, satang, paidOn, transRef }) => {
    const answer = await paymentsOf(access, { billerId, ref1, satang, on: paidOn });
    if ('kind' in answer) return answer;
    const ours = answer.payments.filter(({ billPaymentRef1 }) => billPaymentRef1 === ref1);
    const found =
      ours.find(({ transactionId }) => transactionId === transRef) ??
      ours.find(({ amount }) => amount === satang) ??
      ours[0];
    return foundAs(billerId, found, answer.rawBody);
  },
});
