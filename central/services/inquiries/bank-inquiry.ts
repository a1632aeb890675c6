import { z } from 'zod';
import type { MoneyMessage } from '../banks/bank-adapter.ts';

/** The payment a bank is asked about. */
export interface AskedPayment {
  readonly billerId: string;
  readonly transactionId: string;
  readonly ref1: string;
  readonly satang: number;
  /** Bank time of the payment as the message had it, ms since 1970. */
  readonly atMs: number;
}

/** What a bank answered. Only `found` says anything about money. */
export type InquiryAnswer =
  | { readonly kind: 'found'; readonly message: MoneyMessage; readonly rawBody: Uint8Array }
  /** The bank does not know it, or not yet. */
  | { readonly kind: 'not-found' }
  /** No answer, or none that can be believed. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** What a slip claims: money under a reference on a day, by the sending bank's number. */
export interface ClaimedPayment {
  readonly billerId: string;
  readonly ref1: string;
  readonly satang: number;
  /** The day that stands on the slip, ISO, in Thailand. */
  readonly paidOn: string;
  /** The number on the slip; the office's own bank may or may not know the payment by it. */
  readonly transRef: string;
}

/** Asks one bank in its language. It never throws, whatever the network or the bank does, and stores nothing. */
export interface BankInquiry {
  ask(payment: AskedPayment): Promise<InquiryAnswer>;
  /** A payment under the reference on that day: the one with the slip's number, else of the amount, else any. */
  find(claimed: ClaimedPayment): Promise<InquiryAnswer>;
}

const LONGEST_ANSWER_MS = 10_000;
const LARGEST_ANSWER_BYTES = 64 * 1024;

/** A bank is asked over HTTPS; a simulated one may run on this machine. */
export const InquiryUrl = z.url({ protocol: /^https?$/ }).refine((text) => {
  // Also asked about what is no address at all, and must not throw over it.
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}, 'https, or this machine');

/** An answer as it came over the wire. */
export interface InquiryReply {
  readonly status: number;
  readonly header: (name: string) => string;
  readonly rawBody: Uint8Array;
}

const readLimited = async (reply: Response): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.byteLength;
    if (size > LARGEST_ANSWER_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** One POST with ten seconds and 64 kB for the answer; undefined when there is none. Follows no redirect. */
export const postToBank = async (
  url: string,
  call: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<InquiryReply | undefined> => {
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const reply = await fetch(url, { method: 'POST', ...call, redirect: 'error', signal });
    const rawBody = await readLimited(reply);
    return rawBody && { status: reply.status, header: (name) => reply.headers.get(name) ?? '', rawBody };
  } catch {
    return undefined;
  }
};
