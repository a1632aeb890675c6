import { z } from 'zod';
import { FEE_CATALOGUE } from '../domain/fee-catalogue.ts';
import { ListedFeeVersion } from '../domain/listed-fee.ts';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Saves a version of a fee of the catalogue as a draft; a confirmed one is never changed, a change is a new version. */
export const saveListedFee = defineMutation({
  name: 'save-listed-fee',
  version: 1,
  args: z.object({ version: ListedFeeVersion }),
  by: FINANCE_ROLES,
  async apply(tx, { version }) {
    if (!FEE_CATALOGUE.some(({ id }) => id === version.feeId)) {
      return err({ type: 'schedule-unknown', scheduleId: version.feeId });
    }
    const known = await tx.listedFee.get(version.id);
    if (known?.status === 'confirmed') return err({ type: 'not-allowed', action: 'change-confirmed-schedule' });
    if (version.status === 'confirmed') return err({ type: 'not-allowed', action: 'confirm-without-officer' });
    await tx.listedFee.put(version);
    return ok();
  },
});

/** A finance officer answers for a version: name, date and document. A second confirmation is refused. */
export const confirmListedFee = defineMutation({
  name: 'confirm-listed-fee',
  version: 1,
  args: z.object({ versionId: RowId, documentNo: z.string().min(1).max(120), confirmedOn: DateOn }),
  by: FINANCE_ROLES,
  async apply(tx, { versionId, documentNo, confirmedOn }, event) {
    const version = await tx.listedFee.get(versionId);
    if (!version) return err({ type: 'schedule-unknown', scheduleId: versionId });
    if (version.status === 'confirmed') return err({ type: 'not-allowed', action: 'change-confirmed-schedule' });
    await tx.listedFee.put({ ...version, status: 'confirmed', confirmedBy: event.actorId, confirmedOn, documentNo });
    return ok();
  },
});
