import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { serviceWorkerConfig } from '#build/vite.service-worker.ts';

/** What the names of the next build's files begin with. */
export const NEXT = 'next-';

const TEXT = /\.(js|css|html|webmanifest)$/;

/**
 * A build after the one in `dist`, made in `folder`: every file in `assets` has another name and every text that names one
 * has other content, as when the source has changed. Its service worker is built as every other. Gives the folder to serve.
 */
export const makeNextBuild = async (folder: string): Promise<string> => {
  const renderer = join(folder, 'renderer');
  const assets = join(renderer, 'assets');
  cpSync('dist/renderer', renderer, { recursive: true });
  const names = readdirSync(assets);
  const anyName = new RegExp(names.map((name) => name.replaceAll(/[.$]/g, '\\$&')).join('|'), 'g');
  for (const entry of readdirSync(renderer, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(anyName, (name) => `${NEXT}${name}`),
    );
  }
  for (const name of names) renameSync(join(assets, name), join(assets, `${NEXT}${name}`));
  await build(serviceWorkerConfig(folder));
  return renderer;
};
