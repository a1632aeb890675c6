import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { PGlite } from '@electric-sql/pglite';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { claimFolder } from '../db/claim-folder.ts';
import { connectPglite, connectPostgres } from '../db/connect.ts';
import type { Db } from '../db/schema.ts';
import { stderrLog as log } from '../system-ports.ts';
import { publishBackup, sealOf } from './backup-files.ts';
import type { BackupFailed, Manifest, TableDigest } from './manifest.ts';
import { runPostgresProgram } from './postgres-programs.ts';
import { tableDigests } from './table-digests.ts';

/** A backup that is finished, sealed and on disk. */
export interface Backup {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Where the data of a centre is when it is backed up; a demo in memory is not. */
export type BackupSource =
  { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'folder'; readonly folder: string };

/** What a database holds, for the manifest of a backup. */
export interface Content {
  readonly tables: Record<string, TableDigest>;
  readonly schemaStep: number;
}

/** Digests of all tables and the step of the schema, as the transaction of `tx` sees them. */
export const contentOf = async (tx: Db): Promise<Content> => {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from schema_step`.execute(tx);
  return { tables: await tableDigests(tx), schemaStep: rows[0]?.last ?? 0 };
};

/** Dump and digests read one state of the database, while everybody works. */
const dumpPostgres = async (url: string, file: string): Promise<Result<Content, BackupFailed>> => {
  const database = connectPostgres(url, { log, connections: 1 });
  try {
    return await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        // A large dump takes longer than a forgotten transaction may.
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
        const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx);
        const content = await contentOf(tx);
        const dumped = await runPostgresProgram('pg_dump', url, [
          '--format=custom',
          '--no-owner',
          '--no-privileges',
          `--snapshot=${rows[0]?.snapshot ?? ''}`,
          `--file=${file}`,
        ]);
        return dumped.ok ? ok(content) : dumped;
      });
  } finally {
    await database.close();
  }
};

const dumpPglite = async (folder: string, file: string): Promise<Result<Content, BackupFailed>> => {
  const release = claimFolder(folder);
  try {
    const pglite = await PGlite.create(`${folder}/pglite`);
    const database = connectPglite(pglite);
    const content = await database.db.transaction().execute(contentOf);
    const dump = await pglite.dumpDataDir('gzip');
    await writeFile(file, new Uint8Array(await dump.arrayBuffer()), { mode: 0o600 });
    await database.close();
    return ok(content);
  } finally {
    release();
  }
};

/** Writes a backup into a folder, with its manifest beside it; nothing half-done is left. Throws `FolderInUse`. */
export const backUp = async (
  source: BackupSource,
  to: { readonly folder: string; readonly nowMs: number },
): Promise<Result<Backup, BackupFailed>> => {
  const takenAt = new Date(to.nowMs).toISOString();
  const file = join(to.folder, `faem-${takenAt.replaceAll(/[:.]/g, '-')}.backup`);
  const unfinished = `${file}.unfinished`;
  await mkdir(to.folder, { recursive: true });
  try {
    // Made here first, so that nobody else can read what the dump writes into it.
    await writeFile(unfinished, '', { mode: 0o600, flag: 'wx' });
    const content = await (source.kind === 'postgres'
      ? dumpPostgres(source.url, unfinished)
      : dumpPglite(source.folder, unfinished));
    if (!content.ok) return content;
    const engine = source.kind === 'postgres' ? 'postgres' : 'pglite';
    const manifest: Manifest = {
      format: 'faem-backup@1',
      engine,
      takenAt,
      ...(await sealOf(unfinished)),
      ...content.value,
    };
    await publishBackup(unfinished, file, manifest);
    return ok({ file, manifest });
  } catch (error) {
    if (error instanceof Error && error.name === 'FolderInUse') throw error;
    return err({ type: 'backup-failed', problem: error instanceof Error ? error.message : 'unknown' });
  } finally {
    await rm(unfinished, { force: true });
  }
};
