import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that zod writes for what crosses our boundaries. */
const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Node).optional(),
    oneOf: z.array(Node).optional(),
    properties: z.record(z.string(), Node).optional(),
    required: z.array(z.string()).optional(),
    items: z.union([Node, z.boolean()]).optional(),
    prefixItems: z.array(Node).optional(),
    minItems: z.number().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
  }),
);
interface Node {
  readonly type?: string | string[] | undefined;
  readonly const?: unknown;
  readonly enum?: unknown[] | undefined;
  readonly anyOf?: Node[] | undefined;
  readonly oneOf?: Node[] | undefined;
  readonly properties?: Record<string, Node> | undefined;
  readonly required?: string[] | undefined;
  readonly items?: Node | boolean | undefined;
  readonly prefixItems?: Node[] | undefined;
  readonly minItems?: number | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T02:00:00.000Z',
  date: '2026-11-23',
  uri: 'https://faem.example.go.th',
};

const textOf = (node: Node, texts: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const known = FORMATS[node.format ?? ''];
  if (known !== undefined) return fc.constant(known);
  if (node.pattern !== undefined) return fc.stringMatching(new RegExp(node.pattern));
  const { minLength = 0, maxLength = 500 } = node;
  return texts.map((text) => text.padEnd(minLength, 'x').slice(0, maxLength));
};

const numberOf = (node: Node): fc.Arbitrary<number> => {
  const min = Math.max(node.minimum ?? node.exclusiveMinimum ?? -1_000_000, -1e9);
  const max = Math.min(node.maximum ?? node.exclusiveMaximum ?? 1_000_000, 1e9);
  return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) });
};

const objectOf = (node: Node, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  const fields = Object.entries(node.properties ?? {}).map(([name, field]) => [name, valueOf(field, texts)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: node.required ?? [] });
};

const listOf = (node: Node, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  if (node.prefixItems) return fc.tuple(...node.prefixItems.map((item) => valueOf(item, texts)));
  const item = typeof node.items === 'object' ? valueOf(node.items, texts) : fc.constant(null);
  const minLength = node.minItems ?? 0;
  return fc.array(item, { minLength, maxLength: Math.max(minLength, 2) });
};

const valueOf = (node: Node, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  if ('const' in node && node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, texts)));
  switch (typeof node.type === 'object' ? node.type[0] : node.type) {
    case 'string':
      return textOf(node, texts);
    case 'number':
    case 'integer':
      return numberOf(node);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return listOf(node, texts);
    case 'object':
      return objectOf(node, texts);
    default:
      return fc.constant(null);
  }
};

/**
 * Values that have the form a zod schema asks for, with `texts` wherever any text may stand. Rules that JSON Schema cannot
 * tell (refinements) may still refuse some of them.
 */
export const valuesOf = (schema: z.ZodType, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  valueOf(Node.parse(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' })), texts);
