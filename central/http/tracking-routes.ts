import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tracking } from '../services/tracking.ts';
import { described } from './route-description.ts';
import { trackingPage, TRACKING_POLICY } from './tracking-page.ts';
import type { TrackingLanguage, TrackingTopic } from './tracking-words.ts';

const Asked = z.object({ token: z.string() });
const Wanted = z.object({ lang: z.enum(['th', 'en']) });

const languageOf = ({ query }: FastifyRequest): TrackingLanguage => Wanted.safeParse(query).data?.lang ?? 'th';

const DESCRIPTION = described({
  kind: 'tracking',
  summary: 'The public page behind the QR of a letter: whether the bank has confirmed, and nothing else.',
  known: 'by-its-own-means',
  parameters: Asked,
  query: Wanted.partial(),
  reply: { mediaType: 'text/html', description: 'A page in Thai or English.' },
});

const STATUS: Partial<Record<TrackingTopic['kind'], number>> = { unknown: 404, busy: 429 };

const send = (request: FastifyRequest, reply: FastifyReply, topic: TrackingTopic): FastifyReply =>
  reply
    .code(STATUS[topic.kind] ?? 200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', TRACKING_POLICY)
    .header('x-robots-tag', 'noindex')
    .send(trackingPage(topic, languageOf(request)));

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;

/** The public page behind the tracking QR of a letter: anybody who has the letter may ask, nobody learns more than a state. */
export const addTrackingRoutes = async (scope: FastifyInstance, tracking: Tracking): Promise<void> => {
  scope.setErrorHandler((error, request, reply) => {
    if (statusOf(error) === 429) return send(request, reply, { kind: 'busy' });
    throw error;
  });
  scope.get('/t/:token', DESCRIPTION, async (request, reply) => {
    const { token = '' } = Asked.safeParse(request.params).data ?? {};
    return send(request, reply, await tracking(token));
  });
};
