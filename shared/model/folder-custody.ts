import type { CustodyValue, FolderRow } from './filing-rows.ts';

/** The folder with another custody, and the holder or the place that follows from it; the only way to change any of them. */
export const withCustody = (folder: FolderRow, custody: CustodyValue): FolderRow => {
  const { holderId: _holder, placeId: _place, ...rest } = folder;
  return {
    ...rest,
    custody,
    ...(custody.kind === 'on-loan' ? { holderId: custody.borrowerId } : {}),
    ...(custody.kind === 'at-location' ? { placeId: custody.locationId } : {}),
  };
};
