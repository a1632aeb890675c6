import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { claimFolder } from '../db/claim-folder.ts';
import { connectPglite, connectPostgres, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { LAST_STEP, migrations } from '../db/migrations/all.ts';
import { stderrLog as log } from '../system-ports.ts';
import { beginNewGeneration } from './new-generation.ts';
import { readSealedManifest } from './backup-files.ts';
import type { BackupSource } from './back-up.ts';
import type { BackupFailed, Manifest } from './manifest.ts';
import { databaseNameOf, runPostgresProgram } from './postgres-programs.ts';
import { differingTables, isEmptyDatabase, tableDigests } from './table-digests.ts';

const failed = (problem: string): Result<never, BackupFailed> => err({ type: 'backup-failed', problem });

const NOT_EMPTY = 'There is something in the place to restore to. It was left untouched; restore into an empty one.';

/** Compares with what was there when the backup was taken, brings the schema up to date, and begins a new generation. */
const finish = async ({ db }: Database, manifest: Manifest): Promise<Result<Manifest, BackupFailed>> => {
  const found = await db.transaction().execute(tableDigests);
  const differing = differingTables(manifest.tables, found);
  if (differing.length > 0)
    return failed(`What was restored is not what was backed up: ${differing.join(', ')}. Do not use this database.`);
  await migrate(db, migrations);
  await beginNewGeneration(db);
  return ok(manifest);
};

const restorePostgres = async (
  url: string,
  file: string,
  manifest: Manifest,
): Promise<Result<Manifest, BackupFailed>> => {
  const database = connectPostgres(url, { log, connections: 2 });
  try {
    if (!(await isEmptyDatabase(database.db))) return failed(NOT_EMPTY);
    const restored = await runPostgresProgram('pg_restore', url, [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      `--dbname=${databaseNameOf(url)}`,
      resolve(file),
    ]);
    return restored.ok ? await finish(database, manifest) : restored;
  } finally {
    await database.close();
  }
};

const restorePglite = async (
  folder: string,
  file: string,
  manifest: Manifest,
): Promise<Result<Manifest, BackupFailed>> => {
  await mkdir(folder, { recursive: true });
  const release = claimFolder(folder);
  try {
    if (existsSync(`${folder}/pglite`)) return failed(NOT_EMPTY);
    const dump = new Blob([await readFile(file)], { type: 'application/x-gzip' });
    const database = connectPglite(await PGlite.create(`${folder}/pglite`, { loadDataDir: dump }));
    try {
      return await finish(database, manifest);
    } finally {
      await database.close();
    }
  } finally {
    release();
  }
};

/**
 * Restores a backup into an empty place and proves that every table is what it was. From then on the offices are of a new
 * generation: PCs notice, send again what they still have, and take the office anew. Throws `FolderInUse`.
 */
export const restore = async (target: BackupSource, file: string): Promise<Result<Manifest, BackupFailed>> => {
  const manifest = await readSealedManifest(file);
  if (!manifest.ok) return manifest;
  const engine = target.kind === 'postgres' ? 'postgres' : 'pglite';
  if (manifest.value.engine !== engine)
    return failed(`The backup is one of ${manifest.value.engine}, and the place to restore to is ${engine}.`);
  if (manifest.value.schemaStep > LAST_STEP)
    return failed('The backup was made by a newer program than this one. Install that program first.');
  return target.kind === 'postgres'
    ? restorePostgres(target.url, file, manifest.value)
    : restorePglite(target.folder, file, manifest.value);
};
