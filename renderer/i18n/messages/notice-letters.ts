import { formatCount, formatDuration } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Letters of notices as PDF. */
export const noticeLettersTh = {
  pageTitle: (count: number): string => `ใบแจ้งที่ยังชำระได้ ${formatCount(count)} ฉบับ`,
  printLeft: (count: number): string => `ทำหนังสือที่ยังไม่ได้ทำ ${formatCount(count)} ฉบับ`,
  printAgain: (count: number): string => `ทำใหม่ทั้งหมด ${formatCount(count)} ฉบับ`,
  letter: 'ทำหนังสือ',
  notMade: 'ยังไม่ได้ทำ',
  goOnTitle: (made: number, left: number): string =>
    `ทำหนังสือแล้ว ${formatCount(made)} ฉบับ เหลือ ${formatCount(left)} ฉบับ`,
  goOnHint: 'กด F7 ทำต่อเฉพาะที่เหลือ ไม่ซ้ำกับที่บันทึกไฟล์ไปแล้ว แม้ปิดโปรแกรมหรือไฟดับระหว่างทำ',
  proof: 'พิมพ์ตัวอย่างหนึ่งฉบับ',
  postcode: 'รหัสไปรษณีย์',
  factory: 'โรงงาน',
  number: 'เลขทะเบียน',
  reference: 'เลขอ้างอิง',
  validUntil: 'ใช้ได้ถึง',
  amount: 'จำนวนเงิน',
  nothingWaiting: 'ไม่มีใบแจ้งที่รอชำระ',
  nothingWaitingHint: 'ออกใบแจ้งจากหน้าโรงงานด้วย F4 แล้วกลับมาพิมพ์ที่นี่',
  print: 'พิมพ์ใบแจ้ง',
  printDescription: (ref: string): string => `พิมพ์ใบแจ้ง ${ref} เป็น PDF`,
  documentTitle: 'ใบแจ้งชำระค่าธรรมเนียม',
  fileName: (name: string): string => `ใบแจ้งชำระ-${name}.pdf`,
  progress: (done: number, of: number): string =>
    `พิมพ์และอ่าน QR กับแท่งกลับแล้ว ${formatCount(done)} จาก ${formatCount(of)} ฉบับ`,
  stop: 'พัก',
  paused: '· พักไว้ ที่ทำแล้วยังอยู่',
  timeLeft: (ms: number): string => `· เหลืออีกประมาณ ${formatDuration(ms)} นาที`,
  goOn: 'ทำต่อ',
  discard: 'ทิ้ง',
  saved: (count: number): string => `บันทึก PDF ใบแจ้ง ${formatCount(count)} ฉบับแล้ว`,
  refusedRef: (ref: string): string => `ใบแจ้งที่มีปัญหา: ${ref}`,
};
export const noticeLettersEn = {
  pageTitle: (count: number): string => `${formatCount(count)} ${count === 1 ? 'notice' : 'notices'} to be paid`,
  printLeft: (count: number): string => `Make the ${formatCount(count)} not made yet`,
  printAgain: (count: number): string => `Make all ${formatCount(count)} again`,
  letter: 'Letter made',
  notMade: 'Not yet',
  goOnTitle: (made: number, left: number): string =>
    `${formatCount(made)} ${made === 1 ? 'letter' : 'letters'} made, ${formatCount(left)} left`,
  goOnHint:
    'F7 makes only those that are left, and none twice that is in a saved file, even after the program was closed or cut off',
  proof: 'Print one as a proof',
  postcode: 'Post code',
  factory: 'Factory',
  number: 'Registration no.',
  reference: 'Reference',
  validUntil: 'Valid until',
  amount: 'Amount',
  nothingWaiting: 'No notice waits to be paid',
  nothingWaitingHint: 'Issue notices on the page of a factory with F4, then print them here',
  print: 'Print notice',
  printDescription: (ref: string): string => `Notice ${ref} as PDF`,
  documentTitle: 'Fee notice',
  fileName: (name: string): string => `notices-${name}.pdf`,
  progress: (done: number, of: number): string =>
    `${formatCount(done)} of ${formatCount(of)} drawn, their codes read back`,
  stop: 'Pause',
  paused: '· waiting; what was made is kept',
  timeLeft: (ms) => `· about ${formatDuration(ms)} min left`,
  goOn: 'Go on',
  discard: 'Discard',
  saved: (count: number): string => `PDF of ${formatCount(count)} ${count === 1 ? 'notice' : 'notices'} saved`,
  refusedRef: (ref: string): string => `The notice in question: ${ref}`,
} satisfies Messages<typeof noticeLettersTh>;
export const noticeLettersMessages: MessageSet<typeof noticeLettersTh> = { th: noticeLettersTh, en: noticeLettersEn };
