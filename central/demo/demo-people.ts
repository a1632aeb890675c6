import { pbkdf2, createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { PinHash, StaffRow } from '#shared/model/office-rows.ts';
import type { Role } from '#shared/model/roles.ts';

const derive = promisify(pbkdf2);
const ITERATIONS = 100_000;

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
const hashPin = async (person: DemoPerson): Promise<PinHash> => {
  const salt = createHash('sha256').update(`faem-demo/${person.id}`).digest().subarray(0, 16);
  const hash = await derive(person.pin, salt, ITERATIONS, 32, 'sha256');
  return { saltHex: salt.toString('hex'), hashHex: hash.toString('hex'), iterations: ITERATIONS };
};

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
      pin: await hashPin(person),
      active: true,
    })),
  );
