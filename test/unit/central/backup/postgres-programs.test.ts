import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectionEnvironment, databaseNameOf, runPostgresProgram } from '#central/backup/postgres-programs.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

/** What every connection has: of several servers, the one that takes writes. */
const WRITES = { PGTARGETSESSIONATTRS: 'read-write' };

describe('a DATABASE_URL as PostgreSQL\u2019s own programs read it', () => {
  test.each<[url: string, environment: Readonly<Record<string, string>>]>([
    ['postgres://db/faem', { PGHOST: 'db', PGDATABASE: 'faem' }],
    ['postgresql://faem@db:6432/faem', { PGHOST: 'db', PGPORT: '6432', PGUSER: 'faem', PGDATABASE: 'faem' }],
    [
      'postgres://fa%40em:p%2F%3A%40ss%20word@db/fa%20em',
      { PGHOST: 'db', PGUSER: 'fa@em', PGPASSWORD: 'p/:@ss word', PGDATABASE: 'fa em' },
    ],
    ['postgres://faem@a:1,b:2/faem', { PGHOST: 'a,b', PGPORT: '1,2', PGUSER: 'faem', PGDATABASE: 'faem' }],
    ['postgres://a,b:6000/faem', { PGHOST: 'a,b', PGPORT: '5432,6000', PGDATABASE: 'faem' }],
    ['postgres://a,b,c/faem', { PGHOST: 'a,b,c', PGDATABASE: 'faem' }],
    ['postgres://faem@[::1]:5433/faem', { PGHOST: '::1', PGPORT: '5433', PGUSER: 'faem', PGDATABASE: 'faem' }],
    ['postgres://[fd00::1],[fd00::2]:7/faem', { PGHOST: 'fd00::1,fd00::2', PGPORT: '5432,7', PGDATABASE: 'faem' }],
    ['postgres:///faem?host=/run/postgresql', { PGHOST: '/run/postgresql', PGDATABASE: 'faem' }],
    ['postgres://db/faem?sslmode=verify-full', { PGHOST: 'db', PGDATABASE: 'faem', PGSSLMODE: 'verify-full' }],
    [
      'postgres://db/faem?sslmode=verify-ca&sslrootcert=/etc/ca.pem',
      { PGHOST: 'db', PGDATABASE: 'faem', PGSSLMODE: 'verify-ca', PGSSLROOTCERT: '/etc/ca.pem' },
    ],
    ['postgres://db/%E0%B9%81%E0%B8%9F%E0%B9%89%E0%B8%A1', { PGHOST: 'db', PGDATABASE: 'แฟ้ม' }],
  ])('%s', (url, environment) => {
    expect(connectionEnvironment(url)).toEqual({ ...WRITES, ...environment });
  });

  test.each([
    ['postgres://db/faem', 'faem'],
    ['postgres://a:1,b:2/faem?sslmode=require', 'faem'],
    ['postgres://db/fa%20em', 'fa em'],
    ['postgres:///faem?host=/run', 'faem'],
  ])('%s is the database %s', (url, name) => {
    expect(databaseNameOf(url)).toBe(name);
  });
});

describe('a program of PostgreSQL', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** Puts a program of this name in front of all others. */
  const install = (script: string): string => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'pg_dump'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'pg_dump'), 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
    return folder;
  };
  const URL = 'postgres://faem:hunter2@db:6432/faem';

  test('gets the password by its environment, never on its command line', async () => {
    const folder = install('echo "$@" > "$0.words"; env > "$0.env"');
    const ran = await runPostgresProgram('pg_dump', URL, ['--format=custom']);

    expect(ran).toEqual({ ok: true, value: undefined });
    expect(readFileSync(join(folder, 'pg_dump.words'), 'utf8')).toBe('--no-password --format=custom\n');
    expect(readFileSync(join(folder, 'pg_dump.env'), 'utf8')).toContain('PGPASSWORD=hunter2\n');
  });

  test('that ends badly is told with its code and its last words', async () => {
    install(`i=0; while [ $i -lt 200 ]; do echo "line $i of many" >&2; i=$((i+1)); done; echo "the end" >&2; exit 3`);
    const ran = await runPostgresProgram('pg_dump', URL, []);

    expect(ran).toMatchObject({ ok: false, error: { type: 'backup-failed' } });
    const problem = ran.ok ? '' : ran.error.problem;
    expect(problem).toMatch(/^pg_dump ended with 3: [^]*the end$/);
    expect(problem.length).toBeLessThan(700);
    expect(problem).not.toContain('line 0 of many');
  });

  test('that was killed did not end well either', async () => {
    install('kill -9 $$');

    expect(await runPostgresProgram('pg_dump', URL, [])).toMatchObject({
      ok: false,
      error: { problem: expect.stringContaining('pg_dump ended with null') },
    });
  });

  test('that is not there says what to install', async () => {
    vi.stubEnv('PATH', folderOfTest());

    expect(await runPostgresProgram('pg_dump', URL, [])).toMatchObject({
      ok: false,
      error: { problem: expect.stringContaining('Install the client programs of PostgreSQL') },
    });
  });
});
