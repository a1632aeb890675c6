import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { ERROR_STATUS } from './error-reply.ts';
import { described, type OtherBody, type RouteDescription } from './route-description.ts';

type Json = Readonly<Record<string, unknown>>;

/** A route as it was registered; `description` is absent for pages and their files. */
export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  readonly description: RouteDescription | undefined;
}

const isOther = (body: z.ZodType | OtherBody): body is OtherBody => 'mediaType' in body;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const contentOf = (body: z.ZodType | OtherBody, io: 'input' | 'output'): Json =>
  isOther(body)
    ? { [body.mediaType]: { schema: { type: 'string', description: body.description } } }
    : { 'application/json': { schema: schemaOf(body, io) } };

const parametersIn = (place: 'path' | 'query', schema: z.ZodObject | undefined): readonly Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    // Left out altogether, which for some is another matter than to be undefined.
    required: place === 'path' || !z.safeParse(z.object({ [name]: field }), {}).success,
    schema: schemaOf(field, 'input'),
  }));

/** `:name` in Fastify's addresses is `{name}` in OpenAPI's. */
const pathOf = (url: string): string => url.replaceAll(/:(\w+)/g, '{$1}');

const namesIn = (url: string): readonly string[] => [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const pathParameters = (url: string, { parameters }: RouteDescription): readonly Json[] => {
  const known = parametersIn('path', parameters).filter((parameter) =>
    namesIn(url).includes(String(parameter['name'])),
  );
  const missing = namesIn(url).filter((name) => !known.some((parameter) => parameter['name'] === name));
  return [...known, ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))];
};

const operationOf = ({ method, url }: RegisteredRoute, description: RouteDescription): Json => {
  const { summary, kind, known, body, reply, query } = description;
  const words = pathOf(url).split(/\W+/).filter(Boolean);
  return {
    operationId: [method.toLowerCase(), ...words].join('-'),
    summary,
    tags: [kind],
    ...(known === 'by-device-token' ? { security: [{ deviceToken: [] }] } : {}),
    parameters: [...pathParameters(url, description), ...parametersIn('query', query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body, 'input') } }),
    responses: {
      200: { description: 'Done.', content: contentOf(reply, 'output') },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
};

const COMPONENTS = {
  securitySchemes: {
    deviceToken: { type: 'http', scheme: 'bearer', description: 'What a PC got when it was enrolled.' },
  },
  responses: {
    Refused: {
      description: 'Refused or failed. The code is stable; nothing was stored unless the route says otherwise.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
    },
  },
  schemas: {
    Refusal: {
      type: 'object',
      required: ['type'],
      properties: {
        type: {
          type: 'string',
          description: 'A code without a status of its own comes with 400.',
          examples: Object.keys(ERROR_STATUS),
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of these routes. Its schemas are made from the ones the routes check by, so they cannot differ. */
export const apiDocument = (routes: readonly RegisteredRoute[], version: string): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    if (!route.description) continue;
    const path = pathOf(route.url);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, route.description) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Faem central API',
      version,
      description: 'Sync for the PCs of Provincial Industry Offices, and doors for banks and other systems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: COMPONENTS,
  };
};

const methodsOf = ({ method }: RouteOptions): readonly string[] => (Array.isArray(method) ? method : [method]);

/** Watches which routes are added from now on, and serves their description. Gives the list, which grows with them. */
export const addApiDocument = (app: FastifyInstance, version: string): readonly RegisteredRoute[] => {
  const routes: RegisteredRoute[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of methodsOf(route)) {
      // Answered wherever GET is, by the framework.
      if (method !== 'HEAD') routes.push({ method, url: route.url, description: route.config?.description });
    }
  });
  app.get(
    '/openapi.json',
    described({
      kind: 'health',
      summary: 'This document.',
      known: 'not-at-all',
      reply: z.looseObject({ openapi: z.literal('3.1.0') }),
    }),
    async () => apiDocument(routes, version),
  );
  return routes;
};
