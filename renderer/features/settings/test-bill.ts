import { makeRef1 } from '#shared/domain/payment-reference.ts';
import { encodeBillPayment } from '#shared/domain/payment-qr.ts';
import { fiscalYearBe, isoDateAt } from '#shared/domain/thai-date.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';

/** The last number of the year, which no PC is ever leased: what is paid by mistake becomes a case for finance. */
const TEST_RUNNING = 99_999_999;
const TEST_SATANG = 100;

/** A QR that asks for one baht in the name of the office; undefined while its biller cannot be written into one. */
export const testBill = (office: OfficeRow, nowMs: number): KioskBill | undefined => {
  if (!office.biller) return undefined;
  const { billerId, registeredName, pointOfInitiation } = office.biller;
  const fiscalYearBe2 = String(fiscalYearBe(isoDateAt(nowMs)) % 100).padStart(2, '0');
  const ref1 = makeRef1({ officeCode: office.provinceCode, fiscalYearBe2, running: TEST_RUNNING });
  if (!ref1.ok) return undefined;
  const payload = encodeBillPayment({ billerId, ref1: ref1.value, satang: TEST_SATANG, pointOfInitiation });
  if (!payload.ok) return undefined;
  return {
    billId: `test-${billerId}-${pointOfInitiation ?? 'dynamic'}`,
    officeName: office.name,
    payeeName: registeredName,
    maskedRegistrationNumber: '',
    satang: TEST_SATANG,
    ref1: ref1.value,
    billerId,
    payload: payload.value,
    expiresAtMs: nowMs,
    isDemo: office.isDemo,
  };
};
