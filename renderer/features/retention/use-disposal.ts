import { useState } from 'react';
import { type BatchFolder, batchFolders } from '#data/retention-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type DisposalGap, disposalGap } from '#shared/domain/retention.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { stepsOf } from '#shared/mutations/disposals.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { useToast } from '#ui/toast.tsx';
import type { Opinion } from './disposal-decisions.tsx';
import type { StepDates } from './disposal-steps.tsx';

const leaves = ({ decision }: BatchFolder): boolean =>
  decision?.outcome === 'destroy' || decision?.outcome === 'transfer';

/** One disposal on the screen: its folders, what is missing, and the changes a head makes to it. */
export const useDisposal = (batch: DisposalBatchRow) => {
  const messages = useMessages(retentionMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const batchId = batch.id;
  const today = isoDateAt(services.nowMs());
  const folders = batchFolders(data.rows, batch);
  const isOpen = batch.state.kind === 'open';
  const isBlocked = folders.some((one) => one.obstacle !== undefined && leaves(one));
  const gap: DisposalGap | 'folders' | undefined = isOpen
    ? (disposalGap(stepsOf(batch), today) ?? (isBlocked ? 'folders' : undefined))
    : undefined;
  const change = async <N extends MutationName>(name: N, args: MutationArgs<N>, said?: string): Promise<void> => {
    const changed = await data.mutate(name, args);
    setFailure(changed.ok ? undefined : changed.error);
    if (changed.ok && said !== undefined) toast('done', said);
  };
  return {
    folders,
    isOpen,
    gap,
    failure,
    undecidedIds: folders.filter(({ decision }) => !decision).map(({ folder }) => folder.id),
    decide: (folderIds: readonly string[], opinion: Opinion): void =>
      void change('decide-disposal', { batchId, decisions: folderIds.map((folderId) => ({ folderId, ...opinion })) }),
    note: (steps: StepDates): void => void change('note-disposal-steps', { batchId, ...steps }, messages.stepsSaved),
    carryOut: (): void => void change('close-disposal', { batchId, closedOn: today }, messages.closed),
    giveUp: (reason: string): void => void change('cancel-disposal', { batchId, reason }, messages.cancelled),
  };
};

/** What {@link useDisposal} gives. */
export type Disposal = ReturnType<typeof useDisposal>;
