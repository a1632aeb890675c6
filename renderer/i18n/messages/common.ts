import type { Messages, MessageSet } from '../messages.ts';

/** Words that every page uses. */
export const commonTh = {
  cancel: 'ยกเลิก',
  close: 'ปิด',
  save: 'บันทึก',
  back: 'กลับ',
  retry: 'ลองใหม่',
  open: 'เปิดรายการ',
  noMatch: 'ไม่พบรายการที่ตรง',
  baht: 'บาท',
  none: 'ไม่มี',
  unknown: 'ไม่ทราบ',
  reason: 'เหตุผล',
  reasonMissing: 'กรอกเหตุผล',
};
export const commonEn = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  back: 'Back',
  retry: 'Try again',
  open: 'Open list',
  noMatch: 'Nothing matches',
  baht: 'baht',
  none: 'None',
  unknown: 'Unknown',
  reason: 'Reason',
  reasonMissing: 'Give a reason',
} satisfies Messages<typeof commonTh>;
export const commonMessages: MessageSet<typeof commonTh> = { th: commonTh, en: commonEn };
