import type { BankAccesses } from '../services/banks/bank-access.ts';

/**
 * Known to everybody, as the PINs of the demo are: the bank of the demo moves no money. It has the short name that stands in
 * the file of the day for bank 006, so that the two can be compared.
 */
export const DEMO_BANK = {
  name: 'ktb',
  secret: `whsec_${Buffer.from('every demo knows this secret: it moves no money').toString('base64')}`,
} as const;

/** The one bank of a demo centre. It speaks and is known as a real one would be; there is no other way to "paid". */
export const demoBanks = (): BankAccesses => ({
  [DEMO_BANK.name]: { adapter: 'standard-webhook', secrets: [DEMO_BANK.secret] },
});
