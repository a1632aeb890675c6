import { randomUUID } from 'node:crypto';
import type { BankCall } from '#build/bank-simulator/bank-messages.ts';
import { createSimulatedBank, type SimulatedBank } from '#build/bank-simulator/simulated-bank.ts';
import { DEMO_BANK } from '#central/demo/demo-bank.ts';

/** An answer of the centre to the bank. */
interface BankAnswer {
  readonly status: number;
  readonly body: string;
}

/** The bank of the demo, talking to a centre over HTTP. */
export interface PlaybackBank extends SimulatedBank {
  /** The last message once more, byte by byte. */
  sendLastAgain(): Promise<BankAnswer>;
}

/** Builds it for the centre at this address. */
export const createPlaybackBank = (centreUrl: string): PlaybackBank => {
  let last: BankCall | undefined;
  const send = async (call: BankCall): Promise<BankAnswer> => {
    last = call;
    const { path, headers, body } = call;
    const reply = await fetch(`${centreUrl}/v1/banks/${DEMO_BANK.name}/${path}`, { method: 'POST', headers, body });
    return { status: reply.status, body: await reply.text() };
  };
  const bank = createSimulatedBank(
    { speaks: 'standard-webhook', secret: DEMO_BANK.secret },
    { send, nowMs: () => Date.now(), newTransactionId: () => `SIM-${randomUUID().slice(0, 18)}` },
  );
  return {
    ...bank,
    sendLastAgain: () => (last ? send(last) : Promise.reject(new Error('nothing was sent yet'))),
  };
};
