import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { limitsOf, type LimitChanges, type RouteLimits } from './route-limits.ts';

const MINUTE_MS = 60_000;

const callerOf =
  ({ countedPer }: RouteLimits) =>
  (request: FastifyRequest): string =>
    countedPer === 'device' ? deviceOf(request).deviceId : request.ip;

const limitRoute = (route: RouteOptions, changes: LimitChanges | undefined): void => {
  const kind = route.config?.description?.kind;
  if (kind === undefined) return;
  const limits = limitsOf(kind, changes);
  route.bodyLimit ??= limits.bodyBytes;
  const counted = { max: limits.requestsAMinute, timeWindow: MINUTE_MS, keyGenerator: callerOf(limits) };
  route.config = { ...route.config, rateLimit: counted };
};

/** A body that comes too slowly is answered and cut off; nothing of it has been looked at yet. */
const limitBodyTime = (app: FastifyInstance, changes: LimitChanges | undefined): void => {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  app.addHook('onRequest', async (request, reply) => {
    const kind = request.routeOptions.config.description?.kind;
    if (kind === undefined || request.method === 'GET' || request.method === 'HEAD') return;
    const tooSlow = (): void => {
      reply.raw.once('finish', () => request.raw.destroy());
      sendError(reply.header('connection', 'close'), { type: 'too-slow' });
    };
    timers.set(request, setTimeout(tooSlow, limitsOf(kind, changes).bodySeconds * 1_000));
  });
  const arrived = async (request: FastifyRequest): Promise<void> => clearTimeout(timers.get(request));
  // Before the handler when all went well, else when the refusal has been sent or the caller has gone.
  app.addHook('preValidation', arrived);
  app.addHook('onResponse', arrived);
  app.addHook('onRequestAbort', arrived);
};

/** Holds every route that is described to the limits of its kind. Called before any route is added. */
export const addLimits = async (app: FastifyInstance, changes: LimitChanges | undefined): Promise<void> => {
  app.addHook('onRoute', (route) => limitRoute(route, changes));
  await app.register(rateLimit, { global: false });
  limitBodyTime(app, changes);
};
