import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { receiptYearOf } from '#shared/domain/receipt-number.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { useToast } from '#ui/toast.tsx';

export interface DrawBook {
  readonly failure: MutateError | undefined;
  /** Asks for a book of this fiscal year for this PC. */
  readonly draw: () => void;
}

/** Draws a book of receipts for this PC; the centre gives its number. */
export const useDrawBook = (): DrawBook => {
  const messages = useMessages(receiptsMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const draw = async (): Promise<void> => {
    setFailure(undefined);
    const drawn = await data.mutate('draw-receipt-book', { fiscalYear: receiptYearOf(isoDateAt(services.nowMs())) });
    if (!drawn.ok) return setFailure(drawn.error);
    toast('done', messages.drawn);
    data.sync.nudge();
  };
  return { failure, draw: () => void draw() };
};
