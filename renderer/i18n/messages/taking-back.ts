import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

const th = {
  chooseColumn: 'เลือก',
  choose: (folder: string): string => `เลือก ${folder}`,
  takeBack: 'รับคืน',
  takeBackMany: (count: number): string => `รับคืน ${formatCount(count)} แฟ้ม`,
  chosen: (count: number): string => `เลือกไว้ ${formatCount(count)} แฟ้ม`,
  chooseHint: 'สแกนแฟ้มทีละเล่ม หรือกด Space เพื่อเลือกหลายแฟ้ม แล้วรับคืนพร้อมกัน',
  chooseNone: 'ไม่เลือก',
  taken: (count: number): string => `รับคืนแล้ว ${formatCount(count)} แฟ้ม นำไปเก็บตามนี้`,
  keepAtDesk: 'มีผู้รอแฟ้มนี้ กักไว้ที่โต๊ะ',
  noHome: (count: number): string => `${formatCount(count)} แฟ้มยังไม่มีที่ประจำ จึงยังไม่ได้รับคืน รับคืนที่โต๊ะสแกนแล้วสแกนชั้นที่จะเก็บ`,
  undo: 'เลิกทำ',
  undone: (count: number): string => `เลิกทำแล้ว ${formatCount(count)} แฟ้มอยู่กับผู้ยืมตามเดิม`,
  movedSince: (count: number): string => `${formatCount(count)} แฟ้มมีการเคลื่อนย้ายหลังจากนั้นแล้ว จึงไม่ได้เลิกทำ`,
  hide: 'ซ่อน',
};

const en: Messages<typeof th> = {
  chooseColumn: 'Choose',
  choose: (folder) => `Choose ${folder}`,
  takeBack: 'Take back',
  takeBackMany: (count) => `Take back ${formatCount(count)}`,
  chosen: (count) => `${formatCount(count)} chosen`,
  chooseHint: 'Scan folders one after the other, or press Space to choose several, then take them back together',
  chooseNone: 'Choose none',
  taken: (count) =>
    count === 1 ? '1 folder is back; put it here' : `${formatCount(count)} folders are back; put them here`,
  keepAtDesk: 'Somebody waits for it: keep it at the desk',
  noHome: (count) =>
    `Not taken back, because they have no place of their own: ${formatCount(count)}. Take them back at the scan desk and scan a shelf`,
  undo: 'Undo',
  undone: (count) => `Undone; with the borrower as before: ${formatCount(count)}`,
  movedSince: (count) => `Moved again since, so left as they are: ${formatCount(count)}`,
  hide: 'Hide',
};

/** Words of taking folders back from the list of loans. */
export const takingBackMessages: MessageSet<typeof th> = { th, en };
