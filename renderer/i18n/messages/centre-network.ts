import { formatInstant } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

/** Letting other PCs of the office into the centre that this PC is. */
export const centreNetworkTh = {
  title: 'ให้เครื่องอื่นเข้าร่วม',
  text: 'เครื่องนี้เป็นศูนย์กลางของสำนักงาน เปิดแล้วเครื่องอื่นในเครือข่ายเดียวกันเข้าร่วมด้วยรหัสครั้งเดียวได้ เมื่อเครื่องนี้ปิด เครื่องอื่นทำงานต่อได้และส่งงานเมื่อเครื่องนี้กลับมา',
  states: { closed: 'ปิดอยู่ ใช้ได้เครื่องนี้เครื่องเดียว', open: 'เปิดอยู่', failed: 'เปิดไม่สำเร็จ' },
  open: 'เปิดให้เครื่องอื่น',
  close: 'ปิด',
  add: 'เพิ่มเครื่อง',
  address: 'ที่อยู่ศูนย์กลาง',
  noAddress: 'เครื่องนี้ไม่ได้ต่อเครือข่ายอยู่ เครื่องอื่นจึงยังมาไม่ถึง',
  fixed: 'ให้ผู้ดูแลเครือข่ายกำหนดที่อยู่นี้ให้คงที่ ถ้าที่อยู่เปลี่ยน ให้ใส่ที่อยู่ใหม่ที่เครื่องอื่นทุกเครื่อง ในหน้าตั้งค่า',
  firewall: 'ถ้าเครื่องอื่นมาไม่ถึง ให้ไฟร์วอลล์ของเครื่องนี้รับพอร์ตที่อยู่ท้ายที่อยู่ เฉพาะเครือข่ายของสำนักงาน',
  moveWhen: 'ถ้าเครื่องศูนย์กลางได้ที่อยู่ใหม่ เครื่องนี้จะส่งงานไม่ได้จนกว่าจะใส่ที่อยู่ใหม่ งานที่ค้างส่งอยู่ครบในเครื่องนี้',
  move: 'ใส่ที่อยู่ใหม่',
  moveTitle: 'ที่อยู่ใหม่ของศูนย์กลาง',
  moveText: 'ดูที่อยู่ที่เครื่องศูนย์กลาง: ตั้งค่า › ให้เครื่องอื่นเข้าร่วม เครื่องนี้จะตรวจก่อนว่าที่ตอบคือศูนย์กลางเดิม แล้วเปิดหน้าใหม่',
  moveAddress: 'ที่อยู่ใหม่',
  moveHint: 'เช่น https://192.168.1.20:8788',
  moveAddressWrong: 'ใส่ที่อยู่ให้ครบ ขึ้นต้นด้วย https:// ตามด้วยตัวเลข 4 ชุดและพอร์ต',
  moveConfirm: 'ตรวจและใช้ที่อยู่นี้',
  moveLooking: 'กำลังตรวจ…',
  addTitle: 'เพิ่มเครื่องเข้าสำนักงาน',
  addText: 'รหัสหนึ่งใช้ได้กับเครื่องเดียว ครั้งเดียว ภายใน 1 ชั่วโมง ครึ่งหลังของรหัสคือลายนิ้วมือของเครื่องนี้ เครื่องที่เข้าร่วมจะคุยกับเครื่องนี้เท่านั้น',
  show: 'แสดงรหัส',
  steps: [
    'ที่เครื่องใหม่ เปิดแฟ้ม แล้วเลือก สำนักงานมีศูนย์กลางแล้ว',
    'พิมพ์ที่อยู่และรหัสด้านล่าง หรือยิง QR นี้ด้วยเครื่องสแกนในช่องที่อยู่ศูนย์กลาง (คีย์บอร์ดภาษาอังกฤษ)',
    'ตั้งชื่อเครื่อง แล้วกด ลงทะเบียนเครื่อง',
  ],
  qrLabel: 'QR ที่อยู่และรหัสสำหรับเครื่องใหม่',
  code: 'รหัสลงทะเบียน',
  until: (instant: string): string => `ใช้ได้ครั้งเดียว ถึง ${formatInstant(instant, 'th')}`,
};
export const centreNetworkEn = {
  title: 'Other PCs',
  text: 'This PC is the centre of the office. Once open, other PCs in the same network join with a one-time code. While this PC is off they go on working, and send their work when it is back.',
  states: { closed: 'Closed; for this PC alone', open: 'Open', failed: 'Could not be opened' },
  open: 'Open to other PCs',
  close: 'Close',
  add: 'Add a PC',
  address: 'Address of the centre',
  noAddress: 'This PC is in no network now, so the others cannot reach it',
  fixed:
    'Have this address fixed by whoever looks after the network: if it changes, tell every other PC the new one, in its settings.',
  firewall:
    "If others do not get here, let this PC's firewall take the port at the end of the address, for the office's network alone.",
  moveWhen:
    "If the centre's PC gets another address, this PC cannot send its work until it is told the new one. Unsent work is all on this PC.",
  move: 'Set a new address',
  moveTitle: 'New address of the centre',
  moveText:
    "Read the address on the centre's PC: Settings › Other PCs. This PC first sees that the same centre answers there, then opens the page anew.",
  moveAddress: 'New address',
  moveHint: 'For example https://192.168.1.20:8788',
  moveAddressWrong: 'Type the whole address: https://, four numbers, and the port',
  moveConfirm: 'Check and use this address',
  moveLooking: 'Checking…',
  addTitle: 'Add a PC to the office',
  addText:
    "A code lets in one PC, once, within an hour. Its second half is this PC's fingerprint: a PC that joins talks to this one alone.",
  show: 'Show the code',
  steps: [
    'On the new PC start Faem and choose: The office has a centre',
    'Type the address and the code below, or scan this QR into the field of the address (keyboard in English)',
    'Name the PC and press Enrol',
  ],
  qrLabel: 'QR with address and code for the new PC',
  code: 'Enrolment code',
  until: (instant: string): string => `Works once, until ${formatInstant(instant, 'en')}`,
} satisfies Messages<typeof centreNetworkTh>;
export const centreNetworkMessages: MessageSet<typeof centreNetworkTh> = { th: centreNetworkTh, en: centreNetworkEn };
