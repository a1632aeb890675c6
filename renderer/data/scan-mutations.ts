import type { MutationCall } from '#shared/sync/replica-mutate.ts';

/** What is taken while the copy comes from a backup: physical evidence, which no rule may turn away. */
const SCANS: ReadonlySet<MutationCall['name']> = new Set([
  'check-out-folder',
  'check-in-folder',
  'move-folder',
  'see-folder',
  'undo-movement',
  'pass-on-folder',
  'park-scan',
  'note-parked-scan',
  'add-parked-photo',
  'keep-scan-file',
  'note-condition',
  'count-stock-take-scan',
]);
/** Whether a change is a scan. */
export const isScan = (name: MutationCall['name']): boolean => SCANS.has(name);
