import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordBankPayment } from '../services/payments.ts';
import { deviceOf } from './authenticate.ts';
import { readInput } from './read-input.ts';

const DemoPayment = z.object({ ref1: z.string().min(1).max(20), satang: z.number().int().min(1) });

/** A payment without a bank, so that the whole way to "paid" can be shown. Exists on a demo centre only. */
export const addDemoRoutes = (
  scope: FastifyInstance,
  deps: { readonly recordPayment: RecordBankPayment; readonly nowMs: () => number },
): void => {
  scope.post('/v1/demo/payments', async (request, reply) => {
    const input = readInput(reply, DemoPayment, request.body);
    if (!input) return reply;
    const outcome = await deps.recordPayment(deviceOf(request).officeId, {
      ...input,
      bankTransactionId: `demo-${randomUUID()}`,
      paidAtMs: deps.nowMs(),
      channel: 'demo',
    });
    return reply.send({ outcome });
  });
};
