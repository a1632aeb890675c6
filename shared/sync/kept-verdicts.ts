import type { StoredVerdict } from './ports.ts';

/** How many of the latest verdicts a PC keeps for its sync page. */
export const KEPT_VERDICTS = 200;

/** Of verdicts, newest first, those that are kept: the latest, and every refusal, which is somebody's work not done. */
export const keptVerdicts = (newestFirst: readonly StoredVerdict[]): readonly StoredVerdict[] =>
  newestFirst.filter(({ verdict }, index) => index < KEPT_VERDICTS || verdict.kind === 'rejected');
