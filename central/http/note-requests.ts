import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Log } from '#shared/lib/ports.ts';
import type { Metrics } from '../observe/metrics.ts';
import { knownDeviceOf } from './authenticate.ts';
import { codeOf } from './error-reply.ts';

/** A name of a request that nobody outside can choose, so that a log line cannot be forged by a header. */
export const makeRequestId = (): string => randomUUID();

/**
 * One line per request of the API, with the route's pattern instead of its address: addresses may carry personal data. The
 * caller gets the request's id in a header, to find the line by.
 */
export const noteRequests = (
  app: FastifyInstance,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics | undefined },
): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route, config } = request.routeOptions;
    metrics?.answered({
      method: request.method,
      route: route ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      isEndless: config.description?.kind === 'live',
    });
    if (route?.startsWith('/v1/') !== true) return;
    const device = knownDeviceOf(request);
    log.info('request', {
      request: request.id,
      route,
      officeId: device?.officeId,
      deviceId: device?.deviceId,
      status: reply.statusCode,
      code: codeOf(reply),
      tookMs: Math.round(reply.elapsedTime),
    });
  });
};
