import type { MutationArgs } from '#shared/mutations/registry.ts';

/** What a bank says, as the centre records it. */
export type SaidByBank = MutationArgs<'record-bank-event'>;
type Confirmed = Extract<SaidByBank['event'], { kind: 'confirmed' }>;
type Reversed = Extract<SaidByBank['event'], { kind: 'reversed' }>;

const word = {
  bank: 'ktb',
  billerId: '099999999999900',
  transactionId: 'KTB-001',
  ref1: '1300000017',
  satang: 322_500,
  channel: 'qr',
  proof: 'signed',
} as const;

/** A signed message: the money of the first notice was taken on 24 November, half past three in the morning. */
export const bankTook = (over: Partial<Confirmed> = {}): SaidByBank => ({
  event: { kind: 'confirmed', ...word, paidAtMs: Date.parse('2026-11-23T20:30:00.000Z'), ...over },
});

/** A signed message: that money was given back two hours later. */
export const bankGaveBack = (over: Partial<Reversed> = {}): SaidByBank => ({
  event: { kind: 'reversed', ...word, reversedAtMs: Date.parse('2026-11-23T22:30:00.000Z'), ...over },
});
