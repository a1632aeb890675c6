import type { z } from 'zod';
import { err, ok, type Result } from './result.ts';

/** What was wrong with an input that came over a boundary: paths and messages, never the values themselves. */
export interface InputInvalid {
  readonly type: 'input-invalid';
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

/** Checks an unknown value against a schema, once, at the edge; returns the typed value or what is wrong with it. */
export const parse = <S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>, InputInvalid> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err({
    type: 'input-invalid',
    issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
};

/** The same for a text that should be JSON. One that is none, such as a page of something in between, fits no schema. */
export const parseJson = <S extends z.ZodType>(schema: S, text: string): Result<z.output<S>, InputInvalid> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ type: 'input-invalid', issues: [{ path: '', message: 'no JSON' }] });
  }
  return parse(schema, value);
};
