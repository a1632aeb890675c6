/** The encodings a register list comes in: the open-data feed, Excel "Unicode text", and older Thai Windows files. */
export type RegisterEncoding = 'utf-8' | 'utf-16le' | 'windows-874';

/** How many first bytes to show to `detectEncoding`: enough to hold Thai text behind a long ASCII header. */
export const ENCODING_SAMPLE_BYTES = 65_536;

/**
 * Port: turns the bytes of one list into text, piece by piece, in one place of each program. `TextDecoder` does it;
 * engines differ on bytes Windows-874 leaves empty, so nothing else may decode. `end` gives what a cut character left.
 */
export interface DecodeText {
  decode(bytes: Uint8Array): string;
  end(): string;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** How many bytes follow a UTF-8 lead byte, or -1 when the byte cannot lead (RFC 3629 table 3-7 bounds). */
const followersOf = (lead: number): number => {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
};

const isFirstFollowerAllowed = (lead: number, follower: number): boolean => {
  if (lead === 0xe0) return follower >= 0xa0;
  if (lead === 0xed) return follower <= 0x9f;
  if (lead === 0xf0) return follower >= 0x90;
  if (lead === 0xf4) return follower <= 0x8f;
  return true;
};

/** Whether the bytes are strict UTF-8; a character cut by the end of the sample is no fault. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const followers = followersOf(lead);
    if (followers < 0) return false;
    for (let step = 1; step <= followers; step += 1) {
      const follower = bytes[at + step];
      if (follower === undefined) return true;
      if ((follower & 0xc0) !== 0x80) return false;
      if (step === 1 && !isFirstFollowerAllowed(lead, follower)) return false;
    }
    at += followers + 1;
  }
  return true;
};

const LATIN_PAGE = 0x00;
const THAI_PAGE = 0x0e;

/** UTF-16LE without a mark: nearly every second byte is the page of Latin or Thai, and Latin (commas) does occur. */
const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  const units = Math.floor(bytes.length / 2);
  if (units < 4) return false;
  let expected = 0;
  let latin = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const page = bytes[unit * 2 + 1];
    const isLatin = page === LATIN_PAGE && bytes[unit * 2] !== 0;
    if (isLatin) latin += 1;
    if (isLatin || page === THAI_PAGE) expected += 1;
  }
  return latin > 0 && expected >= units * 0.95;
};

/**
 * The encoding of a list, judged by its first bytes: byte order mark, then the shape of UTF-16LE, then strict UTF-8,
 * else Windows-874 (which no byte contradicts). Pure ASCII is called UTF-8.
 */
export const detectEncoding = (firstBytes: Uint8Array): RegisterEncoding => {
  if (startsWith(firstBytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(firstBytes, [0xff, 0xfe])) return 'utf-16le';
  if (looksLikeUtf16(firstBytes)) return 'utf-16le';
  return isUtf8(firstBytes) ? 'utf-8' : 'windows-874';
};
