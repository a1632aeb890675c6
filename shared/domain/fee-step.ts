import type { FeeBand, FeeUnknownReason, SurchargeSettings } from './fee-schedule.ts';
import type { Satang } from './money.ts';
import type { IsoDate } from './thai-date.ts';

/** Where the rules of the assessment come from; shown beside every step. */
export const FEE_LAW = {
  annualFee: 'พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 43',
  categories: 'พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 7 และมาตรา 43',
  leapDay: 'กฎหมายมิได้กำหนด ใช้ตามการตั้งค่าของสำนักงาน',
  workingDay: 'แนวปฏิบัติ: วันครบกำหนดตรงวันหยุดให้ชำระในวันทำการถัดไป (ยังไม่ยืนยันสำหรับค่าธรรมเนียมรายปี)',
  partMonth: 'พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 43 และแนวปฏิบัติเรื่องเศษของเดือน (ยังไม่ยืนยัน)',
  cap: 'กฎหมายมิได้กำหนดเพดานเงินเพิ่ม ใช้ตามการตั้งค่าของสำนักงาน',
  books: 'ขอบเขตข้อมูลการชำระเงินของสำนักงาน',
} as const;

interface Step<Code extends string, Facts> {
  readonly code: Code;
  readonly facts: Readonly<Facts>;
  readonly legalRef: string;
}

/** One step in the assessment of one year: a code, the facts it rests on, and the law. The Thai sentence is made on screen. */
export type FeeStep =
  | Step<'due-on-start-date', { dueOn: IsoDate }>
  | Step<'due-on-anniversary', { startOn: IsoDate; years: number; dueOn: IsoDate }>
  | Step<'due-leap-day-moved', { startOn: IsoDate; dueOn: IsoDate }>
  | Step<'due-moved-to-working-day', { dueOn: IsoDate; effectiveDueOn: IsoDate }>
  | Step<'waived', { waiverId: string; waiverName: string; dueFrom: IsoDate; dueTo: IsoDate }>
  | Step<'schedule-chosen', { scheduleId: string; scheduleName: string; status: 'unverified' | 'confirmed' }>
  | Step<'band-chosen', { hpHundredths: number; band: FeeBand; feeSatang: Satang }>
  | Step<'fee-unknown', { reason: FeeUnknownReason }>
  | Step<'not-late', { asOf: IsoDate; effectiveDueOn: IsoDate }>
  | Step<'months-counted', { dueOn: IsoDate; asOf: IsoDate; months: number; rounding: SurchargeSettings['rounding'] }>
  | Step<'surcharge', { feeSatang: Satang; percentPerMonth: number; months: number; surchargeSatang: Satang }>
  | Step<'surcharge-capped', { capPercent: number; surchargeSatang: Satang }>
  | Step<'total', { feeSatang: Satang; surchargeSatang: Satang; totalSatang: Satang }>;

/** A remark on the whole assessment. */
export type FeeRemark =
  | Step<'category-without-fee', { category: 1 }>
  | Step<'start-date-is-licence-date', { licensedOn: IsoDate }>
  | Step<'years-before-books', { booksBeginOn: IsoDate; years: number }>;
