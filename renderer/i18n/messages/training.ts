import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** The training mode: marked on every screen, with small tasks that notice by themselves when they are done. */
export const trainingTh = {
  mode: 'โหมดฝึก',
  windowTitle: 'โหมดฝึก · แฟ้ม',
  banner: 'ข้อมูลสมมติทั้งหมด ไม่มีอะไรถูกส่งไปศูนย์กลาง',
  enter: 'เข้าโหมดฝึก',
  enterTitle: 'ฝึกใช้งานด้วยข้อมูลสมมติ',
  enterText: 'หน้าจอทุกหน้าเหมือนของจริง แต่ใช้สำนักงานสมมติที่แยกจากข้อมูลจริง งานจริงที่รอส่งอยู่ในเครื่องปลอดภัย และจะส่งต่อเมื่อออกจากโหมดฝึก',
  leave: 'ออกจากโหมดฝึก',
  restart: 'เริ่มฝึกใหม่',
  print: 'พิมพ์บาร์โค้ดฝึก',
  printFile: 'บาร์โค้ดฝึก.pdf',
  printTitle: 'บาร์โค้ดสำหรับโหมดฝึก',
  officeName: 'สำนักงานฝึกหัด (สมมติ)',
  officeNameEnglish: 'Practice Office (invented)',
  trainee: 'ผู้ฝึก (คุณ)',
  colleague: 'วิชัย ผู้ยืม (สมมติ)',
  billerName: 'สำนักงานฝึกหัด (สมมติ)',
  schedule: 'อัตราสำหรับฝึก ไม่ใช่อัตราจริง',
  room: 'ห้องฝึก',
  cabinet: 'ตู้ 01',
  shelf: (number: number): string => `ชั้น ${number}`,
  paidBefore: 'ก่อนฝึก',
  tasks: 'แบบฝึก',
  progress: (done: number, all: number): string => `ทำแล้ว ${formatCount(done)} จาก ${formatCount(all)}`,
  allDone: 'ทำครบทุกแบบฝึกแล้ว ลองทำอะไรต่อก็ได้ หรือออกไปทำงานจริง',
  done: 'ทำได้แล้ว',
  scanInstead: 'จำลองการสแกน',
  payInstead: 'ผู้ประกอบการจ่ายแล้ว',
  names: {
    lend: 'ให้ยืมแฟ้มนี้',
    return: 'รับคืนแฟ้ม',
    pay: 'ผู้ประกอบการมาชำระเงิน',
    count: 'ตรวจนับชั้นนี้',
  },
  how: {
    lend: (folder: string, person: string): string => `เปิดโต๊ะสแกน กด F2 ให้ยืม สแกนบัตรของ ${person} แล้วสแกนแฟ้ม ${folder}`,
    return: (folder: string): string => `เปิดโต๊ะสแกน กด F7 รับคืน แล้วสแกนแฟ้ม ${folder} ซึ่งมีคนยืมอยู่`,
    pay: (factory: string): string => `ค้นหา ${factory} กด F4 ออกใบแจ้ง แล้วกด ผู้ประกอบการจ่ายแล้ว เพื่อให้ธนาคารสมมติแจ้งเงินเข้า`,
    count: (place: string): string => `เปิดตรวจนับ กด Insert สแกนชั้น ${place} สแกนแฟ้มบนชั้น แล้วจบการนับ`,
  },
};
export const trainingEn = {
  mode: 'Training',
  windowTitle: 'Training · Faem',
  banner: 'Everything here is invented; nothing is sent to the centre',
  enter: 'Enter training',
  enterTitle: 'Practise with invented data',
  enterText:
    'Every screen is the real one, on an invented office kept apart from the real data. Real work that waits on this PC is safe, and goes on its way when training ends.',
  leave: 'Leave training',
  restart: 'Start again',
  print: 'Print practice barcodes',
  printFile: 'practice-barcodes.pdf',
  printTitle: 'Barcodes for training',
  officeName: 'สำนักงานฝึกหัด (สมมติ)',
  officeNameEnglish: 'Practice Office (invented)',
  trainee: 'ผู้ฝึก (คุณ)',
  colleague: 'วิชัย ผู้ยืม (สมมติ)',
  billerName: 'สำนักงานฝึกหัด (สมมติ)',
  schedule: 'อัตราสำหรับฝึก ไม่ใช่อัตราจริง',
  room: 'ห้องฝึก',
  cabinet: 'ตู้ 01',
  shelf: (number: number): string => `ชั้น ${number}`,
  paidBefore: 'ก่อนฝึก',
  tasks: 'Tasks',
  progress: (done: number, all: number): string => `${formatCount(done)} of ${formatCount(all)} done`,
  allDone: 'Every task is done. Try whatever you like, or go back to real work.',
  done: 'Done',
  scanInstead: 'Scan for me',
  payInstead: 'The visitor has paid',
  names: {
    lend: 'Lend this folder',
    return: 'Take a folder back',
    pay: 'A visitor wants to pay',
    count: 'Count this shelf',
  },
  how: {
    lend: (folder: string, person: string): string =>
      `On the scan desk press F2 to lend, scan the badge of ${person}, then folder ${folder}`,
    return: (folder: string): string =>
      `On the scan desk press F7 to take back, then scan folder ${folder}, which is on loan`,
    pay: (factory: string): string =>
      `Find ${factory}, press F4 for a notice, then press "The visitor has paid": an invented bank reports the money`,
    count: (place: string): string =>
      `On stock-take press Insert, scan shelf ${place}, scan its folders, end the count`,
  },
} satisfies Messages<typeof trainingTh>;
export const trainingMessages: MessageSet<typeof trainingTh> = { th: trainingTh, en: trainingEn };
