import { formatThaiDateLong, isoDate } from '#shared/domain/thai-date.ts';
import type { TrackedStatus } from '../services/tracking.ts';

export type TrackingLanguage = 'th' | 'en';

/** What the page says beside the states of a notice: nothing was found, or too many have asked. */
export type TrackingTopic = TrackedStatus | { readonly kind: 'busy' };

/** One state in words: what is, and what to do. */
export interface TrackingWords {
  readonly heading: string;
  readonly hint: string;
}

const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const dateIn = (date: string, language: TrackingLanguage): string =>
  language === 'th' ? formatThaiDateLong(isoDate(date)) : english.format(new Date(date));

const thai = (topic: TrackingTopic): TrackingWords => {
  switch (topic.kind) {
    case 'waiting':
      return {
        heading: 'รอธนาคารยืนยัน',
        hint: `หากชำระแล้ว ไม่ต้องชำระซ้ำ ธนาคารจะยืนยันภายหลัง หากยังไม่ได้ชำระ ยอดในใบแจ้งใช้ได้ถึงวันที่ ${dateIn(topic.validUntilOn, 'th')}`,
      };
    case 'reported':
      return { heading: 'รับแจ้งชำระแล้ว รอยืนยัน', hint: 'ไม่ต้องชำระซ้ำ กรุณากลับมาดูอีกครั้งภายหลัง' };
    case 'paid':
      return {
        heading: 'ชำระแล้ว',
        hint: `ธนาคารยืนยันการชำระเมื่อวันที่ ${dateIn(topic.paidOn, 'th')} รับใบเสร็จได้ที่สำนักงาน`,
      };
    case 'replaced':
      return {
        heading: 'ใบแจ้งนี้ยกเลิกแล้ว',
        hint: 'กรุณาอย่าชำระตามใบแจ้งนี้ ใช้ใบแจ้งฉบับใหม่ หรือติดต่อสำนักงาน',
      };
    case 'past':
      return {
        heading: 'พ้นวันที่ใช้ได้',
        hint: `ยอดในใบแจ้งใช้ได้ถึงวันที่ ${dateIn(topic.validUntilOn, 'th')} หากยังไม่ได้ชำระ กรุณาขอใบแจ้งฉบับใหม่`,
      };
    case 'unknown':
      return { heading: 'ไม่พบใบแจ้งนี้', hint: 'กรุณาสแกน QR ในหนังสืออีกครั้ง หรือติดต่อสำนักงานที่ออกหนังสือ' };
    case 'busy':
      return { heading: 'มีผู้ใช้งานมาก', hint: 'กรุณารอหนึ่งนาที แล้วเปิดหน้านี้ใหม่' };
  }
};

const inEnglish = (topic: TrackingTopic): TrackingWords => {
  switch (topic.kind) {
    case 'waiting':
      return {
        heading: 'Waiting for the bank',
        hint: `If you have paid, do not pay again: the bank will confirm later. If not, the amount is valid until ${dateIn(topic.validUntilOn, 'en')}.`,
      };
    case 'reported':
      return { heading: 'Payment reported, not yet confirmed', hint: 'Do not pay again. Please look again later.' };
    case 'paid':
      return {
        heading: 'Paid',
        hint: `The bank confirmed the payment of ${dateIn(topic.paidOn, 'en')}. The receipt is at the office.`,
      };
    case 'replaced':
      return {
        heading: 'This notice was cancelled',
        hint: 'Please do not pay it. Use the newer notice, or ask the office.',
      };
    case 'past':
      return {
        heading: 'Past its last day',
        hint: `The amount was valid until ${dateIn(topic.validUntilOn, 'en')}. If you have not paid, please ask for a new notice.`,
      };
    case 'unknown':
      return {
        heading: 'No such notice',
        hint: 'Please scan the QR of the letter again, or ask the office that sent it.',
      };
    case 'busy':
      return { heading: 'Too many requests', hint: 'Please wait a minute and open this page again.' };
  }
};

/**
 * What the page says of a notice, in one language. It names neither payer nor amount: whoever holds the letter may
 * look.
 */
export const trackingWords = (topic: TrackingTopic, language: TrackingLanguage): TrackingWords =>
  language === 'th' ? thai(topic) : inEnglish(topic);

/** What stands around every state. */
export const trackingFrame = {
  th: {
    title: 'สถานะใบแจ้งชำระค่าธรรมเนียมโรงงาน',
    otherLanguage: 'English',
    safe: 'หน้านี้ไม่รับชำระเงิน และไม่ขอข้อมูลใด ๆ',
  },
  en: {
    title: 'Status of a factory fee notice',
    otherLanguage: 'ภาษาไทย',
    safe: 'This page takes no payment and asks for nothing.',
  },
} as const;
