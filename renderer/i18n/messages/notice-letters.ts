import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Letters of notices as PDF. */
export const noticeLettersTh = {
  print: 'พิมพ์ใบแจ้ง',
  printDescription: (ref: string): string => `พิมพ์ใบแจ้ง ${ref} เป็น PDF`,
  documentTitle: 'ใบแจ้งชำระค่าธรรมเนียม',
  fileName: (name: string): string => `ใบแจ้งชำระ-${name}.pdf`,
  progress: (done: number, of: number): string =>
    `พิมพ์และอ่าน QR กับแท่งกลับแล้ว ${formatCount(done)} จาก ${formatCount(of)} ฉบับ`,
  stop: 'หยุด',
  saved: (count: number): string => `บันทึก PDF ใบแจ้ง ${formatCount(count)} ฉบับแล้ว`,
  refusedRef: (ref: string): string => `ใบแจ้งที่มีปัญหา: ${ref}`,
};
export const noticeLettersEn = {
  print: 'Print notice',
  printDescription: (ref: string): string => `Notice ${ref} as PDF`,
  documentTitle: 'Fee notice',
  fileName: (name: string): string => `notices-${name}.pdf`,
  progress: (done: number, of: number): string =>
    `${formatCount(done)} of ${formatCount(of)} drawn, their codes read back`,
  stop: 'Stop',
  saved: (count: number): string => `PDF of ${formatCount(count)} ${count === 1 ? 'notice' : 'notices'} saved`,
  refusedRef: (ref: string): string => `The notice in question: ${ref}`,
} satisfies Messages<typeof noticeLettersTh>;
export const noticeLettersMessages: MessageSet<typeof noticeLettersTh> = { th: noticeLettersTh, en: noticeLettersEn };
