import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { bahtText, wallTime, webhookBody, type BankMovement } from './bank-messages.ts';

/** A question to the simulated bank, as it came over the wire. */
export interface InquiryCall {
  readonly path: string;
  readonly header: (name: string) => string;
  readonly body: string;
}

/** What the simulated bank answers. */
export interface InquiryResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the bank has in its books, and what it is asked and answers with. */
export interface InquiryBooks {
  readonly movements: () => readonly BankMovement[];
  /** Signs the answers of `/inquiry`. */
  readonly secret: string;
  readonly applicationSecret: string;
  readonly nowMs: () => number;
}

const SUCCESS = 1000;
const Signed = z.object({
  billerId: z.string(),
  ref1: z.string(),
  /** Absent when a slip is asked about: then the day counts, and the number on the slip first. */
  transactionId: z.string().optional(),
  paidOn: z.string().optional(),
  transRef: z.string().optional(),
});
const TokenRequest = z.object({ applicationSecret: z.string() });
const ScbQuestion = z.object({
  eventCode: z.literal('00300100'),
  billerId: z.string(),
  reference1: z.string(),
  transactionDate: z.string(),
});

const reply = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): InquiryResult => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const signed = ({ movements, secret, nowMs }: InquiryBooks, { header, body }: InquiryCall): InquiryResult => {
  const asked = Signed.parse(JSON.parse(body));
  const ours = movements().filter(({ billerId, ref1 }) => billerId === asked.billerId && ref1 === asked.ref1);
  const onDay = ours.filter(({ kind, atMs }) => kind === 'confirmed' && isoDateAt(atMs) === asked.paidOn);
  const found =
    asked.transactionId === undefined
      ? (onDay.find(({ transactionId }) => transactionId === asked.transRef) ?? onDay[0])
      : ours.find(({ transactionId }) => transactionId === asked.transactionId);
  const text = found ? webhookBody(found) : JSON.stringify({ type: 'payment.not-found' });
  const timestamp = String(Math.floor(nowMs() / 1000));
  const signature = signWebhook(secret, { id: header('webhook-id'), timestamp, rawBody: Buffer.from(text) });
  return reply(200, text, { 'webhook-timestamp': timestamp, 'webhook-signature': signature });
};

const scbPayments = ({ movements }: InquiryBooks, { body }: InquiryCall): InquiryResult => {
  const asked = ScbQuestion.parse(JSON.parse(body));
  const data = movements()
    .filter(
      ({ kind, ref1, billerId }) => kind === 'confirmed' && ref1 === asked.reference1 && billerId === asked.billerId,
    )
    .filter(({ atMs }) => isoDateAt(atMs) === asked.transactionDate)
    .map((one) => ({
      transactionId: one.transactionId,
      amount: bahtText(one.satang),
      transactionDateandTime: `${wallTime(one.atMs)}+07:00`,
      payeeProxyId: one.billerId,
      billPaymentRef1: one.ref1,
      billPaymentRef2: one.ref2 ?? '',
    }));
  return reply(200, { status: { code: SUCCESS, description: 'Success' }, data });
};

/** The simulated bank when it is asked about a payment: `/inquiry`, signed, or a token and then payments as SCB does. */
export const createInquiryAnswers = (books: InquiryBooks): ((call: InquiryCall) => InquiryResult) => {
  const tokens = new Set<string>();
  return (call) => {
    if (call.path === '/inquiry') return signed(books, call);
    if (call.path.endsWith('/oauth/token')) {
      const { applicationSecret } = TokenRequest.parse(JSON.parse(call.body));
      if (applicationSecret !== books.applicationSecret) return reply(401, { status: { code: 9500 } });
      const accessToken = randomUUID();
      tokens.add(accessToken);
      return reply(200, { status: { code: SUCCESS }, data: { accessToken } });
    }
    const isKnown = tokens.has(call.header('authorization').slice('Bearer '.length));
    return isKnown ? scbPayments(books, call) : reply(401, { status: { code: 9500 } });
  };
};
