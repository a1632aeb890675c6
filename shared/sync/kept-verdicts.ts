import type { StoredVerdict } from './ports.ts';

/**
 * How many of the latest verdicts a PC keeps, with what was asked: for its sync page, and to send it again to a centre that
 * was restored from an older backup. More than the work of a day.
 */
export const KEPT_VERDICTS = 1_000;

/** Of verdicts, newest first, those that are kept: the latest, and every refusal, which is somebody's work not done. */
export const keptVerdicts = (newestFirst: readonly StoredVerdict[]): readonly StoredVerdict[] =>
  newestFirst.filter(({ verdict }, index) => index < KEPT_VERDICTS || verdict.kind === 'rejected');
