import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FeeWaiverRow } from '#shared/model/waiver-rows.ts';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { useToast } from '#ui/toast.tsx';

export interface WithdrawDialogProps {
  readonly waiver: FeeWaiverRow;
  readonly onClose: () => void;
}

/** Takes back a waiver that was entered by mistake, with the reason. */
export const WithdrawDialog = ({ waiver, onClose }: WithdrawDialogProps) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const withdraw = async (reason: string): Promise<void> => {
    const withdrawn = await data.mutate('withdraw-fee-waiver', { waiverId: waiver.id, reason });
    if (!withdrawn.ok) return setFailure(withdrawn.error);
    toast('done', words.withdrawDone);
    onClose();
  };
  return (
    <ReasonDialog
      title={words.withdrawTitle}
      text={waiver.name}
      action={words.withdraw}
      icon="cross"
      error={failure}
      onClose={onClose}
      onConfirm={(reason) => void withdraw(reason)}
    />
  );
};
