import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CompareRequest, CompareResponse } from '#shared/sync/compare-protocol.ts';
import {
  LeaseRequest,
  PROTOCOL_VERSION,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
} from '#shared/sync/protocol.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';
import type { CentreServices } from '../services/centre.ts';

/** A shorter reply fits one packet either way. */
const SMALLEST_PACKED_BYTES = 1_024;

const PUSH = described({
  kind: 'sync',
  summary: 'Mutations in order, each judged exactly once, however often it is sent.',
  known: 'by-device-token',
  body: PushRequest,
  reply: PushResponse,
});

const PULL = described({
  kind: 'sync',
  summary: 'The next page of what changed since a cookie.',
  known: 'by-device-token',
  body: PullRequest,
  reply: PullResponse,
});

const COMPARE = described({
  kind: 'sync',
  summary: 'Digests of ranges of a table at the version of a cookie, or the rows of some of them.',
  known: 'by-device-token',
  body: CompareRequest,
  reply: CompareResponse,
});

const LEASE = described({
  kind: 'sync',
  summary: 'A block of running numbers; it arrives as a row by the next pull.',
  known: 'by-device-token',
  body: LeaseRequest,
  reply: z.object({}),
});

/** Push, pull and number blocks. */
export const addSyncRoutes = async (scope: FastifyInstance, services: CentreServices): Promise<void> => {
  await scope.register(compress, {
    encodings: ['gzip'],
    threshold: SMALLEST_PACKED_BYTES,
    zlibOptions: { level: constants.Z_BEST_SPEED },
    globalDecompression: false,
  });
  // However old the client, its push is taken: unsent work is never stranded.
  scope.post('/v1/push', PUSH, async (request, reply) => {
    const input = readInput(reply, PushRequest, request.body);
    if (!input) return reply;
    const pushed = await services.push(deviceOf(request), input);
    return pushed.ok ? reply.send(pushed.value) : sendError(reply, pushed.error);
  });

  scope.post('/v1/pull', PULL, async (request, reply) => {
    const input = readInput(reply, PullRequest, request.body);
    if (!input) return reply;
    if (input.protocol < PROTOCOL_VERSION) return sendError(reply, { type: 'client-too-old' });
    const pulled = await services.pull(deviceOf(request), input);
    return pulled.ok ? reply.send(pulled.value) : sendError(reply, pulled.error);
  });

  scope.post('/v1/compare', COMPARE, async (request, reply) => {
    const input = readInput(reply, CompareRequest, request.body);
    return input ? reply.send(await services.compare(deviceOf(request), input)) : reply;
  });

  scope.post('/v1/lease', LEASE, async (request, reply) => {
    const input = readInput(reply, LeaseRequest, request.body);
    if (!input) return reply;
    await services.leaseNumbers(deviceOf(request), input.kind, input.size);
    return reply.send({});
  });
};
