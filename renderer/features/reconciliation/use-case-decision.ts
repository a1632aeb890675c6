import { useState } from 'react';
import { useStore } from 'zustand';
import type { PartsOfNotice } from '#data/reconciliation-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type SecondPerson, useSecondPerson } from '#services/use-second-person.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { useToast } from '#ui/toast.tsx';

const GONE: ReadonlySet<MoneyCaseRow['kind']> = new Set(['reversed', 'reversed-after-receipt', 'withdrawn']);

/** Money the bank took back can only be taken note of. */
export const isMoneyGone = ({ kind }: MoneyCaseRow): boolean => GONE.has(kind);

/** What a person may decide about a payment that waits. */
export interface CaseDecision {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly isReasonMissing: boolean;
  readonly failure: MutateError | undefined;
  /** Who may approve a proposed refund: anybody who answers for money but the one who proposed it. */
  readonly second: SecondPerson;
  readonly match: (noticeId: string) => void;
  /** Counts the money of these cases together for the notice. */
  readonly matchParts: (parts: PartsOfNotice) => void;
  readonly propose: () => void;
  readonly keep: () => void;
  /** Gives the money back, in the name of the second person, if the PIN is theirs. */
  readonly approve: () => Promise<void>;
  readonly turnDown: () => void;
}

/** The ways to decide about a case; each but the answer to a refund asks for a reason, and all tell what failed. */
export const useCaseDecision = ({ id: caseId, state }: MoneyCaseRow, onDone: () => void): CaseDecision => {
  const messages = useMessages(reconciliationMessages);
  const { data, session } = useServices();
  const toast = useToast();
  const actorId = useStore(session, ({ actor }) => actor?.id);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const proposerId = state.kind === 'refund-proposed' ? state.by : undefined;
  const second = useSecondPerson(({ id, role }) => id !== proposerId && FINANCE_ROLES.includes(role), actorId);
  const settle = (decided: Result<unknown, MutateError>): void => {
    if (!decided.ok) return setFailure(decided.error);
    toast('done', messages.decidedNow);
    onDone();
  };
  const withReason = (decide: (why: string) => Promise<Result<unknown, MutateError>>): void => {
    setTried(true);
    if (reason.trim() !== '') void decide(reason.trim()).then(settle);
  };
  return {
    reason,
    setReason,
    isReasonMissing: isTried && reason.trim() === '',
    failure,
    second,
    match: (noticeId) => withReason((why) => data.mutate('match-payment', { caseId, noticeId, reason: why })),
    matchParts: ({ notice, cards }) =>
      withReason((why) =>
        data.mutate('match-parts', { caseIds: cards.map(({ id }) => id), noticeId: notice.id, reason: why }),
      ),
    propose: () => withReason((why) => data.mutate('propose-refund', { caseId, reason: why })),
    keep: () => withReason((why) => data.mutate('keep-payment', { caseId, reason: why })),
    approve: async () => {
      const approverId = second.isFilled ? await second.prove() : undefined;
      if (approverId === undefined) return;
      settle(await data.mutate('decide-refund', { caseId, decision: 'approve' }, approverId));
    },
    turnDown: () => void data.mutate('decide-refund', { caseId, decision: 'turn-down' }).then(settle),
  };
};
