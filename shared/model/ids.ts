import { z } from 'zod';
import type { Random } from '../lib/ports.ts';

/** Identity of a row: made by the client that creates it, or derived from its causes; never a temporary one. */
export const RowId = z
  .string()
  .min(1)
  .max(160)
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

/**
 * A row id computed from text (`registrationKey`, causes of an exception), so that two devices that meet the same thing
 * offline make the same row. Characters outside a-z, 0-9, `.` and `-` become `_` and their code point in hex.
 */
export const derivedRowId = (...parts: readonly string[]): RowId =>
  parts
    .map((part) =>
      Array.from(part.toLowerCase())
        .map((character) => (/[0-9a-z.-]/.test(character) ? character : `_${hex(character.codePointAt(0) ?? 0, 4)}`))
        .join(''),
    )
    .join('-');
