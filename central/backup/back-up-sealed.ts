import { createHash } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Database } from '../db/connect.ts';
import { contentOf } from './back-up.ts';
import type { Manifest } from './manifest.ts';
import { sealBytes } from './sealed-file.ts';

/** Why there is no new backup; the earlier ones lie there as before. */
export interface SealedBackupFailed {
  readonly type: 'disk-full' | 'backup-folder-missing' | 'centre-failed';
}

/** A week of days. */
const KEPT = 7;
const NAME = /^faem-centre-[\dTZ-]+\.sealed$/;

const failureOf = (error: unknown): SealedBackupFailed['type'] => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return typeof code === 'string' ? 'backup-folder-missing' : 'centre-failed';
};

const toDisk = async (path: string, content?: Uint8Array): Promise<void> => {
  const handle = await open(path, content ? 'w' : 'r', 0o600);
  try {
    if (content) await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** On disk under its own name, or not there at all. */
const publish = async (folder: string, name: string, content: Uint8Array): Promise<void> => {
  const unfinished = join(folder, `${name}.unfinished`);
  try {
    await toDisk(unfinished, content);
    await rename(unfinished, join(folder, name));
    // Windows has no such call for folders, and needs none.
    if (process.platform !== 'win32') await toDisk(folder);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
};

/**
 * The newest ones stay; nothing else in the folder is touched. The one just made is the newest whatever its name says: a name
 * later than that was given by a clock that was put right, or has gone wrong, since.
 */
const prune = async (folder: string, made: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
  const later = names.filter((name) => name > made);
  const oldestFirst = [...later, ...names.filter((name) => name <= made)];
  for (const name of oldestFirst.slice(0, -KEPT)) await rm(join(folder, name), { force: true });
};

/** What stands in the sealed part: a line with the manifest, then the files of the database. */
const contentNow = async ({ db, dumpFiles }: Pick<Database, 'db' | 'dumpFiles'>, takenAt: string) =>
  db.transaction().execute(async (tx) => {
    // The one connection is held meanwhile, so files and digests are of one state.
    const content = await contentOf(tx);
    const dump = await dumpFiles?.();
    if (!dump) return undefined;
    const sha256 = createHash('sha256').update(dump).digest('hex');
    const manifest: Manifest = {
      format: 'faem-backup@1',
      engine: 'pglite',
      takenAt,
      bytes: dump.length,
      sha256,
      ...content,
    };
    return Buffer.concat([Buffer.from(`${JSON.stringify(manifest)}\n`), dump]);
  });

/**
 * Backs up a centre inside this process, while it runs, into a file that only the recovery code opens. The newest seven stay
 * in the folder. A failure leaves the earlier ones and nothing half-done.
 */
export const backUpSealed = async (
  database: Pick<Database, 'db' | 'dumpFiles'>,
  to: { readonly folder: string; readonly recoveryCode: string; readonly nowMs: number },
): Promise<Result<{ readonly name: string; readonly takenAt: string }, SealedBackupFailed>> => {
  const takenAt = new Date(to.nowMs).toISOString();
  const name = `faem-centre-${takenAt.replaceAll(/[:.]/g, '-')}.sealed`;
  const content = await contentNow(database, takenAt);
  if (!content) return err({ type: 'centre-failed' });
  try {
    await publish(to.folder, name, sealBytes(content, to.recoveryCode));
    await prune(to.folder, name);
    return ok({ name, takenAt });
  } catch (error) {
    return err({ type: failureOf(error) });
  }
};
