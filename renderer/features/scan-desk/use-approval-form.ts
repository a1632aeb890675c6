import { useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '#services/services.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { DeskResult, ScanDeskEvent, ScanDeskState } from './scan-desk-state.ts';

export interface ApprovalFormInput {
  /** Folders that wait for a supervisor, at least one. */
  readonly waiting: readonly DeskResult[];
  readonly desk: Pick<ScanDeskState, 'approverId' | 'reason'>;
  readonly send: (event: ScanDeskEvent) => void;
}

export type ApprovalProblem = 'no-approver' | 'no-reason' | 'wrong-pin' | 'locked';

export interface ApprovalForm {
  readonly approverId: string | undefined;
  readonly choose: (staffId: string | undefined) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly pin: string;
  readonly setPin: (pin: string) => void;
  /** The limit is passed over: that needs a reason, and a supervisor who is here. */
  readonly asksForReason: boolean;
  readonly asksForPin: boolean;
  readonly problem: ApprovalProblem | undefined;
  readonly approve: () => Promise<void>;
}

const isOverLimit = ({ message }: DeskResult): boolean =>
  message.kind === 'needs-approval' && message.breaches.includes('too-many-folders');

/**
 * Who answers for the folders that wait. A supervisor is here by their badge or by being logged in; one who was only
 * chosen from the list types the PIN, because passing over the limit is answered for by name.
 */
export const useApprovalForm = ({ waiting, desk, send }: ApprovalFormInput): ApprovalForm => {
  const services = useServices();
  const { rows } = services.data;
  const actor = useStore(services.session, (state) => state.actor);
  const [chosenId, setChosenId] = useState<string>();
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<ApprovalProblem>();
  const actorId = actor && OFFICE_ROLES.includes(actor.role) ? actor.id : undefined;
  const approverId = chosenId ?? desk.approverId ?? actorId;
  const asksForReason = waiting.some(isOverLimit);
  const isHere = approverId !== undefined && (approverId === desk.approverId || approverId === actorId);
  const asksForPin = asksForReason && approverId !== undefined && !isHere;

  const problemNow = async (): Promise<ApprovalProblem | undefined> => {
    const approver = rows.get('staff', approverId ?? '');
    if (!approver) return 'no-approver';
    if (asksForReason && desk.reason.trim() === '') return 'no-reason';
    if (!asksForPin) return undefined;
    const answer = await services.session.getState().prove(approver.id, pin);
    return answer === 'proven' ? undefined : answer;
  };
  const approve = async (): Promise<void> => {
    const found = await problemNow();
    setProblem(found);
    if (found === undefined && approverId !== undefined) send({ kind: 'approved', approverId, atMs: services.nowMs() });
  };
  return {
    approverId,
    choose: setChosenId,
    reason: desk.reason,
    setReason: (reason) => send({ kind: 'reason-changed', reason }),
    pin,
    setPin,
    asksForReason,
    asksForPin,
    problem,
    approve,
  };
};
