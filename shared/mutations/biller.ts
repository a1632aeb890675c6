import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { Biller, DateOn, MOST_FORMER_BILLERS, PaymentApp, type OfficeRow } from '../model/office-rows.ts';
import { FINANCE_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

const MOST_CHECKS = 200;

/** The latest of them; the row of the office holds no more. */
const formerOf = ({ biller, formerBillerIds = [] }: OfficeRow, next: string): readonly string[] => {
  const before = new Set([...formerBillerIds, ...(biller === undefined ? [] : [biller.billerId])]);
  return [...before].filter((id) => id !== next).slice(-MOST_FORMER_BILLERS);
};

/**
 * Sets in whose name and by which codes the office receives money. An earlier biller is remembered; what apps were found
 * to read holds only for the codes they read, so another biller begins without checks.
 */
export const saveBiller = defineMutation({
  name: 'save-biller',
  version: 1,
  args: z.object({ officeId: RowId, biller: Biller }),
  by: OFFICE_ROLES,
  async apply(tx, { officeId, biller }) {
    const office = await tx.office.get(officeId);
    if (!office) return err({ type: 'office-unknown', officeId });
    const { paymentAppChecks = [], ...kept } = office;
    const formerBillerIds = formerOf(office, biller.billerId);
    const isSameBiller = office.biller?.billerId === biller.billerId;
    await tx.office.put({
      ...kept,
      biller,
      ...(formerBillerIds.length === 0 ? {} : { formerBillerIds }),
      ...(isSameBiller && paymentAppChecks.length > 0 ? { paymentAppChecks } : {}),
    });
    return ok();
  },
});

/** Notes that somebody has held a phone with this app before the test QR, and what came of it. */
export const notePaymentAppCheck = defineMutation({
  name: 'note-payment-app-check',
  version: 1,
  args: z.object({
    officeId: RowId,
    app: PaymentApp,
    outcome: z.enum(['read', 'refused']),
    checkedOn: DateOn,
  }),
  by: FINANCE_ROLES,
  async apply(tx, { officeId, app, outcome, checkedOn }, event) {
    const office = await tx.office.get(officeId);
    if (!office?.biller) return err({ type: 'office-unknown', officeId });
    const { pointOfInitiation = 'dynamic' } = office.biller;
    const check = { id: event.id, app, outcome, pointOfInitiation, checkedOn, checkedBy: event.actorId };
    const before = (office.paymentAppChecks ?? []).filter(({ id }) => id !== check.id);
    await tx.office.put({ ...office, paymentAppChecks: [...before, check].slice(-MOST_CHECKS) });
    return ok();
  },
});
