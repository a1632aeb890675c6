import { invariant } from '#shared/lib/invariant.ts';

/** The bytes of a text of ASCII characters; anything else is a bug and throws, because a printer would print `?`. */
export const asciiBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    invariant(code < 0x80, 'printer commands are ASCII');
    bytes[index] = code;
  }
  return bytes;
};

const TEXT_CHUNK = 0x2000;

/** Bytes as characters 0–255, one each. */
export const bytesAsText = (bytes: Uint8Array): string => {
  let text = '';
  for (let start = 0; start < bytes.length; start += TEXT_CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + TEXT_CHUNK));
  }
  return text;
};

/** All the bytes, one after the other. */
export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};
