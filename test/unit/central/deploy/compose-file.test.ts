import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from '#central/env.ts';

const FOLDER = 'build/deploy';
const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');

/** What is looked at of a compose file; anything else may stand there. */
const Service = z.looseObject({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.null()])).default({}),
  volumes: z.array(z.string()).default([]),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).default([]),
  stop_grace_period: z.string().optional(),
});
const Compose = z.object({
  name: z.string(),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});
const compose = Compose.parse(load(textOf('docker-compose.yml')));
const centre = Service.parse(compose.services['central']);

/** `${NAME}`, `${NAME:?why}`: what Compose asks of its `.env`. */
const asked = [...textOf('docker-compose.yml').matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name = '', rest = '']) => ({
  name,
  rest,
}));
const passedOn = Object.entries(centre.environment).flatMap(([name, value]) => (value === null ? [name] : []));
const offered = [...textOf('compose.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name = '']) => name);

/** The settings that a centre reads, from the only place that names them. */
const read = [...readFileSync('central/env.ts', 'utf8').matchAll(/^ {2}((?:FAEM|DATABASE)_\w+):/gm)].map(
  ([, name = '']) => name,
);

/** What a service gets when `.env` says this, as Compose fills it in. */
const filledIn = (environment: z.output<typeof Service>['environment'], env: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      if (value === null) return env[name] === undefined ? [] : [[name, env[name]]];
      return [[name, value.replaceAll(/\$\{(\w+)[^}]*\}/g, (_all, asking: string) => env[asking] ?? '')]];
    }),
  );

const LEAST = {
  FAEM_DATABASE_PASSWORD: 'f00d',
  FAEM_METRICS_TOKEN: '0123456789abcdef01234567',
  FAEM_HOST_NAME: 'faem.example.go.th',
};

describe('the compose file', () => {
  test('names for the centre only settings that the centre reads', () => {
    expect(Object.keys(centre.environment).filter((name) => !read.includes(name))).toEqual([]);
  });

  test('leaves no setting of the centre out but those that the image sets or that are not for it', () => {
    const image = [...textOf('Dockerfile').matchAll(/\b(FAEM_[A-Z_]+)=/g)].map(([, name = '']) => name);
    const notForContainers = [
      // The container's own database and folders, the demo, and a shell that starts the centre.
      'FAEM_DATA',
      'FAEM_MODE',
      'FAEM_DEMO_FACTORIES',
      'FAEM_STOP_WITH_PARENT',
      // Installers come from a folder that somebody has to mount.
      'FAEM_UPDATES',
    ];
    const known = [...Object.keys(centre.environment), ...image, ...notForContainers];
    expect(read.filter((name) => !known.includes(name))).toEqual([]);
    expect(image.filter((name) => !read.includes(name))).toEqual([]);
  });

  test('asks of .env exactly what its example offers', () => {
    const wanted = new Set([...asked.map(({ name }) => name), ...passedOn]);
    expect([...wanted].toSorted()).toEqual(offered.toSorted());
  });

  test('has no default with braces in it, whose end versions of Compose see in different places', () => {
    expect(asked.filter(({ rest }) => rest !== '' && !rest.startsWith(':?'))).toEqual([]);
  });

  test('starts nothing without a password, a token and a name', () => {
    const needed = asked.filter(({ rest }) => rest.startsWith(':?')).map(({ name }) => name);
    expect([...new Set(needed)].toSorted()).toEqual(Object.keys(LEAST).toSorted());
  });

  test('filled in with the least there is, it is an environment the centre takes', () => {
    const settings = readEnvironment(filledIn(centre.environment, LEAST));
    expect(settings).toMatchObject({
      ok: true,
      value: {
        mode: 'production',
        data: { kind: 'postgres', url: 'postgres://faem:f00d@database/faem' },
        publicUrl: 'https://faem.example.go.th',
        banks: {},
        drainNoticeMs: 5_000,
        drainLimitMs: 30_000,
      },
    });
  });

  test('hands on banks and other systems letter by letter', () => {
    const secret = `whsec_${'A'.repeat(43)}=`;
    const FAEM_BANKS = JSON.stringify({ ktb: { adapter: 'standard-webhook', secrets: [secret] } });
    const FAEM_EXTERNAL = JSON.stringify({ 'e-license': { adapter: 'json', secrets: [secret] } });
    const settings = readEnvironment(filledIn(centre.environment, { ...LEAST, FAEM_BANKS, FAEM_EXTERNAL }));
    expect(settings).toMatchObject({
      ok: true,
      value: { banks: { ktb: { secrets: [secret] } }, externalSystems: { 'e-license': { secrets: [secret] } } },
    });
  });

  test('gives a centre longer to go than the centre takes', () => {
    const { FAEM_DRAIN_NOTICE = '', FAEM_DRAIN_LIMIT = '' } = centre.environment;
    const grace = Number(/^(\d+)s$/.exec(centre.stop_grace_period ?? '')?.[1]);
    expect(grace).toBeGreaterThan(Number(FAEM_DRAIN_NOTICE) + Number(FAEM_DRAIN_LIMIT));
  });

  test('names only services, volumes and files that are there', () => {
    const services = Object.values(compose.services);
    const needed = services.flatMap(({ depends_on: needs }) => (Array.isArray(needs) ? needs : Object.keys(needs)));
    expect(needed.filter((name) => !(name in compose.services))).toEqual([]);
    const mounted = services.flatMap(({ volumes }) => volumes.map((mount) => mount.split(':')[0] ?? ''));
    const files = mounted.filter((from) => from.startsWith('./'));
    expect(files.filter((file) => !existsSync(`${FOLDER}/${file}`))).toEqual([]);
    expect(mounted.filter((from) => !files.includes(from)).toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
    expect(readFileSync(centre.build?.dockerfile ?? '', 'utf8')).toContain('EXPOSE 8787');
  });

  test('has a proxy that asks what the centre answers, and leads where it listens', () => {
    const proxy = textOf('Caddyfile');
    expect(proxy).toContain('dynamic a central 8787');
    expect([...proxy.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name)).toEqual(['FAEM_HOST_NAME']);
    expect(Object.keys(compose.services['proxy']?.environment ?? {})).toEqual(['FAEM_HOST_NAME']);
  });
});

describe('the service of a centre without containers', () => {
  const unit = textOf('faem.service');
  const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

  test('is not started again after an end that it cannot mend by that', () => {
    expect(value('RestartPreventExitStatus').split(' ')).toEqual(['2', '3']);
    expect(value('Restart')).toBe('always');
  });

  test('has longer to go than the defaults of the centre take', () => {
    const settings = readEnvironment({ DATABASE_URL: 'postgres://faem@localhost/faem' });
    if (!settings.ok) throw new Error('a database is enough');
    const { drainLimitMs, drainNoticeMs } = settings.value;
    expect(Number(value('TimeoutStopSec')) * 1_000).toBeGreaterThan(drainLimitMs + drainNoticeMs);
  });

  test('runs what is built, from where the documents say it lies', () => {
    expect(value('ExecStart')).toBe('/usr/bin/node dist/central/main.js');
    expect(value('WorkingDirectory')).toBe('/opt/faem');
    expect(textOf('Dockerfile')).toContain('CMD ["node", "dist/central/main.js"]');
  });
});
