import { describe, expect, test } from 'vitest';
import { readEnvironment } from '#central/env.ts';

describe('how a server is asked to run', () => {
  test('nothing said means production on loopback, and production does not guess where its data is', () => {
    expect(readEnvironment({})).toEqual({
      ok: false,
      error: { type: 'environment-incomplete', missing: 'DATABASE_URL or FAEM_DATA' },
    });
    expect(readEnvironment({ FAEM_DATA: '/data' })).toMatchObject({
      ok: true,
      value: { mode: 'production', host: '127.0.0.1', data: { kind: 'folder', folder: '/data' } },
    });
  });

  test('a demo needs nothing at all and keeps its data in memory', () => {
    expect(readEnvironment({ FAEM_MODE: 'demo' })).toMatchObject({
      ok: true,
      value: { mode: 'demo', data: { kind: 'memory' }, demoFactories: 5_000, stopWithParent: false },
    });
  });

  test('a database by address wins over a folder', () => {
    expect(readEnvironment({ DATABASE_URL: 'postgres://db/faem', FAEM_DATA: '/data' })).toMatchObject({
      ok: true,
      value: { data: { kind: 'postgres', url: 'postgres://db/faem' } },
    });
  });

  test('a replica is of a PostgreSQL database, and of nothing else', () => {
    const replica = { FAEM_REPLICA_URL: 'postgres://standby/faem' };
    expect(readEnvironment({ ...replica, DATABASE_URL: 'postgres://db/faem' })).toMatchObject({
      ok: true,
      value: { replicaUrl: 'postgres://standby/faem' },
    });
    expect(readEnvironment({ ...replica, FAEM_DATA: '/data' })).toMatchObject({
      ok: false,
      error: { type: 'environment-incomplete' },
    });
  });

  test.each([
    { DATABASE_URL: 'postgres://db/faem', FAEM_REPLICA_URL: 'standby' },
    { FAEM_MODE: 'test' },
    { FAEM_MODE: 'demo', FAEM_PORT: '70000' },
    { FAEM_MODE: 'demo', FAEM_PORT: 'eighty' },
    { DATABASE_URL: 'mysql://db/faem' },
    { FAEM_MODE: 'demo', FAEM_DEMO_FACTORIES: '0' },
    { FAEM_MODE: 'demo', FAEM_STOP_WITH_PARENT: 'yes' },
    { FAEM_MODE: 'demo', FAEM_BANKS: 'ktb' },
    { FAEM_MODE: 'demo', FAEM_BANKS: '{"ktb":{"adapter":"standard-webhook","secrets":[]}}' },
    { FAEM_MODE: 'demo', FAEM_BANKS: '{"ktb":{"adapter":"smtp"}}' },
  ])('what cannot be meant is refused: %o', (variables) => {
    expect(readEnvironment(variables)).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
  });

  test('a bank is let in by its secrets, and without any nobody is', () => {
    const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz';
    expect(readEnvironment({ FAEM_DATA: '/data' })).toMatchObject({ ok: true, value: { banks: {} } });
    const banks = { ktb: { adapter: 'standard-webhook', secrets: [secret] } };
    expect(readEnvironment({ FAEM_MODE: 'demo', FAEM_BANKS: JSON.stringify(banks) })).toMatchObject({
      ok: true,
      value: { banks },
    });
  });

  test('a demo has a bank of its own, and production never has that one', () => {
    const banksOf = (variables: Record<string, string>): readonly string[] => {
      const read = readEnvironment(variables);
      return read.ok ? Object.keys(read.value.banks) : ['refused'];
    };
    expect(banksOf({ FAEM_MODE: 'demo' })).toEqual(['ktb']);
    expect(banksOf({ FAEM_MODE: 'production', FAEM_DATA: '/data' })).toEqual([]);
  });

  test('a bank secret that is too short is refused without being repeated in the log', () => {
    const refused = readEnvironment({
      FAEM_MODE: 'demo',
      FAEM_BANKS: '{"ktb":{"adapter":"standard-webhook","secrets":["whsec_short"]}}',
    });
    expect(refused).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    expect(JSON.stringify(refused)).not.toContain('whsec_short');
  });
});
