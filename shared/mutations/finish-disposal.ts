import { invariant } from '../lib/invariant.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { FolderRow } from '../model/filing-rows.ts';
import { retentionOf } from '../model/folder-retention.ts';
import type { DisposalBatchRow, DisposalDecision } from '../model/record-rows.ts';
import { keptFolder } from './retention.ts';
import type { RequestRow } from '../model/request-rows.ts';
import type { Tx } from './tx.ts';

/** How long a folder is kept further when the committee does not say. */
export const DEFAULT_EXTENSION_YEARS = 10;
const LONGEST_TERM_YEARS = 200;

const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

const extended = (folder: FolderRow, { extendYears, reason }: DisposalDecision): FolderRow => {
  const { term } = retentionOf(folder);
  if (term.kind === 'permanent') return folder;
  const years = Math.min(term.years + (extendYears ?? DEFAULT_EXTENSION_YEARS), LONGEST_TERM_YEARS);
  return { ...folder, retention: { term: { kind: 'years', years }, ...because(reason) } };
};

/** Why a folder cannot be destroyed or handed over now; undefined when it can. Somebody waiting for it stops it too. */
export const disposalObstacle = (
  { hold, custody }: FolderRow,
  requests: readonly RequestRow[],
): 'folder-on-hold' | 'folder-out' | 'folder-requested' | undefined => {
  if (hold) return 'folder-on-hold';
  if (custody.kind === 'on-loan' || custody.kind === 'away') return 'folder-out';
  return requests.some(({ phase }) => phase === 'open') ? 'folder-requested' : undefined;
};

const disposedOf = async (
  tx: Tx,
  folder: FolderRow,
  disposed: { readonly outcome: 'destroy' | 'transfer'; readonly on: string; readonly batchId: string },
): Promise<Result<FolderRow, DomainError>> => {
  const obstacle = disposalObstacle(folder, await tx.request.list('folderId', folder.id));
  if (obstacle !== undefined) return err({ type: obstacle, folderId: folder.id });
  const { homeLocationId, ...rest } = folder;
  return ok({ ...rest, disposed: { ...disposed, ...(homeLocationId === undefined ? {} : { homeLocationId }) } });
};

const carriedOut = async (
  tx: Tx,
  folder: FolderRow,
  { decision, ...disposed }: { readonly decision: DisposalDecision; readonly batchId: string; readonly on: string },
): Promise<Result<FolderRow, DomainError>> => {
  const { outcome, reason } = decision;
  if (outcome === 'extend') return ok(extended(folder, decision));
  if (outcome === 'keep') {
    return ok({ ...folder, retention: { term: { kind: 'permanent' }, ...because(reason) } });
  }
  return disposedOf(tx, folder, { outcome, ...disposed });
};

/**
 * Carries out what was decided about every folder of a disposal: kept for ever, kept longer, destroyed or handed over. A
 * folder that came under a hold, left the room or was asked for meanwhile stops the whole.
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
    const after = await carriedOut(tx, folder.value, { decision, batchId: batch.id, on });
    if (!after.ok) return after;
    const { disposalBatchId: _batch, ...rest } = after.value;
    await tx.folder.put(rest);
  }
  return ok();
};
