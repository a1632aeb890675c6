import { createHash } from 'node:crypto';
import type { Hash } from '#shared/lib/ports.ts';

/** The Hash port by Node's own crypto. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
