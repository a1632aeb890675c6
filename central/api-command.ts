// npm run openapi -- FILE   writes the description of the API; without a file it goes to standard output
import { writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { connectPostgres } from './db/connect.ts';
import { buildApp } from './http/app.ts';
import { createCentreServices } from './services/centre.ts';
import { createMetrics } from './observe/metrics.ts';
import { createLocalSignals } from './services/signals.ts';
import { stderrLog as log, systemClock as clock } from './system-ports.ts';

/** Routes ask for a database when they are called, and none is called but the one that describes them. */
const NO_DATABASE = 'postgres://127.0.0.1/none';

const describeApi = async (): Promise<string> => {
  const { db } = connectPostgres(NO_DATABASE, { log });
  const services = createCentreServices({ db, clock, log, random: Math.random, signals: createLocalSignals() });
  const app = await buildApp({
    services,
    log,
    nowMs: () => clock.nowMs(),
    launch: { keyring: false, appVersion: manifest.version },
    health: {
      readiness: () => Promise.resolve({ isReady: false, because: 'database-unavailable' }),
      metrics: createMetrics({
        poolUse: () => undefined,
        isReady: () => Promise.resolve(false),
        officeSilences: () => Promise.resolve(undefined),
      }),
    },
  });
  const reply = await app.inject({ url: '/openapi.json' });
  await app.close();
  await db.destroy();
  return `${JSON.stringify(reply.json(), undefined, 2)}\n`;
};

const [file] = process.argv.slice(2);
const text = await describeApi();
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
