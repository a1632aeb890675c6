import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { Log } from '#shared/lib/ports.ts';
import type { DataPlace } from '../env.ts';
import { claimFolder } from './claim-folder.ts';
import { connectPglite, connectPostgres, type Database } from './connect.ts';

/** Opens the database of a place; a folder is held by one process at a time. Throws `FolderInUse`. */
export const openDatabase = async (place: DataPlace, log: Log): Promise<Database> => {
  if (place.kind === 'postgres') return connectPostgres(place.url, { log });
  if (place.kind === 'memory') return connectPglite(await PGlite.create());
  await mkdir(place.folder, { recursive: true });
  const release = claimFolder(place.folder);
  const database = connectPglite(await PGlite.create(`${place.folder}/pglite`));
  const close = async (): Promise<void> => {
    await database.close();
    release();
  };
  return { ...database, close };
};
