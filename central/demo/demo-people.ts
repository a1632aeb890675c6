import { createHash } from 'node:crypto';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { PinHash } from '#shared/model/pin-hash.ts';
import type { Role } from '#shared/model/roles.ts';
import { hashPin } from '../services/pin-hash.ts';

/** Somebody of the demo office. The PIN is no secret: the log-in screen of the demo shows it. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly pin: string;
}

/** Invented people, one or more of every role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { id: 'staff-demo-1', name: 'มะลิ เคาน์เตอร์หนึ่ง', role: 'clerk', pin: '1111' },
  { id: 'staff-demo-2', name: 'กล้า เคาน์เตอร์สอง', role: 'clerk', pin: '2222' },
  { id: 'staff-demo-3', name: 'ตู้ ห้องแฟ้ม', role: 'file-room', pin: '3333' },
  { id: 'staff-demo-4', name: 'เงิน การคลัง', role: 'finance', pin: '4444' },
  { id: 'staff-demo-5', name: 'ชัย หัวหน้าฝ่าย', role: 'supervisor', pin: '5555' },
  { id: 'staff-demo-6', name: 'ดูแล ระบบดี', role: 'administrator', pin: '6666' },
];

/** The same salt for the same person, so that a demo office is the same wherever it is made. */
const hashDemoPin = (person: DemoPerson): Promise<PinHash> =>
  hashPin(person.pin, createHash('sha256').update(`faem-demo/${person.id}`).digest().subarray(0, 16));

/** The badge of the person at this place of the list. */
export const demoBadge = (provinceCode: string, index: number): string =>
  makeScanCode('staff', provinceCode, index + 1);

/** Their rows, with hashed PINs. */
export const demoStaff = (provinceCode: string): Promise<readonly StaffRow[]> =>
  Promise.all(
    DEMO_PEOPLE.map(async (person, index) => ({
      id: person.id,
      name: person.name,
      role: person.role,
      badgeCode: demoBadge(provinceCode, index),
      pin: await hashDemoPin(person),
      active: true,
    })),
  );
