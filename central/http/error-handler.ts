import type { FastifyInstance } from 'fastify';
import type { Log } from '#shared/lib/ports.ts';
import { isStatementAtFault, StoreFailed } from '../db/store-failed.ts';
import { sendError } from './error-reply.ts';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;

/** Answers whatever a route throws. What happened inside goes to the log and never to the caller. */
export const addErrorHandler = (app: FastifyInstance, log: Log): void => {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 413) return sendError(reply, { type: 'too-large' });
    if (status === 429) return sendError(reply, { type: 'too-many-attempts' });
    if (status < 500) return sendError(reply, { type: 'input-invalid', issues: [] }).code(status);
    const reason = error instanceof Error ? error.message : 'unknown';
    log.error('request-failed', { request: request.id, route: request.routeOptions.url, reason });
    const isPassing = error instanceof StoreFailed && !isStatementAtFault(error);
    return sendError(reply, { type: isPassing ? 'centre-unavailable' : 'centre-failed' });
  });
};
