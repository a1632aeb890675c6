import type { RegisterStatus } from '#shared/register-feed/register-factory.ts';
import type { Role } from '#shared/model/roles.ts';
import { formatDate } from '../format.ts';
import type { Messages, MessageSet } from '../messages.ts';

const rolesTh: Readonly<Record<Role, string>> = {
  clerk: 'เจ้าหน้าที่เคาน์เตอร์',
  'file-room': 'เจ้าหน้าที่ห้องแฟ้ม',
  finance: 'การเงิน',
  supervisor: 'หัวหน้า',
  administrator: 'ผู้ดูแลระบบ',
};
const rolesEn: Readonly<Record<Role, string>> = {
  clerk: 'Counter clerk',
  'file-room': 'File room',
  finance: 'Finance',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
};
const statusesTh: Readonly<Record<RegisterStatus, string>> = {
  licensed: 'ได้รับอนุญาต ยังไม่แจ้งเริ่ม',
  operating: 'ประกอบกิจการ',
  'struck-off': 'จำหน่ายทะเบียน',
  paused: 'หยุดชั่วคราว',
};
const statusesEn: Readonly<Record<RegisterStatus, string>> = {
  licensed: 'Licensed, not started',
  operating: 'Operating',
  'struck-off': 'Struck off',
  paused: 'Paused',
};

const byListTh = (listedOn: string | undefined): string =>
  listedOn === undefined ? '' : ` ตามบัญชีหนังสือขอทำลายลงวันที่ ${formatDate(listedOn, 'th')}`;
const byListEn = (listedOn: string | undefined): string =>
  listedOn === undefined ? '' : ` by the disposal list of ${formatDate(listedOn, 'en')}`;

/** Words for folders, people and factories that several pages use. */
export const filingTh = {
  folderVolume: (volume: number): string => `แฟ้ม เล่ม ${volume}`,
  atHome: 'อยู่ที่เก็บ',
  expectedHome: 'ควรอยู่ที่เก็บ',
  elsewhere: 'อยู่ที่อื่น',
  onLoan: 'ถูกยืม',
  overdue: 'เกินกำหนด',
  whereUnknown: 'ไม่ทราบที่อยู่',
  homeIs: (path: string): string => `ที่ประจำ ${path}`,
  borrowed: (name: string, dueOn: string | undefined): string =>
    dueOn === undefined ? `${name} ยืม` : `${name} ยืม · ครบ ${formatDate(dueOn, 'th')}`,
  away: 'อยู่หน่วยงานอื่น',
  awayAt: (destination: string): string => `ส่งไป ${destination}`,
  passingTo: (from: string, to: string): string => `${from} ส่งต่อให้ ${to} รอรับ`,
  disposed: { destroy: 'ทำลายแล้ว', transfer: 'ส่งมอบหอจดหมายเหตุฯ แล้ว' },
  disposedOn: {
    destroy: (on: string, listedOn: string | undefined): string =>
      `ทำลายแล้วเมื่อ ${formatDate(on, 'th')}${byListTh(listedOn)}`,
    transfer: (on: string, listedOn: string | undefined): string =>
      `ส่งมอบหอจดหมายเหตุแห่งชาติแล้วเมื่อ ${formatDate(on, 'th')}${byListTh(listedOn)}`,
  },
  disposedWhy: 'ไม่มีตัวแฟ้มในสำนักงานแล้ว จึงให้ยืม ขอ กำหนดที่ประจำ หรือพิมพ์ป้ายไม่ได้ ประวัติยังดูได้ (F9)',
  noPlaceRecorded: 'ยังไม่เคยสแกน และยังไม่กำหนดที่ประจำ',
  category: (category: number): string => `จำพวก ${category}`,
  horsepower: (horsepower: string): string => `${horsepower} แรงม้า`,
  workers: (workers: number): string => `คนงาน ${workers} คน`,
  role: (role: Role): string => rolesTh[role],
  status: (status: RegisterStatus): string => statusesTh[status],
  address: (parts: {
    readonly whole?: string | undefined;
    readonly houseNumber?: string | undefined;
    readonly village?: string | undefined;
    readonly lane?: string | undefined;
    readonly road?: string | undefined;
    readonly subdistrict?: string | undefined;
    readonly district?: string | undefined;
    readonly province?: string | undefined;
    readonly postcode?: string | undefined;
  }): string =>
    [
      parts.whole,
      parts.houseNumber,
      parts.village && `หมู่ ${parts.village}`,
      parts.lane && `ซ.${parts.lane}`,
      parts.road && `ถ.${parts.road}`,
      parts.subdistrict && `ต.${parts.subdistrict}`,
      parts.district && `อ.${parts.district}`,
      parts.province && `จ.${parts.province}`,
      parts.postcode,
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
};
export const filingEn = {
  folderVolume: (volume: number): string => `Folder, volume ${volume}`,
  atHome: 'In its place',
  expectedHome: 'Expected in its place',
  elsewhere: 'Elsewhere',
  onLoan: 'On loan',
  overdue: 'Overdue',
  whereUnknown: 'Place unknown',
  homeIs: (path: string): string => `Belongs to ${path}`,
  borrowed: (name: string, dueOn: string | undefined): string =>
    dueOn === undefined ? `Lent to ${name}` : `Lent to ${name} · due ${formatDate(dueOn, 'en')}`,
  away: 'With another office',
  awayAt: (destination: string): string => `Sent to ${destination}`,
  passingTo: (from: string, to: string): string => `${from} passes it on to ${to}, not acknowledged yet`,
  disposed: { destroy: 'Destroyed', transfer: 'With the National Archives' },
  disposedOn: {
    destroy: (on: string, listedOn: string | undefined): string =>
      `Destroyed on ${formatDate(on, 'en')}${byListEn(listedOn)}`,
    transfer: (on: string, listedOn: string | undefined): string =>
      `Handed over to the National Archives on ${formatDate(on, 'en')}${byListEn(listedOn)}`,
  },
  disposedWhy: 'The office no longer has it: no lending, request, home or label. Its history stays (F9).',
  noPlaceRecorded: 'Never scanned, and no place set',
  category: (category: number): string => `Category ${category}`,
  horsepower: (horsepower: string): string => `${horsepower} hp`,
  workers: (workers: number): string => `${workers} workers`,
  role: (role: Role): string => rolesEn[role],
  status: (status: RegisterStatus): string => statusesEn[status],
  address: filingTh.address,
} satisfies Messages<typeof filingTh>;
export const filingMessages: MessageSet<typeof filingTh> = { th: filingTh, en: filingEn };
