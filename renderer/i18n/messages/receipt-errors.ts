import type { ErrorSentences, KnownErrorType } from '../error-text.ts';

type ReceiptError = Extract<KnownErrorType, `receipt-${string}` | `day-${string}`>;
type Sentences = Readonly<Record<ReceiptError, ErrorSentences>>;

const kept = 'ไม่มีข้อมูลใดเปลี่ยนแปลง เลขที่ใบเสร็จไม่ถูกใช้ไป';

/** Thai sentences of what can go wrong with receipts. */
export const receiptErrorsTh: Sentences = {
  'day-closed': {
    what: 'วันนี้ปิดบัญชีไปแล้วด้วยยอดอื่น',
    safe: 'ยอดที่ปิดแล้วอยู่ครบ ไม่ถูกแก้',
    todo: 'ดูผลต่างในหน้าปิดบัญชีประจำวัน',
  },
  'day-not-closed': {
    what: 'ยังไม่ได้ปิดบัญชีวันนี้ จึงบันทึกการนำส่งไม่ได้',
    safe: 'ไม่มีข้อมูลใดเปลี่ยนแปลง',
    todo: 'ปิดบัญชีวันก่อน แล้วบันทึกการนำส่ง',
  },
  'day-not-come': {
    what: 'ปิดบัญชีล่วงหน้าไม่ได้',
    safe: 'ไม่มีข้อมูลใดเปลี่ยนแปลง',
    todo: 'ตรวจวันที่ที่เลือก และวันที่ของเครื่อง',
  },
  'day-figures-differ': {
    what: 'ยอดที่จะปิดไม่ตรงกับรหัสยืนยันยอด',
    safe: 'ไม่มีข้อมูลใดเปลี่ยนแปลง',
    todo: 'เปิดหน้าปิดบัญชีใหม่แล้วลองอีกครั้ง ถ้ายังไม่ได้ ให้แจ้งผู้ดูแลระบบพร้อมรหัสนี้',
  },
  'receipt-book-unknown': {
    what: 'ไม่พบเล่มใบเสร็จนี้ หรือศูนย์กลางยังไม่ออกเลขเล่มให้',
    safe: kept,
    todo: 'ต่อเครือข่ายสักครู่แล้วลองใหม่',
  },
  'receipt-book-not-here': {
    what: 'เล่มใบเสร็จนี้เบิกไว้ให้เครื่องอื่น',
    safe: kept,
    todo: 'ออกใบเสร็จจากเครื่องที่เบิกเล่ม หรือเบิกเล่มใหม่ให้เครื่องนี้',
  },
  'receipt-book-in-hand': {
    what: 'เครื่องนี้มีเล่มที่ยังไม่ได้ใช้อยู่แล้ว จึงเบิกเพิ่มไม่ได้',
    safe: kept,
    todo: 'ใช้เล่มที่มีอยู่ก่อน',
  },
  'receipt-book-closed': {
    what: 'เล่มใบเสร็จนี้ปิดแล้ว',
    safe: kept,
    todo: 'เบิกเล่มใหม่ในหน้าการเงิน › ทะเบียนคุมใบเสร็จ',
  },
  'receipt-book-missing': {
    what: 'เครื่องนี้ยังไม่มีเล่มใบเสร็จของปีงบประมาณนี้',
    safe: kept,
    todo: 'กดเบิกเล่ม ต้องต่อเครือข่ายสักครู่ให้ศูนย์กลางออกเลขเล่ม',
  },
  'receipt-year-differs': {
    what: 'วันที่ออกใบเสร็จไม่อยู่ในปีงบประมาณของเล่มนี้',
    safe: kept,
    todo: 'ตรวจวันที่ของเครื่อง หรือใช้เล่มของปีงบประมาณที่ถูกต้อง',
  },
  'receipt-number-not-next': {
    what: 'เลขที่นี้ไม่ใช่ใบถัดไปของเล่ม',
    safe: kept,
    todo: 'ลองใหม่อีกครั้ง ระบบจะใช้ใบถัดไปเอง ถ้ายังไม่ได้ ให้ปิดเล่มนี้แล้วเบิกเล่มใหม่',
  },
  'receipt-date-before-last': {
    what: 'วันที่ของเครื่องย้อนหลังกว่าใบเสร็จใบก่อนหน้าในเล่ม',
    safe: kept,
    todo: 'ตั้งวันที่ของเครื่องให้ถูกต้องแล้วลองใหม่ หากวันที่ถูกแล้ว แต่ใบก่อนหน้าออกตอนวันที่ผิด ให้การเงินปิดเล่มนี้ในทะเบียนคุม แล้วเบิกเล่มใหม่',
  },
  'receipt-hash-differs': {
    what: 'ใบเสร็จนี้ต่อกับใบก่อนหน้าในเล่มไม่ได้',
    safe: kept,
    todo: 'ลองใหม่อีกครั้ง ถ้ายังไม่ได้ ให้ปิดเล่มนี้แล้วเบิกเล่มใหม่ และแจ้งผู้ดูแลระบบพร้อมรหัสนี้',
  },
  'receipt-payments-differ': {
    what: 'รายการชำระที่จะระบุในใบเสร็จ รวมกันไม่เท่ายอดของใบแจ้ง',
    safe: kept,
    todo: 'ปิดหน้าต่างนี้แล้วเปิดใหม่ เพื่ออ่านรายการชำระล่าสุด ถ้ายังไม่ได้ ให้การเงินตรวจในหน้ากระทบยอด',
  },
  'receipt-exists': {
    what: 'ใบแจ้งนี้มีใบเสร็จแล้ว',
    safe: kept,
    todo: 'พิมพ์ซ้ำเป็นสำเนา หรือยกเลิกใบเดิมก่อนออกใบใหม่',
  },
  'receipt-unknown': {
    what: 'ไม่พบใบเสร็จนี้ในข้อมูลของสำนักงาน',
    safe: kept,
    todo: 'ตรวจเลขที่อีกครั้ง หรือกดซิงก์แล้วลองใหม่',
  },
  'receipt-not-provisional': {
    what: 'ใบนี้เป็นใบเสร็จรับเงินอยู่แล้ว จึงไม่ต้องใส่เลขที่ใบเสร็จทางการ',
    safe: kept,
    todo: 'ตรวจว่าเลือกใบถูกต้อง',
  },
  'receipt-money-not-sure': {
    what: 'ธนาคารยังไม่ยืนยันว่าได้รับเงินของใบแจ้งนี้ จึงยังออกใบเสร็จไม่ได้',
    safe: kept,
    todo: 'รอธนาคารยืนยัน แล้วกดออกใบเสร็จอีกครั้ง',
  },
};

const keptEn = 'Nothing was changed; no receipt number was used.';

/** English sentences of what can go wrong with receipts. */
export const receiptErrorsEn: Sentences = {
  'day-closed': {
    what: 'This day is closed already, with other figures',
    safe: 'The fixed figures are complete.',
    todo: 'See the differences on the page of the day.',
  },
  'day-not-closed': {
    what: 'The day is not closed, so its remittance cannot be noted',
    safe: 'Nothing was changed.',
    todo: 'Close the day first.',
  },
  'day-not-come': {
    what: 'A day cannot be closed before it has come',
    safe: 'Nothing was changed.',
    todo: "Check the day and the PC's date.",
  },
  'day-figures-differ': {
    what: 'The figures do not fit their hash',
    safe: 'Nothing was changed.',
    todo: 'Open the page again and retry; if it stays, tell support this code.',
  },
  'receipt-book-unknown': {
    what: 'This book is unknown, or the centre has not numbered it yet',
    safe: keptEn,
    todo: 'Connect for a moment and try again.',
  },
  'receipt-book-not-here': {
    what: 'This book was drawn for another PC',
    safe: keptEn,
    todo: 'Issue on that PC, or draw a book for this one.',
  },
  'receipt-book-in-hand': {
    what: 'This PC still has an unused book',
    safe: keptEn,
    todo: 'Use that one first.',
  },
  'receipt-book-closed': { what: 'This book is closed', safe: keptEn, todo: 'Draw a new book on the payments page.' },
  'receipt-book-missing': {
    what: 'This PC has no book of this fiscal year',
    safe: keptEn,
    todo: 'Draw a book; the centre numbers it, so the network is needed for a moment.',
  },
  'receipt-year-differs': {
    what: "The date is not in the book's fiscal year",
    safe: keptEn,
    todo: "Check the PC's date, or use a book of the right year.",
  },
  'receipt-number-not-next': {
    what: 'This is not the next sheet of the book',
    safe: keptEn,
    todo: 'Try again; if it stays, close the book and draw a new one.',
  },
  'receipt-date-before-last': {
    what: "The PC's date is before the last receipt of the book",
    safe: keptEn,
    todo: "Set the PC's date and try again. If it is right and the receipt before it was not, have finance close this book in the register and draw a new one.",
  },
  'receipt-hash-differs': {
    what: 'This receipt does not follow the one before it in the book',
    safe: keptEn,
    todo: 'Try again; if it stays, close the book, draw a new one and tell support this code.',
  },
  'receipt-payments-differ': {
    what: 'The payments to be named do not add up to the amount of the notice',
    safe: keptEn,
    todo: 'Close this window and open it again to read the latest payments. If it stays, let finance look in Reconciliation.',
  },
  'receipt-exists': {
    what: 'This notice has a receipt already',
    safe: keptEn,
    todo: 'Print a copy, or void it before issuing another.',
  },
  'receipt-unknown': {
    what: "The office's data has no such receipt",
    safe: keptEn,
    todo: 'Check the number, or sync and try again.',
  },
  'receipt-not-provisional': {
    what: 'This is an official receipt already; it takes no other number',
    safe: keptEn,
    todo: 'Check that it is the right one.',
  },
  'receipt-money-not-sure': {
    what: 'The bank has not confirmed the money of this notice yet',
    safe: keptEn,
    todo: 'Wait for the bank, then issue the receipt.',
  },
};
