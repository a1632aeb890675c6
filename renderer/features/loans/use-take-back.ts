import { useState } from 'react';
import { pathOf } from '#data/folder-queries.ts';
import type { OpenLoan } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { withTrap } from '#data/trap-after-return.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useToast } from '#ui/toast.tsx';

export interface TakingBack {
  readonly failure: MutateError | undefined;
  readonly takeBack: (loan: OpenLoan) => Promise<void>;
}

/** Takes a folder back to where it belongs; one without a place of its own needs the scan desk. */
export const useTakeBack = (): TakingBack => {
  const messages = useMessages(loansMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  return {
    failure,
    takeBack: async ({ folderId, homeLocationId, volume }) => {
      if (homeLocationId === undefined) return toast('elsewhere', messages.noHome);
      const calls = withTrap(data.rows, { name: 'check-in-folder', args: { folderId, locationId: homeLocationId } });
      const taken = await data.mutateAll(calls);
      if (!taken.ok) return setFailure(taken.error);
      setFailure(undefined);
      if (calls.length > 1) return toast('elsewhere', messages.heldForSomebody);
      toast('done', messages.tookBack(filing.folderVolume(volume), pathOf(data.rows, homeLocationId) ?? ''));
    },
  };
};
