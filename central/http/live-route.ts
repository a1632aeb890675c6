import type { FastifyInstance } from 'fastify';
import type { LiveSignal } from '#shared/sync/protocol.ts';
import type { CentreServices } from '../services/centre.ts';
import { deviceOf } from './authenticate.ts';

/** Often enough that proxies do not close an idle stream. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events that say only at which version the office is: once at the beginning, then at every change. */
export const addLiveRoute = (scope: FastifyInstance, services: CentreServices): void => {
  const closers = new Set<() => void>();
  scope.addHook('preClose', async () => {
    for (const close of closers) close();
  });

  scope.get('/v1/live', async (request, reply) => {
    const { officeId } = deviceOf(request);
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    const send = (version: number): void => {
      const signal: LiveSignal = { version };
      raw.write(`data: ${JSON.stringify(signal)}\n\n`);
    };
    const unsubscribe = services.signals.subscribe(officeId, send);
    const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS);
    const close = (): void => {
      clearInterval(heartbeat);
      unsubscribe();
      closers.delete(close);
      raw.end();
    };
    closers.add(close);
    request.raw.on('close', close);
    // Subscribed first, so that nothing that happens between the two is missed.
    const version = await services.officeVersion(officeId).catch(() => undefined);
    if (version === undefined) close();
    else send(version);
  });
};
