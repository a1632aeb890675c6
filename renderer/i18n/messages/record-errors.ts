import type { ErrorSentences, KnownErrorType } from '../error-text.ts';

type RecordError = Extract<
  KnownErrorType,
  | 'folder-disposed'
  | 'folder-on-hold'
  | 'folder-in-disposal'
  | 'disposal-closed'
  | 'disposal-not-ready'
  | 'disposal-step-early'
  | 'stock-take-closed'
  | 'stock-take-unsent'
  | 'stock-take-range-apart'
>;
type Sentences = Readonly<Record<RecordError, ErrorSentences>>;

const kept = 'ไม่มีข้อมูลใดเปลี่ยนแปลง งานก่อนหน้านี้ถูกเก็บไว้ครบ';
const english = 'Nothing was changed; earlier work is complete.';

/** Thai sentences of what can go wrong with counts, holds and disposals. */
export const recordErrorsTh: Sentences = {
  'folder-disposed': {
    what: 'แฟ้มนี้ถูกทำลายหรือส่งมอบไปแล้วตามบันทึก',
    safe: kept,
    todo: 'ถ้าแฟ้มยังอยู่จริง ให้แจ้งหัวหน้าตรวจรอบทำลายที่บันทึกไว้',
  },
  'folder-on-hold': {
    what: 'แฟ้มนี้ถูกสั่งห้ามทำลาย',
    safe: kept,
    todo: 'นำแฟ้มนี้ออกจากรายการ หรือให้หัวหน้ายกเลิกคำสั่งห้ามทำลายก่อน',
  },
  'folder-in-disposal': {
    what: 'แฟ้มนี้อยู่ในรอบทำลายอื่นที่ยังไม่เสร็จ',
    safe: kept,
    todo: 'ทำรอบนั้นให้เสร็จ หรือยกเลิกรอบนั้นก่อน',
  },
  'disposal-closed': {
    what: 'รอบทำลายนี้แก้ไขไม่ได้แล้ว',
    safe: kept,
    todo: 'เปิดรอบใหม่สำหรับแฟ้มที่เหลือ',
  },
  'disposal-not-ready': {
    what: 'ยังทำลายไม่ได้ ขั้นตอนตามระเบียบยังไม่ครบ',
    safe: kept,
    todo: 'ดูขั้นตอนที่ขาดในหน้ารอบทำลาย แล้วบันทึกให้ครบ',
  },
  'disposal-step-early': {
    what: 'วันที่ของขั้นตอนอยู่ก่อนขั้นตอนที่ต้องมาก่อน',
    safe: kept,
    todo: 'ตรวจวันที่เสนอ อนุมัติ ส่งบัญชี และตอบ แล้วบันทึกใหม่',
  },
  'stock-take-closed': {
    what: 'การตรวจนับนี้สรุปผลหรือยกเลิกไปแล้ว',
    safe: 'สแกนทุกรายการยังอยู่ครบ',
    todo: 'เปิดดูผลในหน้าตรวจนับ หรือเปิดการตรวจนับใหม่',
  },
  'stock-take-unsent': {
    what: 'ยังสรุปผลไม่ได้ มีเครื่องที่ยังนับไม่เสร็จหรือยังส่งสแกนไม่ครบ',
    safe: 'ไม่มีแฟ้มใดถูกถือว่าหาย สแกนทุกรายการยังอยู่ครบ',
    todo: 'ให้เครื่องนั้นกดนับเสร็จและต่อเครือข่าย หรือให้หัวหน้านับต่อโดยไม่รอเครื่องนั้น',
  },
  'stock-take-range-apart': {
    what: 'แฟ้มแรกกับแฟ้มสุดท้ายไม่ได้มีที่ประจำในห้องเดียวกัน',
    safe: kept,
    todo: 'เลือกแฟ้มสองเล่มในห้องเดียวกัน หรือตรวจนับทีละห้อง',
  },
};

/** The same in English. */
export const recordErrorsEn: Sentences = {
  'folder-disposed': {
    what: 'By the records this folder was destroyed or handed over',
    safe: english,
    todo: 'If it is still here, ask the head to check the disposal that is recorded.',
  },
  'folder-on-hold': {
    what: 'This folder is on hold',
    safe: english,
    todo: 'Leave it out, or have the hold released first.',
  },
  'folder-in-disposal': {
    what: 'This folder is in another disposal that is not finished',
    safe: english,
    todo: 'Finish or cancel that one first.',
  },
  'disposal-closed': {
    what: 'This disposal can no longer be changed',
    safe: english,
    todo: 'Open another one for the folders that remain.',
  },
  'disposal-not-ready': {
    what: 'A step of the regulation is still missing',
    safe: english,
    todo: 'See on the page of the disposal which one, and note it.',
  },
  'disposal-step-early': {
    what: 'A step is dated before the one it follows',
    safe: english,
    todo: 'Check the days of proposal, approval, list and answer, and note them again.',
  },
  'stock-take-closed': {
    what: 'This count was finished or given up already',
    safe: 'Every scan is kept.',
    todo: 'See its result on the count page, or open a new count.',
  },
  'stock-take-unsent': {
    what: 'Not finished: a PC is still counting, or not all of its scans have arrived',
    safe: 'No folder is called missing. Every scan is kept.',
    todo: 'Let that PC say it is done and connect it, or let a supervisor count on without it.',
  },
  'stock-take-range-apart': {
    what: 'The first and the last folder do not belong in one room',
    safe: english,
    todo: 'Choose two folders of one room, or count room by room.',
  },
};
