import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordBankEvent } from '../services/payments.ts';
import { deviceOf } from './authenticate.ts';
import { readInput } from './read-input.ts';

const DemoPayment = z.object({ ref1: z.string().regex(/^[A-Z0-9]{1,20}$/), satang: z.number().int().min(1) });

/** No bank can have registered it: its tax id has wrong check digits. */
const DEMO_BILLER_ID = '099999999999900';

/** A payment without a bank, so that the whole way to "paid" can be shown. Exists on a demo centre only. */
export const addDemoRoutes = (
  scope: FastifyInstance,
  deps: { readonly recordBankEvent: RecordBankEvent; readonly nowMs: () => number },
): void => {
  scope.post('/v1/demo/payments', async (request, reply) => {
    const input = readInput(reply, DemoPayment, request.body);
    if (!input) return reply;
    const outcome = await deps.recordBankEvent(deviceOf(request).officeId, {
      ...input,
      kind: 'confirmed',
      bank: 'demo',
      billerId: DEMO_BILLER_ID,
      transactionId: randomUUID(),
      paidAtMs: deps.nowMs(),
      channel: 'demo',
      proof: 'signed',
    });
    return reply.send({ outcome });
  });
};
