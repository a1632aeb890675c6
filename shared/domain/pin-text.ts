import { thaiDigitsToAscii } from './thai-digits.ts';

const LONGEST_PIN = 12;

/** The PIN in what was typed: Thai digits count as their Arabic ones, everything else is left out; at most 12 digits. */
export const pinIn = (text: string): string => thaiDigitsToAscii(text).replaceAll(/\D/g, '').slice(0, LONGEST_PIN);
