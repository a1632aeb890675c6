import type { ErrorSentences, KnownErrorType } from '../error-text.ts';

type UpdateError = Extract<KnownErrorType, `update-${string}`>;
type Sentences = Readonly<Record<UpdateError, ErrorSentences>>;

const kept = 'โปรแกรมรุ่นเดิมและข้อมูลทั้งหมดยังอยู่ครบ ทำงานต่อได้ตามปกติ';
const english = 'The program you have and all data are unchanged; work goes on as before.';

/** Thai sentences of what can go wrong with updates of the program. */
export const updateErrorsTh: Sentences = {
  'update-unreachable': {
    what: 'เปิดที่เก็บโปรแกรมรุ่นใหม่ไม่ได้',
    safe: kept,
    todo: 'ตรวจเครือข่าย โฟลเดอร์ หรือเสียบแฟลชไดรฟ์ให้แน่น แล้วลองใหม่',
  },
  'update-none-there': {
    what: 'ที่นั้นไม่มีโปรแกรมรุ่นใหม่สำหรับเครื่องแบบนี้',
    safe: kept,
    todo: 'เลือกโฟลเดอร์ที่มีไฟล์ latest กับโปรแกรมติดตั้งอยู่ด้วยกัน หรือถามผู้ดูแลระบบ',
  },
  'update-not-signed': {
    what: 'โปรแกรมรุ่นใหม่นี้ไม่มีลายเซ็น จึงไม่ติดตั้ง',
    safe: kept,
    todo: 'อย่าติดตั้งเอง ส่งรหัสนี้ให้ผู้ดูแลระบบ',
  },
  'update-signature-wrong': {
    what: 'ลายเซ็นของโปรแกรมรุ่นใหม่ไม่ถูกต้อง ไฟล์อาจถูกแก้ไข จึงไม่ติดตั้ง',
    safe: kept,
    todo: 'อย่าติดตั้งเอง ส่งรหัสนี้ให้ผู้ดูแลระบบ',
  },
  'update-unreadable': {
    what: 'อ่านรายละเอียดของโปรแกรมรุ่นใหม่ไม่ได้',
    safe: kept,
    todo: 'ขอไฟล์ชุดใหม่จากผู้ดูแลระบบ',
  },
  'update-older': {
    what: 'โปรแกรมที่นั้นเก่ากว่ารุ่นที่ใช้อยู่ จึงไม่ติดตั้ง',
    safe: kept,
    todo: 'ไม่ต้องทำอะไร หากจำเป็นต้องกลับไปใช้รุ่นเก่า ให้ผู้ดูแลระบบทำตามคู่มือ',
  },
  'update-damaged': {
    what: 'ไฟล์โปรแกรมรุ่นใหม่ไม่ครบหรือไม่ตรงกับที่ลงลายเซ็นไว้ จึงไม่ติดตั้ง',
    safe: kept,
    todo: 'คัดลอกไฟล์ชุดนั้นใหม่แล้วลองอีกครั้ง หากยังเป็นอยู่ให้ส่งรหัสนี้ให้ผู้ดูแลระบบ',
  },
  'update-impossible': {
    what: 'เครื่องนี้เตรียมติดตั้งโปรแกรมรุ่นใหม่ไม่สำเร็จ',
    safe: kept,
    todo: 'ลองใหม่ภายหลัง หากยังเป็นอยู่ให้ส่งไฟล์ตรวจสอบปัญหาจากหน้าตั้งค่าให้ผู้ดูแลระบบ',
  },
};

/** The same in English. */
export const updateErrorsEn: Sentences = {
  'update-unreachable': {
    what: 'The place where the newer program lies is not reached',
    safe: english,
    todo: 'Check the network, the folder or the USB stick, then try again.',
  },
  'update-none-there': {
    what: 'There is no newer program for this kind of PC at that place',
    safe: english,
    todo: 'Choose the folder that holds the latest file beside the installer, or ask the administrator.',
  },
  'update-not-signed': {
    what: 'The newer program is not signed and is not installed',
    safe: english,
    todo: 'Do not install it by hand; give this code to the administrator.',
  },
  'update-signature-wrong': {
    what: 'The signature of the newer program is wrong: its files may have been changed. It is not installed',
    safe: english,
    todo: 'Do not install it by hand; give this code to the administrator.',
  },
  'update-unreadable': {
    what: 'What is said about the newer program cannot be read',
    safe: english,
    todo: 'Ask the administrator for the files again.',
  },
  'update-older': {
    what: 'The program at that place is older than the one in use and is not installed',
    safe: english,
    todo: 'Nothing to do. Going back to an older program is described in the manual for operators.',
  },
  'update-damaged': {
    what: 'The files of the newer program are not the ones that were signed. It is not installed',
    safe: english,
    todo: 'Copy the files again and retry; if it stays, give this code to the administrator.',
  },
  'update-impossible': {
    what: 'This PC could not prepare the newer program',
    safe: english,
    todo: 'Try again later; if it stays, send the diagnosis file from the settings to the administrator.',
  },
};
