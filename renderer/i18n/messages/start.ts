import { formatCount, formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** What is told after a start at which the data on this PC had to be put right. */
export const startTh = {
  rebuilt: 'ฐานข้อมูลในเครื่องนี้หายหรือเสียหาย ระบบสร้างใหม่ให้แล้ว',
  restored: 'ครั้งก่อนโปรแกรมหยุดกะทันหัน ระบบกู้งานคืนให้แล้ว',
  fromBackup: (madeAt: string): string => `เครื่องนี้ใช้ข้อมูลจากไฟล์สำรองเมื่อ ${formatInstant(madeAt, 'th')}`,
  onlyScans:
    'สแกน ยืม คืน และดูข้อมูลได้ ทุกสแกนถูกเก็บครบ ส่วนการเงิน ใบเสร็จ และงานอื่นต้องรอต่อศูนย์กลางก่อน ระบบจะรับข้อมูลล่าสุดและส่งงานค้างในไฟล์สำรองเอง',
  unsentBack: (count: number): string => `งานที่ยังไม่ได้ส่ง ${formatCount(count)} รายการ กลับมาครบจากสมุดงานสำรอง`,
  nothingUnsent: 'ก่อนหน้านี้ไม่มีงานค้างส่ง',
  nothingMissing: 'ไม่มีงานใดหาย ทำงานต่อได้ตามปกติ',
  fillingAgain: 'กำลังรับข้อมูลที่ส่งแล้วกลับมาจากศูนย์กลาง ต่อเครือข่ายไว้จนขึ้นว่าซิงก์แล้ว',
  sentIsSafe: 'งานที่ส่งแล้วอยู่ที่ศูนย์กลางครบ และจะกลับมาเมื่อต่อเครือข่าย',
  unsentUnknown: 'แต่อ่านสมุดงานสำรองไม่ได้ งานที่ทำไว้หลังการซิงก์ครั้งสุดท้ายอาจไม่ครบ ตรวจแฟ้มที่สแกนล่าสุดกับของจริง และแจ้งผู้ดูแลระบบ',
  understood: 'ทราบแล้ว',
};
export const startEn = {
  rebuilt: 'The database on this PC was lost or damaged; it has been made again',
  restored: 'The program was cut off last time; the work was brought back',
  fromBackup: (madeAt: string): string => `This PC works with data from a backup made ${formatInstant(madeAt, 'en')}`,
  onlyScans:
    'Scanning, lending, returning and looking things up work, and every scan is stored. Money, receipts and the rest wait for the centre; the latest data and the unsent work of the backup then travel by themselves',
  unsentBack: (count: number): string => `${formatCount(count)} unsent entries came back from the second copy`,
  nothingUnsent: 'There was no unsent work',
  nothingMissing: 'Nothing is missing; work on as usual',
  fillingAgain: 'What was sent is coming back from the centre: stay connected until it says synced',
  sentIsSafe: 'What was sent is complete at the centre and comes back when there is a network',
  unsentUnknown:
    'But the second copy could not be read: work done after the last sync may not be complete. Check the folders scanned last, and tell the administrator',
  understood: 'Understood',
} satisfies Messages<typeof startTh>;
export const startMessages: MessageSet<typeof startTh> = { th: startTh, en: startEn };
