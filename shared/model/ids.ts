import { z } from 'zod';
import type { Random } from '../lib/ports.ts';

const LONGEST = 160;

/** Identity of a row: made by the client that creates it, or derived from its causes; never a temporary one. */
export const RowId = z
  .string()
  .min(1)
  .max(LONGEST)
  .regex(/^[0-9a-z][0-9a-z_.-]*$/);
export type RowId = z.output<typeof RowId>;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of wall time in milliseconds, then random bits.
 * Sorts by creation time, and two devices never make the same one.
 */
export const makeRowId = (nowMs: number, random: Random): RowId => {
  const below = (limit: number): number => Math.floor(random() * limit);
  const time = hex(nowMs, 12);
  const variant = 0x8000 + below(0x4000);
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    hex(0x7000 + below(0x1000), 4),
    hex(variant, 4),
    hex(below(0x1000000), 6) + hex(below(0x1000000), 6),
  ].join('-');
};

/** 128 bits of a text, good against accidents and not against intent; FNV-1a in four lanes, stable for ever. */
const fingerprint = (text: string): string =>
  [0x811c9dc5, 0x01234567, 0x9e3779b9, 0x7f4a7c15]
    .map((seed) => {
      let hash = seed;
      for (let index = 0; index < text.length; index += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
        hash ^= hash >>> 15;
      }
      return hex(hash >>> 0, 8);
    })
    .join('');

const written = (part: string): string => part.replace(/[^0-9a-z.-]/g, (unit) => `_${hex(unit.charCodeAt(0), 4)}`);

/**
 * A row id computed from text (`registrationKey`, causes of an exception), so that two devices that meet the same thing
 * offline make the same row, and different things different rows. UTF-16 units outside a-z, 0-9, `.` and `-` become `_`
 * and four hex digits; what would be too long for an id ends in a fingerprint of the whole.
 */
export const derivedRowId = (...parts: readonly string[]): RowId => {
  const id = parts.map(written).join('-');
  if (id.length <= LONGEST) return id;
  const print = fingerprint(id);
  return `${id.slice(0, LONGEST - print.length - 1)}.${print}`;
};
