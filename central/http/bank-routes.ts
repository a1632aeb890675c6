import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isSignedWebhook } from '../services/banks/standard-webhook.ts';
import type { BankEvents } from '../services/bank-events.ts';
import type { BankAccess } from '../env.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';

const REQUESTS_A_MINUTE = 600;
const LARGEST_MESSAGE_BYTES = 64 * 1024;

const BillerId = z.string().regex(/^\d{15}$/);
const Reference = z.string().regex(/^[A-Z0-9]{1,20}$/);
const Satang = z.number().int().min(1).max(999_999_999_999);

const ConfirmedMessage = z.object({
  type: z.literal('payment.confirmed'),
  data: z.object({
    billerId: BillerId,
    // Only what a row id can be made of without two becoming one, and short enough with bank and biller before it.
    transactionId: z.string().regex(/^[A-Za-z0-9._-]{1,36}$/),
    ref1: Reference,
    satang: Satang,
    paidAt: z.iso.datetime({ offset: true }),
    channel: z.string().regex(/^[\w -]{1,40}$/),
  }),
});

const ValidationMessage = z.object({
  billerId: BillerId,
  ref1: Reference,
  ref2: Reference.exactOptional(),
  satang: Satang.exactOptional(),
});

interface BankRoutesDeps {
  readonly bankEvents: BankEvents;
  readonly banks: readonly BankAccess[];
  readonly nowMs: () => number;
}

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

const jsonOf = (rawBody: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The bank that signed the request, with the bytes it signed; undefined for everybody else. */
const signerOf = (
  request: FastifyRequest,
  { banks, nowMs }: BankRoutesDeps,
): { readonly bank: string; readonly rawBody: Uint8Array } | undefined => {
  const { params, body: rawBody } = request;
  const named = z.object({ bank: z.string() }).safeParse(params);
  const access = banks.find(({ bank }) => bank === named.data?.bank);
  if (access === undefined || !(rawBody instanceof Uint8Array)) return undefined;
  const headers = {
    id: headerOf(request, 'webhook-id'),
    timestamp: headerOf(request, 'webhook-timestamp'),
    signature: headerOf(request, 'webhook-signature'),
  };
  if (!isSignedWebhook(access.webhookSecrets, { headers, rawBody, nowMs: nowMs() })) return undefined;
  return { bank: access.bank, rawBody };
};

/**
 * What banks tell and ask, each request signed by the Standard Webhooks scheme. A message is answered with success only
 * when it is on disk; every other answer asks the bank to send it again.
 */
export const addBankRoutes = async (scope: FastifyInstance, deps: BankRoutesDeps): Promise<void> => {
  await scope.register(rateLimit, { global: true, max: REQUESTS_A_MINUTE, timeWindow: 60_000 });
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: LARGEST_MESSAGE_BYTES },
    (_request, body, done) => done(null, body),
  );

  scope.post('/v1/banks/:bank/events', async (request, reply) => {
    const signer = signerOf(request, deps);
    if (!signer) return sendError(reply, { type: 'denied' });
    const message = readInput(reply, ConfirmedMessage, jsonOf(signer.rawBody));
    if (!message) return reply;
    const { paidAt, ...facts } = message.data;
    const kept = await deps.bankEvents.confirmed({ ...facts, ...signer, paidAtMs: Date.parse(paidAt) });
    return kept.ok ? reply.send(kept.value) : sendError(reply, kept.error);
  });

  scope.post('/v1/banks/:bank/validations', async (request, reply) => {
    const signer = signerOf(request, deps);
    if (!signer) return sendError(reply, { type: 'denied' });
    const question = readInput(reply, ValidationMessage, jsonOf(signer.rawBody));
    if (!question) return reply;
    return reply.send(await deps.bankEvents.validate(question));
  });
};
