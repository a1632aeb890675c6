import { createHash } from 'node:crypto';
import { z } from 'zod';
import { jsonOf, jsonReply, type BankAdapter, type BankReply, type MessageOutcome } from './bank-adapter.ts';
import { createAddressCheck } from './allowed-address.ts';
import type { ScbAccess } from './bank-access.ts';
import {
  BahtAmount,
  BillerId,
  Channel,
  OptionalReference,
  PayerName,
  Reference,
  TransactionId,
} from './bank-fields.ts';
import { hasHash } from './same-secret.ts';

/** Fields that are not named here are dropped: among them are account and card numbers. */
const Callback = z.object({
  transactionId: TransactionId,
  amount: BahtAmount,
  transactionDateandTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  currencyCode: z.literal('764').nullish(),
  payeeProxyType: z.literal('BILLERID').nullish(),
  payeeProxyId: BillerId,
  billPaymentRef1: Reference,
  billPaymentRef2: OptionalReference,
  channelCode: Channel.nullish(),
  payerName: PayerName,
  // Named by the bank's pages without its values; Y for a reversal is a guess.
  reverseFlag: z.enum(['', 'N', 'Y']).nullish(),
});

const reply = (status: number, said: { readonly resCode: string; readonly resDesc: string }): BankReply =>
  jsonReply(status, said);

const DENIED = reply(401, { resCode: '01', resDesc: 'denied' });
const NOT_UNDERSTOOD = reply(400, { resCode: '02', resDesc: 'not understood' });

/** The same for every repetition of one transaction, and telling nothing about it. */
const confirmIdOf = (transactionId: string): string =>
  createHash('sha256').update(`confirm:${transactionId}`).digest('hex').slice(0, 20).toUpperCase();

const answerFor =
  (transactionId: string) =>
  (outcome: MessageOutcome): BankReply => {
    if (outcome === 'biller-unknown') return reply(404, { resCode: '03', resDesc: 'biller unknown' });
    if (outcome === 'unavailable') return reply(503, { resCode: '99', resDesc: 'try again' });
    return jsonReply(200, {
      resCode: '00',
      resDesc: 'success',
      transactionId,
      confirmId: confirmIdOf(transactionId),
    });
  };

const isBasic = (authorization: string, hashes: readonly string[]): boolean => {
  const token = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/.exec(authorization)?.[1];
  return token !== undefined && hasHash(Buffer.from(token, 'base64').toString('utf8'), hashes);
};

/**
 * The payment confirmation of SCB (QR 30), as its developer pages show it: amounts in baht as text, sent again up to three
 * times. The bank signs nothing, so every message is `unsigned`: it is known by the secret in the registered address, and
 * where the bank offers them by HTTP Basic and by where it comes from. The codes of refusals are our own.
 */
export const createScbAdapter = (access: ScbAccess): BankAdapter => {
  const isAllowed = createAddressCheck(access.allowedAddresses);
  const { pathSecretHashes, basicHashes } = access;
  return {
    read: ({ door, pathSecret, header, rawBody, remoteAddress }) => {
      const isKnown =
        hasHash(pathSecret ?? '', pathSecretHashes) &&
        (basicHashes === undefined || isBasic(header('authorization'), basicHashes)) &&
        isAllowed(remoteAddress);
      if (!isKnown) return { kind: 'refused', reason: 'not-authenticated', reply: DENIED };
      const parsed = Callback.safeParse(jsonOf(rawBody));
      if (door !== 'events' || !parsed.success) {
        return { kind: 'refused', reason: 'not-understood', reply: NOT_UNDERSTOOD };
      }
      const said = parsed.data;
      return {
        kind: 'money',
        message: {
          kind: said.reverseFlag === 'Y' ? 'reversed' : 'confirmed',
          billerId: said.payeeProxyId,
          transactionId: said.transactionId,
          ref1: said.billPaymentRef1,
          satang: said.amount,
          atMs: said.transactionDateandTime,
          channel: said.channelCode || 'qr',
          proof: 'unsigned',
          ...(said.billPaymentRef2 === undefined ? {} : { ref2: said.billPaymentRef2 }),
          ...(said.payerName === undefined ? {} : { payerName: said.payerName }),
        },
        answer: answerFor(said.transactionId),
      };
    },
  };
};
