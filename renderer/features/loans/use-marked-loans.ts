import { useState } from 'react';
import type { OpenLoan } from '#data/loan-queries.ts';

export interface MarkedLoans {
  /** In the order of the list. What is no longer lent is no longer marked. */
  readonly marked: readonly OpenLoan[];
  readonly isMarked: (loan: OpenLoan) => boolean;
  readonly mark: (folderId: string) => void;
  readonly toggle: (loan: OpenLoan) => void;
  readonly unmark: (folderIds: readonly string[]) => void;
}

/** The loans that are marked for what is done with several of them. */
export const useMarkedLoans = (loans: readonly OpenLoan[]): MarkedLoans => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    marked: loans.filter(({ folderId }) => ids.has(folderId)),
    isMarked: ({ folderId }) => ids.has(folderId),
    mark: (folderId) => setIds((before) => new Set([...before, folderId])),
    toggle: ({ folderId }) =>
      setIds((before) =>
        before.has(folderId) ? new Set([...before].filter((id) => id !== folderId)) : new Set([...before, folderId]),
      ),
    unmark: (folderIds) => setIds((before) => new Set([...before].filter((id) => !folderIds.includes(id)))),
  };
};
