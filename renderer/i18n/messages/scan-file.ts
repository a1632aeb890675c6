import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Words for actions in the files of batch scanners, as offices set them up; see `readScanFile`. */
export const scanFileWords = {
  ยืม: 'lend',
  ให้ยืม: 'lend',
  คืน: 'return',
  รับคืน: 'return',
  ย้าย: 'move',
  หา: 'locate',
  ตรวจ: 'locate',
} as const;

/** Taking over the file of a batch scanner. */
export const scanFileTh = {
  open: 'ไฟล์เครื่องสแกน',
  openHint: 'นำเข้าไฟล์จากเครื่องสแกนแบบเก็บข้อมูล',
  title: (name: string): string => `นำเข้า ${name}`,
  action: 'แถวที่ไม่ได้บอกคำสั่ง ให้ถือว่าเป็น',
  actions: { lend: 'ให้ยืม', return: 'รับคืน', move: 'ย้าย', locate: 'ตรวจที่เก็บ' },
  counts: {
    folder: (count: number): string => `แฟ้ม ${formatCount(count)}`,
    place: (count: number): string => `ที่เก็บ ${formatCount(count)}`,
    person: (count: number): string => `บัตรเจ้าหน้าที่ ${formatCount(count)}`,
    action: (count: number): string => `บัตรคำสั่ง ${formatCount(count)}`,
    condition: (count: number): string => `บัตรสภาพแฟ้ม ${formatCount(count)}`,
    unknown: (count: number): string => `รหัสที่ไม่รู้จัก ${formatCount(count)} (พักไว้)`,
  },
  problems: (count: number): string => `อ่านไม่เข้าใจ ${formatCount(count)} แถว`,
  problemsKept: 'แถวเหล่านี้จะถูกพักไว้พร้อมเลขแถว ไม่หาย',
  problem: (line: number, content: string): string => `แถว ${line}: ${content}`,
  more: (count: number): string => `และอีก ${formatCount(count)} แถว`,
  known: (at: string): string => `ไฟล์นี้นำเข้าในเครื่องนี้แล้วเมื่อ ${at} นำเข้าอีกครั้งเท่ากับสแกนซ้ำทุกแถว`,
  times: 'เวลาที่เครื่องสแกนบันทึกจะเก็บไว้กับไฟล์เป็นหมายเหตุ ลำดับเป็นไปตามไฟล์',
  nothingStored: 'ยังไม่มีอะไรถูกบันทึก',
  empty: 'ไม่มีรหัสในไฟล์นี้',
  emptyTodo: 'ไฟล์ต้องเป็นข้อความธรรมดา หนึ่งรหัสต่อหนึ่งแถว',
  unreadable: 'เปิดไฟล์นี้ไม่ได้',
  cancel: 'ยกเลิก',
  store: (count: number): string => `บันทึกทั้งหมด ${formatCount(count)} แถว`,
  storing: 'กำลังบันทึก…',
  stored: (count: number): string => `บันทึกจากไฟล์แล้ว ${formatCount(count)} แถว`,
};
export const scanFileEn = {
  open: 'Scanner file',
  openHint: 'Take over the file of a batch scanner',
  title: (name: string): string => `Take over ${name}`,
  action: 'Lines that name no action count as',
  actions: { lend: 'lent', return: 'returned', move: 'moved', locate: 'seen at its place' },
  counts: {
    folder: (count: number): string => `Folders ${formatCount(count)}`,
    place: (count: number): string => `Places ${formatCount(count)}`,
    person: (count: number): string => `Badges ${formatCount(count)}`,
    action: (count: number): string => `Action cards ${formatCount(count)}`,
    condition: (count: number): string => `Condition cards ${formatCount(count)}`,
    unknown: (count: number): string => `Unknown codes ${formatCount(count)} (parked)`,
  },
  problems: (count: number): string => `${formatCount(count)} lines are not understood`,
  problemsKept: 'They are parked with their line numbers; nothing is lost',
  problem: (line: number, content: string): string => `Line ${line}: ${content}`,
  more: (count: number): string => `and ${formatCount(count)} more`,
  known: (at: string): string =>
    `This file was taken over on this PC at ${at}. Doing it again is like scanning every line again`,
  times: "The scanner's own times are kept with the file as notes; the order is the file's",
  nothingStored: 'Nothing is stored yet',
  empty: 'There is no code in this file',
  emptyTodo: 'It must be plain text with one code a line',
  unreadable: 'This file cannot be opened',
  cancel: 'Cancel',
  store: (count: number): string => `Store all ${formatCount(count)} lines`,
  storing: 'Storing…',
  stored: (count: number): string => `Stored ${formatCount(count)} lines of the file`,
} satisfies Messages<typeof scanFileTh>;
export const scanFileMessages: MessageSet<typeof scanFileTh> = { th: scanFileTh, en: scanFileEn };
