import { formatDate, formatHorsepower, formatMoney } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Settings: the office, this PC, the fee schedules. */
export const settingsTh = {
  title: 'ตั้งค่า',
  office: 'สำนักงาน',
  biller: 'ผู้รับชำระที่จดทะเบียน',
  noBiller: 'ยังไม่มีเลขผู้รับชำระ จึงแสดง QR ไม่ได้',
  thisPc: 'เครื่องนี้',
  version: (version: string): string => `รุ่น ${version}`,
  language: 'ภาษา',
  thai: 'ไทย',
  english: 'English',
  theme: 'สีหน้าจอ',
  themeSystem: 'ตามระบบ',
  themeLight: 'สว่าง',
  themeDark: 'มืด',
  staff: 'เจ้าหน้าที่',
  name: 'ชื่อ',
  role: 'หน้าที่',
  badge: 'รหัสบัตร',
  locations: 'ที่เก็บ',
  locationPath: 'ที่เก็บ',
  locationFolders: 'แฟ้ม',
  noLocations: 'ยังไม่มีที่เก็บ',
  schedules: 'อัตราค่าธรรมเนียม',
  noSchedules: 'ยังไม่มีอัตราค่าธรรมเนียม',
  confirmed: 'ยืนยันแล้ว',
  unverified: 'ยังไม่ยืนยัน',
  confirmedBy: (name: string, on: string, document: string): string =>
    `ยืนยันโดย ${name} ${formatDate(on, 'th')} เอกสาร ${document}`,
  effective: (from: string | null, to: string | null): string =>
    `ใช้กับวันครบกำหนด ${from === null ? 'ไม่จำกัด' : formatDate(from, 'th')} ถึง ${to === null ? 'ปัจจุบัน' : formatDate(to, 'th')}`,
  band: (from: number, below: number | null): string =>
    below === null
      ? `${formatHorsepower(from)} แรงม้าขึ้นไป`
      : `${formatHorsepower(from)} – ต่ำกว่า ${formatHorsepower(below)} แรงม้า`,
  bandFee: (satang: number | null): string => (satang === null ? 'ไม่ทราบ' : formatMoney(satang)),
  showBands: 'ดูอัตรา',
  confirmSchedule: 'ยืนยันอัตรา',
  confirmTitle: 'ยืนยันอัตราค่าธรรมเนียม',
  confirmText: 'ตรวจทุกช่วงแรงม้ากับราชกิจจานุเบกษาแล้วจึงยืนยัน หลังยืนยันแก้ไขไม่ได้ และใช้ออกใบแจ้งได้ทันที',
  documentNo: 'เลขที่เอกสารอ้างอิง',
  documentNoMissing: 'ใส่เลขที่เอกสารอ้างอิง',
  confirmedOn: 'วันที่ยืนยัน',
  confirmedOnMissing: 'ใส่วันที่ยืนยัน',
  scheduleConfirmed: 'ยืนยันอัตราแล้ว',
  financeOnly: 'การยืนยันต้องทำโดยการเงินหรือหัวหน้า',
  practice: 'ฝึกสแกน',
  practiceText: 'พิมพ์แผ่นบาร์โค้ดสำหรับฝึก จากหน้าป้าย',
  practiceOpen: 'เปิดหน้าป้าย',
};
export const settingsEn = {
  title: 'Settings',
  office: 'Office',
  biller: 'Registered biller',
  noBiller: 'No biller id yet, so no QR can be shown',
  thisPc: 'This PC',
  version: (version: string): string => `Version ${version}`,
  language: 'Language',
  thai: settingsTh.thai,
  english: 'English',
  theme: 'Colours',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  staff: 'Staff',
  name: 'Name',
  role: 'Role',
  badge: 'Badge code',
  locations: 'Places',
  locationPath: 'Place',
  locationFolders: 'Folders',
  noLocations: 'No places yet',
  schedules: 'Fee schedules',
  noSchedules: 'No fee schedules yet',
  confirmed: 'Confirmed',
  unverified: 'Not confirmed',
  confirmedBy: (name: string, on: string, document: string): string =>
    `Confirmed by ${name} on ${formatDate(on, 'en')}, document ${document}`,
  effective: (from: string | null, to: string | null): string =>
    `For due dates from ${from === null ? 'any' : formatDate(from, 'en')} to ${to === null ? 'now' : formatDate(to, 'en')}`,
  band: (from: number, below: number | null): string =>
    below === null
      ? `${formatHorsepower(from)} hp and more`
      : `${formatHorsepower(from)} to below ${formatHorsepower(below)} hp`,
  bandFee: (satang: number | null): string => (satang === null ? 'unknown' : formatMoney(satang)),
  showBands: 'Show bands',
  confirmSchedule: 'Confirm schedule',
  confirmTitle: 'Confirm a fee schedule',
  confirmText:
    'Compare every band with the Royal Gazette first. A confirmed schedule never changes and may be billed at once.',
  documentNo: 'Document number',
  documentNoMissing: 'Type the document number',
  confirmedOn: 'Confirmed on',
  confirmedOnMissing: 'Type the date',
  scheduleConfirmed: 'Schedule confirmed',
  financeOnly: 'Only finance or the supervisor may confirm',
  practice: 'Practice scanning',
  practiceText: 'Print a sheet of practice barcodes from the labels page',
  practiceOpen: 'Open labels',
} satisfies Messages<typeof settingsTh>;
export const settingsMessages: MessageSet<typeof settingsTh> = { th: settingsTh, en: settingsEn };
