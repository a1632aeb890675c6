import type { Messages, MessageSet } from '../messages.ts';

/** The frame of the help; its content is in `i18n/help`. */
export const helpTh = {
  title: 'วิธีใช้',
  open: 'วิธีใช้',
  search: 'ค้นหาในวิธีใช้ หรือพิมพ์รหัสข้อผิดพลาด',
  nothing: 'ไม่พบคำนี้ในวิธีใช้',
  screens: 'ทุกหน้า',
  keys: 'คีย์ลัด',
  troubles: 'เมื่อมีปัญหา',
  code: (code: string): string => `รหัส ${code}`,
  happened: 'เกิดอะไรขึ้น',
  safe: 'อะไรปลอดภัย',
  todo: 'ทำอย่างไร',
  more: 'หน้าที่เกี่ยวข้อง',
  print: 'พิมพ์คีย์ลัดทั้งหมด',
  printTitle: 'คีย์ลัดของแฟ้ม',
  printFile: 'คีย์ลัด.pdf',
  everywhere: 'ทุกหน้า',
  close: 'ปิด',
  general: { F1: 'วิธีใช้ของหน้านี้', 'Ctrl+K': 'ไปที่ไหนก็ได้ ทำอะไรก็ได้', '/': 'ช่องค้นหา', Esc: 'ย้อนกลับหนึ่งขั้น' },
};
export const helpEn = {
  title: 'Help',
  open: 'Help',
  search: 'Search the help, or type the code of an error',
  nothing: 'The help does not know this word',
  screens: 'All screens',
  keys: 'Keys',
  troubles: 'When something is wrong',
  code: (code: string): string => `Code ${code}`,
  happened: 'What happened',
  safe: 'What is safe',
  todo: 'What to do',
  more: 'The screen it belongs to',
  print: 'Print all shortcuts',
  printTitle: 'Shortcuts of Faem',
  printFile: 'shortcuts.pdf',
  everywhere: 'Everywhere',
  close: 'Close',
  general: {
    F1: 'Help for this screen',
    'Ctrl+K': 'Go anywhere, do anything',
    '/': 'Search box',
    Esc: 'Back one step',
  },
} satisfies Messages<typeof helpTh>;
export const helpMessages: MessageSet<typeof helpTh> = { th: helpTh, en: helpEn };
