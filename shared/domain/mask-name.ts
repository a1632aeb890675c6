import { normalizeThai } from './thai-text.ts';

const SHOWN = 2;
const LONGEST = 80;

/**
 * A person's or firm's name with only the first two signs of each word, for screens of the office: enough to say "is it
 * you?", too little to tell who paid. Undefined for a name without letters.
 */
export const maskName = (name: string): string | undefined => {
  const words = normalizeThai(name).split(/\s+/u).filter(Boolean);
  const masked = words.map((word) => `${Array.from(word).slice(0, SHOWN).join('')}***`).join(' ');
  return masked === '' ? undefined : Array.from(masked).slice(0, LONGEST).join('');
};
