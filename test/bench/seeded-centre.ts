import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '#build/run-command.ts';
import { startCentre, type RunningCentre } from '#test/e2e/support/centre.ts';

/** What decides the rows of a demo office and the shape they are stored in. */
const SEED_SOURCES = [
  'central/demo',
  'central/db',
  'central/services/write-rows.ts',
  'shared/demo',
  'shared/domain',
  'shared/model',
  'shared/mutations/factories.ts',
  'package-lock.json',
];

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [path];

const seedHash = (): string => {
  const hash = createHash('sha256');
  for (const source of SEED_SOURCES) {
    for (const file of filesOf(join(root, source))) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
};

/** Where large things that can be made again stay between runs. */
const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'faem');

/** Offices of this size that older code made are of no use any more. */
const removeOlder = (cache: string, prefix: string, current: string): void => {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix) && !name.startsWith(current))
      rmSync(join(cache, name), { recursive: true, force: true });
  }
};

const seededFolder = async (factories: number): Promise<string> => {
  const cache = cacheFolder();
  const prefix = `bench-centre-${factories}-`;
  const folder = join(cache, `${prefix}${seedHash()}`);
  if (existsSync(folder)) return folder;
  console.log(`bench: making a demo office of ${factories} factories, kept for the next run …`);
  mkdirSync(cache, { recursive: true });
  removeOlder(cache, prefix, basename(folder));
  const unfinished = `${folder}.${process.pid}`;
  const centre = await startCentre({ dataFolder: unfinished, factories });
  await centre.stop();
  // Another test beside this one may have made the same office meanwhile.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
};

/** A centre with a freshly seeded demo office of this size. It works on a copy, so every run begins with the same rows. */
export const startSeededCentre = async (options: {
  readonly factories: number;
  readonly scratch: string;
}): Promise<RunningCentre> => {
  const dataFolder = join(options.scratch, `centre-${options.factories}`);
  rmSync(dataFolder, { recursive: true, force: true });
  cpSync(await seededFolder(options.factories), dataFolder, { recursive: true });
  return startCentre({ dataFolder, factories: options.factories });
};
