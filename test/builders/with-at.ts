/** In the place of a value: the field is left out. */
export const MISSING = Symbol('missing');

type Json = Record<string, unknown>;

/** A copy of a value with another one at a place (`items.0.satang`); what is not on the way stays the same. */
export const withAt = (value: unknown, place: string, other: unknown): unknown => {
  const [name = '', ...rest] = place.split('.');
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Json) }) as Json;
  if (rest.length > 0) copy[name] = withAt(copy[name], rest.join('.'), other);
  else if (other === MISSING) Reflect.deleteProperty(copy, name);
  else copy[name] = other;
  return copy;
};
