import { formatCount, formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Backups of the data on this PC, and the drill that proves one. */
export const backupTh = {
  title: 'สำรองข้อมูล',
  hint: 'ไฟล์เข้ารหัสไว้ เปิดได้เฉพาะเครื่องของสำนักงานนี้ เก็บไว้นอกเครื่องนี้ ประวัติการเคลื่อนย้ายอยู่ที่ศูนย์กลาง',
  write: 'สำรองลงไฟล์',
  drill: 'ซ้อมกู้คืน',
  choose: 'เลือกไฟล์สำรอง',
  fileName: (stamp: string): string => `สำรองแฟ้ม ${stamp}.faem`,
  written: 'สำรองข้อมูลแล้ว กดซ้อมกู้คืนเพื่อตรวจว่าไฟล์ใช้ได้จริง',
  proved: (at: string): string => `ไฟล์สำรองอ่านกลับได้ครบ สำรองเมื่อ ${formatInstant(at, 'th')}`,
  held: (rows: number, tables: number, entries: number): string =>
    `อ่านกลับครบ ${formatCount(rows)} แถว ${tables} ชุดข้อมูล และงานที่ยังไม่ได้ส่ง ${formatCount(entries)} รายการ ไม่มีอะไรในเครื่องเปลี่ยน`,
};
export const backupEn = {
  title: 'Backups',
  hint: 'The file is sealed: only PCs of this office open it. Keep it outside this PC. Histories of movements are at the centre',
  write: 'Back up to a file',
  drill: 'Restore drill',
  choose: 'Choose a backup',
  fileName: (stamp: string): string => `faem backup ${stamp}.faem`,
  written: 'Backed up. Run the drill to prove that the file is good',
  proved: (at: string): string => `The backup reads back whole; made ${formatInstant(at, 'en')}`,
  held: (rows: number, tables: number, entries: number): string =>
    `${formatCount(rows)} rows of ${tables} data sets and ${formatCount(entries)} unsent entries read back. Nothing on this PC has changed`,
} satisfies Messages<typeof backupTh>;
export const backupMessages: MessageSet<typeof backupTh> = { th: backupTh, en: backupEn };
