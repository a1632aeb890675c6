import type { Messages, MessageSet } from '../messages.ts';

/** The command palette: every page and every action of the moment, by a few letters. */
export const paletteTh = {
  title: 'ไปที่ หรือทำอะไร',
  placeholder: 'พิมพ์ชื่อหน้า คำสั่ง โรงงาน หรือเลขแฟ้ม',
  results: 'ผลที่พบ',
  nothing: 'ไม่พบ ลองพิมพ์คำอื่น',
  kinds: { page: 'หน้า', action: 'คำสั่ง', thing: 'ข้อมูล', help: 'วิธีใช้' },
  pages: {
    setup: 'รายการตั้งค่าที่เหลือ',
    scanners: 'เครื่องสแกน',
    records: 'ชุดเอกสารอื่น',
    retention: 'อายุเก็บและการทำลาย',
    board: 'กระดานติดป้าย',
  },
  help: 'วิธีใช้ของหน้านี้',
  language: 'เปลี่ยนเป็นภาษาอังกฤษ',
  training: 'เข้าโหมดฝึก',
};
export const paletteEn = {
  title: 'Go somewhere, do something',
  placeholder: 'A page, a command, a factory or the number of a folder',
  results: 'Found',
  nothing: 'Nothing found; try another word',
  kinds: { page: 'Page', action: 'Command', thing: 'Record', help: 'Help' },
  pages: {
    setup: 'What is left to set up',
    scanners: 'Scanners',
    records: 'Other records',
    retention: 'Retention and disposal',
    board: 'Labelling board',
  },
  help: 'Help for this screen',
  language: 'Change to Thai',
  training: 'Enter training',
} satisfies Messages<typeof paletteTh>;
export const paletteMessages: MessageSet<typeof paletteTh> = { th: paletteTh, en: paletteEn };
