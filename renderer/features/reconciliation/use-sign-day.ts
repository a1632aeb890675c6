import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import type { MoneyDay } from '#data/reconciliation-queries.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { useToast } from '#ui/toast.tsx';
import { useFinanceRole } from './use-finance-role.ts';

/** Signing off the day that is shown: possible once it is over, even, and not signed yet. */
export const useSignDay = (shown: MoneyDay | undefined) => {
  const messages = useMessages(reconciliationMessages);
  const services = useServices();
  const toast = useToast();
  const mayDecide = useFinanceRole();
  const [failure, setFailure] = useState<MutateError>();
  const canSign =
    mayDecide &&
    shown !== undefined &&
    shown.day.isEven &&
    shown.sign?.state.kind !== 'signed' &&
    shown.on < isoDateAt(services.nowMs());
  const store = async (on: string): Promise<void> => {
    const signed = await services.data.mutate('sign-reconciliation', { on });
    setFailure(signed.ok ? undefined : signed.error);
    if (signed.ok) toast('done', messages.signed);
  };
  const sign = (): void => {
    if (canSign) void store(shown.on);
  };
  return { canSign, sign, failure };
};
