import type { ThaiDateInvalid } from '#shared/domain/thai-date.ts';
import type { Messages, MessageSet } from '../messages.ts';

const problemTh = (problem: ThaiDateInvalid): string => {
  switch (problem.reason) {
    case 'empty':
      return 'ยังไม่ได้ใส่วันที่';
    case 'shape-unknown':
      return 'อ่านวันที่ไม่ออก พิมพ์เป็น วัน/เดือน/ปี พ.ศ. เช่น 24/11/2569';
    case 'no-such-day':
      return 'ไม่มีวันนี้ในปฏิทิน ตรวจวันและเดือนอีกครั้ง';
    case 'year-out-of-range':
      return `ปี ${problem.yearTyped} อยู่นอกช่วงที่ใช้ได้ ใส่ปีเป็น พ.ศ.`;
    case 'year-not-buddhist':
      return `ปี ${problem.yearTyped} ไม่ใช่ พ.ศ. หมายถึง พ.ศ. ${problem.suggestedYearBe} หรือไม่`;
    default:
      return '';
  }
};

const problemEn = (problem: ThaiDateInvalid): string => {
  switch (problem.reason) {
    case 'empty':
      return 'No date yet';
    case 'shape-unknown':
      return 'This is not a date. Type day/month/Buddhist year, e.g. 24/11/2569';
    case 'no-such-day':
      return 'There is no such day. Check day and month';
    case 'year-out-of-range':
      return `Year ${problem.yearTyped} is out of range. Type the Buddhist year`;
    case 'year-not-buddhist':
      return `Year ${problem.yearTyped} is not a Buddhist year. Do you mean ${problem.suggestedYearBe}?`;
    default:
      return '';
  }
};

export const dateFieldTh = {
  placeholder: 'วว/ดด/ปปปป',
  hint: 'วัน/เดือน/ปี พ.ศ.',
  problem: problemTh,
};
export const dateFieldEn = {
  placeholder: 'dd/mm/yyyy',
  hint: 'day/month/Buddhist year',
  problem: problemEn,
} satisfies Messages<typeof dateFieldTh>;
export const dateFieldMessages: MessageSet<typeof dateFieldTh> = { th: dateFieldTh, en: dateFieldEn };
