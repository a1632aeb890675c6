/** Throws when something that cannot happen has happened: a bug, never a wrong input. */
export function invariant(condition: unknown, whyItCannotHappen: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${whyItCannotHappen}`);
}

/** Makes a switch exhaustive: a new case that is not handled is a compile error here. */
export const unreachable = (value: never): never => {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`);
};
