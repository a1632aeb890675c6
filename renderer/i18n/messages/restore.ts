import { formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Going on from a backup while the centre is not reached. */
export const restoreTh = {
  explain: 'เครื่องนี้ไม่มีข้อมูลของสำนักงานและยังต่อศูนย์กลางไม่ได้ ใช้ไฟล์สำรองไปก่อนได้ เมื่อต่อเครือข่ายแล้วระบบจะรับข้อมูลล่าสุดมาแทนเอง',
  newest: (madeAt: string): string => `ใช้ไฟล์สำรองเมื่อ ${formatInstant(madeAt, 'th')}`,
  choose: 'เลือกไฟล์สำรอง',
  busy: 'กำลังกู้ข้อมูลและตรวจว่าครบ',
};
export const restoreEn = {
  explain:
    'This PC has no data of the office and the centre is not reached. You can work on from a backup; the latest data takes its place as soon as there is a network',
  newest: (madeAt: string): string => `Use the backup of ${formatInstant(madeAt, 'en')}`,
  choose: 'Choose a backup',
  busy: 'Restoring and checking that it is complete',
} satisfies Messages<typeof restoreTh>;
export const restoreMessages: MessageSet<typeof restoreTh> = { th: restoreTh, en: restoreEn };
