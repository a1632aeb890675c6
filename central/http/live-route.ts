import type { FastifyInstance } from 'fastify';
import type { Drain } from '../drain.ts';
import { silentMeter, type Meter } from '../observe/meter.ts';
import type { LiveSignal } from '#shared/sync/protocol.ts';
import type { CentreServices } from '../services/centre.ts';
import { cookieAtVersion, inGeneration } from '../services/cookie.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { described } from './route-description.ts';

/** Often enough that proxies do not close an idle stream. */
const HEARTBEAT_MS = 20_000;

/** Listeners of a process that goes come back one by one within this time, so that they do not all fall on the next one. */
const COME_BACK_WITHIN_MS = 4_000;

const DESCRIPTION = described({
  kind: 'live',
  summary: 'Says at which version the office is, at the beginning and at every change.',
  known: 'by-device-token',
  reply: {
    mediaType: 'text/event-stream',
    description: 'Events whose data is {"version": number} and whose id is the cookie of a pull made then.',
  },
});

interface LiveDeps {
  readonly services: Pick<CentreServices, 'officeState' | 'signals'>;
  readonly meter?: Meter | undefined;
  readonly drain?: Drain | undefined;
}

/** Nothing follows on the connection of a stream: kept for another request, it would hold up a server that closes. */
const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
};

/** One event. Its id lets a PC that has pulled already, as after a push of its own, save itself another pull. */
const eventOf = (version: number, generation: number | undefined): string => {
  const signal: LiveSignal = { version };
  const id = generation === undefined ? '' : `id: ${inGeneration(generation, cookieAtVersion(version))}\n`;
  return `${id}data: ${JSON.stringify(signal)}\n\n`;
};

/** Server-sent events that say only at which version the office is: once at the beginning, then at every change. */
export const addLiveRoute = (scope: FastifyInstance, { services, drain, meter = silentMeter }: LiveDeps): void => {
  const closers = new Set<() => void>();
  const closeAll = (): void => {
    for (const close of closers) close();
  };
  scope.addHook('preClose', async () => closeAll());
  drain?.whenBegun(closeAll);

  // A question for the head alone would be answered by a stream without an end.
  scope.get('/v1/live', { ...DESCRIPTION, exposeHeadRoute: false }, async (request, reply) => {
    if (drain?.isDraining() === true) return sendError(reply, { type: 'centre-unavailable' });
    const { officeId } = deviceOf(request);
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, STREAM_HEADERS);
    let generation: number | undefined;
    const send = (version: number): void => void raw.write(eventOf(version, generation));
    const unsubscribe = services.signals.subscribe(officeId, send);
    const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS);
    const ended = meter.listening();
    const close = (): void => {
      if (!closers.delete(close)) return;
      ended();
      clearInterval(heartbeat);
      unsubscribe();
      // Heard only by those who are still there: the wait before they open the stream again, here or elsewhere.
      raw.end(`retry: ${Math.ceil(Math.random() * COME_BACK_WITHIN_MS)}\n\n`);
    };
    closers.add(close);
    request.raw.on('close', close);
    // Subscribed first, so that nothing that happens between the two is missed.
    const state = await services.officeState(officeId).catch(() => undefined);
    generation = state?.generation;
    if (state === undefined) close();
    // Whoever was sent away while the centre looked has heard the last of it: a write behind the end would end the process.
    else if (closers.has(close)) send(state.version);
    return reply;
  });
};
