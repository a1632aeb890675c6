import type { Messages, MessageSet } from '../messages.ts';

/** A second person proves at this PC that they agree (ผู้อนุมัติคนที่สอง). */
export const secondPersonTh = {
  person: 'ผู้อนุมัติ',
  choose: 'เลือกชื่อ หรือสแกนบัตร',
  pin: 'รหัส PIN ของผู้อนุมัติ',
  pinHint: 'ผู้อนุมัติพิมพ์เองที่เครื่องนี้ ใช้ได้แม้ไม่มีเครือข่าย',
  nobody: 'ยังไม่มีใครในสำนักงานอนุมัติเรื่องนี้ได้ ให้ผู้ดูแลระบบเพิ่มเจ้าหน้าที่ก่อน',
  'wrong-pin': 'รหัส PIN ไม่ถูกต้อง ยังไม่มีอะไรเปลี่ยน ให้ผู้อนุมัติพิมพ์ใหม่',
  locked: 'ใส่รหัส PIN ผิดหลายครั้ง ยังไม่มีอะไรเปลี่ยน รอ 30 วินาทีแล้วลองใหม่',
};
export const secondPersonEn = {
  person: 'Approved by',
  choose: 'Choose a name, or scan the badge',
  pin: 'PIN of who approves',
  pinHint: 'Typed by themself at this PC; works without a network',
  nobody: 'Nobody in the office may approve this yet; an administrator has to add somebody',
  'wrong-pin': 'Wrong PIN; nothing has changed. Who approves types it again',
  locked: 'Too many wrong PINs; nothing has changed. Wait 30 seconds and try again',
} satisfies Messages<typeof secondPersonTh>;
export const secondPersonMessages: MessageSet<typeof secondPersonTh> = { th: secondPersonTh, en: secondPersonEn };
