const FIRST_THAI = 0x0e01;
/** Windows-874 keeps the order of the Unicode Thai block: the first consonant is 0xA1. */
const THAI_OFFSET = FIRST_THAI - 0xa1;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;

const isThaiByte = (byte: number): boolean => (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);

const OTHERS: ReadonlyMap<number, number> = new Map([
  [0x80, 0x20ac],
  [0x85, 0x2026],
  [0x91, 0x2018],
  [0x92, 0x2019],
  [0x93, 0x201c],
  [0x94, 0x201d],
  [0x95, 0x2022],
  [0x96, 0x2013],
  [0x97, 0x2014],
  [0xa0, 0x00a0],
]);
const BYTE_OF_OTHER: ReadonlyMap<number, number> = new Map([...OTHERS].map(([byte, unit]) => [unit, byte]));

const unitOf = (byte: number): number | undefined => {
  if (byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE) return byte;
  return isThaiByte(byte) ? byte + THAI_OFFSET : OTHERS.get(byte);
};

const byteOf = (unit: number): number | undefined => {
  if (unit >= FIRST_PRINTABLE && unit <= LAST_PRINTABLE) return unit;
  const byte = unit - THAI_OFFSET;
  return isThaiByte(byte) ? byte : BYTE_OF_OTHER.get(unit);
};

/**
 * The text of printable Windows-874 bytes; undefined as soon as one byte is a control character or unassigned. Engines
 * differ on the unassigned ones, so a file that must not be guessed at is read by this table. Source: Unicode's CP874.TXT.
 */
export const decodeWindows874 = (bytes: Uint8Array): string | undefined => {
  let text = '';
  for (const byte of bytes) {
    const unit = unitOf(byte);
    if (unit === undefined) return undefined;
    text += String.fromCharCode(unit);
  }
  return text;
};

/** The bytes of a text, undefined when Windows-874 lacks one of its characters; control characters do not count. */
export const encodeWindows874 = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = byteOf(text.charCodeAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
};
