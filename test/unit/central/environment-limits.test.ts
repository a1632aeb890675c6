import { describe, expect, test } from 'vitest';
import { readEnvironment, type Settings } from '#central/env.ts';

const read = (variables: Readonly<Record<string, string | undefined>>) =>
  readEnvironment({ FAEM_MODE: 'demo', ...variables });

const settingsOf = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const settings = read(variables);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  return settings.value;
};

/** Each variable with what it may be and what comes of it, at its edges. */
const TAKEN: readonly (readonly [name: string, text: string, field: keyof Settings, value: unknown])[] = [
  ['FAEM_PORT', '0', 'port', 0],
  ['FAEM_PORT', '65535', 'port', 65_535],
  ['FAEM_HOST', '0.0.0.0', 'host', '0.0.0.0'],
  ['FAEM_HOST', '::', 'host', '::'],
  ['FAEM_DEMO_FACTORIES', '1', 'demoFactories', 1],
  ['FAEM_DEMO_FACTORIES', '500000', 'demoFactories', 500_000],
  ['FAEM_DRAIN_NOTICE', '0', 'drainNoticeMs', 0],
  ['FAEM_DRAIN_NOTICE', '0.5', 'drainNoticeMs', 500],
  ['FAEM_DRAIN_NOTICE', '300', 'drainNoticeMs', 300_000],
  ['FAEM_DRAIN_LIMIT', '1', 'drainLimitMs', 1_000],
  ['FAEM_DRAIN_LIMIT', '3600', 'drainLimitMs', 3_600_000],
  ['FAEM_METRICS_TOKEN', 'x'.repeat(16), 'metricsToken', 'x'.repeat(16)],
  ['FAEM_METRICS_TOKEN', 'x'.repeat(400), 'metricsToken', 'x'.repeat(400)],
  ['FAEM_RENDERER', 'dist/renderer', 'rendererFolder', 'dist/renderer'],
  ['FAEM_UPDATES', '/srv/updates', 'updatesFolder', '/srv/updates'],
  ['FAEM_STOP_WITH_PARENT', '0', 'stopWithParent', false],
  ['FAEM_STOP_WITH_PARENT', '1', 'stopWithParent', true],
  ['FAEM_PUBLIC_URL', 'https://faem.example.go.th', 'publicUrl', 'https://faem.example.go.th'],
  ['DATABASE_URL', 'postgresql://db/faem', 'data', { kind: 'postgres', url: 'postgresql://db/faem' }],
  ['DATABASE_URL', 'postgres://a:1,b:2/faem', 'data', { kind: 'postgres', url: 'postgres://a:1,b:2/faem' }],
  ['FAEM_DATA', './data', 'data', { kind: 'folder', folder: './data' }],
];

const REFUSED: readonly (readonly [name: string, text: string])[] = [
  ['FAEM_MODE', ''],
  ['FAEM_MODE', 'Demo'],
  ['FAEM_PORT', ''],
  ['FAEM_PORT', ' '],
  ['FAEM_PORT', '-1'],
  ['FAEM_PORT', '65536'],
  ['FAEM_PORT', '87.5'],
  ['FAEM_PORT', '8787/tcp'],
  ['FAEM_PORT', '๘๗๘๗'],
  ['FAEM_HOST', ''],
  ['FAEM_DATA', ''],
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'db/faem'],
  ['DATABASE_URL', 'http://db/faem'],
  ['DATABASE_URL', 'see postgres://db/faem'],
  ['FAEM_DEMO_FACTORIES', ''],
  ['FAEM_DEMO_FACTORIES', '500001'],
  ['FAEM_DEMO_FACTORIES', '1.5'],
  ['FAEM_DRAIN_NOTICE', ''],
  ['FAEM_DRAIN_NOTICE', '-1'],
  ['FAEM_DRAIN_NOTICE', '301'],
  ['FAEM_DRAIN_NOTICE', 'soon'],
  ['FAEM_DRAIN_LIMIT', ''],
  ['FAEM_DRAIN_LIMIT', '0'],
  ['FAEM_DRAIN_LIMIT', '3601'],
  ['FAEM_DRAIN_LIMIT', 'Infinity'],
  ['FAEM_METRICS_TOKEN', ''],
  ['FAEM_METRICS_TOKEN', 'x'.repeat(15)],
  ['FAEM_METRICS_TOKEN', 'x'.repeat(401)],
  ['FAEM_RENDERER', ''],
  ['FAEM_UPDATES', ''],
  ['FAEM_STOP_WITH_PARENT', 'true'],
  ['FAEM_STOP_WITH_PARENT', ''],
  ['FAEM_PUBLIC_URL', 'faem.example.go.th'],
  ['FAEM_PUBLIC_URL', ''],
  ['FAEM_BANKS', ''],
  ['FAEM_BANKS', '[]'],
  ['FAEM_BANKS', 'null'],
  ['FAEM_BANKS', '{"ktb":{}}'],
  ['FAEM_EXTERNAL', '{'],
  ['FAEM_EXTERNAL', '{"ministry-ebilling":{"adapter":"xml","secrets":["x"]}}'],
  ['FAEM_EXTERNAL', '{"somebody":{"adapter":"json","secrets":[]}}'],
];

describe('what a server is told by its environment', () => {
  test.each(TAKEN)('%s=%s', (name, text, field, value) => {
    expect(settingsOf({ [name]: text })[field]).toEqual(value);
  });

  test.each(REFUSED)('%s=%j is refused by its name', (name, text) => {
    const settings = read({ [name]: text });

    expect(settings).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    expect(JSON.stringify(settings)).toContain(name);
  });

  test('what is refused is not repeated: it may be a secret with a letter too many', () => {
    const secret = 'hunter2-and-more';
    const settings = read({
      DATABASE_URL: `mysql://faem:${secret}@db/faem`,
      FAEM_METRICS_TOKEN: secret.repeat(40),
      FAEM_BANKS: `{"ktb":{"adapter":"${secret}"}}`,
      FAEM_PUBLIC_URL: `ftp://${secret}`,
    });

    expect(settings.ok).toBe(false);
    expect(JSON.stringify(settings)).not.toContain('hunter2');
  });

  test('whatever nobody knows is left alone', () => {
    expect(read({ PATH: '/bin', FAEM_COLOUR: 'red', faem_port: '1' })).toMatchObject({
      ok: true,
      value: { port: 8_787 },
    });
  });

  test('without anything said the careful choice is made', () => {
    expect(settingsOf({})).toMatchObject({
      host: '127.0.0.1',
      port: 8_787,
      replicaUrl: undefined,
      rendererFolder: undefined,
      updatesFolder: undefined,
      publicUrl: undefined,
      externalSystems: {},
      stopWithParent: false,
      metricsToken: undefined,
      drainNoticeMs: 0,
      drainLimitMs: 30_000,
    });
  });

  test('a bank of the environment stands beside that of the demo, or in its place', () => {
    const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz';
    const bank = { adapter: 'standard-webhook', secrets: [secret] };
    const banksIn = (banks: object) => settingsOf({ FAEM_BANKS: JSON.stringify(banks) }).banks;

    expect(Object.keys(banksIn({ scb: bank })).toSorted()).toEqual(['ktb', 'scb']);
    expect(banksIn({ ktb: bank })).toEqual({ ktb: bank });
  });

  test('production knows where its data is, or does not start: a folder that is empty text is no folder', () => {
    expect(readEnvironment({ FAEM_MODE: 'production', FAEM_DATA: undefined })).toMatchObject({
      ok: false,
      error: { type: 'environment-incomplete' },
    });
    expect(readEnvironment({ FAEM_MODE: 'production', FAEM_DATA: '' })).toMatchObject({
      ok: false,
      error: { type: 'input-invalid' },
    });
  });

  test('a demo may lie in a folder or a database like any other centre', () => {
    expect(settingsOf({ FAEM_DATA: '/demo' }).data).toEqual({ kind: 'folder', folder: '/demo' });
    expect(settingsOf({ DATABASE_URL: 'postgres://db/demo', FAEM_DATA: '/demo' }).data.kind).toBe('postgres');
  });
});
