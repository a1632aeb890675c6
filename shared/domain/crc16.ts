const POLYNOMIAL = 0x1021;
const SEED = 0xffff;
const REPLACEMENT = 0xfffd;

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff;

const continuation = (codePoint: number, shift: number): number => 0x80 | ((codePoint >> shift) & 0x3f);

const utf8BytesOf = (codePoint: number): readonly number[] => {
  if (codePoint < 0x80) return [codePoint];
  if (codePoint < 0x800) return [0xc0 | (codePoint >> 6), continuation(codePoint, 0)];
  if (codePoint < 0x10000) {
    return [0xe0 | (codePoint >> 12), continuation(codePoint, 6), continuation(codePoint, 0)];
  }
  return [
    0xf0 | (codePoint >> 18),
    continuation(codePoint, 12),
    continuation(codePoint, 6),
    continuation(codePoint, 0),
  ];
};

const addByte = (crc: number, byte: number): number => {
  let next = crc ^ (byte << 8);
  for (let bit = 0; bit < 8; bit += 1) {
    next = (next & 0x8000) === 0 ? next << 1 : (next << 1) ^ POLYNOMIAL;
  }
  return next & 0xffff;
};

/**
 * CRC-16/CCITT-FALSE of the text's UTF-8 bytes, 0 to 65535: polynomial 1021, seed FFFF, not reflected, no final XOR.
 * A lone surrogate counts as U+FFFD, as every UTF-8 encoder writes it.
 * Source: EMVCo Merchant-Presented QR v1.0 §4.7.3 and Annex B.7 (over bytes, although lengths count characters).
 */
export const crc16 = (text: string): number => {
  let crc = SEED;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? REPLACEMENT;
    for (const byte of utf8BytesOf(isSurrogate(codePoint) ? REPLACEMENT : codePoint)) crc = addByte(crc, byte);
  }
  return crc;
};

/** {@link crc16} as four upper-case hex digits, zero-padded, as the tags 63 and 91 carry it. */
export const crc16Hex = (text: string): string => crc16(text).toString(16).toUpperCase().padStart(4, '0');
