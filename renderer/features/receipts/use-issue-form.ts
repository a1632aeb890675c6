import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { issueReceipt, waitForSecondCopy } from './issue-receipt.ts';
import { type ReceiptPrinting, useReceiptPrinting } from './use-receipt-printing.ts';

export interface IssueForm {
  readonly name: string;
  readonly address: string;
  readonly setName: (name: string) => void;
  readonly setAddress: (address: string) => void;
  readonly failure: MutateError | undefined;
  /** Stored, but its second copy is not written yet or could not be. */
  readonly secondCopy: 'fine' | 'waiting' | 'missing';
  readonly isIssuing: boolean;
  readonly printing: ReceiptPrinting;
  readonly issue: () => void;
}

const addressOf = (factory: FactoryRow | undefined): string => {
  if (!factory) return '';
  return filingTh.address(factory.register.address);
};

/** Who paid, as it will be printed, and the one press that issues and prints. */
export const useIssueForm = (notice: NoticeRow): IssueForm => {
  const messages = useMessages(receiptsMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const printing = useReceiptPrinting();
  const factory = data.rows.get('factory', notice.factoryId);
  const [name, setName] = useState(factory?.register.name ?? '');
  const [address, setAddress] = useState(addressOf(factory));
  const [failure, setFailure] = useState<MutateError>();
  const [secondCopy, setSecondCopy] = useState<IssueForm['secondCopy']>('fine');
  const [isIssuing, setIssuing] = useState(false);
  const run = async (): Promise<void> => {
    setFailure(undefined);
    const payer = {
      name: name.trim(),
      address: address.trim(),
      registrationNumber: factory?.register.registrationNumber ?? '',
    };
    const issued = await issueReceipt(data, { notice, payer, today: isoDateAt(services.nowMs()) });
    if (!issued.ok) return setFailure(issued.error);
    toast('done', messages.issuedDone(issued.value.number));
    setSecondCopy('waiting');
    const isSafe = await waitForSecondCopy(data, issued.value.id);
    setSecondCopy(isSafe ? 'fine' : 'missing');
    if (isSafe) await printing.print(issued.value.id, 'dialog');
  };
  const issue = (): void => {
    if (isIssuing || name.trim() === '') return;
    setIssuing(true);
    void run().finally(() => setIssuing(false));
  };
  return { name, address, setName, setAddress, failure, secondCopy, isIssuing, printing, issue };
};
