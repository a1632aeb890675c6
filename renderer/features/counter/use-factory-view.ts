import {
  billableLines,
  type FactoryFees,
  type FeesUnknown,
  feesOf,
  noticesOf,
  payableNotice,
} from '#data/fee-queries.ts';
import { foldersOf, isKept } from '#data/folder-queries.ts';
import { waivedSince } from '#data/waiver-queries.ts';
import { useRows } from '#services/use-rows.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToday } from './use-today.ts';

export interface FactoryView {
  readonly folders: readonly FolderRow[];
  /** Those that the office still has. */
  readonly kept: readonly FolderRow[];
  /** The folder the page is about: the first wanted one that exists, else the first volume that is still here. */
  readonly folder: FolderRow | undefined;
  /** The same, when it can be lent, asked for or put somewhere. */
  readonly usable: FolderRow | undefined;
  readonly fees: Result<FactoryFees, FeesUnknown>;
  readonly notices: readonly NoticeRow[];
  readonly payable: NoticeRow | undefined;
  readonly mayBill: boolean;
}

const TABLES = [
  'disposalBatch',
  'folder',
  'location',
  'staff',
  'notice',
  'paidYear',
  'feeSchedule',
  'feeWaiver',
  'externalInvoice',
  'office',
  'request',
] as const;

/** Everything the page of a factory shows, fresh with every change of its rows. */
export const useFactoryView = (factory: FactoryRow, wantedFolderIds: readonly (string | undefined)[]): FactoryView => {
  const rows = useRows(TABLES);
  const today = useToday();
  const folders = foldersOf(rows, factory.id);
  const wanted = wantedFolderIds.map((id) => folders.find((folder) => folder.id === id));
  const fees = feesOf(rows, factory, today);
  const notices = noticesOf(rows, factory.id);
  const kept = folders.filter(isKept);
  const folder = wanted.find((one) => one !== undefined) ?? kept[0] ?? folders[0];
  return {
    folders,
    kept,
    folder,
    usable: folder && isKept(folder) ? folder : undefined,
    fees,
    notices,
    payable: payableNotice(
      notices.filter((notice) => !waivedSince(rows, notice)),
      today,
    ),
    mayBill: fees.ok && billableLines(fees.value).length > 0,
  };
};
