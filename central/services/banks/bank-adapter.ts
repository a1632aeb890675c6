import type { PaymentAnswer, PaymentQuestion } from '#shared/domain/validate-payment.ts';

/** One request of a bank, as it came over the wire. */
export interface BankRequest {
  /** Which of the bank's two addresses was called. */
  readonly door: 'events' | 'validations';
  /** The last part of the address where a bank is known by nothing else; undefined when the address ends with the door. */
  readonly pathSecret: string | undefined;
  /** A header by its lower-case name; empty when it is missing or came more than once. */
  readonly header: (name: string) => string;
  /** Never parsed and written again: signatures are over these bytes. */
  readonly rawBody: Uint8Array;
  /** The address the request came from, as this server sees it. */
  readonly remoteAddress: string;
  readonly nowMs: number;
}

/** Money that a bank took for an office or gave back, whatever its message looked like. */
export interface MoneyMessage {
  readonly kind: 'confirmed' | 'reversed';
  readonly billerId: string;
  /** The bank's own id of the payment; a reversal names the payment it takes back. */
  readonly transactionId: string;
  readonly ref1: string;
  readonly ref2?: string;
  readonly satang: number;
  /** Bank time, ms since 1970. */
  readonly atMs: number;
  readonly channel: string;
  /** `signed`: the bank's signature covers these very bytes. Otherwise the bank has to be asked before it counts fully. */
  readonly proof: 'signed' | 'unsigned';
  readonly payerName?: string;
}

/** What became of a message about money. */
export type MessageOutcome =
  | 'recorded'
  /** It was on disk already. For the bank that is success, in the same words. */
  | 'repeated'
  /** Kept, but no office has this biller; the bank is to send it again. */
  | 'biller-unknown'
  /** Nothing is certain; the bank is to send it again. */
  | 'unavailable';

/** The answer to a bank's question, or that it cannot be given now. */
export type QuestionOutcome = PaymentAnswer | { readonly kind: 'unavailable' };

/** An answer in the bank's own format. */
export interface BankReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a request is. Only the reading of an authenticated and wholly understood request says anything about money. */
export type BankReading =
  | {
      readonly kind: 'money';
      readonly message: MoneyMessage;
      /** The body as evidence, where the body itself holds a secret that must not be kept. */
      readonly bodyToKeep?: Uint8Array;
      readonly answer: (outcome: MessageOutcome) => BankReply;
    }
  | {
      readonly kind: 'question';
      readonly question: PaymentQuestion;
      readonly answer: (outcome: QuestionOutcome) => BankReply;
    }
  | {
      readonly kind: 'refused';
      readonly reason: 'not-authenticated' | 'not-understood';
      readonly reply: BankReply;
    };

/**
 * The format of one bank. An adapter reads and writes; it stores nothing, decides nothing and never throws, whatever the
 * bytes are.
 */
export interface BankAdapter {
  read(request: BankRequest): BankReading;
}

/** An answer in JSON. */
export const jsonReply = (status: number, body: unknown): BankReply => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

/** The body as UTF-8; undefined when it is not. */
export const utf8Of = (rawBody: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
  } catch {
    return undefined;
  }
};

/** The body as JSON; undefined when it is none. */
export const jsonOf = (rawBody: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8Of(rawBody) ?? '');
  } catch {
    return undefined;
  }
};
