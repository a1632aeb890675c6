import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServedLaunchInfo } from '#central/http/app-deps.ts';
import { LaunchInfo } from '#shared/host/contract.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre } from './test-centre.ts';

const DEMO_LAUNCH: ServedLaunchInfo = {
  keyring: false,
  appVersion: '0.0.0-test',
  demo: { enrolmentCode: 'CODE-office-13', staff: [] },
};

describe('pages of a browser', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let folder: string;
  const apps: FastifyInstance[] = [];

  const start = async (rendererFolder?: string): Promise<FastifyInstance> => {
    const built = await anApp(aCentre(database), { launch: DEMO_LAUNCH, rendererFolder });
    apps.push(built);
    return built;
  };

  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'faem-renderer-'));
    app = await start();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  test('the desktop app may call, a foreign page may not', async () => {
    const preflight = (origin: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/v1/push',
        headers: { origin, 'access-control-request-method': 'POST' },
      });

    const ours = await preflight('app://faem');
    const foreign = await preflight('https://evil.example');

    expect(ours.statusCode).toBe(204);
    expect(ours.headers).toMatchObject({
      'access-control-allow-origin': 'app://faem',
      'access-control-allow-headers': 'authorization, content-type',
    });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    const refused = await app.inject({ method: 'POST', url: '/v1/push', headers: { origin: 'app://faem' } });
    expect(refused.headers['access-control-allow-origin']).toBe('app://faem');
  });

  test('the app is served with its pages, and an address of the app leads to its start page', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>แฟ้ม</title>');
    writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}');
    const serving = await start(folder);

    const [page, deep, script, missing, outside] = await Promise.all(
      ['/', '/folders/12?tab=history', '/assets/main-abc.js', '/assets/gone.js', '/../package.json'].map((url) =>
        serving.inject({ url }),
      ),
    );

    expect(page?.body).toContain('แฟ้ม');
    expect(page?.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page?.headers['cache-control']).toBe('no-cache');
    expect(deep?.body).toBe(page?.body);
    expect(script?.headers['cache-control']).toContain('immutable');
    expect(missing?.statusCode).toBe(404);
    expect(outside?.statusCode).toBe(404);
  });

  test('launch information is what the log-in screen reads', async () => {
    const reply = await app.inject({ url: '/v1/launch' });

    expect(LaunchInfo.safeParse(reply.json()).success).toBe(true);
    expect(reply.json()).toEqual(DEMO_LAUNCH);
  });
});
