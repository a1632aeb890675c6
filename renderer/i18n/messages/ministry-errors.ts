import type { MinistryError } from '#shared/ministry/errors.ts';
import type { ErrorSentences } from '../error-text.ts';

type Sentences = Readonly<Record<MinistryError['type'], ErrorSentences>>;

const untouched = 'ข้อมูลของสำนักงานทุกแห่งอยู่ครบ ไม่มีอะไรเปลี่ยนแปลง';
const untouchedEn = 'The data of all offices is as it was';

/** Thai sentences of what can go wrong on the ministry's pages. */
export const ministryErrorsTh: Sentences = {
  'ministry-denied': {
    what: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
    safe: untouched,
    todo: 'ลองใหม่ หรือให้ผู้ดูแลศูนย์กลางออกรหัสผ่านใหม่',
  },
  'ministry-locked': {
    what: 'ใส่รหัสผ่านผิดหลายครั้ง บัญชีนี้พักไว้ 5 นาที',
    safe: untouched,
    todo: 'รอ 5 นาทีแล้วลองใหม่ หรือให้ผู้ดูแลศูนย์กลางออกรหัสผ่านใหม่',
  },
  'ministry-session-over': {
    what: 'หมดเวลาใช้งาน หรือออกจากระบบไปแล้ว',
    safe: untouched,
    todo: 'เข้าสู่ระบบอีกครั้ง',
  },
  'ministry-read-only': {
    what: 'บัญชีนี้ดูได้อย่างเดียว',
    safe: untouched,
    todo: 'ให้ผู้ดูแลศูนย์กลางเป็นผู้ทำรายการนี้',
  },
  'ministry-foreign-page': {
    what: 'คำสั่งนี้มาจากหน้าเว็บอื่น จึงไม่รับ',
    safe: untouched,
    todo: 'เปิดหน้าของศูนย์กลางโดยตรงแล้วทำรายการใหม่',
  },
  'too-many-attempts': {
    what: 'มีการเรียกมากเกินไปในหนึ่งนาที',
    safe: untouched,
    todo: 'รอหนึ่งนาทีแล้วลองใหม่',
  },
  'ministry-office-exists': {
    what: 'จังหวัดนี้เปิดสำนักงานไว้แล้ว',
    safe: 'สำนักงานเดิมอยู่อย่างเดิม',
    todo: 'เลือกจังหวัดอื่น หรือดูสำนักงานเดิมในรายการ',
  },
  'ministry-office-unknown': {
    what: 'ไม่พบสำนักงานนี้ในศูนย์กลาง',
    safe: untouched,
    todo: 'กลับไปที่รายการสำนักงาน',
  },
  'ministry-device-unknown': {
    what: 'ไม่พบเครื่องนี้ หรือเพิกถอนไปแล้ว',
    safe: 'ไม่มีเครื่องใดเปลี่ยนแปลง',
    todo: 'โหลดหน้าสำนักงานใหม่แล้วตรวจรายการเครื่อง',
  },
};

/** The same in English. */
export const ministryErrorsEn: Sentences = {
  'ministry-denied': {
    what: 'The name or the password is wrong',
    safe: untouchedEn,
    todo: 'Try again, or ask the administrator of the centre for a new password',
  },
  'ministry-locked': {
    what: 'Too many wrong passwords: this account rests for five minutes',
    safe: untouchedEn,
    todo: 'Try again in five minutes, or ask the administrator of the centre for a new password',
  },
  'ministry-session-over': {
    what: 'The session is over',
    safe: untouchedEn,
    todo: 'Log in again',
  },
  'ministry-read-only': {
    what: 'This account may look and change nothing',
    safe: untouchedEn,
    todo: 'Ask an administrator of the centre to do it',
  },
  'ministry-foreign-page': {
    what: 'The request came from a page of somebody else and was refused',
    safe: untouchedEn,
    todo: "Open the centre's own page and do it there",
  },
  'too-many-attempts': {
    what: 'Too many requests within a minute',
    safe: untouchedEn,
    todo: 'Try again in a minute',
  },
  'ministry-office-exists': {
    what: 'This province has its office here already',
    safe: 'That office is as it was',
    todo: 'Choose another province, or find the office in the list',
  },
  'ministry-office-unknown': {
    what: 'The centre does not know this office',
    safe: untouchedEn,
    todo: 'Go back to the list of offices',
  },
  'ministry-device-unknown': {
    what: 'The office has no such PC, or it is shut out already',
    safe: 'No PC was changed',
    todo: 'Load the page of the office again and look at its PCs',
  },
};
