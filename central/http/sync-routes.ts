import type { FastifyInstance } from 'fastify';
import { LeaseRequest, PROTOCOL_VERSION, PullRequest, PushRequest } from '#shared/sync/protocol.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import type { CentreServices } from '../services/centre.ts';

/** Push, pull and number blocks. */
export const addSyncRoutes = (scope: FastifyInstance, services: CentreServices): void => {
  // However old the client, its push is taken: unsent work is never stranded.
  scope.post('/v1/push', async (request, reply) => {
    const input = readInput(reply, PushRequest, request.body);
    if (!input) return reply;
    const pushed = await services.push(deviceOf(request), input);
    return pushed.ok ? reply.send(pushed.value) : sendError(reply, pushed.error);
  });

  scope.post('/v1/pull', async (request, reply) => {
    const input = readInput(reply, PullRequest, request.body);
    if (!input) return reply;
    if (input.protocol < PROTOCOL_VERSION) return sendError(reply, { type: 'client-too-old' });
    const pulled = await services.pull(deviceOf(request), input);
    return pulled.ok ? reply.send(pulled.value) : sendError(reply, pulled.error);
  });

  scope.post('/v1/lease', async (request, reply) => {
    const input = readInput(reply, LeaseRequest, request.body);
    if (!input) return reply;
    await services.leaseNumbers(deviceOf(request), input.kind, input.size);
    return reply.send({});
  });
};
