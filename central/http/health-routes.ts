import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Metrics } from '../observe/metrics.ts';
import type { Readiness } from '../services/readiness.ts';
import { isSameHash, sha256Hex } from '../services/tokens.ts';
import { sendError } from './error-reply.ts';
import { described } from './route-description.ts';

/** What tells an operator how this process is. */
export interface Health {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  /** Who has it may read the figures from anywhere; without it they are for this machine only. */
  readonly metricsToken?: string | undefined;
}

const ALIVE = described({
  kind: 'health',
  summary: 'Whether the process runs.',
  known: 'not-at-all',
  reply: z.object({ status: z.literal('alive') }),
});

const READY = described({
  kind: 'health',
  summary: 'Whether requests should be sent here; 503 with the reason when not.',
  known: 'not-at-all',
  reply: z.object({ status: z.literal('ready') }),
});

const FIGURES = described({
  kind: 'health',
  summary: 'Figures for Prometheus; for this machine, or with the token of the environment.',
  known: 'by-its-own-means',
  reply: { mediaType: 'text/plain', description: "Prometheus' text format." },
});

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** True for a caller on this machine itself; whoever comes through a proxy on this machine is somebody else. */
const isFromThisMachine = ({ socket, headers }: FastifyRequest): boolean => {
  const address = socket.remoteAddress ?? '';
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return isIP(address) !== 0 && LOOPBACK.test(address) && !isForwarded;
};

const mayRead = (request: FastifyRequest, token: string | undefined): boolean => {
  if (token === undefined) return isFromThisMachine(request);
  const given = /^Bearer (.{1,400})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return isSameHash(sha256Hex(given), sha256Hex(token));
};

/**
 * For whoever keeps the server running: alive, ready, figures. None of them says anything about an office's content; the
 * figures name offices and mutations, so not everybody may read them.
 */
export const addHealthRoutes = (app: FastifyInstance, { metrics, metricsToken, readiness }: Health): void => {
  app.get('/healthz', ALIVE, async () => ({ status: 'alive' }));

  app.get('/readyz', READY, async (_request, reply) => {
    const state = await readiness();
    const body = state.isReady ? { status: 'ready' } : { status: 'not-ready', because: state.because };
    return reply.code(state.isReady ? 200 : 503).send(body);
  });

  app.get('/metrics', FIGURES, async (request, reply) => {
    if (!mayRead(request, metricsToken)) return sendError(reply, { type: 'denied' });
    return reply.type(metrics.contentType).send(await metrics.text());
  });
};
