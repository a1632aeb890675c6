import type { FastifyReply } from 'fastify';

/** What every refused request is answered with: a stable code, and the facts that belong to it. */
export interface ErrorBody {
  readonly type: string;
  readonly issues?: readonly unknown[];
}

/** Codes that have a status of their own. */
export const ERROR_STATUS: Readonly<Record<string, number>> = {
  denied: 401,
  'device-revoked': 401,
  'ministry-denied': 401,
  'ministry-session-over': 401,
  'ministry-read-only': 403,
  'ministry-foreign-page': 403,
  'ministry-office-unknown': 404,
  'ministry-device-unknown': 404,
  'ministry-office-exists': 409,
  'device-of-another-office': 409,
  'ministry-locked': 429,
  'client-of-another-office': 403,
  'not-allowed': 403,
  'actor-unknown': 403,
  'pin-wrong': 403,
  'device-unknown': 404,
  'bank-file-unknown': 404,
  'not-found': 404,
  'biller-unknown': 404,
  'too-slow': 408,
  'too-large': 413,
  'client-too-old': 426,
  'too-many-attempts': 429,
  'pin-locked': 429,
  'mutation-crashed': 500,
  'centre-failed': 500,
  'centre-unavailable': 503,
};

/** Sends an expected failure. A code that has no status of its own is the request's fault: 400. */
export const sendError = (reply: FastifyReply, error: ErrorBody): FastifyReply => {
  sentCodes.set(reply, error.type);
  return reply.code(ERROR_STATUS[error.type] ?? 400).send(error);
};

const sentCodes = new WeakMap<FastifyReply, string>();

/** The code with which this request was refused; undefined when it was not. */
export const codeOf = (reply: FastifyReply): string | undefined => sentCodes.get(reply);
