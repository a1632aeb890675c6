import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { BankMovement } from './bank-messages.ts';

const Movement = z.object({
  kind: z.enum(['confirmed', 'reversed']),
  billerId: z.string(),
  transactionId: z.string(),
  ref1: z.string(),
  ref2: z.string().optional(),
  satang: z.number().int(),
  atMs: z.number(),
  channel: z.string(),
  payerName: z.string(),
});

/** What the simulated bank has moved, kept from one call to the next, so that the file of the day can be made later. */
export interface Ledger {
  add(moved: readonly BankMovement[]): void;
  all(): readonly BankMovement[];
}

/** A ledger in a file, one movement a line. */
export const openLedger = (file: string): Ledger => ({
  add: (moved) => {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, moved.map((one) => `${JSON.stringify(one)}\n`).join(''));
  },
  all: () =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => Movement.parse(JSON.parse(line)))
      : [],
});
