import { maskRegistrationNumber } from '#data/factory-queries.ts';
import { encodeBillPayment } from '#shared/domain/payment-qr.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';

/** How long a QR stays on the public screen. */
export const QR_SHOWN_MS = 10 * 60_000;

/** Why no QR can be shown for a notice. */
export type BillImpossible = { readonly type: 'no-biller' } | { readonly type: 'qr-not-encodable' };

/** Everything the public screen needs for this notice, and nothing more. */
export const kioskBill = (
  { office, factory, notice }: { readonly office: OfficeRow; readonly factory: FactoryRow; readonly notice: NoticeRow },
  nowMs: number,
): Result<KioskBill, BillImpossible> => {
  if (!office.biller) return err({ type: 'no-biller' });
  const { billerId, registeredName, pointOfInitiation } = office.biller;
  const { ref1, ref2, totalSatang } = notice;
  const payload = encodeBillPayment({ billerId, ref1, ref2, satang: totalSatang, pointOfInitiation });
  if (!payload.ok) return err({ type: 'qr-not-encodable' });
  return ok({
    billId: notice.id,
    officeName: office.name,
    payeeName: registeredName,
    maskedRegistrationNumber: maskRegistrationNumber(factory.register.registrationNumber),
    satang: totalSatang,
    ref1,
    ...(ref2 === undefined ? {} : { ref2 }),
    billerId,
    payload: payload.value,
    expiresAtMs: nowMs + QR_SHOWN_MS,
    isDemo: office.isDemo,
  });
};
