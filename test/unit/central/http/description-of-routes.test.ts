import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiDocument, type RegisteredRoute } from '#central/http/api-document.ts';
import type { RouteDescription } from '#central/http/route-description.ts';
import { limitsOf, ROUTE_LIMITS } from '#central/http/route-limits.ts';
import { withAt } from '#test/builders/with-at.ts';

const aRoute = (over: Partial<RegisteredRoute> = {}, description: Partial<RouteDescription> = {}): RegisteredRoute => ({
  method: 'POST',
  url: '/v1/things',
  description: {
    kind: 'sync',
    summary: 'Things.',
    known: 'by-device-token',
    reply: z.object({ done: z.boolean() }),
    ...description,
  },
  ...over,
});

const Operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() })),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
  responses: z.looseObject({}),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const pathsOf = (...routes: readonly RegisteredRoute[]) => Document.parse(apiDocument(routes, '1.2.3')).paths;
const operationOf = (route: RegisteredRoute) => {
  const [methods = {}] = Object.values(pathsOf(route));
  const [operation] = Object.values(methods);
  if (!operation) throw new Error('the route is described');
  return operation;
};
const parametersOf = (url: string, description: Partial<RouteDescription>) =>
  operationOf(aRoute({ url }, description)).parameters.map(({ name, in: place, required }) => [name, place, required]);

describe('the description of a route', () => {
  test('is told of a route that is described, and of no page or file', () => {
    const file = { method: 'GET', url: '/*', description: undefined };

    expect(Object.keys(pathsOf(aRoute(), file))).toEqual(['/v1/things']);
  });

  test('stands beside the others of its address', () => {
    const paths = pathsOf(aRoute(), aRoute({ method: 'GET' }), aRoute({ method: 'DELETE' }));

    expect(Object.keys(paths['/v1/things'] ?? {})).toEqual(['post', 'get', 'delete']);
  });

  test.each([
    ['/v1/things', 'post-v1-things'],
    ['/v1/things/:thingId', 'post-v1-things-thingId'],
    ['/v1/things/:thingId/parts/:partId/shut-out', 'post-v1-things-thingId-parts-partId-shut-out'],
    ['/openapi.json', 'post-openapi-json'],
  ])('%s is called %s', (url, name) => {
    expect(operationOf(aRoute({ url })).operationId).toBe(name);
  });

  test('says which doors want the token of a PC', () => {
    expect(operationOf(aRoute()).security).toEqual([{ deviceToken: [] }]);
    for (const known of ['by-its-own-means', 'not-at-all'] as const)
      expect(operationOf(aRoute({}, { known })).security).toBeUndefined();
  });

  const Optional = z.object({
    needed: z.string(),
    leftOut: z.string().exactOptional(),
    orUndefined: z.string().optional(),
    byDefault: z.string().default('x'),
    orNull: z.string().nullable(),
  });
  test('says which parts of a query may be left out, each in the way it may', () => {
    expect(parametersOf('/v1/things', { query: Optional })).toEqual([
      ['needed', 'query', true],
      ['leftOut', 'query', false],
      ['orUndefined', 'query', false],
      ['byDefault', 'query', false],
      ['orNull', 'query', true],
    ]);
  });

  test('says the parts of its address, those nobody has described too, and none that is not in it', () => {
    const parameters = z.object({ thingId: z.string().max(7), another: z.string(), door: z.string().optional() });

    expect(parametersOf('/v1/:thingId/:unheardOf/:door', { parameters })).toEqual([
      ['thingId', 'path', true],
      ['door', 'path', true],
      ['unheardOf', 'path', true],
    ]);
    expect(operationOf(aRoute({ url: '/v1/:thingId' }, { parameters })).parameters[0]?.schema).toEqual({
      type: 'string',
      maxLength: 7,
    });
  });

  test('shows a body as it may be sent, and an answer as it is given', () => {
    const body = z.object({ minutes: z.number().int().min(5).default(10) });
    const reply = z.object({ minutes: z.number().default(10) });
    const { requestBody, responses } = operationOf(aRoute({}, { body, reply }));

    expect(requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      properties: { minutes: { type: 'integer', minimum: 5 } },
    });
    // Whoever sends may leave it out; whoever reads may count on it.
    expect(requestBody?.content['application/json']?.schema).not.toHaveProperty('required');
    expect(JSON.stringify(responses['200'])).toContain('"required":["minutes"]');
    expect(JSON.stringify(requestBody)).not.toContain('$schema');
  });

  test('of a body that is no JSON gives its type and what is in it', () => {
    const { requestBody } = operationOf(aRoute({}, { body: { mediaType: 'text/csv', description: 'A list.' } }));

    expect(requestBody).toEqual({
      required: true,
      content: { 'text/csv': { schema: { type: 'string', description: 'A list.' } } },
    });
    expect(operationOf(aRoute()).requestBody).toBeUndefined();
  });

  test('tells of a refusal at every door, with codes that are stable', () => {
    const document = JSON.stringify(apiDocument([aRoute()], '1.2.3'));

    expect(operationOf(aRoute()).responses).toHaveProperty('default', { $ref: '#/components/responses/Refused' });
    for (const code of ['denied', 'device-revoked', 'too-large', 'centre-unavailable'])
      expect(document).toContain(`"${code}"`);
    expect(document).toContain('"version":"1.2.3"');
  });
});

describe('the limits of a kind of door', () => {
  const kinds = Object.entries(ROUTE_LIMITS);

  test.each(kinds)('of %s are all there, and none of them is nothing', (_kind, limits) => {
    const { requestsAMinute, bodyBytes, bodySeconds, countedPer } = limits;

    expect([requestsAMinute, bodyBytes, bodySeconds].every((limit) => Number.isSafeInteger(limit) && limit > 0)).toBe(
      true,
    );
    expect(['address', 'device']).toContain(countedPer);
  });

  test('where a secret can be guessed, guessing is slow: a few tries a minute', () => {
    expect(ROUTE_LIMITS.enrol.requestsAMinute).toBeLessThanOrEqual(10);
    expect(ROUTE_LIMITS['ministry-log-in'].requestsAMinute).toBeLessThanOrEqual(20);
    expect(ROUTE_LIMITS.tracking.requestsAMinute).toBeLessThanOrEqual(60);
  });

  test('a door that anybody may knock on is counted by address: a stranger has no token to count', () => {
    const open = ['health', 'page', 'enrol', 'tracking', 'bank', 'external', 'ministry', 'ministry-log-in'] as const;

    expect(open.map((kind) => ROUTE_LIMITS[kind].countedPer)).toEqual(open.map(() => 'address'));
  });

  test('a line of two megabits brings the largest push in time, and the largest list before it is dropped', () => {
    const bytesASecond = 2_000_000 / 8;
    const { bodyBytes, bodySeconds } = ROUTE_LIMITS.sync;

    expect(bodyBytes / bytesASecond).toBeLessThan(bodySeconds);
  });

  test('may be changed for one kind and one limit, and the others stay', () => {
    const changed = limitsOf('sync', { sync: { bodyBytes: 1 }, live: { bodyBytes: 2 } });

    expect(changed).toEqual(withAt(ROUTE_LIMITS.sync, 'bodyBytes', 1));
    expect(limitsOf('sync')).toEqual(ROUTE_LIMITS.sync);
  });
});
