import { createHash, createSign, randomUUID } from 'node:crypto';
import { unreachable } from '#shared/lib/invariant.ts';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { xmlText } from '#central/services/banks/read-xml.ts';

/** Money as the simulated bank moves it. */
export interface BankMovement {
  readonly kind: 'confirmed' | 'reversed';
  readonly billerId: string;
  readonly transactionId: string;
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly satang: number;
  readonly atMs: number;
  readonly channel: string;
  readonly payerName: string;
}

/** How the simulated bank makes itself known, in the language it speaks. */
export type BankIdentity =
  | { readonly speaks: 'standard-webhook'; readonly secret: string }
  | { readonly speaks: 'scb'; readonly pathSecret: string; readonly basic?: string | undefined }
  | { readonly speaks: 'ktb'; readonly user: string; readonly password: string; readonly comcode: string }
  | { readonly speaks: 'bbl'; readonly privateKey: string; readonly bodyHashClaim?: string | undefined };

/** A request that is ready to be sent to `/v1/banks/<bank>/<path>`. */
export interface BankCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the bank wants to know before it takes money. */
export type BankQuestion = Pick<BankMovement, 'billerId' | 'ref1' | 'ref2' | 'satang' | 'transactionId'>;

const SECOND_MS = 1000;
const THAILAND_MS = 7 * 60 * 60 * SECOND_MS;
const SATANG_PER_BAHT = 100;

/** `2026-11-24T12:00:00.000`, the clock on the wall in Thailand. */
export const wallTime = (ms: number): string => new Date(ms + THAILAND_MS).toISOString().slice(0, -1);

/** "750.45": digits only, so that no float is ever printed. */
export const bahtText = (satang: number): string =>
  `${Math.floor(satang / SATANG_PER_BAHT)}.${String(satang % SATANG_PER_BAHT).padStart(2, '0')}`;

const json = { 'content-type': 'application/json' };

const signedCall = (
  path: string,
  body: string,
  identity: { readonly secret: string; readonly nowMs: number },
): BankCall => {
  const id = randomUUID();
  const timestamp = String(Math.floor(identity.nowMs / SECOND_MS));
  const signature = signWebhook(identity.secret, { id, timestamp, rawBody: Buffer.from(body) });
  return {
    path,
    headers: { ...json, 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
    body,
  };
};

/** The body of `/events` in our own format. */
export const webhookBody = ({ kind, atMs, ...data }: BankMovement): string =>
  JSON.stringify(
    kind === 'confirmed'
      ? { type: 'payment.confirmed', data: { ...data, paidAt: new Date(atMs).toISOString() } }
      : { type: 'payment.reversed', data: { ...data, reversedAt: new Date(atMs).toISOString() } },
  );

const scbBody = (moved: BankMovement): string =>
  JSON.stringify({
    transactionId: moved.transactionId,
    amount: bahtText(moved.satang),
    transactionDateandTime: `${wallTime(moved.atMs)}+07:00`,
    currencyCode: '764',
    transactionType: 'Domestic Transfers',
    payeeProxyType: 'BILLERID',
    payeeProxyId: moved.billerId,
    payerName: moved.payerName,
    sendingBankCode: '014',
    receivingBankCode: '014',
    channelCode: moved.channel,
    billPaymentRef1: moved.ref1,
    ...(moved.ref2 === undefined ? {} : { billPaymentRef2: moved.ref2 }),
    reverseFlag: moved.kind === 'reversed' ? 'Y' : 'N',
  });

const bblBody = (moved: BankMovement, retryFlag: 'Y' | 'N'): string => {
  const [day = '', time = ''] = wallTime(moved.atMs).split('T');
  return JSON.stringify({
    billerId: moved.billerId,
    bankRef: moved.transactionId,
    transDate: day.replaceAll('-', ''),
    transTime: time.slice(0, 8).replaceAll(':', ''),
    amount: bahtText(moved.satang),
    reference1: moved.ref1,
    reference2: moved.ref2 ?? '',
    channel: moved.channel,
    fromName: moved.payerName,
    txnType: moved.kind === 'confirmed' ? 'C' : 'D',
    retryFlag,
  });
};

const base64Json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RS256) that says who speaks and, when a claim for it is agreed, what is said. */
export const signToken = (privateKey: string, claims: Readonly<Record<string, unknown>>): string => {
  const unsigned = `${base64Json({ alg: 'RS256', typ: 'JWT' })}.${base64Json(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey).toString('base64url')}`;
};

const bblCall = (
  path: string,
  body: string,
  by: { readonly privateKey: string; readonly bodyHashClaim?: string | undefined; readonly nowMs: number },
): BankCall => {
  const iat = Math.floor(by.nowMs / SECOND_MS);
  const hash = createHash('sha256').update(body).digest('hex');
  const token = signToken(by.privateKey, {
    iat,
    exp: iat + 120,
    ...(by.bodyHashClaim === undefined ? {} : { [by.bodyHashClaim]: hash }),
  });
  return { path, headers: { ...json, authorization: `Bearer ${token}` }, body };
};

const soapCall = (fields: Readonly<Record<string, string>>): BankCall => ({
  path: 'events',
  headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
  body:
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>' +
    `<RequestCode>${Object.entries(fields)
      .map(([name, text]) => `<${name}>${xmlText(text)}</${name}>`)
      .join('')}</RequestCode></soapenv:Body></soapenv:Envelope>`,
});

type Ktb = BankIdentity & { readonly speaks: 'ktb' };

const ktbFields = (by: Ktb, command: string, moved: BankQuestion): Readonly<Record<string, string>> => ({
  user: by.user,
  password: by.password,
  comcode: by.comcode,
  prodcode: '',
  command,
  bankcode: '006',
  bankref: moved.transactionId,
  tranxid: moved.transactionId,
  ref1: moved.ref1,
  ref2: moved.ref2 ?? '',
  ref3: '',
  ref4: '',
  amount: bahtText(moved.satang),
});

const ktbCall = (by: Ktb, moved: BankMovement): BankCall => {
  const [day = '', time = ''] = wallTime(moved.atMs).split('T');
  const compactDay = day.replaceAll('-', '');
  return soapCall({
    ...ktbFields(by, moved.kind === 'confirmed' ? 'payment' : 'reversal', moved),
    datetime: `${compactDay}${time.slice(0, 8).replaceAll(':', '')}`,
    effdate: compactDay,
    channel: moved.channel,
    cusname: moved.payerName,
  });
};

/** What the bank sends about this money, in its own language. */
export const tellOf = (
  by: BankIdentity,
  moved: BankMovement,
  sent: { readonly nowMs: number; readonly isRetry: boolean },
): BankCall => {
  switch (by.speaks) {
    case 'standard-webhook':
      return signedCall('events', webhookBody(moved), { secret: by.secret, nowMs: sent.nowMs });
    case 'scb': {
      const basic =
        by.basic === undefined ? {} : { authorization: `Basic ${Buffer.from(by.basic).toString('base64')}` };
      return { path: `events/${by.pathSecret}`, headers: { ...json, ...basic }, body: scbBody(moved) };
    }
    case 'ktb':
      return ktbCall(by, moved);
    case 'bbl':
      return bblCall('events', bblBody(moved, sent.isRetry ? 'Y' : 'N'), { ...by, nowMs: sent.nowMs });
    default:
      return unreachable(by);
  }
};

/** What the bank asks before it takes the money; undefined for a bank that does not ask. */
export const askAbout = (by: BankIdentity, asked: BankQuestion, nowMs: number): BankCall | undefined => {
  const { billerId, ref1, ref2, satang } = asked;
  switch (by.speaks) {
    case 'standard-webhook':
      return signedCall('validations', JSON.stringify({ billerId, ref1, ref2, satang }), { secret: by.secret, nowMs });
    case 'scb':
      return undefined;
    case 'ktb':
      return soapCall({ ...ktbFields(by, 'approve', asked), datetime: '', effdate: '', channel: '', cusname: '' });
    case 'bbl': {
      const body = { billerId, reference1: ref1, reference2: ref2 ?? '', amount: bahtText(satang) };
      return bblCall('validations', JSON.stringify(body), { ...by, nowMs });
    }
    default:
      return unreachable(by);
  }
};
