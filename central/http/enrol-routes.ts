import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { EnrolRequest } from '#shared/sync/protocol.ts';
import type { Devices } from '../services/devices.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';

/** Codes are short enough to be read out, so guessing must be slow. */
const ATTEMPTS_A_MINUTE = 10;

/** Enrolment, the only thing that can be done without a token. */
export const addEnrolRoutes = async (scope: FastifyInstance, devices: Devices): Promise<void> => {
  await scope.register(rateLimit, { global: true, max: ATTEMPTS_A_MINUTE, timeWindow: 60_000 });
  scope.post('/v1/enrol', async (request, reply) => {
    const input = readInput(reply, EnrolRequest, request.body);
    if (!input) return reply;
    const enrolled = await devices.enrol(input.enrolmentCode, input.deviceName);
    return enrolled.ok ? reply.send(enrolled.value) : sendError(reply, enrolled.error);
  });
};
