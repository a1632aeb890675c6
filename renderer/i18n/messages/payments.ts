import type { Messages, MessageSet } from '../messages.ts';

/** Words of the page on which money is looked after. */
const paymentsTh = {
  title: 'การเงิน',
  areas: 'ส่วนของหน้าการเงิน',
  receipts: 'ใบเสร็จ',
  register: 'ทะเบียนคุมใบเสร็จ',
  reconciliation: 'กระทบยอด',
  cases: 'รายการรอตรวจสอบ',
  'daily-close': 'ปิดบัญชีประจำวัน',
};
const paymentsEn = {
  title: 'Payments',
  areas: 'Parts of this page',
  receipts: 'Receipts',
  register: 'Register of books',
  reconciliation: 'Reconciliation',
  cases: 'To be checked',
  'daily-close': 'Daily close',
} satisfies Messages<typeof paymentsTh>;
export const paymentsMessages: MessageSet<typeof paymentsTh> = { th: paymentsTh, en: paymentsEn };
