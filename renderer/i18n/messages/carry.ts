import { formatCount, formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const agoIn =
  (words: { readonly now: string; readonly minutes: string; readonly hours: string; readonly days: string }) =>
  (ms: number): string => {
    if (ms < MINUTE_MS) return words.now;
    if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} ${words.minutes}`;
    if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} ${words.hours}`;
    return `${formatCount(Math.floor(ms / DAY_MS))} ${words.days}`;
  };

/** Work that goes to the centre by hand, and files that hold it. */
export const carryTh = {
  age: agoIn({ now: 'เมื่อครู่', minutes: 'นาที', hours: 'ชั่วโมง', days: 'วัน' }),
  kind: 'ชนิดงาน',
  amount: 'จำนวน',
  oldest: 'ค้างนานสุด',
  byKind: 'งานแยกตามชนิด',
  waitsLong: (age: string): string => `มีงานค้างมา ${age} ต่อเครือข่าย หรือส่งงานค้างใส่ USB`,
  carryOut: 'ส่งงานค้างใส่ USB',
  bringIn: 'นำงานจาก USB เข้าศูนย์กลาง',
  chooseFile: 'เลือกไฟล์งานค้างจาก USB',
  hint: 'ถ้าเครื่องนี้ต่อเครือข่ายไม่ได้ บันทึกงานค้างลง USB แล้วอัปโหลดที่เครื่องอื่นของสำนักงาน',
  fileName: (device: string, stamp: string): string => `งานค้าง ${device} ${stamp}.faem`,
  written: (count: number): string => `บันทึกงานค้าง ${formatCount(count)} รายการแล้ว ถอด USB ได้ งานยังอยู่ในเครื่องนี้ด้วย`,
  onlySafe: (safe: number, all: number): string =>
    `ใส่ไฟล์ได้ ${formatCount(safe)} จาก ${formatCount(all)} รายการ ที่เหลือรอเขียนสมุดงานสำรองก่อน ลองใหม่อีกครั้ง`,
  title: 'นำงานจาก USB เข้าศูนย์กลาง',
  reading: 'กำลังตรวจไฟล์…',
  ofDevice: 'งานของเครื่อง',
  ofPerson: 'ผู้บันทึกไฟล์',
  madeAt: 'บันทึกเมื่อ',
  entries: 'จำนวนงาน',
  entriesOf: (count: number): string => `${formatCount(count)} รายการ`,
  harmless: 'อัปโหลดซ้ำได้ รายการที่ศูนย์กลางมีแล้วจะไม่ถูกนับซ้ำ',
  send: 'ส่งเข้าศูนย์กลาง',
  sendAgain: 'ส่งต่อ',
  sending: (taken: number, of: number): string => `ส่งแล้ว ${formatCount(taken)} จาก ${formatCount(of)} รายการ`,
  done: (count: number): string => `ศูนย์กลางมีงานนี้ครบแล้ว ${formatCount(count)} รายการ`,
  doneHint: 'เมื่อเครื่องเจ้าของงานต่อเครือข่าย เครื่องนั้นจะได้ผลของทุกรายการเอง ไม่ต้องทำงานซ้ำ',
  exceptions: (count: number): string => `มีข้อยกเว้นให้คนตัดสิน ${formatCount(count)} รายการ ดูที่บัตรข้อยกเว้น`,
  refusals: (count: number): string => `ศูนย์กลางไม่รับ ${formatCount(count)} รายการ`,
  cancel: 'ยกเลิก',
  close: 'ปิด',
  at: (instant: string): string => formatInstant(instant, 'th'),
};
export const carryEn = {
  age: agoIn({ now: 'just now', minutes: 'min', hours: 'h', days: 'days' }),
  kind: 'Kind',
  amount: 'Count',
  oldest: 'Oldest',
  byKind: 'Work by kind',
  waitsLong: (age: string): string => `Work has been waiting for ${age}: connect, or send it by USB`,
  carryOut: 'Pending work to USB',
  bringIn: 'Work from USB to the centre',
  chooseFile: 'Choose a file of pending work',
  hint: 'If this PC has no network, write the pending work to a stick and upload it on another PC of the office',
  fileName: (device: string, stamp: string): string => `pending ${device} ${stamp}.faem`,
  written: (count: number): string => `${formatCount(count)} entries written. The work also stays on this PC`,
  onlySafe: (safe: number, all: number): string =>
    `${formatCount(safe)} of ${formatCount(all)} entries could be written; the rest wait for the second copy. Try again`,
  title: 'Work from USB to the centre',
  reading: 'Checking the file…',
  ofDevice: 'Work of the PC',
  ofPerson: 'File written by',
  madeAt: 'Written',
  entries: 'Entries',
  entriesOf: (count: number): string => `${formatCount(count)} entries`,
  harmless: 'Uploading twice is harmless: what the centre has is not counted again',
  send: 'Send to the centre',
  sendAgain: 'Go on',
  sending: (taken: number, of: number): string => `${formatCount(taken)} of ${formatCount(of)} entries sent`,
  done: (count: number): string => `The centre has all ${formatCount(count)} entries`,
  doneHint: 'The PC that did the work gets the answers by itself when it has a network; nothing is to be done twice',
  exceptions: (count: number): string => `${formatCount(count)} raised an exception for a person to decide`,
  refusals: (count: number): string => `The centre refused ${formatCount(count)}`,
  cancel: 'Cancel',
  close: 'Close',
  at: (instant: string): string => formatInstant(instant, 'en'),
} satisfies Messages<typeof carryTh>;
export const carryMessages: MessageSet<typeof carryTh> = { th: carryTh, en: carryEn };
