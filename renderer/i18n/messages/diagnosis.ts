import type { Messages, MessageSet } from '../messages.ts';

const th = {
  pageTitle: 'โปรแกรมในเครื่องนี้',
  back: 'กลับไปหน้าตั้งค่า',
  open: 'รุ่นโปรแกรมและไฟล์ตรวจสอบ',
  version: (version: string): string => `แฟ้ม รุ่น ${version}`,
  title: 'ไฟล์ตรวจสอบปัญหา',
  text: 'เมื่อมีปัญหา บันทึกไฟล์นี้แล้วส่งให้ผู้ดูแลระบบ ในไฟล์มีรุ่นโปรแกรม ขนาดข้อมูล สถานะการซิงก์ รหัสข้อผิดพลาด จอและเครื่องพิมพ์ ไม่มีชื่อคน ชื่อโรงงาน เลขประจำตัว หรือข้อมูลในแฟ้ม',
  save: 'บันทึกไฟล์ตรวจสอบ',
  saved: 'บันทึกไฟล์ตรวจสอบแล้ว',
  show: 'ดูสิ่งที่อยู่ในไฟล์',
  hide: 'ซ่อน',
  content: 'เนื้อหาของไฟล์ตรวจสอบ',
};

const en = {
  pageTitle: 'The program on this PC',
  back: 'Back to the settings',
  open: 'Version and diagnosis file',
  version: (version) => `Faem, version ${version}`,
  title: 'Diagnosis file',
  text: 'When something is wrong, save this file and send it to the administrator. It holds versions, sizes, the state of sync, error codes, screens and printers; no name of a person or a factory, no identity number, nothing out of a folder.',
  save: 'Save the diagnosis file',
  saved: 'The diagnosis file is saved',
  show: 'See what is in the file',
  hide: 'Hide',
  content: 'Content of the diagnosis file',
} satisfies Messages<typeof th>;

/** The program on this PC and the file for whoever looks into a trouble. */
export const diagnosisMessages: MessageSet<typeof th> = { th, en };
