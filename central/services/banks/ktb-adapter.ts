import { z } from 'zod';
import { unreachable } from '#shared/lib/invariant.ts';
import type {
  BankAdapter,
  BankReading,
  BankReply,
  BankRequest,
  MessageOutcome,
  QuestionOutcome,
} from './bank-adapter.ts';
import { createAddressCheck } from './allowed-address.ts';
import type { KtbAccess } from './bank-access.ts';
import {
  BahtAmount,
  Channel,
  OptionalReference,
  PayerName,
  Reference,
  thaiInstantMs,
  TransactionId,
} from './bank-fields.ts';
import { readXml, xmlText, type XmlElement } from './read-xml.ts';
import { hasHash } from './same-secret.ts';

const ENVELOPES = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'];
const OPERATION = 'RequestCode';

const Fields = z.object({
  comcode: z.string(),
  prodcode: z.string().default(''),
  command: z.string(),
  bankref: TransactionId,
  ref1: Reference,
  ref2: OptionalReference,
  amount: BahtAmount,
  datetime: z.string(),
  channel: Channel.optional(),
  cusname: PayerName,
});
type Fields = z.output<typeof Fields>;

/** The fields of the one operation inside a SOAP envelope; undefined for every other document, and for doubled fields. */
const fieldsOf = (rawBody: Uint8Array): ReadonlyMap<string, string> | undefined => {
  const envelope = readXml(rawBody);
  if (envelope?.name !== 'Envelope' || !ENVELOPES.includes(envelope.namespace)) return undefined;
  const bodies = envelope.children.filter(({ name, namespace }) => name === 'Body' && namespace === envelope.namespace);
  const operations: readonly XmlElement[] = bodies.flatMap(({ children }) => children);
  const [operation] = operations;
  if (operation?.name !== OPERATION || operations.length > 1) return undefined;
  const fields = new Map(operation.children.map(({ name, text }) => [name.toLowerCase(), text]));
  return fields.size === operation.children.length ? fields : undefined;
};

interface Said {
  readonly tranxid: string;
  readonly bankref: string;
}

const envelopeOf = (said: Said, { code, message }: { readonly code: string; readonly message: string }): BankReply => {
  const fields = { ...said, respcode: code, respmsg: message, balance: '', cusname: '', info: '' };
  const inner = Object.entries(fields).map(([name, text]) => `<${name}>${xmlText(text)}</${name}>`);
  return {
    status: 200,
    contentType: 'text/xml; charset=utf-8',
    body:
      '<?xml version="1.0" encoding="utf-8"?>' +
      `<soap:Envelope xmlns:soap="${ENVELOPES[0]}"><soap:Body><${OPERATION}Response>${inner.join('')}` +
      `</${OPERATION}Response></soap:Body></soap:Envelope>`,
  };
};

/** A fault names nothing of the request. Status 500 is what SOAP 1.1 over HTTP asks for; 401 says it to proxies too. */
const faultOf = (status: number, reason: string): BankReply => ({
  status,
  contentType: 'text/xml; charset=utf-8',
  body:
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="${ENVELOPES[0]}"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode>` +
    `<faultstring>${reason}</faultstring></soap:Fault></soap:Body></soap:Envelope>`,
});

type Codes = KtbAccess['codes'];

const codeOfAnswer = ({ kind }: QuestionOutcome, codes: Codes): string => {
  switch (kind) {
    case 'ok':
      return codes.ok;
    case 'not-found':
      return codes.notFound;
    case 'already-paid':
      return codes.alreadyPaid;
    case 'closed':
      return codes.closed;
    case 'expired':
      return codes.expired;
    case 'wrong-amount':
      return codes.wrongAmount;
    case 'unavailable':
      return codes.unavailable;
    default:
      return unreachable(kind);
  }
};

const codeOfOutcome = (outcome: MessageOutcome, codes: Codes): string => {
  if (outcome === 'unavailable') return codes.unavailable;
  return outcome === 'biller-unknown' ? codes.notFound : codes.ok;
};

const instantOf = (text: string): number | undefined => {
  const [, day = '', time = ''] = /^([\d-]{8,10})[T ]?([\d:]{6,8})$/.exec(text) ?? [];
  return thaiInstantMs(day, time);
};

const billerOf = ({ comcode, prodcode }: Fields, { billers }: KtbAccess): string | undefined => {
  const known = new Map(Object.entries(billers));
  return known.get(`${comcode}/${prodcode}`) ?? known.get(comcode);
};

/** The message as it came but for the password. Byte by byte, so that no encoding is changed on the way. */
const withoutPassword = (rawBody: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(rawBody)
      .toString('latin1')
      .replace(/(<(?:[\w.-]+:)?password\b[^>]*>)[\s\S]*?(<\/(?:[\w.-]+:)?password\s*>)/gi, '$1***$2'),
    'latin1',
  );

const isKnown = (access: KtbAccess, fields: ReadonlyMap<string, string>): boolean => {
  const isUser = hasHash(fields.get('user') ?? '', [access.userHash]);
  const isPassword = hasHash(fields.get('password') ?? '', access.passwordHashes);
  return isUser && isPassword;
};

const understand = (access: KtbAccess, given: ReadonlyMap<string, string>): BankReading | undefined => {
  const parsed = Fields.safeParse(Object.fromEntries(given));
  if (!parsed.success) return undefined;
  const { ref1, ref2, amount: satang, bankref, ...fields } = parsed.data;
  const { commands, codes } = access;
  const billerId = billerOf(parsed.data, access);
  const command = fields.command.toLowerCase();
  const said = { tranxid: given.get('tranxid') ?? '', bankref };
  if (billerId === undefined) return undefined;
  if (commands.verify.includes(command)) {
    return {
      kind: 'question',
      question: { billerId, ref1, ref2, satang },
      answer: (outcome) => envelopeOf(said, { code: codeOfAnswer(outcome, codes), message: outcome.kind }),
    };
  }
  const kind = commands.confirm.includes(command)
    ? 'confirmed'
    : commands.cancel.includes(command)
      ? 'reversed'
      : undefined;
  const atMs = instantOf(fields.datetime);
  if (kind === undefined || atMs === undefined) return undefined;
  return {
    kind: 'money',
    message: {
      kind,
      billerId,
      transactionId: bankref,
      ref1,
      satang,
      atMs,
      channel: fields.channel || 'bill-payment',
      proof: 'unsigned',
      ...(ref2 === undefined ? {} : { ref2 }),
      ...(fields.cusname === undefined ? {} : { payerName: fields.cusname }),
    },
    // A repetition gets the words of the first time: the bank must not be able to tell them apart.
    answer: (outcome) => {
      const isDone = outcome === 'recorded' || outcome === 'repeated';
      return envelopeOf(said, { code: codeOfOutcome(outcome, codes), message: isDone ? 'ok' : outcome });
    },
  };
};

const keepable = (reading: BankReading | undefined, rawBody: Uint8Array): BankReading | undefined =>
  reading?.kind === 'money' ? { ...reading, bodyToKeep: withoutPassword(rawBody) } : reading;

/**
 * The verify, confirm and cancel of Krungthai's bill payment, over SOAP. **Its specification is not public.** The names of
 * the fields were read second-hand; assumed are: the words of `command`, the codes of the answer, the form of `datetime`,
 * that `bankref` names a payment in confirm and cancel alike, and the name of the operation. Commands, codes and company
 * codes are settings for that reason. User and password travel in the message, so nothing is signed.
 */
export const createKtbAdapter = (access: KtbAccess): BankAdapter => {
  const isAllowed = createAddressCheck(access.allowedAddresses);
  return {
    read: ({ pathSecret, rawBody, remoteAddress }: BankRequest): BankReading => {
      const fields = pathSecret === undefined && isAllowed(remoteAddress) ? fieldsOf(rawBody) : undefined;
      if (fields === undefined || !isKnown(access, fields)) {
        return { kind: 'refused', reason: 'not-authenticated', reply: faultOf(401, 'denied') };
      }
      return (
        keepable(understand(access, fields), rawBody) ?? {
          kind: 'refused',
          reason: 'not-understood',
          reply: envelopeOf(
            { tranxid: fields.get('tranxid') ?? '', bankref: fields.get('bankref') ?? '' },
            { code: access.codes.notUnderstood, message: 'not understood' },
          ),
        }
      );
    },
  };
};
