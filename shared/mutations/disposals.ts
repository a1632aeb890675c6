import { z } from 'zod';
import { disposalGap, stepTooEarly, type DisposalSteps } from '../domain/retention.ts';
import { CalendarDate, isoDate, type IsoDate } from '../domain/thai-date.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { folderDueOn } from '../model/folder-retention.ts';
import { RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { DisposalBatchRow, DisposalDecision, MOST_IN_DISPOSAL } from '../model/record-rows.ts';
import { OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { finishDisposal } from './finish-disposal.ts';
import { correctedInstant } from './movements.ts';
import { keptFolder } from './retention.ts';
import type { Tx } from './tx.ts';

const FolderIds = z.array(RowId).min(1).max(200).readonly();
const date = (text: string | undefined): IsoDate | undefined => CalendarDate.safeParse(text).data;

const openBatch = async (tx: Tx, batchId: string): Promise<Result<DisposalBatchRow, DomainError>> => {
  const batch = await tx.disposalBatch.get(batchId);
  if (!batch) return err({ type: 'disposal-unknown', batchId });
  return batch.state.kind === 'open' ? ok(batch) : err({ type: 'disposal-closed', batchId, state: batch.state.kind });
};

/** The steps of a disposal, for {@link disposalGap}. */
export const stepsOf = (batch: DisposalBatchRow): DisposalSteps => ({
  approvedOn: date(batch.approvedOn),
  sentToArchivesOn: date(batch.sentToArchivesOn),
  answeredOn: date(batch.answeredOn),
  undecided: batch.folderIds.length - batch.decisions.length,
});

/** Puts a folder into a batch: it must be here, due, free of a hold and in no other batch. */
const claim = async (tx: Tx, folderId: string, batch: DisposalBatchRow): Promise<Result<void, DomainError>> => {
  const folder = await keptFolder(tx, folderId);
  if (!folder.ok) return folder;
  const { hold, disposalBatchId } = folder.value;
  if (hold) return err({ type: 'folder-on-hold', folderId });
  if (disposalBatchId !== undefined && disposalBatchId !== batch.id) {
    return err({ type: 'folder-in-disposal', folderId, batchId: disposalBatchId });
  }
  const dueOn = folderDueOn(folder.value);
  if (dueOn === undefined || dueOn > batch.proposedOn) return err({ type: 'folder-not-due', folderId });
  await tx.folder.put({ ...folder.value, disposalBatchId: batch.id });
  return ok();
};

const claimAll = async (
  tx: Tx,
  folderIds: readonly string[],
  batch: DisposalBatchRow,
): Promise<Result<void, DomainError>> => {
  const together = [...new Set([...batch.folderIds, ...folderIds])];
  if (together.length > MOST_IN_DISPOSAL) {
    return err({ type: 'input-invalid', issues: [{ path: 'folderIds', message: 'more than a disposal takes' }] });
  }
  for (const folderId of folderIds) {
    const claimed = await claim(tx, folderId, batch);
    if (!claimed.ok) return claimed;
  }
  await tx.disposalBatch.put({ ...batch, folderIds: together });
  return ok();
};

/** Opens a disposal (บัญชีหนังสือขอทำลาย) of folders that are due, with the committee that judges it: a chair and at least two members. */
export const openDisposal = defineMutation({
  name: 'open-disposal',
  version: 1,
  args: z.object({
    folderIds: FolderIds,
    committee: DisposalBatchRow.shape.committee,
    proposedOn: DateOn,
  }),
  by: OFFICE_ROLES,
  async apply(tx, { folderIds, committee, proposedOn }, event) {
    const opened = { openedAt: correctedInstant(event), openedBy: event.actorId };
    const state = { kind: 'open' } as const;
    const batch = { id: event.id, folderIds: [], committee, proposedOn, ...opened, decisions: [], state };
    return claimAll(tx, folderIds, batch);
  },
});

/** Puts more folders into an open disposal that nobody has approved yet. */
export const addToDisposal = defineMutation({
  name: 'add-to-disposal',
  version: 1,
  args: z.object({ batchId: RowId, folderIds: FolderIds }),
  by: OFFICE_ROLES,
  async apply(tx, { batchId, folderIds }) {
    const batch = await openBatch(tx, batchId);
    if (!batch.ok) return batch;
    if (batch.value.approvedOn !== undefined) return err({ type: 'disposal-closed', batchId, state: 'approved' });
    return claimAll(tx, folderIds, batch.value);
  },
});

/** Notes what the committee says about folders of a disposal; a later word about a folder replaces the earlier one. */
export const decideDisposal = defineMutation({
  name: 'decide-disposal',
  version: 1,
  args: z.object({ batchId: RowId, decisions: z.array(DisposalDecision).min(1).max(MOST_IN_DISPOSAL).readonly() }),
  by: OFFICE_ROLES,
  async apply(tx, { batchId, decisions }) {
    const batch = await openBatch(tx, batchId);
    if (!batch.ok) return batch;
    const stranger = decisions.find(({ folderId }) => !batch.value.folderIds.includes(folderId));
    if (stranger) return err({ type: 'folder-unknown', folderId: stranger.folderId });
    const said = new Map([...batch.value.decisions, ...decisions].map((one) => [one.folderId, one]));
    await tx.disposalBatch.put({ ...batch.value, decisions: [...said.values()] });
    return ok();
  },
});

/** Notes the days of the steps: approved by the head, sent to the National Archives, answered by them. None before the one it follows. */
export const noteDisposalSteps = defineMutation({
  name: 'note-disposal-steps',
  version: 1,
  args: z.object({
    batchId: RowId,
    approvedOn: DateOn.exactOptional(),
    sentToArchivesOn: DateOn.exactOptional(),
    answeredOn: DateOn.exactOptional(),
  }),
  by: OFFICE_ROLES,
  async apply(tx, { batchId, ...steps }) {
    const batch = await openBatch(tx, batchId);
    if (!batch.ok) return batch;
    const noted = { ...batch.value, ...steps };
    const step = stepTooEarly(isoDate(noted.proposedOn), stepsOf(noted));
    if (step !== undefined) return err({ type: 'disposal-step-early', batchId, step });
    await tx.disposalBatch.put(noted);
    return ok();
  },
});

/** Carries the decisions out on a day. Folders that are destroyed or handed over stay in the data as disposed of. */
export const closeDisposal = defineMutation({
  name: 'close-disposal',
  version: 1,
  args: z.object({ batchId: RowId, closedOn: DateOn }),
  by: OFFICE_ROLES,
  async apply(tx, { batchId, closedOn }, event) {
    const batch = await openBatch(tx, batchId);
    if (!batch.ok) return batch;
    const gap = disposalGap(stepsOf(batch.value), isoDate(closedOn));
    if (gap !== undefined) return err({ type: 'disposal-not-ready', batchId, gap });
    const finished = await finishDisposal(tx, batch.value, closedOn);
    if (!finished.ok) return finished;
    const state = { kind: 'closed', on: closedOn, at: correctedInstant(event), by: event.actorId } as const;
    await tx.disposalBatch.put({ ...batch.value, state });
    return ok();
  },
});

/** Gives an open disposal up: its folders stay as they are and may be put into another. */
export const cancelDisposal = defineMutation({
  name: 'cancel-disposal',
  version: 1,
  args: z.object({ batchId: RowId, reason: z.string().min(1).max(300) }),
  by: OFFICE_ROLES,
  async apply(tx, { batchId, reason }, event) {
    const batch = await openBatch(tx, batchId);
    if (!batch.ok) return batch;
    for (const folderId of batch.value.folderIds) {
      const folder = await tx.folder.get(folderId);
      if (folder?.disposalBatchId !== batchId) continue;
      const { disposalBatchId: _batch, ...rest } = folder;
      await tx.folder.put(rest);
    }
    const state = { kind: 'cancelled', at: correctedInstant(event), by: event.actorId, reason } as const;
    await tx.disposalBatch.put({ ...batch.value, state });
    return ok();
  },
});
