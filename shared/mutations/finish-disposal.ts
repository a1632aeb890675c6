import { invariant } from '../lib/invariant.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { FolderRow } from '../model/filing-rows.ts';
import { retentionOf } from '../model/folder-retention.ts';
import type { DisposalBatchRow, DisposalDecision } from '../model/record-rows.ts';
import { keptFolder } from './retention.ts';
import type { Tx } from './tx.ts';

const DEFAULT_EXTENSION_YEARS = 10;
const LONGEST_TERM_YEARS = 200;

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

const extended = (folder: FolderRow, { extendYears, reason }: DisposalDecision): FolderRow => {
  const { term } = retentionOf(folder);
  if (term.kind === 'permanent') return folder;
  const years = Math.min(term.years + (extendYears ?? DEFAULT_EXTENSION_YEARS), LONGEST_TERM_YEARS);
  return { ...folder, retention: { term: { kind: 'years', years }, ...because(reason) } };
};

const disposedOf = (
  folder: FolderRow,
  disposed: { readonly outcome: 'destroy' | 'transfer'; readonly on: string; readonly batchId: string },
): Result<FolderRow, DomainError> => {
  const folderId = folder.id;
  if (folder.hold) return err({ type: 'folder-on-hold', folderId });
  if (folder.custody.kind === 'on-loan' || folder.custody.kind === 'away') return err({ type: 'folder-out', folderId });
  const { homeLocationId, ...rest } = folder;
  return ok({ ...rest, disposed: { ...disposed, ...(homeLocationId === undefined ? {} : { homeLocationId }) } });
};

const carriedOut = (
  folder: FolderRow,
  decision: DisposalDecision,
  batch: { readonly id: string; readonly on: string },
): Result<FolderRow, DomainError> => {
  const { outcome, reason } = decision;
  if (outcome === 'extend') return ok(extended(folder, decision));
  if (outcome === 'keep') {
    return ok({ ...folder, retention: { term: { kind: 'permanent' }, ...because(reason) } });
  }
  return disposedOf(folder, { outcome, on: batch.on, batchId: batch.id });
};

/**
 * Carries out what was decided about every folder of a disposal: kept for ever, kept longer, destroyed or handed over. A
 * folder that came under a hold or left the room meanwhile stops the whole.
 */
export const finishDisposal = async (
  tx: Tx,
  batch: DisposalBatchRow,
  on: string,
): Promise<Result<void, DomainError>> => {
  for (const folderId of batch.folderIds) {
    const folder = await keptFolder(tx, folderId);
    if (!folder.ok) return folder;
    const decision = batch.decisions.find((one) => one.folderId === folderId);
    invariant(decision, 'every folder was decided about');
    const after = carriedOut(folder.value, decision, { id: batch.id, on });
    if (!after.ok) return after;
    const { disposalBatchId: _batch, ...rest } = after.value;
    await tx.folder.put(rest);
  }
  return ok();
};
