import type { FastifyInstance } from 'fastify';
import { buildApp } from '#central/http/app.ts';
import { silentLog } from './databases.ts';
import type { TestCentre } from './test-centre.ts';

/** The HTTP side of a centre, as its process serves it; a test names only what it is about. */
export const anApp = (
  { clock, ...services }: TestCentre,
  more: Partial<Parameters<typeof buildApp>[0]> = {},
): Promise<FastifyInstance> =>
  buildApp({
    services,
    log: silentLog,
    nowMs: () => clock.nowMs(),
    launch: { keyring: false, appVersion: '0.0.0-test' },
    ...more,
  });
