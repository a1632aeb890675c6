import type { Messages, MessageSet } from '../messages.ts';

const th = {
  asTable: 'ดูเป็นตาราง',
  save: (title: string): string => `บันทึก ${title}`,
  png: 'ภาพ',
  pngHint: (title: string): string => `ภาพ ${title} เป็นไฟล์ PNG`,
  csv: 'CSV',
  csvHint: (title: string): string => `CSV ตัวเลขของ ${title}`,
  xlsx: 'Excel',
  xlsxHint: (title: string): string => `Excel ตัวเลขของ ${title}`,
  saved: 'บันทึกไฟล์แล้ว',
  notDrawn: 'เครื่องนี้บันทึกเป็นภาพไม่ได้ ตัวเลขยังบันทึกเป็น CSV หรือ Excel ได้',
};
const en = {
  asTable: 'As a table',
  save: (title) => `Save ${title}`,
  png: 'Picture',
  pngHint: (title) => `Picture of ${title} as PNG`,
  csv: 'CSV',
  csvHint: (title) => `CSV: the figures of ${title}`,
  xlsx: 'Excel',
  xlsxHint: (title) => `Excel: the figures of ${title}`,
  saved: 'The file is saved',
  notDrawn: 'This PC cannot save the picture; its figures can still be saved as CSV or Excel',
} satisfies Messages<typeof th>;

/** Words around every chart. */
export const chartMessages: MessageSet<typeof th> = { th, en };
