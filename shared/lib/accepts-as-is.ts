import { z } from 'zod';

/** Of a value that `JSON.parse` gave: whether a schema accepts it and gives it back equal, field for field. */
export type AcceptsAsIs = (value: unknown) => boolean;

type Schema = z.core.$ZodType;

/** Not known to be accepted as it is: the schema itself has to say. */
const UNKNOWN: AcceptsAsIs = () => false;

/** For kinds that are not known here. Whether an object or a list came back equal costs more to see than to ask for it. */
const askSchema =
  (schema: Schema): AcceptsAsIs =>
  (value) => {
    if (typeof value === 'object') return false;
    const parsed = z.safeParse(schema, value);
    return parsed.success && parsed.data === value;
  };

/** Some schemas are a check themselves, such as that of a date. */
const checksOf = (schema: Schema): readonly z.core.$ZodCheck<never>[] => [
  ...(schema instanceof z.core.$ZodCheck ? [schema] : []),
  ...(schema._zod.def.checks ?? []),
];

type Test<T> = (value: T) => boolean;

/** One test for all checks; undefined when one of them is not known here. */
const allOf = <T>(schema: Schema, testOf: (check: z.core.$ZodCheck<never>) => Test<T> | undefined) => {
  const tests: Test<T>[] = [];
  for (const check of checksOf(schema)) {
    const test = testOf(check);
    if (!test) return undefined;
    tests.push(test);
  }
  return (value: T): boolean => {
    for (const test of tests) if (!test(value)) return false;
    return true;
  };
};

const lengthTest = (check: z.core.$ZodCheck<never>): Test<{ readonly length: number }> | undefined => {
  if (check instanceof z.core.$ZodCheckMinLength) {
    const { minimum } = check._zod.def;
    return ({ length }) => length >= minimum;
  }
  if (!(check instanceof z.core.$ZodCheckMaxLength)) return undefined;
  const { maximum } = check._zod.def;
  return ({ length }) => length <= maximum;
};

/** Formats that are their pattern and nothing else. */
const PATTERN_FORMATS: readonly string[] = ['regex', 'date', 'datetime'];

const textTest = (check: z.core.$ZodCheck<never>): Test<string> | undefined => {
  if (!(check instanceof z.core.$ZodCheckStringFormat)) return lengthTest(check);
  const { format, pattern } = check._zod.def;
  if (!pattern || pattern.global || pattern.sticky || !PATTERN_FORMATS.includes(format)) return undefined;
  return (text) => pattern.test(text);
};

const numberTest = (check: z.core.$ZodCheck<never>): Test<number> | undefined => {
  if (check instanceof z.core.$ZodCheckNumberFormat) {
    return check._zod.def.format === 'safeint' ? Number.isSafeInteger : undefined;
  }
  const isBelow = check instanceof z.core.$ZodCheckLessThan;
  if (!isBelow && !(check instanceof z.core.$ZodCheckGreaterThan)) return undefined;
  const { value: limit, inclusive } = check._zod.def;
  if (typeof limit !== 'number') return undefined;
  if (isBelow) return inclusive ? (number) => number <= limit : (number) => number < limit;
  return inclusive ? (number) => number >= limit : (number) => number > limit;
};

const ofText = (schema: z.core.$ZodString): AcceptsAsIs => {
  const test = schema._zod.def.coerce === true ? undefined : allOf(schema, textTest);
  return test ? (value) => typeof value === 'string' && test(value) : askSchema(schema);
};

const ofNumber = (schema: z.core.$ZodNumber): AcceptsAsIs => {
  const test = schema._zod.def.coerce === true ? undefined : allOf(schema, numberTest);
  return test ? (value) => typeof value === 'number' && Number.isFinite(value) && test(value) : askSchema(schema);
};

const ofList = (schema: z.core.$ZodArray): AcceptsAsIs => {
  const test = allOf(schema, lengthTest);
  const accepts = acceptsAsIs(schema._zod.def.element);
  return test ? (value) => Array.isArray(value) && test(value) && value.every(accepts) : UNKNOWN;
};

/** By the value of the field that tells them apart; one value stands for one of them. */
const ofChoice = (schema: z.core.$ZodDiscriminatedUnion): AcceptsAsIs => {
  const { options, discriminator } = schema._zod.def;
  const byValue = new Map<unknown, AcceptsAsIs>();
  for (const option of options) {
    const accepts = acceptsAsIs(option);
    for (const value of option._zod.propValues?.[discriminator] ?? []) byValue.set(value, accepts);
  }
  return (value) => isRecord(value) && byValue.get(value[discriminator])?.(value) === true;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Field {
  readonly accepts: AcceptsAsIs;
  readonly isRequired: boolean;
}

const fieldOf = (schema: Schema): Field => ({
  accepts: acceptsAsIs(schema),
  isRequired: schema._zod.optin !== 'optional' || schema._zod.optout !== 'optional',
});

/** A field that the schema does not name would be left out by it, so it is not known to be accepted. */
const ofObject = (schema: z.core.$ZodObject): AcceptsAsIs => {
  const { shape, catchall } = schema._zod.def;
  if (catchall || checksOf(schema).length > 0) return UNKNOWN;
  const fields = new Map(Object.entries(shape).map(([name, field]) => [name, fieldOf(field)]));
  const requiredFields = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  return (value) => {
    if (!isRecord(value)) return false;
    let missing = requiredFields;
    for (const name of Object.keys(value)) {
      const field = fields.get(name);
      if (!field?.accepts(value[name])) return false;
      if (field.isRequired) missing -= 1;
    }
    return missing === 0;
  };
};

const ofNullable = (schema: z.core.$ZodNullable): AcceptsAsIs => {
  const accepts = acceptsAsIs(schema._zod.def.innerType);
  return (value) => value === null || accepts(value);
};

const ofValues =
  (values: ReadonlySet<unknown>): AcceptsAsIs =>
  (value) =>
    values.has(value);

/** Kinds around another one, or with values of their own; each names its checks or has none. */
const ofPlainKind = (schema: Schema): AcceptsAsIs => {
  if (schema instanceof z.core.$ZodObject) return ofObject(schema);
  if (checksOf(schema).length > 0) return askSchema(schema);
  if (schema instanceof z.core.$ZodOptional) return acceptsAsIs(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodReadonly) return acceptsAsIs(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodNullable) return ofNullable(schema);
  if (schema instanceof z.core.$ZodDiscriminatedUnion) return ofChoice(schema);
  if (schema instanceof z.core.$ZodEnum) return ofValues(schema._zod.values);
  if (schema instanceof z.core.$ZodLiteral) return ofValues(schema._zod.values);
  return askSchema(schema);
};

/**
 * Prepares a schema for many values: a page may not make code at run time (its policy), and without that zod builds a copy
 * of every object field by field, which took longer than reading the JSON. True means what the schema would say and give
 * too, but that it freezes what is `readonly`; false means nothing, then the schema has to be asked.
 */
export const acceptsAsIs = (schema: Schema): AcceptsAsIs => {
  if (schema instanceof z.core.$ZodString) return ofText(schema);
  if (schema instanceof z.core.$ZodNumber) return ofNumber(schema);
  if (schema instanceof z.core.$ZodArray) return ofList(schema);
  return ofPlainKind(schema);
};
