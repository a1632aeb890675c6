/** A value that JSON holds without loss. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [field: string]: JsonValue | undefined };

const byUnit = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/**
 * The JSON text of a value with its fields in order of code unit and absent ones left out, so that equal values have
 * equal texts whoever wrote them. Close to RFC 8785; numbers are whole here, so nothing else of it is needed.
 */
export const canonicalJson = (value: JsonValue): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value)
    .toSorted(byUnit)
    .flatMap(([name, field]) => (field === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(field)}`]));
  return `{${fields.join(',')}}`;
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
