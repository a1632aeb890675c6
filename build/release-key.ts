import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './vite.node-program.ts';

/** Where a distribution keeps the public key of its releases; made by `npm run release -- keys`. */
export const RELEASE_KEY_FILE = join(root, 'build/resources/release-key.txt');

/**
 * The Ed25519 public key that updates must be signed with, base64 of its DER form; empty when there is none, which makes
 * a program that never updates itself. `FAEM_UPDATE_KEY` goes before the file.
 */
export const releaseKey = (): string => {
  const given = process.env['FAEM_UPDATE_KEY'];
  if (given !== undefined && given !== '') return given.trim();
  return existsSync(RELEASE_KEY_FILE) ? readFileSync(RELEASE_KEY_FILE, 'utf8').trim() : '';
};
