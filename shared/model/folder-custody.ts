import type { CustodyValue, FolderRow } from './filing-rows.ts';

/** The folder with another custody and the holder that follows from it; the only way to change either. */
export const withCustody = (folder: FolderRow, custody: CustodyValue): FolderRow => {
  const { holderId: _before, ...rest } = folder;
  return { ...rest, custody, ...(custody.kind === 'on-loan' ? { holderId: custody.borrowerId } : {}) };
};
