import type { Messages, MessageSet } from '../messages.ts';

/** Words that every page uses. */
export const commonTh = {
  cancel: 'ยกเลิก',
  close: 'ปิด',
  confirm: 'ยืนยัน',
  save: 'บันทึก',
  back: 'กลับ',
  retry: 'ลองใหม่',
  copy: 'คัดลอก',
  copied: 'คัดลอกแล้ว',
  open: 'เปิดรายการ',
  noMatch: 'ไม่พบรายการที่ตรง',
  demoData: 'ข้อมูลสาธิต',
  baht: 'บาท',
  none: 'ไม่มี',
  unknown: 'ไม่ทราบ',
};
export const commonEn = {
  cancel: 'Cancel',
  close: 'Close',
  confirm: 'Confirm',
  save: 'Save',
  back: 'Back',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  open: 'Open list',
  noMatch: 'Nothing matches',
  demoData: 'Demonstration data',
  baht: 'baht',
  none: 'None',
  unknown: 'Unknown',
} satisfies Messages<typeof commonTh>;
export const commonMessages: MessageSet<typeof commonTh> = { th: commonTh, en: commonEn };
