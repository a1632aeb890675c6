import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { Manifest, manifestFileOf, type BackupFailed } from './manifest.ts';

const failed = (problem: string): Result<never, BackupFailed> => err({ type: 'backup-failed', problem });

/** Size and SHA-256 of a file. */
export const sealOf = async (file: string): Promise<{ readonly bytes: number; readonly sha256: string }> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
};

const toDisk = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Gives a finished backup its name, after its manifest: a file without a manifest is one that was never finished, and one
 * with its final name is wholly on disk.
 */
export const publishBackup = async (unfinished: string, file: string, manifest: Manifest): Promise<void> => {
  await toDisk(unfinished);
  const manifestFile = manifestFileOf(file);
  await writeFile(manifestFile, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await toDisk(manifestFile);
  await rename(unfinished, file);
  await toDisk(dirname(file));
};

const readText = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // Not there, or not to be read; told as one to whoever restores.
    return undefined;
  }
};

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The manifest of a backup whose file is, bit for bit, what was written. */
export const readSealedManifest = async (file: string): Promise<Result<Manifest, BackupFailed>> => {
  const text = await readText(manifestFileOf(file));
  if (text === undefined) return failed(`There is no readable ${manifestFileOf(file)} beside the backup.`);
  const manifest = parse(Manifest, asJson(text));
  if (!manifest.ok) return failed(`${manifestFileOf(file)} is not a manifest of this program.`);
  const seal = await sealOf(file).catch(() => undefined);
  if (seal === undefined) return failed(`${file} cannot be read.`);
  if (seal.sha256 !== manifest.value.sha256)
    return failed(`${file} is damaged: it is not what was written (SHA-256 differs). Use another backup.`);
  return ok(manifest.value);
};
