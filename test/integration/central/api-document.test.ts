import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { buildApp } from '#central/http/app.ts';
import { createMetrics } from '#central/observe/metrics.ts';
import { silentLog } from './databases.ts';
import { aCentre } from './test-centre.ts';

const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string(), summary: z.string() }))),
});

/** Routes as the framework itself prints them: `get /v1/live`. */
const printedRoutes = (printed: string): readonly string[] => {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const match = /^([│├└─ ]*)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) return [];
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    above[depth - 1] = part;
    const url = above
      .slice(0, depth)
      .join('')
      .replaceAll(/:(\w+)/g, '{$1}');
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method.toLowerCase()} ${url}`);
  });
};

describe('the description of the API', () => {
  let app: FastifyInstance;
  let database: Database;
  let json: unknown;
  beforeAll(async () => {
    // Nothing here asks the database, so none is there.
    database = connectPostgres('postgres://127.0.0.1/none', { log: silentLog });
    app = await buildApp({
      services: aCentre(database),
      log: silentLog,
      nowMs: Date.now,
      launch: { keyring: false, appVersion: '1.2.3' },
      health: {
        readiness: async () => ({ isReady: true }),
        metrics: createMetrics({
          poolUse: () => undefined,
          isReady: async () => true,
          officeSilences: async () => undefined,
        }),
      },
    });
    json = (await app.inject({ url: '/openapi.json' })).json();
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  test('is a valid document of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(Document.parse(json)));

    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
    const broken = await new Validator().validate({ ...structuredClone(Document.parse(json)), paths: [] });
    expect(broken.valid).toBe(false);
  });

  test('tells of every route there is, and of none that is not', () => {
    const { paths } = Document.parse(json);
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );

    expect(told.length).toBeGreaterThan(18);
    expect(told.toSorted()).toEqual(printedRoutes(app.printRoutes({ commonPrefix: false })).toSorted());
  });

  test('its schemas are those that the routes check by', () => {
    const { paths } = Document.parse(json);
    const push = JSON.stringify(paths['/v1/push']?.['post']);

    for (const field of ['"protocol"', '"entries"', '"maxItems":500', '"occurredAt"', '"verdicts"', '"centreNowMs"']) {
      expect(push).toContain(field);
    }
    expect(paths['/v1/push']?.['post']).toMatchObject({ security: [{ deviceToken: [] }] });
    expect(paths['/v1/enrol']?.['post']).not.toHaveProperty('security');
  });

  test('no two operations have one name', () => {
    const names = Object.values(Document.parse(json).paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );

    expect(new Set(names).size).toBe(names.length);
  });
});
