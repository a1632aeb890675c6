import type { BankFileMovement } from './bank-file-layout.ts';
import { bankShortName } from './slip-qr.ts';

/** The short name of a bank in small letters, e.g. `ktb` for 006; `bank-999` for a code that is not in the list. */
export const bankNameOf = (bankCode: string): string => bankShortName(bankCode)?.toLowerCase() ?? `bank-${bankCode}`;

/**
 * Which letter of the file means money that came in. In the words of an account C, credit, is money in, and so it is taken
 * for every bank until one of them says otherwise (unverified: the only public source writes D for a payment).
 */
const PAYMENT_LETTER: Readonly<Record<string, BankFileMovement>> = {};

/** What a line of this bank's file says: money came, or money was given back. */
export const meaningOfMovement = (bank: string, movement: BankFileMovement): 'payment' | 'reversal' =>
  movement === (PAYMENT_LETTER[bank] ?? 'credit') ? 'payment' : 'reversal';
