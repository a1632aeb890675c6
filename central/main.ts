import type { FastifyInstance } from 'fastify';
import { EXIT_SCHEMA_NEWER } from '#shared/host/own-centre.ts';
import manifest from '../package.json' with { type: 'json' };
import { closeWhenAsked } from './close-when-asked.ts';
import { connectPostgres, type Database } from './db/connect.ts';
import { migrate, SchemaNewer } from './db/migrate.ts';
import { LAST_STEP, migrations } from './db/migrations/all.ts';
import { openDatabase } from './db/open-database.ts';
import { createDrain, type Drain } from './drain.ts';
import { demoLaunch } from './demo/demo-launch.ts';
import { seedDemoMinistry } from './demo/demo-ministry.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { readEnvironment, type DataPlace, type Settings } from './env.ts';
import { buildApp } from './http/app.ts';
import type { Health } from './http/health-routes.ts';
import { createNetworkDoor } from './http/network-door.ts';
import type { Db } from './db/schema.ts';
import { createMetrics } from './observe/metrics.ts';
import { createOfficeSilences } from './services/office-silence.ts';
import { createReadiness } from './services/readiness.ts';
import { tellPublicAddress } from './services/public-address.ts';
import { createAskAboutSlips } from './services/inquiries/ask-about-slips.ts';
import { createAskBanks } from './services/inquiries/ask-banks.ts';
import { createInquiries } from './services/inquiries/create-inquiries.ts';
import { createCentreServices } from './services/centre.ts';
import { followParent, parentPortOf } from './parent-port.ts';
import { createReplica } from './services/ministry/replica.ts';
import { createPostgresSignals } from './services/postgres-signals.ts';
import { createLocalSignals, type Signals } from './services/signals.ts';
import { stderrLog as log, systemClock as clock } from './system-ports.ts';

const openSignals = (place: DataPlace, { db }: Database): Promise<Signals> =>
  place.kind === 'postgres'
    ? createPostgresSignals({ db, url: place.url, clock, log })
    : Promise.resolve(createLocalSignals());

/** A few connections: the ministry counts one office after the other. */
const REPLICA_CONNECTIONS = 4;

const openReplica = ({ replicaUrl }: Settings): Database | undefined =>
  replicaUrl === undefined ? undefined : connectPostgres(replicaUrl, { log, connections: REPLICA_CONNECTIONS });

const prepare = async ({ db }: Database, settings: Settings): Promise<void> => {
  const { applied } = await migrate(db, migrations);
  if (applied > 0) log.info('migrated', { applied });
  if (settings.mode === 'demo') await seed(db, settings);
  const told = await tellPublicAddress(db, settings.publicUrl, clock.nowMs());
  if (told > 0) log.info('public-address-told', { offices: told });
};

const seed = async (db: Db, settings: Settings): Promise<void> => {
  const startedMs = clock.monotonicMs();
  const { rows } = await seedDemo(db, { factories: settings.demoFactories, nowMs: clock.nowMs() });
  await seedDemoMinistry({ db, clock });
  if (rows > 0) log.info('demo-seeded', { rows, tookMs: Math.round(clock.monotonicMs() - startedMs) });
};

const listen = async (app: FastifyInstance, settings: Settings): Promise<string> => {
  await app.listen({ host: settings.host, port: settings.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${host}:${port}`;
};

/** What operators ask, and what is counted for them. */
const watch = ({ db, poolUse }: Database, settings: Settings, drain: Drain): Health => {
  const readiness = createReadiness({ db, isDraining: drain.isDraining, lastStep: LAST_STEP });
  const isReady = async (): Promise<boolean> => (await readiness()).isReady;
  const metrics = createMetrics({ poolUse, officeSilences: createOfficeSilences({ db, clock }), isReady });
  return { readiness, metrics, metricsToken: settings.metricsToken };
};

/** PGlite asks the system to write and never asks whether it did: a power cut may take what was acknowledged. */
const sayWhatIsNotSafe = ({ kind }: DataPlace): void => {
  if (kind !== 'postgres') log.warn('not-power-loss-safe', { problem: 'use PostgreSQL (DATABASE_URL) for an office' });
};

const run = async (settings: Settings): Promise<void> => {
  sayWhatIsNotSafe(settings.data);
  const database = await openDatabase(settings.data, log);
  await prepare(database, settings);
  const signals = await openSignals(settings.data, database);
  const { db } = database;
  const drain = createDrain();
  const health = watch(database, settings, drain);
  const followed = openReplica(settings);
  const replica = followed && createReplica({ primary: db, replica: followed.db, clock });
  const meter = health.metrics;
  const services = createCentreServices({ db, replica, clock, log, random: Math.random, signals, meter });
  const demo = settings.mode === 'demo' ? demoLaunch() : undefined;
  const app = await buildApp({
    services,
    log,
    nowMs: () => clock.nowMs(),
    launch: { keyring: false, appVersion: manifest.version, ...(demo ? { demo } : {}) },
    banks: settings.banks,
    externalSystems: settings.externalSystems,
    rendererFolder: settings.rendererFolder,
    health,
    drain,
    updatesFolder: settings.updatesFolder,
  });
  const networkDoor = createNetworkDoor(app, log);
  const inquiries = createInquiries(settings.banks, () => clock.nowMs());
  const { bankEvents, runAtCentre: run } = services;
  const stopAsking = createAskBanks({ db, clock, log, bankEvents, inquiries }).start();
  const stopAskingAboutSlips = createAskAboutSlips({ db, clock, log, bankEvents, run, inquiries }).start();
  closeWhenAsked({
    drain,
    log,
    clock,
    noticeMs: settings.drainNoticeMs,
    limitMs: settings.drainLimitMs,
    closeDoor: async () => {
      await Promise.all([networkDoor.close(), app.close()]);
    },
    closeRest: async () => {
      stopAsking();
      stopAskingAboutSlips();
      await signals.close();
      await followed?.close();
      await database.close();
    },
    stopWithParent: settings.stopWithParent,
  });
  const port = parentPortOf(process);
  const report =
    port &&
    followParent(port, { db, database, clock, log, networkDoor, stop: () => void process.emit('SIGTERM', 'SIGTERM') });
  const listening = await listen(app, settings);
  report?.({ kind: 'ready', address: listening, ...(demo ? { demo } : {}) });
  process.stdout.write(`${JSON.stringify({ listening, demo })}\n`);
};

/** What an operator has to mend is said in one line; anything else is a bug and keeps its stack. */
const runOrSayWhy = async (settings: Settings): Promise<void> => {
  try {
    await run(settings);
  } catch (error) {
    if (!(error instanceof SchemaNewer)) throw error;
    log.error('schema-newer', { problem: error.message });
    // A pipe may take the line later than this: whoever started the centre is to read why it ended.
    process.stderr.write('', () => process.exit(EXIT_SCHEMA_NEWER));
  }
};

const settings = readEnvironment(process.env);
if (settings.ok) {
  await runOrSayWhy(settings.value);
} else {
  log.error('environment-unusable', { problem: JSON.stringify(settings.error) });
  process.exitCode = 2;
}
