import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { LaunchInfo } from '#shared/host/contract.ts';
import type { Drain } from '../drain.ts';
import { createAdapters } from '../services/banks/create-adapters.ts';
import { createInvoiceAdapters } from '../services/external-invoices/create-invoice-adapters.ts';
import { addApiDocument } from './api-document.ts';
import { addLimits } from './add-limits.ts';
import { requireDevice } from './authenticate.ts';
import { addBankFileRoute } from './bank-file-route.ts';
import { addBankRoutes } from './bank-routes.ts';
import { allowAppOrigin } from './cross-origin.ts';
import { addEnrolRoutes } from './enrol-routes.ts';
import { addErrorHandler } from './error-handler.ts';
import { addExternalInvoiceRoute } from './external-invoice-route.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addLiveRoute } from './live-route.ts';
import { addMinistryRoutes } from './ministry-routes.ts';
import { makeRequestId, noteRequests } from './note-requests.ts';
import { addRegisterImportRoute } from './register-import-route.ts';
import { addRendererFiles } from './renderer-files.ts';
import { described } from './route-description.ts';
import { addSecurityHeaders } from './security-headers.ts';
import type { AppDeps } from './app-deps.ts';
import { addOfficeDevicesRoutes } from './office-devices-routes.ts';
import { addSnapshotRoute } from './snapshot-route.ts';
import { addTrackingRoutes } from './tracking-routes.ts';
import { addSyncRoutes } from './sync-routes.ts';
import { addUpdateFiles } from './update-files.ts';

/** For routes without limits of their own; see `route-limits.ts`. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** A request that is not wholly here by then is dropped; a slow line sends the largest body in this time. */
const LONGEST_REQUEST_MS = 5 * 60 * 1000;

/** A connection that is kept for the next request would keep its owner here. */
const turnAwayWhenDraining = (app: FastifyInstance, drain: Drain): void => {
  app.addHook('onSend', async (_request, reply) => {
    if (drain.isDraining()) reply.header('connection', 'close');
  });
};

const HEALTH = described({
  kind: 'health',
  summary: 'Whether a centre is at this address.',
  known: 'not-at-all',
  reply: z.object({ status: z.literal('ok') }),
});

const LAUNCH = described({
  kind: 'page',
  summary: 'What a browser that this centre serves asks for first.',
  known: 'not-at-all',
  reply: LaunchInfo.omit({ centralUrl: true }),
});

const addPublicRoutes = async (app: FastifyInstance, { services, launch, health }: AppDeps): Promise<void> => {
  if (health) addHealthRoutes(app, health);
  app.get('/v1/health', HEALTH, async () => ({ status: 'ok' }));
  app.get('/v1/launch', LAUNCH, async () => launch);
  await app.register(async (scope) => addEnrolRoutes(scope, services.devices));
  await app.register(async (scope) => addTrackingRoutes(scope, services.tracking));
  await app.register(async (scope) => addMinistryRoutes(scope, services.ministry));
};

const addDeviceRoutes = async (app: FastifyInstance, { services, log, health, drain }: AppDeps): Promise<void> => {
  await app.register(async (scope) => {
    requireDevice(scope, services.devices);
    await scope.register(async (inner) => addSyncRoutes(inner, services));
    addSnapshotRoute(scope, services.snapshot, log);
    addLiveRoute(scope, { services, drain, meter: health?.metrics });
    addRegisterImportRoute(scope, services.importRegister);
    addOfficeDevicesRoutes(scope, services.officeDevices);
    addBankFileRoute(scope, services.giveBankFile);
  });
};

/** Builds the server without listening. */
export const buildApp = async (deps: AppDeps): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    forceCloseConnections: 'idle',
    genReqId: makeRequestId,
    requestIdHeader: false,
    // Limits count callers, and a proxy on this machine stands for all of them.
    trustProxy: 'loopback',
  });
  addErrorHandler(app, deps.log);
  noteRequests(app, { log: deps.log, metrics: deps.health?.metrics });
  if (deps.drain) turnAwayWhenDraining(app, deps.drain);
  await addSecurityHeaders(app);
  allowAppOrigin(app);
  await addLimits(app, deps.limits);
  addApiDocument(app, deps.launch.appVersion);
  await addPublicRoutes(app, deps);
  const { log, nowMs, services } = deps;
  const adapters = createAdapters(deps.banks ?? {});
  await app.register(async (scope) => addBankRoutes(scope, { bankEvents: services.bankEvents, adapters, log, nowMs }));
  const { keepExternalInvoice } = services;
  const systems = createInvoiceAdapters(deps.externalSystems ?? {});
  await app.register(async (scope) => addExternalInvoiceRoute(scope, { keepExternalInvoice, systems, log, nowMs }));
  await addDeviceRoutes(app, deps);
  await addUpdateFiles(app, deps.updatesFolder);
  await addRendererFiles(app, deps.rendererFolder);
  return app;
};
