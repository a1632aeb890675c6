import { spawn } from 'node:child_process';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { databaseUrls } from '../db/database-urls.ts';
import type { BackupFailed } from './manifest.ts';

/** The name of the database in an address. */
export const databaseNameOf = (url: string): string =>
  decodeURIComponent(new URL(databaseUrls(url)[0] ?? url).pathname.slice(1));

/** libpq wants an address of IPv6 without the brackets that set it off in a URL. */
const hostOf = ({ hostname }: URL): string => decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1');

/** The connection as the environment of PostgreSQL's own programs: a password on a command line is seen by everybody. */
export const connectionEnvironment = (url: string): Record<string, string> => {
  const servers = databaseUrls(url).map((each) => new URL(each));
  const [{ username, password, pathname, searchParams } = new URL(url)] = servers;
  const given: Record<string, string> = {
    PGHOST: searchParams.get('host') ?? servers.map(hostOf).join(','),
    PGPORT: servers.every(({ port }) => port === '') ? '' : servers.map(({ port }) => port || '5432').join(','),
    // Of several, the one that takes writes: a backup has what was acknowledged last.
    PGTARGETSESSIONATTRS: 'read-write',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
    PGSSLROOTCERT: searchParams.get('sslrootcert') ?? '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
};

const MOST_SAID = 600;

/** Runs `pg_dump` or `pg_restore` against the database of this address. Fails in words when it is missing or unhappy. */
export const runPostgresProgram = (
  program: 'pg_dump' | 'pg_restore',
  url: string,
  parameters: readonly string[],
): Promise<Result<void, BackupFailed>> =>
  new Promise((resolve) => {
    const fail = (problem: string): void => resolve(err({ type: 'backup-failed', problem }));
    const child = spawn(program, ['--no-password', ...parameters], {
      env: { ...process.env, ...connectionEnvironment(url) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said = (said + text.toString('utf8')).slice(-MOST_SAID)));
    child.once('error', () =>
      fail(`${program} cannot be run. Install the client programs of PostgreSQL, of the server's version or newer.`),
    );
    child.once('close', (code) => (code === 0 ? resolve(ok()) : fail(`${program} ended with ${code}: ${said.trim()}`)));
  });
