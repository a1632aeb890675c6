import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** The first page of a phone, its versions and its place on the home screen. */
export const phoneTh = {
  home: 'หน้าหลัก',
  scan: 'สแกนแฟ้ม',
  scanText: 'คืน ยืม ย้าย หรือแจ้งที่อยู่ ด้วยกล้อง',
  pick: 'หยิบแฟ้มตามคำขอ',
  pickText: (count: number): string => (count === 0 ? 'ไม่มีแฟ้มรอหยิบ' : `รอหยิบ ${formatCount(count)} แฟ้ม`),
  count: 'ตรวจนับ',
  countText: (open: number): string => (open === 0 ? 'ยังไม่มีรอบที่เปิดอยู่' : `เปิดอยู่ ${formatCount(open)} รอบ`),
  search: 'ค้นหาแฟ้ม',
  searchText: 'ชื่อ เลขทะเบียน หรือเลขใต้แถบ',
  allSent: 'งานทั้งหมดส่งถึงศูนย์กลางแล้ว',
  waiting: (count: number): string => `มีงานรอส่ง ${formatCount(count)} รายการ`,
  shutOut:
    'ศูนย์กลางไม่ยอมรับโทรศัพท์นี้แล้ว งานอยู่ครบในเครื่อง ให้ผู้ดูแลระบบกด จับคู่โทรศัพท์ ที่เครื่อง PC แล้วส่อง QR ด้วยกล้องของโทรศัพท์ งานจะส่งเองหลังจับคู่',
  waitingText: 'เก็บไว้ในโทรศัพท์นี้แล้ว จะส่งเองเมื่อมีเครือข่าย',
  sendNow: 'ส่งเดี๋ยวนี้',
  notKept: 'เบราว์เซอร์ไม่รับรองว่าจะเก็บข้อมูลไว้',
  notKeptText:
    'ถ้าไม่ได้เปิดแฟ้มหลายวัน หรือที่ว่างในโทรศัพท์เหลือน้อย เบราว์เซอร์อาจลบข้อมูลในเครื่องนี้ ติดตั้งแฟ้มลงหน้าจอหลัก และส่งงานให้หมดก่อนเลิกงานทุกวัน',
  newVersion: 'มีรุ่นใหม่',
  newVersionText: 'เปลี่ยนเมื่อพร้อม งานที่ทำไว้ไม่หาย',
  useNewVersion: 'ใช้รุ่นใหม่',
  otherWindows: 'ปิดหน้าต่างอื่นของแฟ้มก่อน แล้วกดอีกครั้ง',
  installTitle: 'ติดตั้งแฟ้มลงหน้าจอหลัก',
  installText: 'เปิดได้เร็วจากหน้าจอหลัก และเบราว์เซอร์เก็บข้อมูลไว้ให้มั่นคงกว่า',
  install: 'ติดตั้ง',
  shareMenu: 'แตะปุ่มแชร์ของเบราว์เซอร์ แล้วเลือก เพิ่มไปยังหน้าจอโฮม',
};
export const phoneEn = {
  home: 'Home',
  scan: 'Scan folders',
  scanText: 'Return, lend, move or find, with the camera',
  pick: 'Pick what is asked for',
  pickText: (count: number): string => (count === 0 ? 'Nothing to pick' : `${formatCount(count)} to pick`),
  count: 'Count shelves',
  countText: (open: number): string => (open === 0 ? 'No count is open' : `${formatCount(open)} open`),
  search: 'Find a folder',
  searchText: 'Name, registration number or the digits under the bars',
  allSent: 'All work has reached the centre',
  waiting: (count: number): string => `${formatCount(count)} entries wait to be sent`,
  shutOut:
    'The centre does not accept this phone any more. The work is all here. The administrator presses Pair a phone on a PC; scan its QR with the camera of this phone, and the work is sent.',
  waitingText: 'They are kept on this phone and sent by themselves when there is a network',
  sendNow: 'Send now',
  notKept: 'The browser does not promise to keep the data',
  notKeptText:
    'If Faem is not opened for days, or the phone runs out of room, the browser may delete what is on this phone. Put Faem on the home screen, and send everything before you go home.',
  newVersion: 'A new version is here',
  newVersionText: 'Change when you are ready; no work is lost',
  useNewVersion: 'Use the new version',
  otherWindows: 'Close the other windows of Faem first, then press again',
  installTitle: 'Put Faem on the home screen',
  installText: 'It opens faster from there, and the browser keeps its data more firmly',
  install: 'Install',
  shareMenu: "Tap the browser's share button, then choose Add to Home Screen",
} satisfies Messages<typeof phoneTh>;
export const phoneMessages: MessageSet<typeof phoneTh> = { th: phoneTh, en: phoneEn };
