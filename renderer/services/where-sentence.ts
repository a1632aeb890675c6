import type { FolderWhere } from '#data/folder-queries.ts';
import type { filingTh } from '#i18n/messages/filing.ts';
import { unreachable } from '#shared/lib/invariant.ts';

/** Where a folder is, as one short sentence. */
export const whereSentence = (where: FolderWhere, filing: typeof filingTh): string => {
  switch (where.kind) {
    case 'on-loan':
      return where.passingToName === undefined
        ? filing.borrowed(where.borrowerName, where.dueOn)
        : filing.passingTo(where.borrowerName, where.passingToName);
    case 'away':
      return filing.awayAt(where.destination);
    case 'disposed':
      return filing.disposedOn[where.outcome](where.on, where.listedOn);
    case 'unknown':
      return filing.noPlaceRecorded;
    case 'expected-home':
    case 'at-home':
    case 'elsewhere':
      return where.path;
    default:
      return unreachable(where);
  }
};
