import { formatCount, formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

interface Held {
  readonly madeAt: string;
  readonly deviceName: string;
  readonly rows: number;
  readonly tables: number;
  readonly entries: number;
}

/** Backups of the data on this PC, and the drill that proves one. */
export const backupTh = {
  title: 'สำรองข้อมูล',
  hint: 'ไฟล์เข้ารหัสด้วยกุญแจของสำนักงาน เปิดได้บนทุกเครื่องที่ลงทะเบียนกับสำนักงานนี้เท่านั้น คนที่เก็บได้หรือขโมยไปเปิดไม่ได้ มีประวัติการเคลื่อนย้ายและงานที่ยังไม่ได้ส่งครบ',
  byHandOnly: 'ในเบราว์เซอร์สำรองได้ด้วยมือเท่านั้น โปรแกรมบนเครื่องสำรองเองได้ทุกวัน',
  noFolder: 'ยังไม่ได้เลือกที่เก็บไฟล์สำรอง เครื่องนี้จึงยังไม่สำรองเอง',
  chooseFolder: 'เลือกที่เก็บ',
  otherFolder: 'เปลี่ยนที่เก็บ',
  folder: 'ที่เก็บ',
  last: 'สำรองล่าสุด',
  never: 'ยังไม่เคยสำรอง',
  at: (at: string): string => formatInstant(at, 'th'),
  kept: 'เก็บไว้',
  files: (count: number): string => `${formatCount(count)} ไฟล์ (รายวัน 7 รายสัปดาห์ 4 รายเดือน 12)`,
  folderMissing: 'ยังไม่พบที่เก็บไฟล์สำรอง เสียบแฟลชไดรฟ์หรือต่อโฟลเดอร์ร่วม แล้วระบบจะสำรองเอง',
  late: 'ไม่มีไฟล์สำรองใหม่มาเกินสามวันแล้ว',
  lateTodo: 'งานในเครื่องยังอยู่ครบ เสียบแฟลชไดรฟ์แล้วกดสำรองลงไฟล์ หรือเลือกที่เก็บใหม่',
  lateShort: 'ไม่ได้สำรองเกิน 3 วัน',
  write: 'สำรองลงไฟล์',
  drill: 'ซ้อมกู้คืน',
  drillOther: 'ซ้อมจากไฟล์อื่น',
  choose: 'เลือกไฟล์สำรอง',
  fileName: (stamp: string): string => `สำรองแฟ้ม ${stamp}.faem`,
  written: 'สำรองข้อมูลแล้ว กดซ้อมกู้คืนเพื่อตรวจว่าไฟล์ใช้ได้จริง',
  writtenAndRead: 'สำรองข้อมูลและอ่านกลับตรวจแล้ว ครบถ้วน',
  resting: '',
  writing: 'กำลังเขียนไฟล์สำรอง ทำงานต่อได้',
  proving: 'กำลังอ่านไฟล์สำรองกลับมาตรวจ ทำงานต่อได้',
  drilling: 'กำลังซ้อมกู้คืนลงฐานข้อมูลทดลอง ข้อมูลจริงไม่ถูกแตะต้อง',
  restoring: 'กำลังกู้ข้อมูลจากไฟล์สำรอง',
  proved: (at: string): string => `ซ้อมกู้คืนสำเร็จ ${formatInstant(at, 'th')}`,
  held: ({ madeAt, deviceName, rows, tables, entries }: Held): string =>
    `ไฟล์ของ ${deviceName} สำรองเมื่อ ${formatInstant(madeAt, 'th')} กู้ลงฐานข้อมูลทดลองแล้วตรงกับตอนเขียนทุกตัวอักษร: ${formatCount(rows)} แถว ${formatCount(tables)} ชุดข้อมูล งานที่ยังไม่ได้ส่ง ${formatCount(entries)} รายการ ลบฐานข้อมูลทดลองแล้ว`,
  closingTitle: 'กำลังสำรองข้อมูลก่อนปิด',
  closing: 'โปรแกรมจะปิดเองเมื่อสำรองเสร็จ ถ้ารอไม่ได้ กดกากบาทของหน้าต่างอีกครั้ง งานทั้งหมดเก็บไว้ในเครื่องแล้ว',
};
export const backupEn = {
  title: 'Backups',
  hint: "The file is sealed with the office's key: every enrolled PC of this office opens it, nobody who finds or steals it does. It holds the histories and all unsent work",
  byHandOnly: 'In a browser backups are made by hand; the desktop program makes one every day',
  noFolder: 'No folder is chosen, so this PC makes no backups by itself',
  chooseFolder: 'Choose a folder',
  otherFolder: 'Change the folder',
  folder: 'Folder',
  last: 'Last backup',
  never: 'Never',
  at: (at: string): string => formatInstant(at, 'en'),
  kept: 'Kept',
  files: (count: number): string => `${formatCount(count)} files (7 daily, 4 weekly, 12 monthly)`,
  folderMissing: 'The folder is not there. Plug the stick in or connect the share; the backup then runs by itself',
  late: 'No new backup for more than three days',
  lateTodo: 'The work on this PC is complete. Plug the stick in and back up, or choose another folder',
  lateShort: 'No backup for 3 days',
  write: 'Back up',
  drill: 'Restore drill',
  drillOther: 'Drill another file',
  choose: 'Choose a backup',
  fileName: (stamp: string): string => `faem backup ${stamp}.faem`,
  written: 'Backed up. Run the drill to prove that the file is good',
  writtenAndRead: 'Backed up and read back: complete',
  resting: '',
  writing: 'Writing the backup; work on',
  proving: 'Reading the backup back; work on',
  drilling: 'Restoring into a scratch database; the real data is not touched',
  restoring: 'Restoring from the backup',
  proved: (at: string): string => `Restore drill succeeded ${formatInstant(at, 'en')}`,
  held: ({ madeAt, deviceName, rows, tables, entries }: Held): string =>
    `The file of ${deviceName}, made ${formatInstant(madeAt, 'en')}, was restored into a scratch database and is what was written, to the letter: ${formatCount(rows)} rows of ${formatCount(tables)} data sets, ${formatCount(entries)} unsent entries. The scratch is gone again`,
  closingTitle: 'Backing up before closing',
  closing:
    'The program closes by itself when the backup is done. If you cannot wait, press the cross of the window again: all work is stored on this PC',
} satisfies Messages<typeof backupTh>;
export const backupMessages: MessageSet<typeof backupTh> = { th: backupTh, en: backupEn };
