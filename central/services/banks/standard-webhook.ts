import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of a signed message, as they came; missing ones are empty. */
export interface SignedHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** A message as it came in, and what it is checked against. */
export interface SignedMessage {
  readonly headers: SignedHeaders;
  /** The bytes that were signed; never a body that was parsed and written again. */
  readonly rawBody: Uint8Array;
  readonly nowMs: number;
}

const SECRET_PREFIX = 'whsec_';
const VERSION_PREFIX = 'v1,';
const TOLERANCE_MS = 5 * 60 * 1000;
const SECOND_MS = 1000;
const MOST_SIGNATURES = 8;
const LONGEST_ID = 200;

/** The signature of a message by one secret (`whsec_` and base64), with its version; a bank simulator signs with it. */
export const signWebhook = (
  secret: string,
  message: { readonly id: string; readonly timestamp: string; readonly rawBody: Uint8Array },
): string => {
  const hmac = createHmac('sha256', Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64'));
  hmac.update(`${message.id}.${message.timestamp}.`).update(message.rawBody);
  return `${VERSION_PREFIX}${hmac.digest('base64')}`;
};

const isSame = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Whether one of the secrets signed the message within the last five minutes (or the next, for clocks that differ).
 * Several secrets and several signatures are allowed, so that a secret can be changed without losing a message.
 * Source: the Standard Webhooks specification (HMAC-SHA256 over `id.timestamp.body`, compared in constant time).
 */
export const isSignedWebhook = (secrets: readonly string[], { headers, rawBody, nowMs }: SignedMessage): boolean => {
  const { id, timestamp, signature } = headers;
  if (id === '' || id.length > LONGEST_ID || !/^[0-9]{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) * SECOND_MS - nowMs) > TOLERANCE_MS) return false;
  const given = signature.split(' ').slice(0, MOST_SIGNATURES);
  return secrets.some((secret) => {
    const expected = signWebhook(secret, { id, timestamp, rawBody });
    return given.some((one) => isSame(one, expected));
  });
};
