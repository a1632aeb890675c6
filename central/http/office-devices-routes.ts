import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DeviceList, EnrolmentCodeReply, EnrolmentCodeRequest, RevokeRequest } from '#shared/sync/device-protocol.ts';
import type { OfficeDevices } from '../services/office-devices.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';

const LIST = described({
  kind: 'sync',
  summary: 'The devices of the office that asks.',
  known: 'by-device-token',
  reply: DeviceList,
});

const CODE = described({
  kind: 'sync',
  summary: 'A code that lets one more device into the office.',
  known: 'by-device-token',
  body: EnrolmentCodeRequest,
  reply: EnrolmentCodeReply,
});

const REVOKE = described({
  kind: 'sync',
  summary: 'Shuts a device out, with a reason.',
  known: 'by-device-token',
  body: RevokeRequest,
  reply: z.object({}),
});

/** The devices of the office that asks: who they are, a code for one more, and shutting one out. */
export const addOfficeDevicesRoutes = (scope: FastifyInstance, devices: OfficeDevices): void => {
  scope.get('/v1/devices', LIST, async (request, reply) =>
    reply.send({ devices: await devices.list(deviceOf(request)) }),
  );

  scope.post('/v1/enrolment-codes', CODE, async (request, reply) => {
    const input = readInput(reply, EnrolmentCodeRequest, request.body);
    if (!input) return reply;
    const made = await devices.makeCode(deviceOf(request), input);
    return made.ok ? reply.send(made.value) : sendError(reply, made.error);
  });

  scope.post('/v1/devices/revoke', REVOKE, async (request, reply) => {
    const input = readInput(reply, RevokeRequest, request.body);
    if (!input) return reply;
    const revoked = await devices.revoke(deviceOf(request), input);
    return revoked.ok ? reply.send({}) : sendError(reply, revoked.error);
  });
};
