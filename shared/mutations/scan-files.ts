import { ok } from '../lib/result.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { ScanFileRow } from '../model/scan-file-rows.ts';
import { defineMutation } from './define.ts';

/** Keeps a part of a scanner's file with each scan's own time, beside the movements that were made from it. */
export const keepScanFile = defineMutation({
  name: 'keep-scan-file',
  version: 1,
  args: ScanFileRow.pick({ fileKey: true, fileName: true, part: true, entries: true }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    await tx.scanFile.put({
      ...args,
      id: event.id,
      takenOverAt: event.occurredAt,
      actorId: event.actorId,
      deviceId: event.deviceId,
    });
    return ok();
  },
});
