import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { connectPglite } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';

const FOLDER = 'test-results/prepared-pglite';

/** Another engine (its version stands in package.json) or another schema is another file. */
const fileName = (): string => {
  const made = createHash('sha256').update(readFileSync('package.json')).update(JSON.stringify(migrations));
  return `${made.digest('hex').slice(0, 16)}.tar`;
};

const kept = (file: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return undefined;
  }
};

const make = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
  const pglite = await PGlite.create();
  const database = connectPglite(pglite);
  await migrate(database.db, migrations);
  const bytes = new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
  await database.close();
  // Test files run side by side: each reads a whole file or none.
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
  return bytes;
};

/**
 * The data folder of an empty database with the whole schema, for `loadDataDir`. The first test that asks makes it: setting
 * one up costs seconds of a processor, reading it back a part of one.
 */
export const preparedPglite = async (): Promise<Blob> => {
  const file = join(FOLDER, fileName());
  return new Blob([kept(file) ?? (await make(file))]);
};
