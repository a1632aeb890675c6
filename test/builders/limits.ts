import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { withAt } from './with-at.ts';

/** What one place of a value may hold and what it may not; `MISSING` leaves the field out. */
export interface Limits {
  readonly takes?: readonly unknown[];
  readonly refuses?: readonly unknown[];
}

/** How a value reads in the name of a test: short, however long the value is. */
export const shown = (value: unknown): string => {
  const text =
    typeof value === 'symbol'
      ? 'nothing'
      : typeof value === 'number'
        ? String(value)
        : (JSON.stringify(value) ?? String(value));
  return text.length > 48 ? `${text.slice(0, 24)}… (${text.length})` : text;
};

/** The cases of a table, one line each: place, what is put there, and the value itself. */
const casesOf = (table: Readonly<Record<string, Limits>>, kind: keyof Limits) =>
  Object.entries(table).flatMap(([place, limits]) =>
    (limits[kind] ?? []).map((value) => [place, shown(value), value] as const),
  );

/** Whether a schema refuses the value because of what stands at this place, and not because of another mistake. */
export const isRefusedAt = (schema: z.ZodType, value: unknown, place: string): boolean => {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.some(({ path }) => path.join('.') === place || path.join('.').startsWith(`${place}.`));
};

/**
 * Specifies what a boundary lets through: the whole value as it is, and at each place of the table the values up to the
 * limit and not those beyond it. A refusal must be about that place, so that no other mistake hides a missing rule.
 */
export const describeLimits = (
  name: string,
  schema: z.ZodType,
  whole: unknown,
  table: Readonly<Record<string, Limits>>,
): void => {
  describe(name, () => {
    test('is taken as it is', () => {
      expect(schema.safeParse(whole).error).toBeUndefined();
    });

    const taken = casesOf(table, 'takes');
    if (taken.length > 0) {
      test.each(taken)('%s may be %s', (place, _shown, value) => {
        expect(schema.safeParse(withAt(whole, place, value)).error).toBeUndefined();
      });
    }

    const refused = casesOf(table, 'refuses');
    if (refused.length > 0) {
      test.each(refused)('%s is never %s', (place, _shown, value) => {
        expect(isRefusedAt(schema, withAt(whole, place, value), place)).toBe(true);
      });
    }
  });
};
