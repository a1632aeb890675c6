import { formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Backups of the centre that this PC is, and the code without which nobody opens them. */
export const centreBackupTh = {
  last: (instant: string): string => `สำรองศูนย์กลางล่าสุด ${formatInstant(instant, 'th')}`,
  never: 'ยังไม่เคยสำรองศูนย์กลาง',
  hint: 'ศูนย์กลางถูกสำรองลงโฟลเดอร์สำรองวันละครั้งเอง เก็บไว้ 7 ชุด ถ้าเครื่องนี้เสียต้องใช้ไฟล์นี้กับรหัสกู้คืนจึงจะได้ทุกอย่างคืน',
  folderMissing: 'ยังไม่ได้เลือกโฟลเดอร์สำรอง ถ้าเครื่องนี้เสีย ศูนย์กลางจะหายไปด้วย',
  folderTodo: 'เลือกโฟลเดอร์นอกเครื่องนี้ในหัวข้อสำรองข้อมูลของหน้านี้',
  problem: 'สำรองศูนย์กลางครั้งล่าสุดไม่สำเร็จ',
  now: 'สำรองศูนย์กลางเดี๋ยวนี้',
  writing: 'กำลังสำรองศูนย์กลาง…',
  show: 'แสดงรหัสกู้คืน',
  codeIs: 'รหัสกู้คืนศูนย์กลาง',
  codeTodo: 'จดหรือพิมพ์เก็บในที่ปลอดภัยนอกเครื่องนี้ ไม่มีรหัสนี้ไม่มีใครเปิดไฟล์สำรองได้',
  done: 'สำรองศูนย์กลางแล้ว',
};
export const centreBackupEn = {
  last: (instant: string): string => `The centre was backed up last at ${formatInstant(instant, 'en')}`,
  never: 'The centre was never backed up',
  hint: 'The centre is backed up into the backup folder once a day by itself; seven are kept. Should this PC die, such a file and the recovery code bring everything back.',
  folderMissing: 'No backup folder is chosen: should this PC die, the centre is gone with it',
  folderTodo: 'Choose a folder outside this PC under Backups on this page',
  problem: 'The last backup of the centre failed',
  now: 'Back the centre up now',
  writing: 'Backing the centre up…',
  show: 'Show the recovery code',
  codeIs: 'Recovery code of the centre',
  codeTodo: 'Write it down and keep it safe, not on this PC. Without it nobody opens the backups.',
  done: 'The centre is backed up',
} satisfies Messages<typeof centreBackupTh>;
export const centreBackupMessages: MessageSet<typeof centreBackupTh> = { th: centreBackupTh, en: centreBackupEn };
