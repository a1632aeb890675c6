import type { Messages, MessageSet } from '../messages.ts';

/** What is told while the disk is full. */
export const roomTh = {
  title: 'ดิสก์ของเครื่องนี้เต็ม ตอนนี้รับเฉพาะการสแกนแฟ้ม',
  safe: 'งานที่บันทึกแล้วอยู่ครบ ทุกสแกนที่ขึ้นว่าบันทึกแล้วถูกเก็บจริง ถ้าเก็บไม่ได้โปรแกรมจะบอกทันที',
  todo: 'ลบไฟล์ที่ไม่ใช้หรือย้ายออกจากเครื่อง เมื่อมีที่ว่างโปรแกรมทำงานต่อเอง ไม่ต้องปิดเปิดใหม่',
  code: 'disk-full',
};
export const roomEn = {
  title: 'The disk of this PC is full; only scans of folders are taken now',
  safe: 'Everything stored is complete. Every scan that says it is stored is stored; one that cannot be says so at once',
  todo: 'Delete or move files that are not needed. When there is room, work goes on by itself; no restart is needed',
  code: 'disk-full',
} satisfies Messages<typeof roomTh>;
export const roomMessages: MessageSet<typeof roomTh> = { th: roomTh, en: roomEn };
