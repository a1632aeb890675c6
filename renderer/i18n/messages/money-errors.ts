import type { ErrorSentences, KnownErrorType } from '../error-text.ts';

type MoneyError = Extract<
  KnownErrorType,
  | `bank-file-${string}`
  | `money-case-${string}`
  | `reconciliation-${string}`
  | `slip-${string}`
  | 'payment-gone'
  | 'case-amount-differs'
  | 'case-no-part'
  | 'refund-needs-another'
>;
type Sentences = Readonly<Record<MoneyError, ErrorSentences>>;

const kept = 'ไม่มีข้อมูลใดเปลี่ยนแปลง งานก่อนหน้านี้ถูกเก็บไว้ครบ';
const english = 'Nothing was changed; earlier work is complete.';

/** Thai sentences of what can go wrong with bank files, payments that wait, and the sign-off of a day. */
export const moneyErrorsTh: Sentences = {
  'bank-file-refused': {
    what: 'ไฟล์ของธนาคารไม่ครบหรือไม่ถูกรูปแบบ จึงไม่นำเข้าทั้งไฟล์',
    safe: kept,
    todo: 'ดาวน์โหลดไฟล์จากธนาคารใหม่โดยไม่เปิดแก้ไข ถ้ายังไม่ได้ ส่งไฟล์พร้อมตำแหน่งที่ผิดให้ธนาคาร',
  },
  'bank-file-known': {
    what: 'ไฟล์นี้นำเข้าแล้ว',
    safe: kept,
    todo: 'ไม่ต้องทำอะไร ถ้าต้องการไฟล์ของวันอื่น ให้เลือกไฟล์ใหม่',
  },
  'bank-file-unknown': {
    what: 'ศูนย์กลางยังไม่มีไฟล์นี้',
    safe: kept,
    todo: 'รอให้งานของเครื่องนี้ส่งถึงศูนย์กลางครบ แล้วกดใหม่ ถ้ายังไม่ได้ ให้ขอไฟล์จากธนาคาร',
  },
  'bank-file-day-taken': {
    what: 'มีไฟล์ของธนาคาร บัญชี และวันเดียวกันอยู่แล้ว',
    safe: kept,
    todo: 'ถ้าธนาคารส่งไฟล์แก้ไข ให้เลือกไฟล์แล้วกดแทนที่ไฟล์เดิม',
  },
  'bank-file-of-others': {
    what: 'ในไฟล์มีรายการที่ไม่ใช่ Biller ID ของสำนักงาน จึงไม่นำเข้าทั้งไฟล์',
    safe: kept,
    todo: 'ตรวจว่าเลือกไฟล์ของสำนักงานเอง และ Biller ID ในหน้าตั้งค่าตรงกับที่ธนาคารแจ้ง',
  },
  'slip-unreadable': {
    what: 'ข้อความนี้ไม่ใช่ QR ของสลิป หรืออ่านมาไม่ครบ',
    safe: kept,
    todo: 'สแกน QR เล็กบนสลิปใหม่',
  },
  'slip-unknown': { what: 'ไม่พบสลิปนี้', safe: kept, todo: 'กดซิงก์แล้วลองใหม่' },
  'money-case-unknown': {
    what: 'ไม่พบรายการเงินนี้ในข้อมูลของสำนักงาน',
    safe: kept,
    todo: 'กดซิงก์แล้วลองใหม่',
  },
  'money-case-moved-on': {
    what: 'รายการนี้มีผู้ตัดสินแล้ว หรือธนาคารแจ้งข้อมูลใหม่',
    safe: kept,
    todo: 'เปิดรายการนี้อีกครั้งเพื่อดูสถานะล่าสุด',
  },
  'payment-gone': {
    what: 'เงินรายการนี้ธนาคารคืนหรือถอนรายการไปแล้ว จึงจับคู่หรือคืนเงินไม่ได้',
    safe: kept,
    todo: 'กดรับทราบพร้อมเหตุผลเพื่อปิดรายการ',
  },
  'case-no-part': {
    what: 'เงินรายการนี้ไม่ใช่ส่วนหนึ่งของใบแจ้งนี้ จึงนำมารวมไม่ได้',
    safe: kept,
    todo: 'เปิดรายการนี้อีกครั้งเพื่อดูสถานะล่าสุด แล้วตัดสินทีละรายการ',
  },
  'case-amount-differs': {
    what: 'ยอดเงินไม่เท่ากับใบแจ้ง จึงจับคู่กันไม่ได้',
    safe: kept,
    todo: 'เลือกใบแจ้งที่ยอดตรงกันทุกสตางค์ หรือเสนอคืนเงิน',
  },
  'refund-needs-another': {
    what: 'ผู้เสนอคืนเงินอนุมัติเองไม่ได้',
    safe: kept,
    todo: 'ให้เจ้าหน้าที่การเงินอีกคนเข้าสู่ระบบแล้วกดอนุมัติ',
  },
  'reconciliation-too-early': {
    what: 'วันนี้ยังไม่สิ้นวัน จึงลงนามกระทบยอดไม่ได้',
    safe: kept,
    todo: 'ลงนามในวันถัดไปหลังได้ไฟล์จากธนาคาร ถ้าวันที่ของเครื่องผิด ให้แก้นาฬิกาเครื่อง',
  },
  'reconciliation-signed': { what: 'วันนี้ลงนามกระทบยอดแล้ว', safe: kept, todo: 'ไม่ต้องทำอะไร' },
  'reconciliation-open': {
    what: 'ยอดของวันนี้ยังไม่ตรงกันทั้งสามทาง จึงลงนามไม่ได้',
    safe: kept,
    todo: 'นำเข้าไฟล์ของธนาคาร และตัดสินรายการที่ค้างให้ครบก่อน',
  },
};

/** The same in English. */
export const moneyErrorsEn: Sentences = {
  'bank-file-refused': {
    what: 'The bank file is incomplete or not in its format; none of it was imported',
    safe: english,
    todo: 'Download it from the bank again without opening it. If it fails again, send the bank the places that are wrong.',
  },
  'bank-file-known': { what: 'This file was imported before', safe: english, todo: 'Nothing to do' },
  'bank-file-unknown': {
    what: 'The centre does not have this file',
    safe: english,
    todo: 'Wait until the work of this PC has reached the centre and try again, or ask the bank for the file.',
  },
  'bank-file-day-taken': {
    what: 'There is a file of the same bank, account and day already',
    safe: english,
    todo: 'If the bank sent a corrected file, choose it and replace the earlier one.',
  },
  'bank-file-of-others': {
    what: 'The file has a line of a biller that is not of this office; none of it was imported',
    safe: english,
    todo: 'Check that it is the file of this office, and the Biller ID in the settings.',
  },
  'slip-unreadable': {
    what: 'This is no QR of a payment slip, or it was read in part',
    safe: english,
    todo: 'Scan the small QR on the slip again.',
  },
  'slip-unknown': { what: 'This slip is not known', safe: english, todo: 'Sync and try again.' },
  'money-case-unknown': { what: 'This payment to decide is not known', safe: english, todo: 'Sync and try again.' },
  'money-case-moved-on': {
    what: 'Somebody has decided about this already, or the bank has said something new',
    safe: english,
    todo: 'Open it again to see how it stands.',
  },
  'payment-gone': {
    what: 'The bank has taken this money back; it can be neither matched nor refunded',
    safe: english,
    todo: 'Take note of it with a reason.',
  },
  'case-no-part': {
    what: 'This money is no part of that notice and cannot be counted with the others',
    safe: english,
    todo: 'Open it again to see how it stands, and decide about each.',
  },
  'case-amount-differs': {
    what: 'The amount is not that of the notice; they cannot be matched',
    safe: english,
    todo: 'Choose a notice of exactly this amount, or propose a refund.',
  },
  'refund-needs-another': {
    what: 'Who proposed a refund cannot approve it',
    safe: english,
    todo: 'Let another finance officer log in and approve.',
  },
  'reconciliation-too-early': {
    what: 'The day is not over; it cannot be signed off',
    safe: english,
    todo: 'Sign it off on the next day, after the bank file. If the date of this PC is wrong, correct its clock.',
  },
  'reconciliation-signed': { what: 'The day is signed off already', safe: english, todo: 'Nothing to do' },
  'reconciliation-open': {
    what: 'The three records of the day do not agree; it cannot be signed off',
    safe: english,
    todo: 'Import the bank file and decide about everything that is open first.',
  },
};
