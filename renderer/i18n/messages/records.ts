import type { Messages, MessageSet } from '../messages.ts';

/** Names of series and their fields, and the words of the page of a record that no register brings. */
export const recordsTh = {
  seriesName: { factory: 'โรงงาน', 'community-product': 'ผลิตภัณฑ์ชุมชน (มผช.)' },
  field: {
    registrationNumber: 'เลขทะเบียนโรงงาน',
    name: 'ชื่อโรงงาน',
    operatorName: 'ผู้ประกอบการ',
    road: 'ถนน',
    subdistrict: 'ตำบล',
    district: 'อำเภอ',
    certificateNumber: 'เลขที่ใบรับรอง',
    productName: 'ชื่อผลิตภัณฑ์',
    standardNumber: 'เลขที่ มผช.',
    maker: 'ผู้ผลิต / กลุ่ม',
    expiresOn: 'วันหมดอายุใบรับรอง',
    address: 'ที่อยู่',
  },
  unknownName: 'ชุดเอกสารจากรุ่นใหม่กว่า',
  title: 'ทะเบียนที่สำนักงานบันทึกเอง',
  intro: 'เอกสารที่ไม่มีในทะเบียนโรงงาน ค้นได้จากช่องค้นหาด้านบนเหมือนแฟ้มโรงงาน',
  add: 'เพิ่มรายการ',
  edit: 'แก้ไขข้อมูล',
  save: 'บันทึก',
  saved: 'บันทึกแล้ว',
  savedWithFolder: 'บันทึกและขึ้นทะเบียนแฟ้มแล้ว',
  savedFolderWaits: 'บันทึกแล้ว แต่ยังไม่มีเลขแฟ้ม ขึ้นทะเบียนแฟ้มอีกครั้งที่หน้ารายการ',
  gone: 'ไม่พบรายการนี้ในข้อมูลของสำนักงาน',
  required: 'กรอกช่องนี้',
  wrong: 'ข้อมูลไม่ถูกต้อง',
  noRecords: 'ยังไม่มีรายการ',
  count: (count: number): string => `${count} รายการ`,
  lend: 'ให้ยืม',
  request: 'ขอแฟ้ม',
  print: 'พิมพ์ป้าย',
  keptUntil: (volume: number, date: string): string => `เล่ม ${volume} เก็บถึง ${date}`,
  onHold: (volume: number, reason: string): string => `เล่ม ${volume} ห้ามทำลาย: ${reason}`,
  disposed: (volume: number, date: string): string => `เล่ม ${volume} ทำลายหรือส่งมอบแล้วเมื่อ ${date}`,
  facts: 'ข้อมูล',
  back: 'กลับ',
};
const recordsEn = {
  seriesName: { factory: 'Factories', 'community-product': 'Community products' },
  field: {
    registrationNumber: 'Registration number',
    name: 'Factory',
    operatorName: 'Operator',
    road: 'Road',
    subdistrict: 'Subdistrict',
    district: 'District',
    certificateNumber: 'Certificate number',
    productName: 'Product',
    standardNumber: 'Standard number',
    maker: 'Maker',
    expiresOn: 'Certificate expires',
    address: 'Address',
  },
  unknownName: 'Series of a newer version',
  title: "The office's own records",
  intro: 'Papers that are not in the factory register; the search box finds them like factory folders.',
  add: 'Add a record',
  edit: 'Edit',
  save: 'Save',
  saved: 'Saved',
  savedWithFolder: 'Saved, and its folder registered',
  savedFolderWaits: 'Saved, but there was no number for its folder; register it on the page of the record',
  gone: 'The office has no such record',
  required: 'Fill this in',
  wrong: 'This is not right',
  noRecords: 'No records yet',
  count: (count: number): string => `${count} records`,
  lend: 'Lend',
  request: 'Request',
  print: 'Print label',
  keptUntil: (volume: number, date: string): string => `Volume ${volume} is kept until ${date}`,
  onHold: (volume: number, reason: string): string => `Volume ${volume} is on hold: ${reason}`,
  disposed: (volume: number, date: string): string => `Volume ${volume} was disposed of on ${date}`,
  facts: 'Facts',
  back: 'Back',
} satisfies Messages<typeof recordsTh>;
export const recordsMessages: MessageSet<typeof recordsTh> = { th: recordsTh, en: recordsEn };

const worded = (words: Readonly<Record<string, string>>, key: string, otherwise: string): string =>
  words[key] ?? otherwise;

/** The name of a series; other words for one that this build does not know. */
export const seriesName = (messages: typeof recordsTh, series: string): string =>
  worded(messages.seriesName, series, messages.unknownName);

/** The name of a field; its key when this build does not know it. */
export const fieldName = (messages: typeof recordsTh, field: string): string => worded(messages.field, field, field);
