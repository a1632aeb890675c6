import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { LocationRow, OfficeRow, StaffRow } from '#shared/model/office-rows.ts';
import { registrationKey } from '#shared/domain/registration-number.ts';

/** Small rows with sensible defaults; a test names only what it is about. */
export const anOffice = (over: Partial<OfficeRow> = {}): OfficeRow => ({
  id: 'office-13',
  provinceCode: '13',
  name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  nameEnglish: 'Pathum Thani Provincial Industry Office',
  biller: { billerId: '099999999999900', registeredName: 'DEMO BILLER' },
  isDemo: true,
  ...over,
});

export const anOfficeKey = (over: Partial<OfficeKeyRow> = {}): OfficeKeyRow => ({
  id: 'key-1',
  keyBase64: `${'QUJD'.repeat(10)}QUI=`,
  madeAt: '2026-11-01T02:00:00.000Z',
  ...over,
});

export const aStaff = (over: Partial<StaffRow> = {}): StaffRow => ({
  id: 'staff-1',
  name: 'สมศรี ใจเย็น',
  role: 'supervisor',
  badgeCode: makeScanCode('staff', '13', 1),
  pin: { saltHex: '0'.repeat(32), hashHex: '0'.repeat(64), iterations: 10_000 },
  active: true,
  ...over,
});

export const aLocation = (over: Partial<LocationRow> = {}): LocationRow => ({
  id: 'shelf-1',
  code: makeScanCode('location', '13', 1),
  kind: 'shelf',
  name: 'ชั้น 1',
  walkKey: 'a/01/01',
  path: 'ห้อง A · ตู้ 01 · ชั้น 1',
  ...over,
});

export const aFolder = (over: Partial<FolderRow> = {}): FolderRow => ({
  id: 'folder-1',
  code: makeScanCode('folder', '13', 1),
  series: 'factory',
  subjectId: 'factory-1',
  volume: 1,
  homeLocationId: 'shelf-1',
  custody: { kind: 'unknown' },
  ...over,
});

export const aFactory = (
  over: Partial<Omit<FactoryRow, 'register'>> & { register?: Partial<FactoryRow['register']> } = {},
): FactoryRow => {
  const registrationNumber = over.register?.registrationNumber ?? '3-64(1)-12/41ปท';
  return {
    id: 'factory-1',
    officeStatus: 'operating',
    ...over,
    register: {
      registrationNumber,
      registrationKey: registrationKey(registrationNumber),
      category: 3,
      name: 'บริษัท ตัวอย่างโลหะ จำกัด',
      address: { subdistrict: 'คลองหนึ่ง', district: 'คลองหลวง', province: 'ปทุมธานี' },
      hpHundredths: 96_457,
      ...over.register,
    },
  };
};

export const aMovement = (over: Partial<MovementRow> = {}): MovementRow => ({
  id: 'movement-1',
  folderId: 'folder-1',
  kind: 'seen',
  effectiveAt: '2026-11-23T02:00:00.000Z',
  occurredAt: '2026-11-23T02:00:00.000Z',
  deviceId: 'pc-1',
  seq: 1,
  actorId: 'staff-1',
  ...over,
});
