const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const valueOf = (letter: string | undefined): number =>
  letter === undefined ? 0 : Math.max(0, ALPHABET.indexOf(letter));

/** Bytes as base64 (RFC 4648 §4, with padding); the same wherever it runs. */
export const encodeBase64 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63));
    parts.push(letters[0] ?? '', letters[1] ?? '', b === undefined ? '=' : (letters[2] ?? ''));
    parts.push(c === undefined ? '=' : (letters[3] ?? ''));
  }
  return parts.join('');
};

/** The bytes of a base64 text, or undefined when it is none. */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  if (!SHAPE.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < text.length; at += 4) {
    const bits =
      (valueOf(text[at]) << 18) | (valueOf(text[at + 1]) << 12) | (valueOf(text[at + 2]) << 6) | valueOf(text[at + 3]);
    for (const shift of [16, 8, 0]) {
      if (to < bytes.length) bytes[to] = (bits >> shift) & 255;
      to += 1;
    }
  }
  return bytes;
};
