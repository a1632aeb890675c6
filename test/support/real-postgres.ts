import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface RealPostgres {
  /** postgres://…, for a superuser of an empty database of its own. */
  readonly url: string;
  stop(): Promise<void>;
  /** False once it has ended by itself, as on a full disk. */
  isRunning(): boolean;
  /** Ends it at once, as a power cut does: `immediate` asks it to, `killed` does not ask. Its folder stays. */
  breakOff(how: 'immediate' | 'killed'): Promise<void>;
  /** Starts it again in the same folder, at the same port, when it has ended. */
  resume(): Promise<void>;
  /** A second server that follows this one; from then on this one acknowledges nothing the second one has not stored. */
  addSynchronousStandby(): Promise<Standby>;
}

/** A server that follows another one and can be made the one that takes writes. */
export interface Standby extends RealPostgres {
  promote(): Promise<void>;
}

/** The server refuses to run as root, so root lends it an account that may do nothing else. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where the programs and the data of one server are. */
interface Place {
  readonly programs: string;
  readonly account: Account | undefined;
  readonly folder: string;
  readonly data: string;
}

const newPlace = (under = tmpdir()): Place => {
  const programs = findPrograms();
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  const folder = mkdtempSync(join(under, 'faem-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  return { programs, account, folder, data: join(folder, 'data') };
};

const run = ({ programs, account, folder }: Place, program: string, args: readonly string[]): void => {
  execFileSync(join(programs, program), args, { stdio: 'pipe', cwd: folder, ...account });
};

/**
 * Starts a real PostgreSQL server with a fresh, empty data folder on a free loopback port. Writes reach the disk as in
 * production (fsync stays on). `stop()` ends it and removes the folder; so does the end of this process. Its data, or only
 * its log of changes, may be told to lie on a small disk; that log then comes in pieces of 1 MB.
 */
export async function startPostgres(
  onSmallDisk: { readonly data?: string; readonly log?: string } = {},
): Promise<RealPostgres> {
  const { data, log } = onSmallDisk;
  const place = newPlace(data);
  if (log !== undefined && place.account) chownSync(log, place.account.uid, place.account.gid);
  const options = ['-D', place.data, '-U', 'faem', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'];
  const small = data === undefined && log === undefined ? [] : ['--wal-segsize=1'];
  run(place, 'initdb', [...options, ...small, ...(log === undefined ? [] : ['--waldir', log])]);
  return serve(place);
}

async function serve(place: Place): Promise<RealPostgres> {
  const { folder, data, programs, account } = place;
  const port = await freePort();
  const url = `postgres://faem@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const spawnServer = () => {
    const server = spawn(join(programs, 'postgres'), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      ...account,
    });
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
    return { server, said: outputOf(server), ended };
  };
  let running = spawnServer();
  const abandon = (): void => {
    running.server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  await untilAnswering(url, running.server, running.said);
  return {
    url,
    isRunning: () => running.server.exitCode === null && running.server.signalCode === null,
    async stop() {
      // SIGINT is PostgreSQL's "fast shutdown": connections are closed, data is written.
      running.server.kill('SIGINT');
      await running.ended;
      process.off('exit', abandon);
      rmSync(folder, { recursive: true, force: true });
    },
    async breakOff(how) {
      running.server.kill(how === 'immediate' ? 'SIGQUIT' : 'SIGKILL');
      await running.ended;
    },
    async resume() {
      running = spawnServer();
      await untilAnswering(url, running.server, running.said);
    },
    addSynchronousStandby: () => addStandby(url),
  };
}

async function addStandby(primaryUrl: string): Promise<Standby> {
  const place = newPlace();
  const { port } = new URL(primaryUrl);
  const from = ['-h', '127.0.0.1', '-p', port, '-U', 'faem'];
  run(place, 'pg_basebackup', ['-D', place.data, ...from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
  const standby = await serve(place);
  const primary = new pg.Client({ connectionString: primaryUrl });
  await primary.connect();
  await primary.query(`alter system set synchronous_standby_names = '*'`);
  await primary.query('select pg_reload_conf()');
  for (let isSynchronous = false; !isSynchronous;) {
    const { rowCount } = await primary.query(`select 1 from pg_stat_replication where sync_state = 'sync'`);
    isSynchronous = rowCount === 1;
    if (!isSynchronous) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await primary.end();
  return { ...standby, promote: async () => run(place, 'pg_ctl', ['promote', '-D', place.data, '-w']) };
}

function outputOf(server: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString('utf8')).slice(-4000);
  };
  server.stdout?.on('data', keep);
  server.stderr?.on('data', keep);
  return () => text;
}

async function untilAnswering(url: string, server: ChildProcess, said: () => string): Promise<void> {
  const giveUpAtMs = performance.now() + 30_000;
  while (performance.now() < giveUpAtMs) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${said()}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`PostgreSQL did not answer within 30 s:\n${said()}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    // Not listening yet; untilAnswering() reports it if that lasts.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The newest server installed by Debian's packages, else the one on the PATH. */
function findPrograms(): string {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions) ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a)) : [];
  const candidates = [
    ...installed.map((version) => join(versions, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const found = candidates.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found === undefined) throw new Error('No PostgreSQL server here. Run: node build/setup.mjs test');
  return found;
}

function unprivilegedAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account: the next one will do as well.
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a "postgres" nor a "nobody" account.');
}
