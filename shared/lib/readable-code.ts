/** Digits and letters that nobody confuses on paper or when they are read out: no I, L, O, U (Crockford's base 32). */
const READABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_PER_LETTER = 5;

/** The letters of a code as they count: without the hyphens, blanks and small letters of whoever typed it. */
export const codeLetters = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

/** Letters in groups of four, to be read out and typed. */
export const inGroups = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');

/** The first bits of `bytes` as so many letters of five bits, in groups of four; fewer bytes give fewer letters. */
export const readableCode = (bytes: Uint8Array, letters: number): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const whole = Math.min(letters, Math.floor(bits.length / BITS_PER_LETTER));
  const code = Array.from({ length: whole }, (_, index) =>
    READABLE.charAt(Number.parseInt(bits.slice(index * BITS_PER_LETTER, (index + 1) * BITS_PER_LETTER), 2)),
  );
  return inGroups(code.join(''));
};
