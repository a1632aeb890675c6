import { folderByCode } from '#data/folder-queries.ts';
import { disposalByCode } from '#data/retention-queries.ts';
import type { OfficeData } from '#data/office-data.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { decodeSlip } from '#shared/domain/slip-qr.ts';

/** What the counter makes of a scan that no screen took. */
export type ScanMeaning =
  | { readonly kind: 'open'; readonly factoryId: string; readonly folderId: string | undefined }
  /** An action card or a badge: the scan desk is where those work. */
  | { readonly kind: 'scan-desk' }
  /** The barcode on the papers of a disposal. */
  | { readonly kind: 'disposal'; readonly batchId: string }
  /** The small QR of a payment slip: a lead, never a payment. */
  | { readonly kind: 'slip' }
  | { readonly kind: 'unknown' };

/** A folder opens its factory, a payment reference or any number the only factory it names; the rest is not known. */
export const meaningOfScan = (data: Pick<OfficeData, 'rows' | 'search'>, text: string): ScanMeaning => {
  const thing = classifyScan(text);
  if (thing.kind === 'folder') {
    const folder = folderByCode(data.rows, thing.code);
    return folder ? { kind: 'open', factoryId: folder.subjectId, folderId: folder.id } : { kind: 'unknown' };
  }
  if (thing.kind !== 'unknown') return { kind: 'scan-desk' };
  if (decodeSlip(text).ok) return { kind: 'slip' };
  const disposal = disposalByCode(data.rows, text);
  if (disposal) return { kind: 'disposal', batchId: disposal.id };
  const [only, ...others] = data.search(text, 2);
  return only && others.length === 0
    ? { kind: 'open', factoryId: only.subjectId, folderId: only.kind === 'folder' ? only.folderId : undefined }
    : { kind: 'unknown' };
};
