import { randomUUID } from 'node:crypto';
import { createSimulatedBank, type SimulatedBank } from '#build/bank-simulator/simulated-bank.ts';
import { DEMO_BANK } from '#central/demo/demo-bank.ts';

/** The bank of the demo, talking to a centre over HTTP. */
export const demoBank = (centreUrl: string): SimulatedBank =>
  createSimulatedBank(
    { speaks: 'standard-webhook', secret: DEMO_BANK.secret },
    {
      send: async ({ path, headers, body }) => {
        const reply = await fetch(`${centreUrl}/v1/banks/${DEMO_BANK.name}/${path}`, { method: 'POST', headers, body });
        return { status: reply.status, body: await reply.text() };
      },
      nowMs: () => Date.now(),
      newTransactionId: () => `SIM-${randomUUID().slice(0, 18)}`,
    },
  );
