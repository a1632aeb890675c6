import type { ErrorSentences, KnownErrorType } from '../error-text.ts';

type PrinterError = Extract<
  KnownErrorType,
  | 'printer-unknown'
  | 'printer-unreachable'
  | 'printer-refused'
  | 'printer-timed-out'
  | 'printer-dropped'
  | 'printer-paper-out'
  | 'printer-head-open'
  | 'printer-ribbon-out'
  | 'printer-jammed'
  | 'printer-paused'
  | 'printer-out-of-order'
  | 'thermal-label-too-small'
  | 'thermal-grade-too-low'
  | 'spool-failed'
>;
type Sentences = Readonly<Record<PrinterError, ErrorSentences>>;

const labelsWaitTh = 'ป้ายที่ออกมาแล้วใช้ได้ ป้ายที่เหลือยังรออยู่ครบ';
const labelHalfTh = 'ป้ายก่อนหน้านี้ใช้ได้ ดวงที่ค้างอาจออกมาไม่ครบ ให้ทิ้งดวงนั้น';

/** Thai sentences of what can go wrong with label printers. */
export const printerErrorsTh: Sentences = {
  'printer-unknown': {
    what: 'ไม่พบเครื่องพิมพ์ป้ายนี้ในรายการของเครื่องนี้',
    safe: labelsWaitTh,
    todo: 'เพิ่มเครื่องพิมพ์ในหน้าตั้งค่า แล้วลองใหม่',
  },
  'printer-unreachable': {
    what: 'ติดต่อเครื่องพิมพ์ป้ายไม่ได้ เครื่องอาจปิดอยู่หรือสายหลุด',
    safe: labelsWaitTh,
    todo: 'เปิดเครื่องพิมพ์ ตรวจสายและที่อยู่ในหน้าตั้งค่า แล้วพิมพ์ต่อ',
  },
  'printer-refused': {
    what: 'เครื่องพิมพ์ป้ายไม่รับการเชื่อมต่อ',
    safe: labelsWaitTh,
    todo: 'ตรวจหมายเลขพอร์ตในหน้าตั้งค่า (ปกติ 9100) หรือรอให้เครื่องอื่นพิมพ์เสร็จ แล้วพิมพ์ต่อ',
  },
  'printer-timed-out': {
    what: 'เครื่องพิมพ์ป้ายหยุดรับข้อมูลกลางคัน',
    safe: labelHalfTh,
    todo: 'ดูว่ากระดาษติด กระดาษหมด หรือฝาเปิดอยู่หรือไม่ แล้วพิมพ์ต่อจากป้ายที่ค้าง',
  },
  'printer-dropped': {
    what: 'การเชื่อมต่อกับเครื่องพิมพ์ป้ายขาดกลางคัน',
    safe: labelHalfTh,
    todo: 'ตรวจสายและไฟของเครื่องพิมพ์ แล้วพิมพ์ต่อจากป้ายที่ค้าง',
  },
  'printer-paper-out': {
    what: 'เครื่องพิมพ์ป้ายกระดาษหมด',
    safe: labelsWaitTh,
    todo: 'ใส่ม้วนใหม่ ปิดฝา แล้วพิมพ์ต่อจากป้ายที่ค้าง',
  },
  'printer-head-open': {
    what: 'ฝาเครื่องพิมพ์ป้ายเปิดอยู่',
    safe: labelsWaitTh,
    todo: 'ปิดฝาให้สนิท แล้วพิมพ์ต่อ',
  },
  'printer-ribbon-out': {
    what: 'ผ้าหมึกของเครื่องพิมพ์ป้ายหมด',
    safe: labelsWaitTh,
    todo: 'เปลี่ยนผ้าหมึก แล้วพิมพ์ต่อ',
  },
  'printer-jammed': {
    what: 'กระดาษติดในเครื่องพิมพ์ป้าย',
    safe: labelsWaitTh,
    todo: 'เอากระดาษที่ติดออก ดูเลขบนป้ายดวงสุดท้ายที่ดี แล้วพิมพ์ต่อจากดวงถัดไป',
  },
  'printer-paused': {
    what: 'เครื่องพิมพ์ป้ายถูกหยุดไว้',
    safe: labelsWaitTh,
    todo: 'กดปุ่ม PAUSE หรือ FEED ที่เครื่องพิมพ์ แล้วพิมพ์ต่อ',
  },
  'printer-out-of-order': {
    what: 'เครื่องพิมพ์ป้ายแจ้งว่าเครื่องผิดปกติ',
    safe: labelsWaitTh,
    todo: 'ปิดเปิดเครื่องพิมพ์ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลระบบ',
  },
  'thermal-label-too-small': {
    what: 'ป้ายเล็กเกินไปสำหรับบาร์โค้ดที่เครื่องอ่านได้',
    safe: 'ยังไม่มีป้ายถูกพิมพ์',
    todo: 'ใช้ม้วนป้ายตั้งแต่ 40 × 25 มม. หรือตั้งแนวพิมพ์ตามยาวม้วน',
  },
  'thermal-grade-too-low': {
    what: 'แท่งบาร์โค้ดจากเครื่องพิมพ์นี้คาดว่าต่ำกว่าระดับ B',
    safe: 'ยังไม่มีป้ายถูกพิมพ์',
    todo: 'ปรับความเข้มหรือความเร็วของเครื่องพิมพ์ในหน้าตั้งค่า หรือใช้ม้วนป้ายที่กว้างขึ้น',
  },
  'spool-failed': {
    what: 'ระบบพิมพ์ของเครื่องนี้ไม่รับป้าย',
    safe: labelsWaitTh,
    todo: 'ตรวจชื่อเครื่องพิมพ์ในหน้าตั้งค่าและคิวพิมพ์ของระบบ แล้วลองใหม่',
  },
};

const labelsWaitEn = 'Labels that came out are good; the rest is still waiting.';
const labelHalfEn = 'Earlier labels are good; the one that stopped may be incomplete, throw it away.';

/** English sentences of what can go wrong with label printers. */
export const printerErrorsEn: Sentences = {
  'printer-unknown': {
    what: 'This PC does not know that label printer',
    safe: labelsWaitEn,
    todo: 'Add the printer in the settings and try again.',
  },
  'printer-unreachable': {
    what: 'The label printer cannot be reached; it may be off or unplugged',
    safe: labelsWaitEn,
    todo: 'Switch it on, check its cable and its address in the settings, then go on.',
  },
  'printer-refused': {
    what: 'The label printer does not take the connection',
    safe: labelsWaitEn,
    todo: 'Check the port in the settings (usually 9100), or wait until another PC has finished, then go on.',
  },
  'printer-timed-out': {
    what: 'The label printer stopped taking data',
    safe: labelHalfEn,
    todo: 'Look for a jam, an empty roll or an open lid, then go on at the label that is waiting.',
  },
  'printer-dropped': {
    what: 'The connection to the label printer broke',
    safe: labelHalfEn,
    todo: 'Check the cable and the power of the printer, then go on at the label that is waiting.',
  },
  'printer-paper-out': {
    what: 'The label printer is out of labels',
    safe: labelsWaitEn,
    todo: 'Put in a new roll, close the lid, then go on at the label that is waiting.',
  },
  'printer-head-open': {
    what: 'The label printer is open',
    safe: labelsWaitEn,
    todo: 'Close the lid, then go on.',
  },
  'printer-ribbon-out': {
    what: 'The label printer is out of ribbon',
    safe: labelsWaitEn,
    todo: 'Change the ribbon, then go on.',
  },
  'printer-jammed': {
    what: 'Labels are jammed in the label printer',
    safe: labelsWaitEn,
    todo: 'Take them out, look at the last good label and go on at the one after it.',
  },
  'printer-paused': {
    what: 'The label printer is paused',
    safe: labelsWaitEn,
    todo: 'Press PAUSE or FEED on the printer, then go on.',
  },
  'printer-out-of-order': {
    what: 'The label printer says that it is out of order',
    safe: labelsWaitEn,
    todo: 'Switch it off and on; tell support if that does not help.',
  },
  'thermal-label-too-small': {
    what: 'The label is too small for a barcode that scanners read',
    safe: 'No label was printed.',
    todo: 'Use labels of 40 × 25 mm or more, or print along the roll.',
  },
  'thermal-grade-too-low': {
    what: 'The bars from this printer would probably be below grade B',
    safe: 'No label was printed.',
    todo: 'Change its darkness or speed in the settings, or use a wider roll.',
  },
  'spool-failed': {
    what: 'This PC did not take the label for printing',
    safe: labelsWaitEn,
    todo: 'Check the name of the printer in the settings and the print queue, then try again.',
  },
};
