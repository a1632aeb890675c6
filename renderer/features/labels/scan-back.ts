import { folderByCode, isKept, staffByBadge } from '#data/folder-queries.ts';
import { labelStateOf } from '#data/label-tally.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What a scan says about a label that was printed. */
export type ScanBack =
  /** The label of this folder reads for the first time: it is on. */
  | { readonly kind: 'confirm'; readonly folderId: string }
  | { readonly kind: 'already'; readonly folderId: string }
  /** The folder has had another code attached since; this label should have come off. */
  | { readonly kind: 'old-label'; readonly folderId: string }
  /** By the records the folder was disposed of: the scan is kept, and a card asks a person. */
  | { readonly kind: 'gone'; readonly folderId: string }
  /** A place or a badge, readable. */
  | { readonly kind: 'readable'; readonly name: string; readonly placeId?: string }
  /** The code of a folder that no folder has: a label printed beforehand, to be attached. */
  | { readonly kind: 'free-code'; readonly code: string }
  | { readonly kind: 'park'; readonly text: string }
  /** An action card is meant for the scan desk. */
  | { readonly kind: 'not-for-labels' };

/** Judges a scan on the labels page; unknown codes are parked, never dropped. */
export const judgeScanBack = (rows: ReadModel, text: string): ScanBack => {
  const thing = classifyScan(text);
  const park: ScanBack = { kind: 'park', text };
  switch (thing.kind) {
    case 'folder': {
      const folder = folderByCode(rows, thing.code);
      if (!folder) return { kind: 'free-code', code: thing.code };
      if (!isKept(folder)) return { kind: 'gone', folderId: folder.id };
      if (folder.code !== thing.code) return { kind: 'old-label', folderId: folder.id };
      return { kind: labelStateOf(folder) === 'confirmed' ? 'already' : 'confirm', folderId: folder.id };
    }
    case 'location': {
      const place = rows.list('location', 'code', thing.code)[0];
      return place ? { kind: 'readable', name: place.path, placeId: place.id } : park;
    }
    case 'staff': {
      const person = staffByBadge(rows, thing.code);
      return person ? { kind: 'readable', name: person.name } : park;
    }
    case 'action':
    case 'condition':
      return { kind: 'not-for-labels' };
    case 'unknown':
      return park;
    default:
      return unreachable(thing);
  }
};
