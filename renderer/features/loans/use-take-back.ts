import { useRef, useState } from 'react';
import type { OpenLoan } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { takingBackMessages } from '#i18n/messages/taking-back.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { ok } from '#shared/lib/result.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { useToast } from '#ui/toast.tsx';
import { type MadeReturn, madeReturns, planReturns, stillStands } from './return-plan.ts';

export interface TakingBack {
  readonly failure: MutateError | undefined;
  /** What the last press took back, in walking order; empty when nothing is left of it to say. */
  readonly made: readonly MadeReturn[];
  /** All of them in one commit; gives those that are back. Those without a place of their own stay lent, which is said. */
  readonly takeBack: (loans: readonly OpenLoan[]) => Promise<readonly string[]>;
  /** Puts what the last press took back with its borrowers again and gives it; what has moved since stays. */
  readonly undo: () => Promise<readonly string[]>;
  readonly hide: () => void;
}

/** Takes folders back to where they belong, and undoes that. */
export const useTakeBack = (): TakingBack => {
  const messages = useMessages(takingBackMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const [made, setMade] = useState<readonly MadeReturn[]>([]);
  // The key may be pressed again before the screen has drawn what it did.
  const isBusy = useRef(false);
  const once = async (work: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    if (isBusy.current) return [];
    isBusy.current = true;
    try {
      return await work();
    } finally {
      isBusy.current = false;
    }
  };
  const takeBack = (loans: readonly OpenLoan[]): Promise<readonly string[]> =>
    once(async () => {
      const planned = planReturns(data.rows, loans);
      if (loans.length > planned.length) toast('elsewhere', messages.noHome(loans.length - planned.length));
      if (planned.length === 0) return [];
      const taken = await data.mutateAll(planned.flatMap(({ calls }) => calls));
      setFailure(taken.ok ? undefined : taken.error);
      if (!taken.ok) return [];
      setMade(madeReturns(planned, taken.value));
      return planned.map(({ loan }) => loan.folderId);
    });
  const undo = (): Promise<readonly string[]> =>
    once(async () => {
      const standing = made.filter((one) => stillStands(data.rows, one));
      const calls = standing.map(({ loan, movementId }): MutationCall => {
        return { name: 'undo-movement', args: { folderId: loan.folderId, movementId } };
      });
      const undone = calls.length === 0 ? ok() : await data.mutateAll(calls);
      setFailure(undone.ok ? undefined : undone.error);
      if (!undone.ok) return [];
      setMade([]);
      if (standing.length > 0) toast('done', messages.undone(standing.length));
      if (standing.length < made.length) toast('elsewhere', messages.movedSince(made.length - standing.length));
      return standing.map(({ loan }) => loan.folderId);
    });
  return { failure, made, takeBack, undo, hide: () => setMade([]) };
};
