import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { ParkedPhotoRow } from '../model/scan-desk-rows.ts';
import { defineMutation } from './define.ts';

/** Keeps a code nobody knows (พักไว้), so that no scan is ever lost. */
export const parkScan = defineMutation({
  name: 'park-scan',
  version: 1,
  args: z.object({ text: z.string().min(1).max(512), note: z.string().max(500).exactOptional() }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    await tx.parkedScan.put({
      id: event.id,
      ...args,
      occurredAt: event.occurredAt,
      actorId: event.actorId,
      deviceId: event.deviceId,
    });
    return ok();
  },
});

/** Writes beside a parked code what it stood on; a later note replaces an earlier one. */
export const noteParkedScan = defineMutation({
  name: 'note-parked-scan',
  version: 1,
  args: z.object({ parkedScanId: RowId, note: z.string().min(1).max(500) }),
  by: FILING_ROLES,
  async apply(tx, { parkedScanId, note }) {
    const parked = await tx.parkedScan.get(parkedScanId);
    if (!parked) return err({ type: 'parked-scan-unknown', parkedScanId });
    await tx.parkedScan.put({ ...parked, note });
    return ok();
  },
});

/** Adds a picture of what carried a parked code. Pictures are never replaced: each is a row of its own. */
export const addParkedPhoto = defineMutation({
  name: 'add-parked-photo',
  version: 1,
  args: ParkedPhotoRow.pick({ parkedScanId: true, jpegBase64: true }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const parked = await tx.parkedScan.get(args.parkedScanId);
    if (!parked) return err({ type: 'parked-scan-unknown', parkedScanId: args.parkedScanId });
    const { id, occurredAt: takenAt, actorId, deviceId } = event;
    await tx.parkedPhoto.put({ id, ...args, takenAt, actorId, deviceId });
    const others = parked.photoIds?.filter((photoId) => photoId !== id) ?? [];
    await tx.parkedScan.put({ ...parked, photoIds: [...others, id] });
    return ok();
  },
});

/** Says what a parked code was; it stays in the list of what was resolved. */
export const resolveParkedScan = defineMutation({
  name: 'resolve-parked-scan',
  version: 1,
  args: z.object({ parkedScanId: RowId, resolvedAs: z.string().min(1).max(200) }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const parked = await tx.parkedScan.get(args.parkedScanId);
    if (!parked) return err({ type: 'parked-scan-unknown', parkedScanId: args.parkedScanId });
    await tx.parkedScan.put({ ...parked, resolvedAt: event.occurredAt, resolvedAs: args.resolvedAs });
    return ok();
  },
});

/**
 * Closes an exception card after a person has looked at it; the card stays in the history, and of two people who close it
 * the first one is named. A loan outside the office's policy is for a head to agree to.
 */
export const resolveException = defineMutation({
  name: 'resolve-exception',
  version: 1,
  args: z.object({ exceptionId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const card = await tx.exception.get(args.exceptionId);
    if (!card) return err({ type: 'exception-unknown', exceptionId: args.exceptionId });
    const actor = await tx.staff.get(event.actorId);
    if (card.kind === 'loan-outside-policy' && !(actor && OFFICE_ROLES.includes(actor.role))) {
      return err({ type: 'not-allowed', action: 'resolve-exception' });
    }
    if (card.resolvedAt !== undefined) return ok();
    await tx.exception.put({ ...card, resolvedAt: event.occurredAt, resolvedBy: event.actorId });
    return ok();
  },
});
