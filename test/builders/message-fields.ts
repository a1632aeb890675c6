import { expect } from 'vitest';
import type { z } from 'zod';
import { MISSING, withAt } from './with-at.ts';

/** A message with every field that it may have. */
export interface MessageExample {
  readonly whole: object;
  /** Fields that may be left out, `a.b` for one inside another. */
  readonly mayLack?: readonly string[];
  /** Fields that may be null. */
  readonly mayBeNull?: readonly string[];
  /** Fields that may be anything; what is inside of them is not looked at either. */
  readonly mayBeAnything?: readonly string[];
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
/** Every field of a message, also those inside others; of a list its first. */
const fieldsOf = (value: unknown, at = ''): readonly string[] =>
  isPlain(value)
    ? Object.entries(value)
        .filter(([name]) => !Array.isArray(value) || name === '0')
        .flatMap(([name, field]) => [`${at}${name}`, ...fieldsOf(field, `${at}${name}.`)])
    : [];
const at = (value: unknown, field: string): unknown =>
  field.split('.').reduce<unknown>((inner, name) => (isPlain(inner) ? Reflect.get(inner, name) : undefined), value);

/** What does not belong into a field that holds this. */
const wrongInPlaceOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return [{}, 'text', 1];
  if (isPlain(value)) return ['text', 1, true];
  if (value instanceof Uint8Array) return ['text', [1, 2], {}, 1];
  if (typeof value === 'string') return [1, true, {}, ['text']];
  return typeof value === 'number' ? ['1', true, {}, Number.NaN] : ['true', 1, 0, {}];
};

/** Which wrong messages a boundary lets through; none is as it should be. */
const letThrough = (
  schema: z.ZodType,
  { whole, mayLack = [], mayBeNull = [], mayBeAnything = [] }: MessageExample,
): readonly string[] =>
  fieldsOf(whole).flatMap((field) => {
    if (mayBeAnything.some((any) => field === any || field.startsWith(`${any}.`))) return [];
    const isListItem = /(^|\.)0$/.test(field);
    const wrong: [string, unknown][] = wrongInPlaceOf(at(whole, field)).map((value) => [JSON.stringify(value), value]);
    if (!mayLack.includes(field) && !isListItem) wrong.push(['nothing', MISSING]);
    if (!mayBeNull.includes(field)) wrong.push(['null', null]);
    return wrong.flatMap(([shown, value]) =>
      schema.safeParse(withAt(whole, field, value)).success ? [`${field}: ${shown}`] : [],
    );
  });

/**
 * Specifies a boundary field by field: the whole message is taken; each of its fields left out, null or of another kind is
 * refused, unless the example says otherwise; what is not in the schema is not passed on.
 */
export const expectEveryField = (schema: z.ZodType, message: MessageExample): void => {
  expect(schema.safeParse(message.whole).error).toBeUndefined();
  expect(letThrough(schema, message)).toEqual([]);
  for (const field of message.mayLack ?? []) {
    expect([field, schema.safeParse(withAt(message.whole, field, MISSING)).success]).toEqual([field, true]);
  }
  for (const field of message.mayBeNull ?? []) {
    expect([field, schema.safeParse(withAt(message.whole, field, null)).success]).toEqual([field, true]);
  }
  // What a page or a shell of another version adds is not passed on.
  expect(schema.parse({ ...message.whole, added: 1 })).not.toHaveProperty('added');
};
