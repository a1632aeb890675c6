import { decodeThaiQr, sameBillPayment } from '#shared/domain/payment-qr.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';

/**
 * Whether a QR that was read asks for exactly this bill: biller, both references, amount, inside Thailand. What a payer's
 * phone reads is judged here, not what was meant to be drawn.
 */
export const asksForBill = (qrText: string, bill: KioskBill): boolean => {
  const qr = decodeThaiQr(qrText);
  if (!qr.ok || qr.value.kind !== 'bill-payment' || qr.value.reach !== 'domestic') return false;
  const { billerId, ref1, ref2, satang } = qr.value;
  const found = { billerId, ref1, satang, ...(ref2 === undefined ? {} : { ref2 }) };
  const asked = { billerId: bill.billerId, ref1: bill.ref1, satang: bill.satang };
  return sameBillPayment(found, bill.ref2 === undefined ? asked : { ...asked, ref2: bill.ref2 });
};
