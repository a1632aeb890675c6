import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { NumberKind } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { officeOf } from './factory-queries.ts';
import { folderByCode, staffByBadge } from './folder-queries.ts';
import type { MutateError, OfficeData } from './office-data.ts';
import { placeByCode } from './place-tree.ts';

/** What carries a barcode with a number leased to this PC. */
export type CodedKind = Exclude<NumberKind, 'notice'>;

const BEARERS: Readonly<Record<CodedKind, (rows: ReadModel, code: string) => unknown>> = {
  folder: folderByCode,
  location: placeByCode,
  staff: staffByBadge,
};

/**
 * The next leased number as a barcode; one that stands on something already, attached from labels of another source or
 * printed before numbers were leased, is passed over. Two PCs never make the same one, online or not.
 */
export const nextFreeCode = (
  data: Pick<OfficeData, 'rows' | 'nextNumber'>,
  kind: CodedKind,
): Result<string, MutateError> => {
  const office = officeOf(data.rows);
  invariant(office, 'somebody is logged in, so the office is known');
  for (;;) {
    const running = data.nextNumber(kind);
    if (!running.ok) return running;
    const code = makeScanCode(kind, office.provinceCode, running.value);
    if (!BEARERS[kind](data.rows, code)) return ok(code);
  }
};
