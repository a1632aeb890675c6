import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where large fetched things stay between checkouts.
 *
 * @returns {string}
 */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'faem');
}
