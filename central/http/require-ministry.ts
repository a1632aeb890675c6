import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invariant } from '#shared/lib/invariant.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import type { MinistrySessions } from '../services/ministry/sessions.ts';
import { sendError } from './error-reply.ts';

/** The cookie that holds a session's token. No script reads it, and it goes to these routes only. */
export const MINISTRY_COOKIE = 'faem_ministry';
export const MINISTRY_COOKIE_PATH = '/v1/ministry';

const accountByRequest = new WeakMap<FastifyRequest, MinistryAccount>();

/** Who is logged in; only in routes behind `requireMinistry`. */
export const accountOf = (request: FastifyRequest): MinistryAccount => {
  const account = accountByRequest.get(request);
  invariant(account, 'a route that asks for its account stands behind requireMinistry');
  return account;
};

/** The token of the request's session; empty when it carries none. */
export const sessionTokenOf = (request: FastifyRequest): string => request.cookies[MINISTRY_COOKIE] ?? '';

const isSameHost = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;

/**
 * A browser says from whose page a request comes. One that changes something is taken from our own pages only, beside
 * the cookie being SameSite=Strict: neither rests on the other.
 */
const isFromForeignPage = ({ method, headers, host }: FastifyRequest): boolean => {
  if (method === 'GET' || method === 'HEAD') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  return headers.origin !== undefined && !isSameHost(headers.origin, host);
};

/** Refuses requests that a page of somebody else makes in the name of whoever is logged in. */
export const refuseForeignPages = (scope: FastifyInstance): void => {
  scope.addHook('onRequest', async (request, reply) => {
    if (isFromForeignPage(request)) return sendError(reply, { type: 'ministry-foreign-page' });
    return undefined;
  });
};

/**
 * Lets only accounts of the ministry reach the routes of this scope. Checked before the body is read, and after the limit of
 * the route: whoever knocks without a session is counted too.
 */
export const requireMinistry = (scope: FastifyInstance, sessions: MinistrySessions): void => {
  scope.addHook('preParsing', async (request, reply) => {
    const recognised = await sessions.recognise(sessionTokenOf(request));
    if (!recognised.ok) return sendError(reply, recognised.error);
    accountByRequest.set(request, recognised.value);
    return undefined;
  });
};

/** For routes that change something: only an administrator of the centre passes. */
export const administratorOnly = async (
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> =>
  accountOf(request).role === 'centre-administrator' ? undefined : sendError(reply, { type: 'ministry-read-only' });
