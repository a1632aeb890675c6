import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, type Result } from '#shared/lib/result.ts';
import type { BackupSource } from './back-up.ts';
import { type BackupFailed, type Manifest, manifestFileOf } from './manifest.ts';
import { restore } from './restore.ts';
import { openSealedBytes } from './sealed-file.ts';

const END_OF_LINE = 0x0a;

/**
 * Restores what `backUpSealed` wrote into an empty folder, with all the proofs of `restore`. What is opened lies meanwhile in
 * a folder of this user alone, and is removed.
 */
export const restoreSealed = async (
  target: BackupSource,
  file: string,
  recoveryCode: string,
): Promise<Result<Manifest, BackupFailed>> => {
  const sealed = await readFile(file).catch(() => undefined);
  if (!sealed) return err({ type: 'backup-failed', problem: `${file} cannot be read.` });
  const opened = openSealedBytes(sealed, recoveryCode);
  if (!opened.ok) return opened;
  const end = opened.value.indexOf(END_OF_LINE) + 1;
  const folder = await mkdtemp(join(tmpdir(), 'faem-restore-'));
  try {
    const dump = join(folder, 'centre.backup');
    await writeFile(dump, opened.value.subarray(end), { mode: 0o600 });
    await writeFile(manifestFileOf(dump), opened.value.subarray(0, end), { mode: 0o600 });
    return await restore(target, dump);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
