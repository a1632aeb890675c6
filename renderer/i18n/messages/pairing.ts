import { formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Letting a phone into the office: what the PC shows, and what the phone asks. */
export const pairingTh = {
  pair: 'จับคู่โทรศัพท์',
  title: 'จับคู่โทรศัพท์กับสำนักงาน',
  text: 'โทรศัพท์ที่จับคู่แล้วใช้สแกนแฟ้ม หยิบแฟ้มตามคำขอ และตรวจนับได้ แม้ไม่มีเครือข่าย QR ใช้ได้ครั้งเดียวใน 10 นาที',
  show: 'แสดง QR',
  qrLabel: 'QR สำหรับจับคู่โทรศัพท์',
  steps: [
    'ต่อโทรศัพท์กับเครือข่ายที่เข้าถึงศูนย์กลางได้',
    'เปิดกล้องของโทรศัพท์ ส่องที่ QR แล้วแตะที่อยู่ที่ขึ้นมา',
    'แตะ จับคู่ ที่โทรศัพท์ แล้วเข้าสู่ระบบด้วย PIN ของผู้ใช้',
  ],
  until: (instant: string): string => `ใช้ได้ครั้งเดียว ถึง ${formatInstant(instant, 'th')}`,
  paired: (name: string): string => `จับคู่แล้ว: ${name}`,
  noCentre: 'ยังจับคู่โทรศัพท์ไม่ได้ เพราะเครื่องนี้ยังไม่ได้ต่อกับศูนย์กลาง',
  noCentreTodo:
    'โทรศัพท์รับข้อมูลจากศูนย์กลาง ให้ลงทะเบียนเครื่องนี้กับศูนย์กลางของสำนักงานก่อน ด้วยรหัสจากหัวหน้าหรือผู้ดูแลระบบ แล้วกลับมาหน้านี้ งานบนเครื่องนี้อยู่ครบและใช้ได้ตามปกติ',
  noCentreCode: 'รหัส FAEM-NO-CENTRE',
  noHttps: 'ศูนย์กลางนี้ยังใช้กับโทรศัพท์ไม่ได้ เพราะที่อยู่ไม่มี https',
  noHttpsTodo:
    'โทรศัพท์ให้ใช้กล้องและเก็บงานไว้ในเครื่องเฉพาะที่อยู่ https ให้ผู้ดูแลระบบวางใบรับรองตามคู่มือผู้ดูแล หัวข้อ Phones แล้วกลับมาหน้านี้ งานบนเครื่องนี้ใช้ได้ตามปกติ',
  thisMachine: 'โทรศัพท์เครื่องอื่นเข้าถึงที่อยู่นี้ไม่ได้',
  thisMachineTodo:
    'ศูนย์กลางอยู่ในเครื่องนี้และเปิดให้เครื่องนี้เครื่องเดียว QR นี้ใช้ลองในเครื่องนี้ได้เท่านั้น จะใช้โทรศัพท์ ให้ผู้ดูแลระบบตั้งศูนย์กลางที่มีที่อยู่ https ตามคู่มือผู้ดูแล หัวข้อ Phones',
  address: 'ที่อยู่ศูนย์กลาง',
  joinTitle: 'จับคู่โทรศัพท์เครื่องนี้',
  joinText: 'หลังจับคู่ ข้อมูลแฟ้มของสำนักงานจะอยู่ในโทรศัพท์นี้และใช้ได้แม้ไม่มีเครือข่าย ใช้เฉพาะโทรศัพท์ที่ล็อกหน้าจอ',
  name: 'ชื่อโทรศัพท์นี้',
  nameDefault: 'โทรศัพท์ห้องแฟ้ม',
  nameMissing: 'ตั้งชื่อโทรศัพท์ เช่น โทรศัพท์ห้องแฟ้ม',
  join: 'จับคู่',
  joining: 'กำลังจับคู่…',
  denied: 'QR นี้หมดอายุหรือถูกใช้ไปแล้ว',
  deniedTodo: 'โทรศัพท์นี้ยังไม่มีข้อมูลใด กด จับคู่โทรศัพท์ ที่เครื่อง PC อีกครั้ง แล้วส่อง QR ใหม่',
  againTitle: 'โทรศัพท์นี้จับคู่ไว้แล้ว',
  againText: 'จับคู่ใหม่เมื่อโทรศัพท์ถูกยกเลิกสิทธิ์หรือศูนย์กลางไม่ยอมรับ ข้อมูลและงานที่ยังไม่ได้ส่งอยู่ครบ และจะส่งเองหลังจับคู่',
  joinAgain: 'จับคู่ใหม่',
  decline: 'ไม่จับคู่ใหม่ เปิดตามเดิม',
  deniedAgainTodo: 'ข้อมูลและงานในโทรศัพท์นี้อยู่ครบ กด จับคู่โทรศัพท์ ที่เครื่อง PC อีกครั้ง แล้วส่อง QR ใหม่',
  unsafeTitle: 'เปิดแฟ้มที่ที่อยู่นี้ไม่ได้',
  unsafeWhy: 'ที่อยู่นี้ไม่มี https เบราว์เซอร์จึงไม่ให้ใช้กล้องและไม่ให้เก็บงานไว้ในเครื่อง',
  unsafeSafe: 'ยังไม่มีข้อมูลใดถูกเปิดหรือบันทึกที่นี่',
  unsafeTodo: 'ลองเปิดที่อยู่ https ของศูนย์กลาง ถ้าไม่ขึ้น ให้ผู้ดูแลระบบวางใบรับรองตามคู่มือผู้ดูแล หัวข้อ Phones แล้วส่อง QR ใหม่',
  unsafeCode: 'รหัส FAEM-NO-HTTPS',
  tryHttps: 'เปิดด้วย https',
};
export const pairingEn = {
  pair: 'Pair a phone',
  title: 'Pair a phone with the office',
  text: 'A paired phone scans folders, picks what is asked for and counts shelves, without a network too. The QR works once, within 10 minutes.',
  show: 'Show the QR',
  qrLabel: 'QR to pair a phone',
  steps: [
    'Connect the phone to a network that reaches the centre',
    'Open its camera, point it at the QR and tap the address that appears',
    'Tap Pair on the phone, then log in with your PIN',
  ],
  until: (instant: string): string => `Works once, until ${formatInstant(instant, 'en')}`,
  paired: (name: string): string => `Paired: ${name}`,
  noCentre: 'A phone cannot be paired yet: this PC is not connected to a centre',
  noCentreTodo:
    'A phone gets its data from the centre. Enrol this PC with the centre of the office first, by a code of the supervisor or administrator, then come back here. The work on this PC is all here and goes on as usual.',
  noCentreCode: 'Code FAEM-NO-CENTRE',
  noHttps: 'This centre does not work with phones yet: its address has no https',
  noHttpsTodo:
    'Phones allow the camera and keep work only for addresses with https. The administrator installs a certificate as in the operations guide, section Phones; then come back here. This PC works as usual.',
  thisMachine: 'Other devices cannot reach this address',
  thisMachineTodo:
    'The centre is on this PC and open to this PC alone; the QR is good for a try on this PC only. For phones the administrator sets up a centre with an https address as in the operations guide, section Phones.',
  address: 'Address of the centre',
  joinTitle: 'Pair this phone',
  joinText:
    "Once paired, the office's folders are on this phone and work without a network. Use only a phone with a screen lock.",
  name: 'Name of this phone',
  nameDefault: 'File-room phone',
  nameMissing: 'Name this phone, e.g. File-room phone',
  join: 'Pair',
  joining: 'Pairing…',
  denied: 'This QR has expired or was used already',
  deniedTodo: 'Nothing is on this phone yet. Press Pair a phone on the PC again and scan the new QR.',
  againTitle: 'This phone is paired already',
  againText:
    'Pair it again when it was shut out or the centre does not accept it. Data and unsent work stay here, and the work is sent after pairing.',
  joinAgain: 'Pair again',
  decline: 'Open as before, without pairing',
  deniedAgainTodo:
    'The data and the work on this phone are all here. Press Pair a phone on the PC again and scan the new QR.',
  unsafeTitle: 'Faem cannot be opened at this address',
  unsafeWhy: 'This address has no https, so the browser allows neither the camera nor keeping work on the device',
  unsafeSafe: 'Nothing was opened or stored here yet',
  unsafeTodo:
    'Try the https address of the centre. If it does not open, the administrator installs a certificate as in the operations guide, section Phones; then scan a new QR.',
  unsafeCode: 'Code FAEM-NO-HTTPS',
  tryHttps: 'Open with https',
} satisfies Messages<typeof pairingTh>;
export const pairingMessages: MessageSet<typeof pairingTh> = { th: pairingTh, en: pairingEn };
