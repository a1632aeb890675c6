import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two texts without telling by the time it takes where they differ. */
export const isSameText = (a: string, b: string): boolean => {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
};

/** Whether the text has one of these SHA-256 hashes (hex). All of them are compared, so that time tells nothing. */
export const hasHash = (text: string, hashesHex: readonly string[]): boolean => {
  const hash = createHash('sha256').update(text).digest();
  return hashesHex
    .map((hex) => Buffer.from(hex, 'hex'))
    .map((expected) => expected.length === hash.length && timingSafeEqual(expected, hash))
    .includes(true);
};
