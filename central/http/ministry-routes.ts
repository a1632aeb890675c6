import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RowId } from '#shared/model/ids.ts';
import {
  LogInRequest,
  MinistryAccount,
  OfficeDetail,
  OpenOfficeRequest,
  OpenOfficeResponse,
  Overview,
  ShutOutRequest,
} from '#shared/ministry/protocol.ts';
import type { MinistryServices } from '../services/ministry/ministry-services.ts';
import { LONGEST_SESSION_MS } from '../services/ministry/sessions.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import {
  accountOf,
  administratorOnly,
  MINISTRY_COOKIE,
  MINISTRY_COOKIE_PATH,
  refuseForeignPages,
  requireMinistry,
  sessionTokenOf,
} from './require-ministry.ts';
import { described, type RouteDescription } from './route-description.ts';

const AskedOffice = z.object({ officeId: RowId });
const AskedDevice = AskedOffice.extend({ deviceId: RowId });
const Nothing = z.object({});

const forMinistry = (description: Omit<RouteDescription, 'kind' | 'known'>) =>
  described({ kind: 'ministry', known: 'by-its-own-means', ...description });

const LOG_IN = described({
  kind: 'ministry-log-in',
  known: 'not-at-all',
  summary: 'Begins a session of the ministry; its token is a cookie.',
  body: LogInRequest,
  reply: MinistryAccount,
});
const LOG_OUT = forMinistry({ summary: 'Ends the session.', reply: Nothing });
const ACCOUNT = forMinistry({ summary: 'Who is logged in.', reply: MinistryAccount });
const OVERVIEW = forMinistry({ summary: 'The figures of all offices.', reply: Overview });
const OFFICE = forMinistry({ summary: 'All figures of one office.', parameters: AskedOffice, reply: OfficeDetail });
const OPEN = forMinistry({
  summary: 'Opens an office. Administrators of the centre only.',
  body: OpenOfficeRequest,
  reply: OpenOfficeResponse,
});
const SHUT_OUT = forMinistry({
  summary: 'Shuts a PC of an office out. Administrators of the centre only.',
  parameters: AskedDevice,
  body: ShutOutRequest,
  reply: Nothing,
});

const cookieTerms = (request: FastifyRequest) =>
  ({
    path: MINISTRY_COOKIE_PATH,
    httpOnly: true,
    sameSite: 'strict',
    // On loopback there is no HTTPS, and a browser would drop the cookie.
    secure: request.protocol === 'https',
  }) as const;

const addSessionRoutes = (scope: FastifyInstance, { sessions }: MinistryServices): void => {
  scope.post('/v1/ministry/session', LOG_IN, async (request, reply) => {
    const input = readInput(reply, LogInRequest, request.body);
    if (!input) return reply;
    const loggedIn = await sessions.logIn(input.login.trim().toLowerCase(), input.password);
    if (!loggedIn.ok) return sendError(reply, loggedIn.error);
    const { token, account } = loggedIn.value;
    const terms = { ...cookieTerms(request), maxAge: LONGEST_SESSION_MS / 1000 };
    return reply.setCookie(MINISTRY_COOKIE, token, terms).send(account);
  });
  scope.delete('/v1/ministry/session', LOG_OUT, async (request, reply) => {
    await sessions.logOut(sessionTokenOf(request));
    return reply.clearCookie(MINISTRY_COOKIE, cookieTerms(request)).send({});
  });
};

const addFigureRoutes = (scope: FastifyInstance, { figures, noteLook }: MinistryServices): void => {
  scope.get('/v1/ministry/session', ACCOUNT, async (request, reply) => reply.send(accountOf(request)));
  scope.get('/v1/ministry/overview', OVERVIEW, async (_request, reply) => reply.send(await figures.overview()));
  scope.get('/v1/ministry/offices/:officeId', OFFICE, async (request, reply) => {
    const asked = readInput(reply, AskedOffice, request.params);
    if (!asked) return reply;
    const office = await figures.office(asked.officeId);
    if (office.ok) await noteLook({ officeId: asked.officeId, login: accountOf(request).login });
    return office.ok ? reply.send(office.value) : sendError(reply, office.error);
  });
};

const addAdministratorRoutes = (scope: FastifyInstance, { openOffice, shutOut }: MinistryServices): void => {
  scope.addHook('preHandler', administratorOnly);
  scope.post('/v1/ministry/offices', OPEN, async (request, reply) => {
    const input = readInput(reply, OpenOfficeRequest, request.body);
    if (!input) return reply;
    const opened = await openOffice(input);
    return opened.ok ? reply.send(opened.value) : sendError(reply, { type: 'ministry-office-exists' });
  });
  scope.post('/v1/ministry/offices/:officeId/devices/:deviceId/shut-out', SHUT_OUT, async (request, reply) => {
    const asked = readInput(reply, AskedDevice, request.params);
    const input = asked && readInput(reply, ShutOutRequest, request.body);
    if (!input) return reply;
    const isDone = await shutOut({ ...asked, ...input, login: accountOf(request).login });
    return isDone ? reply.send({}) : sendError(reply, { type: 'ministry-device-unknown' });
  });
};

/** What the ministry's pages ask for. Everything but the log-in needs a session; changing something, an administrator. */
export const addMinistryRoutes = async (scope: FastifyInstance, services: MinistryServices): Promise<void> => {
  await scope.register(cookies);
  refuseForeignPages(scope);
  addSessionRoutes(scope, services);
  await scope.register(async (inner) => {
    requireMinistry(inner, services.sessions);
    addFigureRoutes(inner, services);
    await inner.register(async (innermost) => addAdministratorRoutes(innermost, services));
  });
};
