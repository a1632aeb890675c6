import { useEffect, useState } from 'react';
import { staffByBadge } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { addDays, type IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { useToday } from './use-today.ts';

const LOAN_DAYS = 7;

export interface LendForm {
  readonly borrowerId: string | undefined;
  readonly setBorrowerId: (borrowerId: string | undefined) => void;
  readonly purpose: string;
  readonly setPurpose: (purpose: string) => void;
  readonly dueOn: IsoDate | undefined;
  readonly setDueOn: (dueOn: IsoDate | undefined) => void;
  /** What is wrong with each field, once lending was tried. */
  readonly problems: Readonly<Record<'borrower' | 'purpose' | 'due', string | undefined>>;
  readonly failure: MutateError | undefined;
  readonly lend: () => void;
}

/** The facts of a loan as they are typed; a badge scan names the borrower. */
export const useLendForm = (folder: FolderRow, onDone: () => void): LendForm => {
  const messages = useMessages(counterMessages);
  const { data, scans } = useServices();
  const toast = useToast();
  const today = useToday();
  const [borrowerId, setBorrowerId] = useState<string | undefined>(undefined);
  const [purpose, setPurpose] = useState(messages.purposeDefault);
  const [dueOn, setDueOn] = useState<IsoDate | undefined>(addDays(today, LOAN_DAYS));
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  useEffect(
    () =>
      scans.subscribe((scan) => {
        const person = staffByBadge(data.rows, scan.text);
        if (person) setBorrowerId(person.id);
        return person !== undefined;
      }),
    [scans, data],
  );
  const isPast = dueOn !== undefined && dueOn < today;
  const lend = async (): Promise<void> => {
    setTried(true);
    if (borrowerId === undefined || purpose.trim() === '' || dueOn === undefined || isPast) return;
    const facts = { folderId: folder.id, borrowerId, purpose: purpose.trim(), dueOn };
    const lent = await data.mutate('check-out-folder', facts);
    if (!lent.ok) return setFailure(lent.error);
    toast('done', messages.lent(folder.volume, data.rows.get('staff', borrowerId)?.name ?? ''));
    onDone();
  };
  const problems = {
    borrower: isTried && borrowerId === undefined ? messages.borrowerMissing : undefined,
    purpose: isTried && purpose.trim() === '' ? messages.purposeMissing : undefined,
    due: isPast ? messages.dueDatePast : isTried && dueOn === undefined ? messages.dueDateMissing : undefined,
  };
  return {
    borrowerId,
    setBorrowerId,
    purpose,
    setPurpose,
    dueOn,
    setDueOn,
    problems,
    failure,
    lend: () => void lend(),
  };
};
