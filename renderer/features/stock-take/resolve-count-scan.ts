import { folderByCode } from '#data/folder-queries.ts';
import { placeByCode } from '#data/place-tree.ts';
import { countFolderOf, countPlaceOf } from '#data/stock-take-queries.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { recoverScanText } from '#shared/domain/scanner-keys.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { ScannedInCount } from './count-state.ts';

const NOT_IN_OFFICE: ScannedInCount = { kind: 'unknown', reason: { type: 'not-in-office' } };

/** What was scanned, and what the office knows about it; a text in another keyboard layout is read as it was meant. */
export const resolveCountScan = (rows: ReadModel, text: string): ScannedInCount => {
  const recovered = recoverScanText(text, (candidate) => classifyScan(candidate).kind !== 'unknown');
  const thing = classifyScan(recovered.ok ? recovered.value : text);
  switch (thing.kind) {
    case 'folder': {
      const folder = folderByCode(rows, thing.code);
      return folder ? { kind: 'folder', folder: countFolderOf(rows, folder) } : NOT_IN_OFFICE;
    }
    case 'location': {
      const place = countPlaceOf(rows, placeByCode(rows, thing.code)?.id);
      return place ? { kind: 'place', place } : NOT_IN_OFFICE;
    }
    case 'condition':
      return { kind: 'condition', condition: thing.condition };
    case 'action':
      return thing.action === 'undo' ? { kind: 'undo' } : { kind: 'not-used' };
    case 'staff':
      return { kind: 'not-used' };
    case 'unknown':
      return { kind: 'unknown', reason: thing.reason };
    default:
      return unreachable(thing);
  }
};
