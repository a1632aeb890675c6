import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Log } from '#shared/lib/ports.ts';
import { ExternalSystem } from '#shared/model/external-invoice-rows.ts';
import type { InvoiceAdapter } from '../services/external-invoices/invoice-adapter.ts';
import type { KeepExternalInvoice } from '../services/external-invoices/keep-invoice.ts';
import { described } from './route-description.ts';

const Address = z.object({ system: ExternalSystem });

const DESCRIPTION = described({
  kind: 'external',
  summary: 'What another system tells of one of its bills. Success means that it is on disk.',
  known: 'by-its-own-means',
  parameters: Address,
  body: { mediaType: 'application/json', description: 'A message signed by the Standard Webhooks scheme.' },
  reply: z.object({ type: z.literal('kept') }),
});

interface ExternalInvoiceDeps {
  readonly keepExternalInvoice: KeepExternalInvoice;
  readonly systems: ReadonlyMap<ExternalSystem, InvoiceAdapter>;
  readonly log: Log;
  readonly nowMs: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const DENIED: Answer = { status: 401, body: { type: 'denied' } };

const answerTo = async (deps: ExternalInvoiceDeps, request: FastifyRequest): Promise<Answer> => {
  const { params, headers, body } = request;
  const address = Address.safeParse(params);
  const adapter = address.success ? deps.systems.get(address.data.system) : undefined;
  if (!address.success || !adapter) return DENIED;
  const { system } = address.data;
  const reading = adapter.read({
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : '';
    },
    rawBody: body instanceof Uint8Array ? body : new Uint8Array(),
    nowMs: deps.nowMs(),
  });
  if (reading.kind !== 'invoice') deps.log.warn('invoice-refused', { system, reason: reading.kind });
  if (reading.kind === 'not-authenticated') return DENIED;
  if (reading.kind === 'not-understood') return { status: 400, body: reading.error };
  const { provinceCode, facts } = reading.message;
  const kept = await deps.keepExternalInvoice(provinceCode, { ...facts, system });
  return kept.ok ? { status: 200, body: { type: 'kept' } } : { status: 404, body: kept.error };
};

/** What other systems tell of their bills. Success is answered only when it is on disk; every other answer asks to send again. */
export const addExternalInvoiceRoute = async (scope: FastifyInstance, deps: ExternalInvoiceDeps): Promise<void> => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.post('/v1/external-invoices/:system', DESCRIPTION, async (request, reply) => {
    const { status, body } = await answerTo(deps, request);
    return reply.code(status).send(body);
  });
};
