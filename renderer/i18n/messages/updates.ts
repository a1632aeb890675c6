import type { Messages, MessageSet } from '../messages.ts';

const th = {
  title: 'โปรแกรมรุ่นใหม่',
  text: 'ตรวจหารุ่นใหม่จากศูนย์กลาง โฟลเดอร์ในเครือข่าย หรือแฟลชไดรฟ์ ติดตั้งเฉพาะรุ่นที่มีลายเซ็นถูกต้อง และเมื่อท่านสั่งเท่านั้น',
  off: 'เครื่องนี้ติดตั้งโปรแกรมรุ่นใหม่เองไม่ได้ ให้ผู้ดูแลระบบติดตั้ง',
  checkCentre: 'ตรวจที่ศูนย์กลาง',
  checkFolder: 'ตรวจในโฟลเดอร์หรือแฟลชไดรฟ์',
  checking: 'กำลังตรวจ…',
  newest: 'เป็นรุ่นล่าสุดแล้ว',
  available: (version: string, megabytes: string): string => `มีรุ่น ${version} (${megabytes} MB)`,
  fetch: 'ดาวน์โหลด',
  fetching: (version: string, percent: number): string => `กำลังดาวน์โหลดรุ่น ${version} · ${percent}%`,
  timeLeft: (text: string): string => `เหลือประมาณ ${text}`,
  seconds: (count: number): string => `${count} วินาที`,
  minutes: (count: number): string => `${count} นาที`,
  cancel: 'หยุดดาวน์โหลด',
  ready: (version: string): string => `รุ่น ${version} พร้อมติดตั้ง`,
  install: 'ติดตั้งและเปิดใหม่',
  askTitle: 'ติดตั้งรุ่นใหม่ตอนนี้',
  askText: 'โปรแกรมจะปิด ติดตั้ง แล้วเปิดขึ้นเอง ใช้เวลาประมาณหนึ่งถึงสองนาที ทุกคนต้องเข้าสู่ระบบใหม่',
  askFree: 'ไม่มีงานค้างอยู่ที่เครื่องนี้',
  askBusy: 'งานที่ยังทำอยู่',
  busyPending: (count: number): string => `ยังไม่ส่ง ${count} รายการ เก็บไว้ในเครื่องแล้ว จะส่งต่อหลังเปิดใหม่`,
  busyKiosk: 'มีใบแจ้งอยู่บนจอลูกค้า จอจะว่างไป',
  later: 'ไว้ทีหลัง',
  foundToast: (version: string): string => `มีโปรแกรมรุ่น ${version} ดูที่หน้าตั้งค่า`,
};

const en = {
  title: 'Newer program',
  text: 'Looks for a newer program at the centre, in a folder of the network or on a USB stick. Only what carries the right signature is installed, and only when you say so.',
  off: 'This PC cannot install a newer program itself; the administrator does it',
  checkCentre: 'Look at the centre',
  checkFolder: 'Look in a folder or on a stick',
  checking: 'Looking…',
  newest: 'This is the newest',
  available: (version, megabytes) => `Version ${version} is there (${megabytes} MB)`,
  fetch: 'Download',
  fetching: (version, percent) => `Downloading version ${version} · ${percent}%`,
  timeLeft: (text) => `about ${text} left`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  cancel: 'Stop downloading',
  ready: (version) => `Version ${version} is ready`,
  install: 'Install and reopen',
  askTitle: 'Install the newer program now',
  askText:
    'The program closes, installs and opens again by itself, in about one or two minutes. Everybody logs in again.',
  askFree: 'Nothing is under way on this PC',
  askBusy: 'Still under way',
  busyPending: (count) => `${count} not sent yet; they are kept on this PC and sent after it opens again`,
  busyKiosk: 'A bill is on the public screen; the screen goes blank',
  later: 'Later',
  foundToast: (version) => `Version ${version} of the program is there: see the settings`,
} satisfies Messages<typeof th>;

/** Updates of the program, as the settings speak of them. */
export const updatesMessages: MessageSet<typeof th> = { th, en };
