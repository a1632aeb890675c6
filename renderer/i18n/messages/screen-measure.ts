import type { Messages, MessageSet } from '../messages.ts';

const th = {
  title: 'ขนาด QR บนจอลูกค้า',
  text: 'วัดจอลูกค้าครั้งเดียวด้วยบัตรธนาคาร เพื่อให้ QR กว้าง 9 ถึง 12 เซนติเมตรจริงบนจอนั้น เปลี่ยนจอหรือความละเอียดแล้ววัดใหม่',
  open: 'วัดขนาดจอ',
  dialogTitle: 'วัดขนาดจอลูกค้า',
  steps: 'ทาบบัตรธนาคาร (หรือบัตรประชาชน) กับกรอบบนจอลูกค้า แล้วปรับจนกรอบกว้างเท่าบัตรพอดี',
  which: 'จอที่วัด',
  window: 'จอที่ต่อกับเครื่องนี้',
  paired: 'จอที่จับคู่ไว้',
  width: (pixels: number) => `กรอบกว้าง ${pixels} จุด`,
  muchNarrower: 'แคบลงมาก',
  narrower: 'แคบลง',
  wider: 'กว้างขึ้น',
  muchWider: 'กว้างขึ้นมาก',
  fits: 'เท่าบัตรพอดี จำไว้',
  cancel: 'ยกเลิก',
  kept: 'จำขนาดจอลูกค้าแล้ว',
};

const en = {
  title: 'Size of the QR on the public screen',
  text: 'Measure the public screen once with a bank card, so that the QR is really 9 to 12 cm wide on it. Measure again after another screen or resolution.',
  open: 'Measure the screen',
  dialogTitle: 'Measure the public screen',
  steps:
    'Hold a bank card (or an ID card) against the frame on the public screen and change its width until it is exactly as wide as the card.',
  which: 'Screen to measure',
  window: 'The screen of this PC',
  paired: 'The paired screen',
  width: (pixels: number) => `Frame ${pixels} pixels wide`,
  muchNarrower: 'Much narrower',
  narrower: 'Narrower',
  wider: 'Wider',
  muchWider: 'Much wider',
  fits: 'It fits, remember it',
  cancel: 'Cancel',
  kept: 'The size of the public screen is remembered',
} satisfies Messages<typeof th>;

/** Measuring the public screen, in the settings. */
export const screenMeasureMessages: MessageSet<typeof th> = { th, en };
