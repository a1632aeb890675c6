import type { HoldReason } from '#shared/register-feed/import-match.ts';
import type { RegisterRefused } from '#shared/register-feed/register-reader.ts';
import type { RowDoubtCode, RowRejectionCode } from '#shared/register-feed/row-problem.ts';
import { formatCount } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

type RowCode = RowDoubtCode | RowRejectionCode | HoldReason;
type Refusal = RegisterRefused | { readonly type: 'file-unreadable' | 'file-too-large' };

const rowProblemsTh: Readonly<Record<RowCode, string>> = {
  'identity-missing': 'ไม่มีทั้งเลขทะเบียนเดิมและเลขทะเบียนใหม่',
  'name-missing': 'ไม่มีชื่อโรงงานและชื่อผู้ประกอบการ',
  'too-few-fields': 'จำนวนช่องน้อยกว่าหัวตาราง',
  'too-many-fields': 'จำนวนช่องมากกว่าหัวตาราง',
  'registration-number-missing': 'ไม่มีเลขทะเบียนเดิม ใช้เลขทะเบียนใหม่แทน',
  'registration-number-unreadable': 'เลขทะเบียนไม่อยู่ในรูปแบบที่รู้จัก เก็บไว้ตามที่เขียน',
  'registration-number-repeated': 'เลขทะเบียนซ้ำกับแถวก่อนหน้า',
  'fid-unreadable': 'เลขทะเบียนใหม่ 14 หลักอ่านไม่ได้',
  'fid-check-digit-wrong': 'เลขตรวจสอบของเลขทะเบียนใหม่ไม่ตรง',
  'category-unreadable': 'จำพวกอ่านไม่ได้',
  'category-disagrees': 'จำพวกไม่ตรงกับเลขทะเบียน',
  'horsepower-unreadable': 'แรงม้าอ่านไม่ได้',
  'horsepower-finer-than-hundredths': 'แรงม้ามีทศนิยมเกินสองตำแหน่ง',
  'workers-unreadable': 'จำนวนคนงานอ่านไม่ได้',
  'capital-unreadable': 'เงินทุนอ่านไม่ได้',
  'date-unreadable': 'วันที่อ่านไม่ได้',
  'date-buddhist-year-corrected': 'ปีเป็น พ.ศ. ในรูปแบบ ค.ศ. แก้ให้แล้ว',
  'tax-id-unreadable': 'เลขผู้เสียภาษีอ่านไม่ได้',
  'tax-id-check-digit-wrong': 'เลขตรวจสอบของเลขผู้เสียภาษีไม่ตรง',
  'tax-id-zero-restored': 'เติมเลข 0 หน้าเลขผู้เสียภาษีที่ Excel ตัดไป',
  'status-unknown': 'ไม่รู้จักสถานะนี้',
  'status-disagrees': 'รหัสสถานะกับคำอธิบายไม่ตรงกัน',
  'text-damaged': 'ตัวอักษรเสียหายจากการแปลงรหัส',
  'repeats-an-earlier-row': 'เป็นโรงงานเดียวกับแถวก่อนหน้า พักไว้',
  'matches-two-factories': 'เลขในแถวนี้ตรงกับโรงงานสองแห่งของสำนักงาน พักไว้',
  'fid-differs': 'สำนักงานมีเลขทะเบียนใหม่ของโรงงานนี้ต่างออกไป พักไว้',
  'older-than-known': 'ข้อมูลเก่ากว่าที่สำนักงานมี พักไว้',
};
const rowProblemsEn: Readonly<Record<RowCode, string>> = {
  'identity-missing': 'Neither an old nor a new registration number',
  'name-missing': 'Neither a factory name nor an operator',
  'too-few-fields': 'Fewer cells than the header',
  'too-many-fields': 'More cells than the header',
  'registration-number-missing': 'No old number; the new one is used',
  'registration-number-unreadable': 'Registration number of unknown form, kept as written',
  'registration-number-repeated': 'Registration number of an earlier row',
  'fid-unreadable': 'New 14-digit number unreadable',
  'fid-check-digit-wrong': 'Check digit of the new number is wrong',
  'category-unreadable': 'Category unreadable',
  'category-disagrees': 'Category disagrees with the registration number',
  'horsepower-unreadable': 'Horsepower unreadable',
  'horsepower-finer-than-hundredths': 'Horsepower with more than two decimals',
  'workers-unreadable': 'Number of workers unreadable',
  'capital-unreadable': 'Capital unreadable',
  'date-unreadable': 'Date unreadable',
  'date-buddhist-year-corrected': 'Buddhist year in a common-era date, corrected',
  'tax-id-unreadable': 'Tax id unreadable',
  'tax-id-check-digit-wrong': 'Check digit of the tax id is wrong',
  'tax-id-zero-restored': 'Leading 0 of the tax id restored',
  'status-unknown': 'Unknown status',
  'status-disagrees': 'Status code and text disagree',
  'text-damaged': 'Characters damaged by conversion',
  'repeats-an-earlier-row': 'The same factory as an earlier row; held',
  'matches-two-factories': 'Its numbers name two factories of the office; held',
  'fid-differs': 'The office has another new number for this factory; held',
  'older-than-known': 'Older than what the office has; held',
};

const refusalTh = (refusal: Refusal): string => {
  switch (refusal.type) {
    case 'file-unreadable':
      return 'เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือถูกย้ายไป';
    case 'file-too-large':
      return 'ไฟล์ใหญ่เกินกว่าทะเบียนของสำนักงาน หรือคลายออกมาแล้วใหญ่ผิดปกติ ยังไม่มีอะไรถูกนำเข้า แบ่งเป็นหลายไฟล์แล้วนำเข้าใหม่';
    case 'html-page':
      return 'ไฟล์นี้เป็นหน้าเว็บ ไม่ใช่ทะเบียนโรงงาน ดาวน์โหลดใหม่';
    case 'file-too-small':
      return `ไฟล์เล็กผิดปกติ (${formatCount(refusal.sizeBytes)} ไบต์) ดาวน์โหลดใหม่`;
    case 'record-too-long':
      return `บรรทัด ${formatCount(refusal.line)} ยาวผิดปกติ ไฟล์อาจเสียหาย`;
    case 'not-a-register':
      return `ไม่พบหัวตารางที่ต้องมี: ${refusal.missing.map((name) => (name === 'name' ? 'ชื่อโรงงาน' : 'เลขทะเบียนโรงงาน')).join(' และ ')}`;
    case 'too-few-rows':
      return `มีเพียง ${formatCount(refusal.recordCount)} แถว น้อยกว่าครั้งก่อน (${formatCount(refusal.lastGoodRowCount)}) มาก ไฟล์อาจไม่ครบ`;
    case 'file-truncated':
      return `ไฟล์ขาดที่บรรทัด ${formatCount(refusal.line)} ดาวน์โหลดใหม่`;
    default:
      return '';
  }
};
const refusalEn = (refusal: Refusal): string => {
  switch (refusal.type) {
    case 'file-unreadable':
      return 'The file cannot be opened; it may be damaged or moved';
    case 'file-too-large':
      return 'The file is larger than the register of an office, or unpacks to far more than it should. Nothing was imported; split it and try again';
    case 'html-page':
      return 'This is a web page, not a register; download it again';
    case 'file-too-small':
      return `The file is far too small (${formatCount(refusal.sizeBytes)} bytes); download it again`;
    case 'record-too-long':
      return `Line ${formatCount(refusal.line)} is far too long; the file may be damaged`;
    case 'not-a-register':
      return `Needed columns are missing: ${refusal.missing.join(', ')}`;
    case 'too-few-rows':
      return `Only ${formatCount(refusal.recordCount)} rows, far fewer than last time (${formatCount(refusal.lastGoodRowCount)})`;
    case 'file-truncated':
      return `The file is cut off at line ${formatCount(refusal.line)}; download it again`;
    default:
      return '';
  }
};

const fieldsTh: Readonly<Record<string, string>> = {
  officeStatus: 'สถานะ',
  hpHundredths: 'แรงม้า',
  workers: 'จำนวนคนงาน',
};
const fieldsEn: Readonly<Record<string, string>> = {
  officeStatus: 'Status',
  hpHundredths: 'Horsepower',
  workers: 'Workers',
};

/** Importing a register list. */
export const importTh = {
  title: 'นำเข้าทะเบียนโรงงาน',
  chooseFile: 'เลือกไฟล์',
  emptyTitle: 'เลือกไฟล์ทะเบียนโรงงาน',
  emptyHint:
    'รับ CSV ของกรมโรงงานอุตสาหกรรม และตาราง Excel ของสำนักงาน จะแสดงผลให้ดูก่อน ยังไม่บันทึกจนกว่าจะกดนำเข้า สถานะที่สำนักงานกำหนดเองไม่ถูกเขียนทับ',
  reading: (file: string): string => `กำลังอ่าน ${file}`,
  rowsRead: (rows: number): string => `อ่านแล้ว ${formatCount(rows)} แถว`,
  recordsRead: (rows: number): string => `อ่านทั้งหมด ${formatCount(rows)} แถว`,
  cancel: 'ยกเลิก',
  refusedTitle: (file: string): string => `ไม่รับไฟล์ ${file}`,
  refusal: refusalTh,
  nothingStored: 'ยังไม่มีข้อมูลใดถูกบันทึก',
  missingFolders: (count: number): string => `โรงงานที่ยังไม่มีแฟ้ม ${formatCount(count)} แห่ง`,
  missingFoldersHint: 'ขึ้นทะเบียนแฟ้มเล่ม 1 ให้ทุกแห่ง แล้วไปพิมพ์ป้ายที่หน้าป้าย',
  registerFolders: 'ขึ้นทะเบียนแฟ้ม',
  reviewTitle: (file: string): string => `ตรวจก่อนนำเข้า ${file}`,
  doneTitle: (file: string): string => `นำเข้า ${file} แล้ว`,
  stored: 'บันทึกครบทุกแถวแล้ว',
  nothingNew: 'ไม่มีอะไรเปลี่ยน ข้อมูลในไฟล์ตรงกับที่มีอยู่',
  apply: 'นำเข้า',
  applying: 'กำลังบันทึก…',
  created: 'โรงงานใหม่',
  updated: 'ข้อมูลเปลี่ยน',
  unchanged: 'เหมือนเดิม',
  differences: 'ไม่ตรงกับสำนักงาน',
  doubtful: 'น่าสงสัย',
  rejected: 'ไม่รับ',
  outside: 'นอกจังหวัด',
  unknownHeaders: (headers: string): string => `หัวตารางที่ไม่ได้ใช้: ${headers}`,
  preview: 'แถวแรก ๆ ตามที่อ่านได้',
  line: 'บรรทัด',
  number: 'เลขทะเบียน',
  name: 'ชื่อโรงงาน',
  district: 'อำเภอ',
  horsepower: 'แรงม้า',
  startedOn: 'เริ่มประกอบ',
  report: (count: number): string => `แถวที่ควรดู ${formatCount(count)} รายการ`,
  reportLabel: 'แถวที่ควรดู',
  fate: 'ผล',
  taken: 'รับแล้ว',
  held: 'พักไว้',
  notTaken: 'ไม่รับ',
  column: 'คอลัมน์',
  why: 'เหตุผล',
  value: 'ค่าที่พบ',
  rowProblem: (code: RowCode): string => rowProblemsTh[code],
  differencesTitle: 'ทะเบียนกับสำนักงานไม่ตรงกัน',
  fieldName: (field: string): string => fieldsTh[field] ?? field,
  officeSays: (value: string): string => `สำนักงาน ${value}`,
  registerSays: (value: string): string => `ทะเบียน ${value}`,
  keepOffice: 'ใช้ของสำนักงาน',
  acceptRegister: 'ใช้ตามทะเบียน',
};
export const importEn = {
  title: 'Import the factory register',
  chooseFile: 'Choose a file',
  emptyTitle: 'Choose a register file',
  emptyHint:
    "Takes the department's CSV and the office's Excel lists. You see the result first; nothing is stored until you import. The office's own status is never overwritten.",
  reading: (file: string): string => `Reading ${file}`,
  rowsRead: (rows: number): string => `${formatCount(rows)} rows read`,
  recordsRead: (rows: number): string => `${formatCount(rows)} rows in all`,
  cancel: 'Cancel',
  refusedTitle: (file: string): string => `${file} is refused`,
  refusal: refusalEn,
  nothingStored: 'Nothing was stored',
  missingFolders: (count: number): string => `Factories without a folder: ${formatCount(count)}`,
  missingFoldersHint: 'Registers volume 1 for each of them; labels are printed on the labels page.',
  registerFolders: 'Register folders',
  reviewTitle: (file: string): string => `Check before importing ${file}`,
  doneTitle: (file: string): string => `${file} is imported`,
  stored: 'Every row is stored',
  nothingNew: 'Nothing changes: the file says what is known',
  apply: 'Import',
  applying: 'Storing…',
  created: 'New',
  updated: 'Changed',
  unchanged: 'Unchanged',
  differences: 'Differ from the office',
  doubtful: 'Doubtful',
  rejected: 'Not taken',
  outside: 'Other provinces',
  unknownHeaders: (headers: string): string => `unused columns: ${headers}`,
  preview: 'First rows as understood',
  line: 'Line',
  number: 'Number',
  name: 'Name',
  district: 'District',
  horsepower: 'Horsepower',
  startedOn: 'Started',
  report: (count: number): string => `${formatCount(count)} remarks`,
  reportLabel: 'Rows to look at',
  fate: 'Result',
  taken: 'Taken',
  held: 'Held',
  notTaken: 'Not taken',
  column: 'Column',
  why: 'Why',
  value: 'Found',
  rowProblem: (code: RowCode): string => rowProblemsEn[code],
  differencesTitle: 'Register and office disagree',
  fieldName: (field: string): string => fieldsEn[field] ?? field,
  officeSays: (value: string): string => `office ${value}`,
  registerSays: (value: string): string => `register ${value}`,
  keepOffice: "Keep the office's",
  acceptRegister: "Take the register's",
} satisfies Messages<typeof importTh>;
export const importMessages: MessageSet<typeof importTh> = { th: importTh, en: importEn };
