import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invariant } from '#shared/lib/invariant.ts';
import type { Device } from '../services/device.ts';
import type { Devices } from '../services/devices.ts';
import { sendError } from './error-reply.ts';

const deviceByRequest = new WeakMap<FastifyRequest, Device>();

/** The device whose token the request carried; undefined when it carried none, or a wrong one. */
export const knownDeviceOf = (request: FastifyRequest): Device | undefined => deviceByRequest.get(request);

/** The device whose token the request carried; only in routes behind `requireDevice`. */
export const deviceOf = (request: FastifyRequest): Device => {
  const device = deviceByRequest.get(request);
  invariant(device, 'a route that asks for its device stands behind requireDevice');
  return device;
};

const tokenOf = (request: FastifyRequest): string =>
  /^Bearer ([\w.-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

/** Lets only enrolled devices reach the routes of this scope. Checked before the body is read. */
export const requireDevice = (scope: FastifyInstance, devices: Devices): void => {
  scope.addHook('onRequest', async (request, reply) => {
    const recognised = await devices.recognise(tokenOf(request));
    if (!recognised.ok) return sendError(reply, recognised.error);
    deviceByRequest.set(request, recognised.value);
    return undefined;
  });
};
