import type { Messages, MessageSet } from '../messages.ts';

/** The printed sheet of action cards. */
export const commandCardTh = {
  print: 'พิมพ์บัตรคำสั่ง',
  short: 'บัตรคำสั่ง',
  title: 'บัตรคำสั่งโต๊ะสแกน',
  intro: 'วางไว้ข้างเครื่องสแกน สแกนบัตรแทนการกดปุ่ม ใช้ได้ทุกเครื่อง',
  fileName: 'บัตรคำสั่งโต๊ะสแกน.pdf',
  actions: 'คำสั่ง',
  conditions: 'สภาพแฟ้ม (สแกนแฟ้มก่อน แล้วสแกนสภาพ)',
  action: {
    lend: { heading: 'ให้ยืม', text: 'สแกนบัตรผู้ยืม แล้วสแกนแฟ้ม' },
    return: { heading: 'รับคืน', text: 'สแกนแฟ้มที่รับคืน' },
    move: { heading: 'ย้าย', text: 'สแกนที่เก็บใหม่ แล้วสแกนแฟ้ม' },
    locate: { heading: 'หาที่อยู่', text: 'สแกนแฟ้มเพื่อดูว่าเก็บที่ใด' },
    undo: { heading: 'เลิกทำ', text: 'ถอนรายการล่าสุด' },
    count: { heading: 'ตรวจนับ', text: 'เปิดหน้าตรวจนับ' },
    shelf: { heading: 'ตรวจชั้น', text: 'สแกนชั้น แล้วสแกนแฟ้มบนชั้น' },
    person: { heading: 'ดูของบุคคล', text: 'สแกนบัตร เพื่อดูว่าถือแฟ้มใด' },
    condition: { heading: 'บันทึกสภาพ', text: 'เลือกสภาพของแฟ้มล่าสุดบนจอ' },
    finish: { heading: 'จบรอบ', text: 'สรุปจำนวน แล้วเริ่มรอบใหม่' },
  },
  condition: {
    good: { heading: 'ดี', text: 'ปกและเอกสารครบ' },
    torn: { heading: 'ขาด', text: 'ปกหรือเอกสารฉีกขาด' },
    wet: { heading: 'เปียกชื้น', text: 'เปียก ขึ้นรา หรือมีคราบน้ำ' },
    'pages-missing': { heading: 'หน้าหาย', text: 'เอกสารไม่ครบตามสารบัญ' },
    'needs-cover': { heading: 'ต้องเปลี่ยนปก', text: 'ปกชำรุด ป้ายหลุดหรือซีด' },
  },
  test: { heading: 'ป้ายทดสอบ', text: 'สำหรับสอนและลองเครื่องสแกน' },
};
export const commandCardEn = {
  print: 'Print the command card',
  short: 'Command card',
  title: 'Command card of the scan desk',
  intro: 'Keep it beside the scanner: scan a card instead of pressing a key. The same on every PC.',
  fileName: 'command-card.pdf',
  actions: 'Commands',
  conditions: 'Condition (scan the folder first, then its condition)',
  action: {
    lend: { heading: 'Lend', text: 'Scan a badge, then folders' },
    return: { heading: 'Return', text: 'Scan the folders that came back' },
    move: { heading: 'Move', text: 'Scan the new place, then folders' },
    locate: { heading: 'Locate', text: 'Scan a folder to see where it is' },
    undo: { heading: 'Undo', text: 'Take the last line back' },
    count: { heading: 'Count', text: 'Open the page for counting' },
    shelf: { heading: 'Check a shelf', text: 'Scan the shelf, then its folders' },
    person: { heading: 'Person', text: 'Scan a badge to see what they have' },
    condition: { heading: 'Condition', text: 'Choose it for the last folder on screen' },
    finish: { heading: 'Finish', text: 'Sum up, and begin the next batch' },
  },
  condition: {
    good: { heading: 'Good', text: 'Cover and papers complete' },
    torn: { heading: 'Torn', text: 'Cover or papers torn' },
    wet: { heading: 'Wet', text: 'Wet, mouldy or stained' },
    'pages-missing': { heading: 'Pages missing', text: 'Not all papers of the index' },
    'needs-cover': { heading: 'New cover', text: 'Cover broken, label loose or pale' },
  },
  test: { heading: 'Test label', text: 'To teach and try a scanner' },
} satisfies Messages<typeof commandCardTh>;
export const commandCardMessages: MessageSet<typeof commandCardTh> = { th: commandCardTh, en: commandCardEn };
