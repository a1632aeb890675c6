import type { FastifyInstance } from 'fastify';
import manifest from '../package.json' with { type: 'json' };
import type { Database } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { migrations } from './db/migrations/all.ts';
import { openDatabase } from './db/open-database.ts';
import { demoLaunch } from './demo/demo-launch.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { readEnvironment, type DataPlace, type Settings } from './env.ts';
import { buildApp } from './http/app.ts';
import type { Db } from './db/schema.ts';
import { tellPublicAddress } from './services/public-address.ts';
import { createCentreServices } from './services/centre.ts';
import { createPostgresSignals } from './services/postgres-signals.ts';
import { createLocalSignals, type Signals } from './services/signals.ts';
import { stderrLog as log, systemClock as clock } from './system-ports.ts';

const openSignals = (place: DataPlace, { db }: Database): Promise<Signals> =>
  place.kind === 'postgres'
    ? createPostgresSignals({ db, url: place.url, clock, log })
    : Promise.resolve(createLocalSignals());

const prepare = async ({ db }: Database, settings: Settings): Promise<void> => {
  const { applied } = await migrate(db, migrations);
  if (applied > 0) log.info('migrated', { applied });
  if (settings.mode === 'demo') await seed(db, settings);
  const told = await tellPublicAddress(db, settings.publicUrl);
  if (told > 0) log.info('public-address-told', { offices: told });
};

const seed = async (db: Db, settings: Settings): Promise<void> => {
  const startedMs = clock.monotonicMs();
  const { rows } = await seedDemo(db, { factories: settings.demoFactories, nowMs: clock.nowMs() });
  if (rows > 0) log.info('demo-seeded', { rows, tookMs: Math.round(clock.monotonicMs() - startedMs) });
};

/** Closes once, whoever asks first: the terminal, the service manager, or the program that started this one. */
const closeWhenAsked = (settings: Settings, close: () => Promise<void>): void => {
  let isClosing = false;
  const stop = (reason: string) => (): void => {
    if (isClosing) return;
    isClosing = true;
    log.info('closing', { reason });
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('close-failed', { reason: error instanceof Error ? error.message : 'unknown' });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop('SIGTERM'));
  process.once('SIGINT', stop('SIGINT'));
  if (!settings.stopWithParent) return;
  process.stdin.once('end', stop('parent-gone'));
  process.stdin.once('close', stop('parent-gone'));
  process.stdin.resume();
};

const listen = async (app: FastifyInstance, settings: Settings): Promise<string> => {
  await app.listen({ host: settings.host, port: settings.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${host}:${port}`;
};

const run = async (settings: Settings): Promise<void> => {
  const database = await openDatabase(settings.data, log);
  await prepare(database, settings);
  const signals = await openSignals(settings.data, database);
  const { db } = database;
  const services = createCentreServices({ db, clock, log, random: Math.random, signals });
  const demo = settings.mode === 'demo' ? demoLaunch() : undefined;
  const app = await buildApp({
    services,
    log,
    nowMs: () => clock.nowMs(),
    launch: { keyring: false, appVersion: manifest.version, ...(demo ? { demo } : {}) },
    banks: settings.banks,
    externalSystems: settings.externalSystems,
    rendererFolder: settings.rendererFolder,
  });
  closeWhenAsked(settings, async () => {
    await app.close();
    await signals.close();
    await database.close();
  });
  const listening = await listen(app, settings);
  process.stdout.write(`${JSON.stringify({ listening, demo })}\n`);
};

const settings = readEnvironment(process.env);
if (settings.ok) {
  await run(settings.value);
} else {
  log.error('environment-unusable', { problem: JSON.stringify(settings.error) });
  process.exitCode = 2;
}
