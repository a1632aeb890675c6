import type { FastifyInstance } from 'fastify';
import { EnrolDeviceRequest } from '#shared/sync/device-protocol.ts';
import { EnrolResponse } from '#shared/sync/protocol.ts';
import type { Devices } from '../services/devices.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';

const DESCRIPTION = described({
  kind: 'enrol',
  summary: 'Makes a PC known to its office, with a code that its administrator read out.',
  known: 'by-its-own-means',
  body: EnrolDeviceRequest,
  reply: EnrolResponse,
});

/** Enrolment, the only thing that can be done without a token. */
export const addEnrolRoutes = async (scope: FastifyInstance, devices: Devices): Promise<void> => {
  scope.post('/v1/enrol', DESCRIPTION, async (request, reply) => {
    const input = readInput(reply, EnrolDeviceRequest, request.body);
    if (!input) return reply;
    const enrolled = await devices.enrol(input.enrolmentCode, input.deviceName, input.officeId);
    return enrolled.ok ? reply.send(enrolled.value) : sendError(reply, enrolled.error);
  });
};
