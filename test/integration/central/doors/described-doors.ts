import { z } from 'zod';
import { connectPostgres } from '#central/db/connect.ts';
import type { Health } from '#central/http/health-routes.ts';
import { ROUTE_LIMITS, type RouteKind } from '#central/http/route-limits.ts';
import { createMetrics } from '#central/observe/metrics.ts';
import { silentLog } from '../databases.ts';
import { anApp } from '../test-app.ts';
import { aCentre } from '../test-centre.ts';
import type { Knock } from './an-open-centre.ts';

/** One door of the API as its own description tells of it. */
export interface DescribedDoor {
  /** `POST /v1/push`, as a test is named after it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The address with its parts filled in, and with what must stand in its query. */
  readonly url: string;
  readonly path: string;
  readonly kind: RouteKind;
  readonly isForPcs: boolean;
  /** Media type of the body; undefined for a door that takes none. */
  readonly takes: string | undefined;
  /** Media type of what comes out. */
  readonly gives: string;
}

const Kind = z.enum(Object.keys(ROUTE_LIMITS)).transform((kind) => kind as RouteKind);

const Operation = z.object({
  tags: z.tuple([Kind]),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean() })),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.object({ 200: z.object({ content: z.record(z.string(), z.unknown()) }) }),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.enum(['get', 'post', 'delete']), Operation.optional())),
});

/** What stands in the place of a parameter. A new one without a value here fails every test of its door. */
const VALUES: Readonly<Record<string, string>> = {
  token: '0'.repeat(26),
  officeId: 'office-13',
  deviceId: 'pc-of-nobody',
  bank: 'ktb',
  door: 'events',
  pathSecret: 'a-secret',
  system: 'ministry-ebilling',
  clientId: 'pc-1',
  actorId: 'one-supervisor',
  source: 'office-list',
};

const valueOf = (name: string): string => {
  const value = VALUES[name];
  if (value === undefined) throw new Error(`described-doors.ts has no value for the parameter ${name}`);
  return value;
};

const doorOf = (
  path: string,
  method: 'get' | 'post' | 'delete',
  operation: z.output<typeof Operation>,
): DescribedDoor => {
  const asked = operation.parameters.filter(({ in: place, required }) => place === 'query' && required);
  const query = new URLSearchParams(asked.map(({ name }) => [name, valueOf(name)])).toString();
  const address = path.replaceAll(/\{(\w+)\}/g, (_part, name: string) => valueOf(name));
  const named = method === 'get' ? 'GET' : method === 'post' ? 'POST' : 'DELETE';
  return {
    name: `${named} ${path}`,
    method: named,
    url: query === '' ? address : `${address}?${query}`,
    path,
    kind: operation.tags[0],
    isForPcs: operation.security !== undefined,
    takes: Object.keys(operation.requestBody?.content ?? {})[0],
    gives: Object.keys(operation.responses[200].content)[0] ?? '',
  };
};

/** What an operator asks, of a process that is well. */
export const wellHealth = (): Health => ({
  readiness: async () => ({ isReady: true }),
  metrics: createMetrics({
    poolUse: () => undefined,
    isReady: async () => true,
    officeSilences: async () => undefined,
  }),
});

/** An address where no database is: every request that needs one fails at once. */
export const nowhere = () => connectPostgres('postgres://127.0.0.1:1/none', { log: silentLog });

/** Every door of the API, read from the API's own description. A door that is added is in every test of these by itself. */
export const describedDoors = async (): Promise<readonly DescribedDoor[]> => {
  const database = nowhere();
  const app = await anApp(aCentre(database), { health: wellHealth() });
  const { paths } = Document.parse((await app.inject({ url: '/openapi.json' })).json());
  await app.close();
  await database.close();
  return Object.entries(paths).flatMap(([path, operations]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const operation = operations[method];
      return operation ? [doorOf(path, method, operation)] : [];
    }),
  );
};

/** A request to a door: with a body of its type where it takes one, and these headers. */
export const knockOn = (
  { method, url, takes }: DescribedDoor,
  headers: Readonly<Record<string, string>> = {},
  body = '{}',
): Knock => {
  if (takes === undefined) return { method, url, headers };
  const type = takes === '*/*' ? 'application/json' : takes;
  return { method, url, body, headers: { 'content-type': type, ...headers } };
};
