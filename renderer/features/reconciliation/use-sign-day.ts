import { useState } from 'react';
import { useStore } from 'zustand';
import type { MutateError } from '#data/office-data.ts';
import type { MoneyDay } from '#data/reconciliation-queries.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useSecondPerson } from '#services/use-second-person.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { useToast } from '#ui/toast.tsx';
import { useFinanceRole } from './use-finance-role.ts';

/** Whether the day that is shown can be signed off: it is over, even, and not signed yet. */
export const useMaySign = (shown: MoneyDay | undefined): boolean => {
  const services = useServices();
  const mayDecide = useFinanceRole();
  return (
    mayDecide &&
    shown !== undefined &&
    shown.day.isEven &&
    shown.sign?.state.kind !== 'signed' &&
    shown.on < isoDateAt(services.nowMs())
  );
};

/** Signing off a day by the PIN of who is at work: whoever finds the PC unlocked cannot sign in their name. */
export const useSignDay = ({ on }: MoneyDay, onSigned: () => void) => {
  const messages = useMessages(reconciliationMessages);
  const services = useServices();
  const toast = useToast();
  const actor = useStore(services.session, (state) => state.actor);
  const signer = useSecondPerson(({ id }) => id === actor?.id, actor?.id);
  const [failure, setFailure] = useState<MutateError>();
  const sign = async (): Promise<void> => {
    if (!signer.isFilled || (await signer.prove()) === undefined) return;
    const signed = await services.data.mutate('sign-reconciliation', { on });
    if (!signed.ok) return setFailure(signed.error);
    toast('done', messages.signed);
    onSigned();
  };
  return { name: actor?.name ?? '', signer, failure, sign };
};
