// npm run backup -- --to DIR      writes a sealed backup of the centre's database
// npm run restore -- --from FILE  restores one into an empty place, and proves that nothing of it is missing
import { parseArgs } from 'node:util';
import { backUp, type BackupSource } from './backup/back-up.ts';
import { restore } from './backup/restore.ts';
import { restoreSealed } from './backup/restore-sealed.ts';
import type { Manifest } from './backup/manifest.ts';
import { beginNewGeneration } from './backup/new-generation.ts';
import { FolderInUse } from './db/claim-folder.ts';
import { migrate } from './db/migrate.ts';
import { migrations } from './db/migrations/all.ts';
import { openDatabase } from './db/open-database.ts';
import { readEnvironment } from './env.ts';
import { stderrLog as log } from './system-ports.ts';

const USAGE = `Usage:
  npm run backup -- --to DIR       while the server runs (PostgreSQL), or with it stopped (FAEM_DATA)
  npm run restore -- --from FILE   into an empty database or folder, with no server on it
  npm run restore -- --from FILE --code CODE   a sealed backup of a PC that was its office's own centre (FAEM_DATA)
  npm run restore -- --declare     after somebody restored an older state by other means
The database is the server's own: DATABASE_URL, or FAEM_DATA.`;

interface Answer {
  readonly isDone: boolean;
  readonly lines: readonly string[];
}

const refused = (...lines: readonly string[]): Answer => ({ isDone: false, lines });

const sizeOf = ({ bytes, tables }: Manifest): string => {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows in ${Object.keys(tables).length} tables, ${bytes} bytes`;
};

const takeBackup = async (source: BackupSource, folder: string): Promise<Answer> => {
  const backup = await backUp(source, { folder, nowMs: Date.now() });
  if (!backup.ok) return refused(`Nothing was backed up. ${backup.error.problem}`);
  const { file, manifest } = backup.value;
  return {
    isDone: true,
    lines: [
      `Backup: ${file}`,
      `${sizeOf(manifest)}; SHA-256 ${manifest.sha256}`,
      'Keep it together with its .json, on another machine: it holds personal data, and it is not encrypted.',
    ],
  };
};

const restoreFrom = async (target: BackupSource, file: string, code: string | undefined): Promise<Answer> => {
  const restored = await (code === undefined ? restore(target, file) : restoreSealed(target, file, code));
  if (!restored.ok) return refused(restored.error.problem);
  return {
    isDone: true,
    lines: [
      `Restored what was backed up at ${restored.value.takenAt}: ${sizeOf(restored.value)}. Every table is as it was.`,
      'Running numbers were moved on by 100000. PCs will notice, send again what they still have, and take the office anew.',
      'Start the server. What no PC has any more is listed in the table lost_entries, PC by PC, as they come.',
    ],
  };
};

const declareRestored = async (place: BackupSource): Promise<Answer> => {
  const database = await openDatabase(place, log);
  try {
    await migrate(database.db, migrations);
    await beginNewGeneration(database.db);
    return { isDone: true, lines: ['Running numbers were moved on by 100000, and PCs will take the office anew.'] };
  } finally {
    await database.close();
  }
};

const sourceOf = (): BackupSource | undefined => {
  // A demo in memory has no place, and so nothing to back up.
  const settings = readEnvironment({ ...process.env, FAEM_MODE: 'production' });
  if (!settings.ok || settings.value.data.kind === 'memory') return undefined;
  return settings.value.data;
};

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  code: { type: 'string' },
  declare: { type: 'boolean' },
} as const;

interface Options {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly code?: string | undefined;
  readonly declare?: boolean | undefined;
}

const optionsOf = (words: readonly string[]): Options => {
  try {
    return parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch {
    // An unknown option, or one without its value; the usage says which there are.
    return {};
  }
};

const run = async (): Promise<Answer> => {
  const [action, ...words] = process.argv.slice(2);
  const { to, from, code, declare } = optionsOf(words);
  const place = sourceOf();
  if (!place) return refused('The environment names no database.', USAGE);
  try {
    if (action === 'backup' && to !== undefined) return await takeBackup(place, to);
    if (action === 'restore' && from !== undefined) return await restoreFrom(place, from, code);
    if (action === 'restore' && declare === true) return await declareRestored(place);
    return refused(USAGE);
  } catch (error) {
    if (error instanceof FolderInUse) return refused(`${error.message} Stop the server first.`);
    return refused(`The database failed: ${error instanceof Error ? error.message : 'unknown'}`);
  }
};

const { isDone, lines } = await run();
(isDone ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = isDone ? 0 : 1;
