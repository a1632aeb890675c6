/** A value or an expected failure. Expected failures are values; exceptions are for bugs. */
export type Result<T, E> = Ok<T> | Err<E>;
/** A success and what it carries. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
/** A failure that was expected, as a value; exceptions are bugs. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a success. Without an argument it is the success that carries nothing. */
export function ok(): Ok<void>;
/** Wraps a success and its value. */
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

/** Wraps an expected failure, e.g. `err({ type: 'folder-unknown', code })`. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** Applies `change` to a success and leaves a failure as it is. */
export const mapOk = <T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> =>
  result.ok ? ok(change(result.value)) : result;
