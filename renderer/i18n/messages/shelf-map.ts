import type { Messages, MessageSet } from '../messages.ts';

const th = {
  title: 'แผนที่ชั้นเก็บแฟ้ม',
  open: 'แผนที่ชั้น',
  back: 'กลับ',
  summary: (folders: string, out: string, overdue: string, missing: string): string =>
    `${folders} แฟ้ม · ออกอยู่ ${out} · เกินกำหนด ${overdue} · กำลังตามหา ${missing}`,
  absences: { out: 'ออกอยู่', overdue: 'เกินกำหนด', missing: 'กำลังตามหา' },
  allIn: 'อยู่ครบ',
  cell: (shelf: string, folders: number, state: string): string => `${shelf} ${folders} แฟ้ม ${state}`,
  stateOf: (out: number, overdue: number, missing: number): string =>
    [
      ...(missing > 0 ? [`กำลังตามหา ${missing}`] : []),
      ...(overdue > 0 ? [`เกินกำหนด ${overdue}`] : []),
      ...(out > 0 ? [`ออกอยู่ ${out}`] : []),
    ].join(' ') || 'อยู่ครบ',
  empty: 'ยังไม่มีแฟ้มที่กำหนดที่ประจำ',
  emptyHint: 'กำหนดที่ประจำของแฟ้มที่หน้าโรงงาน แล้วแผนที่จะขึ้นเอง',
  listTitle: (shelf: string): string => `แฟ้มของ ${shelf} ที่ไม่อยู่ในที่`,
  nobodyAway: 'แฟ้มของชั้นนี้อยู่ครบ',
  folder: 'แฟ้ม',
  code: 'รหัส',
  state: 'สถานะ',
  who: 'อยู่กับ',
  csv: 'บันทึก CSV',
  xlsx: 'บันทึก XLSX',
  png: 'บันทึกภาพ PNG',
  fileName: 'แผนที่ชั้น',
  columns: { cabinet: 'ตู้', shelf: 'ชั้น', folders: 'แฟ้ม', out: 'ออกอยู่', overdue: 'เกินกำหนด', missing: 'กำลังตามหา' },
};

const en = {
  title: 'Map of the shelves',
  open: 'Shelf map',
  back: 'Back',
  summary: (folders, out, overdue, missing) =>
    `${folders} folders · ${out} out · ${overdue} overdue · ${missing} looked for`,
  absences: { out: 'Out', overdue: 'Overdue', missing: 'Looked for' },
  allIn: 'All here',
  cell: (shelf, folders, state) => `${shelf}, ${folders} folders, ${state}`,
  stateOf: (out, overdue, missing) =>
    [
      ...(missing > 0 ? [`${missing} looked for`] : []),
      ...(overdue > 0 ? [`${overdue} overdue`] : []),
      ...(out > 0 ? [`${out} out`] : []),
    ].join(', ') || 'all here',
  empty: 'No folder has a home yet',
  emptyHint: 'Give folders a home on the page of their factory; the map then draws itself',
  listTitle: (shelf) => `Folders of ${shelf} that are not in place`,
  nobodyAway: 'All folders of this shelf are here',
  folder: 'Folder',
  code: 'Code',
  state: 'State',
  who: 'With',
  csv: 'Save CSV',
  xlsx: 'Save XLSX',
  png: 'Save picture (PNG)',
  fileName: 'shelf-map',
  columns: {
    cabinet: 'Cabinet',
    shelf: 'Shelf',
    folders: 'Folders',
    out: 'Out',
    overdue: 'Overdue',
    missing: 'Looked for',
  },
} satisfies Messages<typeof th>;

export type ShelfMapWords = typeof th;

/** The shelves as a picture: what is out, late or missing, and where. */
export const shelfMapMessages: MessageSet<ShelfMapWords> = { th, en };
