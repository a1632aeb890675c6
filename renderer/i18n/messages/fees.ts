import type { NotBillableReason } from '#shared/domain/fee.ts';
import type { FeeUnknownReason } from '#shared/domain/fee-schedule.ts';
import type { FeeRemark, FeeStep } from '#shared/domain/fee-step.ts';
import { formatDate, formatHorsepower, formatMoney } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

const unknownTh: Readonly<Record<FeeUnknownReason, string>> = {
  'horsepower-missing': 'ไม่มีแรงม้าในทะเบียน',
  'workers-missing': 'ไม่มีจำนวนคนงานในทะเบียน',
  'workers-below-minimum': 'คนงานน้อยกว่าเกณฑ์ของอัตรา',
  'amount-not-in-schedule': 'อัตราไม่ได้กำหนดยอดไว้',
  'no-schedule': 'ไม่มีอัตราที่ใช้ในวันครบกำหนด',
};
const unknownEn: Readonly<Record<FeeUnknownReason, string>> = {
  'horsepower-missing': 'the register has no horsepower',
  'workers-missing': 'the register has no number of workers',
  'workers-below-minimum': 'fewer workers than the schedule covers',
  'amount-not-in-schedule': 'the schedule names no amount',
  'no-schedule': 'no schedule is in force on the due date',
};

const bandTh = (below: number | null, from: number): string =>
  below === null
    ? `ตั้งแต่ ${formatHorsepower(from)} แรงม้าขึ้นไป`
    : `ตั้งแต่ ${formatHorsepower(from)} แต่ไม่ถึง ${formatHorsepower(below)} แรงม้า`;
const bandEn = (below: number | null, from: number): string =>
  below === null
    ? `${formatHorsepower(from)} hp and more`
    : `from ${formatHorsepower(from)} to below ${formatHorsepower(below)} hp`;

const stepTh = (step: FeeStep): string => {
  const date = (day: string): string => formatDate(day, 'th');
  switch (step.code) {
    case 'due-on-start-date':
      return `ครบกำหนดวันเริ่มประกอบกิจการ ${date(step.facts.dueOn)}`;
    case 'due-on-anniversary':
      return `เริ่มประกอบกิจการ ${date(step.facts.startOn)} ครบรอบ ${step.facts.years} ปี วันที่ ${date(step.facts.dueOn)}`;
    case 'due-leap-day-moved':
      return `เริ่มวันที่ 29 ก.พ. ปีนี้ใช้วันที่ ${date(step.facts.dueOn)}`;
    case 'due-moved-to-working-day':
      return `ตรงวันหยุด ชำระได้ถึง ${date(step.facts.effectiveDueOn)} โดยไม่มีเงินเพิ่ม`;
    case 'waived':
      return `ได้รับยกเว้น: ${step.facts.waiverName}`;
    case 'schedule-chosen':
      return `ใช้${step.facts.scheduleName} (${step.facts.status === 'confirmed' ? 'ยืนยันแล้ว' : 'ยังไม่ยืนยัน'})`;
    case 'band-chosen':
      return `${formatHorsepower(step.facts.hpHundredths)} แรงม้า อยู่ในช่วง ${bandTh(step.facts.band.belowHpHundredths, step.facts.band.fromHpHundredths)} ค่าธรรมเนียม ${formatMoney(step.facts.feeSatang)}`;
    case 'fee-unknown':
      return `คิดยอดไม่ได้: ${unknownTh[step.facts.reason]}`;
    case 'not-late':
      return `ยังไม่เกินกำหนด ${date(step.facts.effectiveDueOn)}`;
    case 'months-counted':
      return `นับจาก ${date(step.facts.dueOn)} ถึง ${date(step.facts.asOf)} เป็น ${step.facts.months} เดือน (${step.facts.rounding === 'CEIL_MONTH' ? 'เศษของเดือนนับเป็นหนึ่งเดือน' : 'นับเฉพาะเดือนเต็ม'})`;
    case 'surcharge':
      return `เงินเพิ่ม ${formatMoney(step.facts.feeSatang)} × ${step.facts.percentPerMonth}% × ${step.facts.months} เดือน = ${formatMoney(step.facts.surchargeSatang)}`;
    case 'surcharge-capped':
      return `เงินเพิ่มไม่เกิน ${step.facts.capPercent}% ของค่าธรรมเนียม = ${formatMoney(step.facts.surchargeSatang)}`;
    case 'total':
      return `รวม ${formatMoney(step.facts.feeSatang)} + ${formatMoney(step.facts.surchargeSatang)} = ${formatMoney(step.facts.totalSatang)}`;
    default:
      return '';
  }
};

const stepEn = (step: FeeStep): string => {
  const date = (day: string): string => formatDate(day, 'en');
  switch (step.code) {
    case 'due-on-start-date':
      return `Due on the start of operation, ${date(step.facts.dueOn)}`;
    case 'due-on-anniversary':
      return `Started ${date(step.facts.startOn)}; anniversary ${step.facts.years} on ${date(step.facts.dueOn)}`;
    case 'due-leap-day-moved':
      return `Started on 29 February; this year ${date(step.facts.dueOn)} counts`;
    case 'due-moved-to-working-day':
      return `The office is closed that day; payable until ${date(step.facts.effectiveDueOn)} without surcharge`;
    case 'waived':
      return `Waived: ${step.facts.waiverName}`;
    case 'schedule-chosen':
      return `${step.facts.scheduleName} (${step.facts.status})`;
    case 'band-chosen':
      return `${formatHorsepower(step.facts.hpHundredths)} hp is in the band ${bandEn(step.facts.band.belowHpHundredths, step.facts.band.fromHpHundredths)}: fee ${formatMoney(step.facts.feeSatang)}`;
    case 'fee-unknown':
      return `Amount unknown: ${unknownEn[step.facts.reason]}`;
    case 'not-late':
      return `Not late until ${date(step.facts.effectiveDueOn)}`;
    case 'months-counted':
      return `From ${date(step.facts.dueOn)} to ${date(step.facts.asOf)}: ${step.facts.months} months (${step.facts.rounding === 'CEIL_MONTH' ? 'a part month counts as one' : 'full months only'})`;
    case 'surcharge':
      return `Surcharge ${formatMoney(step.facts.feeSatang)} × ${step.facts.percentPerMonth}% × ${step.facts.months} months = ${formatMoney(step.facts.surchargeSatang)}`;
    case 'surcharge-capped':
      return `Surcharge at most ${step.facts.capPercent}% of the fee = ${formatMoney(step.facts.surchargeSatang)}`;
    case 'total':
      return `Total ${formatMoney(step.facts.feeSatang)} + ${formatMoney(step.facts.surchargeSatang)} = ${formatMoney(step.facts.totalSatang)}`;
    default:
      return '';
  }
};

const remarkTh = (remark: FeeRemark): string => {
  switch (remark.code) {
    case 'category-without-fee':
      return 'โรงงานจำพวกที่ 1 ไม่มีค่าธรรมเนียมรายปี';
    case 'start-date-is-licence-date':
      return `ไม่มีวันเริ่มประกอบกิจการ ใช้วันที่ได้รับใบอนุญาต ${formatDate(remark.facts.licensedOn, 'th')}`;
    case 'years-before-books':
      return `ไม่คิด ${remark.facts.years} ปีก่อน ${formatDate(remark.facts.booksBeginOn, 'th')} เพราะสำนักงานยังไม่มีบันทึกการชำระ`;
    default:
      return '';
  }
};
const remarkEn = (remark: FeeRemark): string => {
  switch (remark.code) {
    case 'category-without-fee':
      return 'A factory of category 1 owes no annual fee';
    case 'start-date-is-licence-date':
      return `No start date; the licence date ${formatDate(remark.facts.licensedOn, 'en')} is used`;
    case 'years-before-books':
      return `${remark.facts.years} years before ${formatDate(remark.facts.booksBeginOn, 'en')} are left out: the office has no record of them`;
    default:
      return '';
  }
};

const notBillableTh = (reason: NotBillableReason): string => {
  switch (reason.type) {
    case 'nothing-to-pay':
      return 'ไม่มียอดค้างชำระ';
    case 'fee-schedule-not-confirmed':
      return 'อัตราค่าธรรมเนียมยังไม่ได้รับการยืนยัน ดูยอดได้แต่ยังออกใบแจ้งไม่ได้';
    case 'fee-unknown':
      return `ปีที่ครบกำหนด ${formatDate(reason.dueOn, 'th')} คิดยอดไม่ได้: ${unknownTh[reason.reason]}`;
    default:
      return '';
  }
};
const notBillableEn = (reason: NotBillableReason): string => {
  switch (reason.type) {
    case 'nothing-to-pay':
      return 'Nothing is owed';
    case 'fee-schedule-not-confirmed':
      return 'The fee schedule is not confirmed: amounts may be looked up but not billed';
    case 'fee-unknown':
      return `The fee due ${formatDate(reason.dueOn, 'en')} is unknown: ${unknownEn[reason.reason]}`;
    default:
      return '';
  }
};

/** The sentences of an assessment: how every amount came about. */
export const feesTh = {
  step: stepTh,
  remark: remarkTh,
  notBillable: notBillableTh,
  law: 'อ้างอิง',
};
export const feesEn = {
  step: stepEn,
  remark: remarkEn,
  notBillable: notBillableEn,
  law: 'Law',
} satisfies Messages<typeof feesTh>;
export const feesMessages: MessageSet<typeof feesTh> = { th: feesTh, en: feesEn };
