import { encodeBillPayment } from '#shared/domain/payment-qr.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';

/** The wall time at which these bills are shown, in ms. */
export const SHOWN_AT_MS = Date.UTC(2026, 10, 23, 2);

/** A bill of an invented factory; `payload` is made from the rest unless it is given. */
export const aKioskBill = (changes: Partial<KioskBill> = {}): KioskBill => {
  const bill = {
    billId: 'notice-1',
    officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)',
    payeeName: 'สอจ.ปทุมธานี เพื่อรับชำระเงินค่าธรรมเนียม (สาธิต)',
    maskedRegistrationNumber: '3-64(x)-xx/41ปท',
    satang: 945_000,
    ref1: '13690000004268',
    ref2: '2569',
    billerId: '099999999999900',
    expiresAtMs: SHOWN_AT_MS + 598_000,
    isDemo: false,
    payload: '',
    ...changes,
  };
  if (changes.payload !== undefined) return bill;
  const payload = encodeBillPayment(bill);
  if (!payload.ok) throw new Error(JSON.stringify(payload.error));
  return { ...bill, payload: payload.value };
};
