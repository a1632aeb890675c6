import { mutations } from '#shared/mutations/registry.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';

/** How long the rights that a PC remembers are good without a word from the centre: thirty days. */
export const RIGHTS_LAST_MS = 30 * 24 * 60 * 60 * 1000;

/** What everybody who handles folders may do is evidence of where paper is; it is never stopped. */
const isEvidence = ({ name }: MutationCall): boolean => {
  const { by } = mutations[name];
  return by !== 'centre' && by.includes('file-room');
};

/**
 * Whether these calls need rights that are too old: somebody may have left or been demoted since. Money, fees and the office
 * itself then wait for the centre; folders go on. A PC that has never heard of the centre has no old rights.
 */
export const areRightsExpired = (
  calls: readonly MutationCall[],
  at: { readonly nowMs: number; readonly lastSyncedAt: string | undefined },
): boolean =>
  at.lastSyncedAt !== undefined && at.nowMs - Date.parse(at.lastSyncedAt) > RIGHTS_LAST_MS && !calls.every(isEvidence);
