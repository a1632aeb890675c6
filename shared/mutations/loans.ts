import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { recordMovement } from './movements.ts';
import { noteOutsidePolicy } from './outside-policy.ts';

/**
 * The holder hands a folder to a colleague (ส่งต่อ). The giver answers for it until the colleague acknowledges; taking it
 * back is undoing it. `fromId` is the holder as this PC knew, so that a loan that changed meanwhile is not handed on.
 */
export const passOnFolder = defineMutation({
  name: 'pass-on-folder',
  version: 1,
  args: z.object({
    folderId: RowId,
    fromId: RowId,
    receiverId: RowId,
    purpose: z.string().min(1).max(200).exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, { receiverId, ...facts }, event) {
    if (!(await tx.staff.get(receiverId))) return err({ type: 'borrower-unknown', borrowerId: receiverId });
    const recorded = await recordMovement(tx, { kind: 'pass-on', borrowerId: receiverId, ...facts }, event);
    return recorded.ok ? ok() : recorded;
  },
});

/** The colleague says that they have it (รับแฟ้มที่ส่งต่อ): from now on the loan, with its terms, is theirs. */
export const acknowledgePassOn = defineMutation({
  name: 'acknowledge-pass-on',
  version: 1,
  args: z.object({ folderId: RowId, receiverId: RowId }),
  by: FILING_ROLES,
  async apply(tx, { folderId, receiverId }, event) {
    if (!(await tx.staff.get(receiverId))) return err({ type: 'borrower-unknown', borrowerId: receiverId });
    const recorded = await recordMovement(tx, { kind: 'acknowledge', folderId, borrowerId: receiverId }, event);
    if (!recorded.ok) return recorded;
    await noteOutsidePolicy(tx, recorded.value);
    return ok();
  },
});
