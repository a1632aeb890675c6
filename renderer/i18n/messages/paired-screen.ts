import type { Messages, MessageSet } from '../messages.ts';

const th = {
  title: 'จอลูกค้าที่เครื่องอื่น',
  text: 'ใช้แท็บเล็ตหรือคอมพิวเตอร์อีกเครื่องในเครือข่ายสำนักงานเป็นจอลูกค้า เครื่องนั้นเห็นเฉพาะสิ่งที่แสดงต่อลูกค้า',
  invite: 'จับคู่จอ',
  end: 'เลิกจับคู่',
  states: {
    none: 'ยังไม่ได้จับคู่',
    invited: 'รอจอสแกนรหัส',
    connected: 'จอต่ออยู่',
    away: 'จับคู่แล้ว แต่ติดต่อจอไม่ได้',
  },
  inviteTitle: 'จับคู่จอลูกค้า',
  qrLabel: 'คิวอาร์สำหรับจับคู่จอ',
  stepNetwork: 'ต่อเครื่องนั้นเข้าเครือข่ายเดียวกับเครื่องนี้ ใช้สาย LAN หรือ Wi-Fi เฉพาะเจ้าหน้าที่ ห้ามใช้ Wi-Fi สาธารณะ',
  stepScan: 'สแกนคิวอาร์นี้ด้วยเครื่องนั้น หรือพิมพ์ที่อยู่ข้างล่างในเบราว์เซอร์',
  stepFull: 'เปิดเต็มจอ (F11) แล้วหันจอไปทางลูกค้า',
  inviteEnds: 'รหัสใช้ได้ครั้งเดียวภายใน 5 นาที การจับคู่อยู่ได้ 12 ชั่วโมง',
  inviteClose: 'ปิด',
};

const en = {
  title: 'Public screen on another device',
  text: 'A tablet or another computer in the office network becomes the public screen. It sees only what the public is shown.',
  invite: 'Pair a screen',
  end: 'End pairing',
  states: {
    none: 'Not paired',
    invited: 'Waiting for the screen to scan',
    connected: 'Screen connected',
    away: 'Paired, but not reached',
  },
  inviteTitle: 'Pair a public screen',
  qrLabel: 'QR to pair a screen',
  stepNetwork: 'Put the device in the same network: by cable, or on a Wi-Fi for staff only, never on public Wi-Fi',
  stepScan: 'Scan this QR with it, or type the address below into its browser',
  stepFull: 'Make it full screen (F11) and turn it to the public',
  inviteEnds: 'The code works once, within 5 minutes. The pairing lasts 12 hours',
  inviteClose: 'Close',
} satisfies Messages<typeof th>;

/** The public screen on another device, as the settings speak of it. */
export const pairedScreenMessages: MessageSet<typeof th> = { th, en };
