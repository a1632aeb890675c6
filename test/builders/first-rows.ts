import type { TableName } from '#shared/model/tables.ts';
import { FIRST_MONEY_ROWS } from './first-money-rows.ts';

const AT = '2026-01-05T02:00:00.000Z';
const HASH = 'a'.repeat(64);

/**
 * One row of each table as the first version of the program wrote it: the text of its JSON with every field that was there
 * and none that came later. Backups, files on sticks and the centre hold such rows for years, so none of these may ever
 * be changed to suit a newer schema: the schema must suit them.
 */
export const FIRST_ROWS: Readonly<Record<TableName, readonly object[]>> = {
  office: [
    {
      id: 'office-13',
      provinceCode: '13',
      name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
      nameEnglish: 'Pathum Thani Provincial Industry Office',
      isDemo: false,
    },
  ],
  officeKey: [{ id: 'key-1', keyBase64: `${'A'.repeat(43)}=`, madeAt: AT }],
  staff: [
    {
      id: 'staff-1',
      name: 'สมศรี ใจเย็น',
      role: 'clerk',
      badgeCode: '313000000017',
      pin: { saltHex: '0'.repeat(32), hashHex: HASH, iterations: 210_000 },
      active: true,
    },
  ],
  location: [{ id: 'room-1', code: '213000000014', kind: 'room', name: 'ห้อง A', walkKey: 'a', path: 'ห้อง A' }],
  numberBlock: [{ id: 'block-1', kind: 'notice', deviceId: 'pc-1', from: 1, to: 200 }],
  factory: [
    {
      id: 'factory-1',
      register: {
        registrationNumber: '3-64(1)-12/41ปท',
        registrationKey: '3-64(1)-12/41ปท',
        name: 'บริษัท ตัวอย่างโลหะ จำกัด',
        address: {},
      },
      officeStatus: 'operating',
    },
  ],
  registerDifference: [
    { id: 'difference-1', factoryId: 'factory-1', field: 'name', officeValue: '', registerValue: 'ก', foundAt: AT },
  ],
  folder: [
    {
      id: 'folder-1',
      code: '113000000017',
      series: 'factory',
      subjectId: 'factory-1',
      volume: 1,
      custody: { kind: 'unknown' },
    },
  ],
  codeAlias: [{ id: 'alias-1', code: '113000000017', folderId: 'folder-1', replacedAt: AT, replacedBy: 'staff-1' }],
  labelBatch: [
    {
      id: 'batch-1',
      runId: 'run-1',
      part: 0,
      folderIds: ['folder-1'],
      target: { kind: 'pdf' },
      printedAt: AT,
      actorId: 'staff-1',
      deviceId: 'pc-1',
      reprintIds: [],
      failedIds: [],
    },
  ],
  parkedScan: [{ id: 'parked-1', text: '4006381333931', occurredAt: AT, actorId: 'staff-1', deviceId: 'pc-1' }],
  exception: [{ id: 'card-1', kind: 'custody-overlap', causeIds: [], raisedAt: AT }],
  request: [
    {
      id: 'request-1',
      folderId: 'folder-1',
      requesterId: 'staff-1',
      actorId: 'staff-1',
      urgency: 'normal',
      effectiveAt: AT,
      occurredAt: AT,
      deviceId: 'pc-1',
      seq: 1,
      requestedOn: '2026-01-05',
      steps: [],
      phase: 'open',
    },
  ],
  loanPolicy: [{ id: 'loan-policy', loanDays: 7, approverForRoles: [] }],
  transfer: [
    {
      id: 'transfer-1',
      destination: 'สอจ. นนทบุรี',
      sentOn: '2026-01-05',
      folderIds: ['folder-1'],
      createdAt: AT,
      createdBy: 'staff-1',
    },
  ],
  loanReminder: [
    {
      id: 'reminder-1',
      borrowerId: 'staff-1',
      folderIds: ['folder-1'],
      writtenOn: '2026-01-05',
      createdAt: AT,
      createdBy: 'staff-1',
    },
  ],
  stockTake: [
    {
      id: 'count-1',
      scope: { kind: 'place', locationId: 'room-1' },
      openedAt: AT,
      openedBy: 'staff-1',
      expectedCount: 0,
      lentCount: 0,
      state: { kind: 'open' },
    },
  ],
  stockTakePart: [{ id: 'part-1', stockTakeId: 'count-1', part: 0, folderIds: [] }],
  stockTakeDevice: [
    {
      id: 'device-1',
      stockTakeId: 'count-1',
      deviceId: 'pc-1',
      joinedAt: AT,
      joinedBy: 'staff-1',
      state: { kind: 'counting' },
    },
  ],
  folderSearch: [{ id: 'search-1', folderId: 'folder-1', openedAt: AT, openedBy: 'staff-1', checked: [] }],
  recordSubject: [{ id: 'subject-1', series: 'community-product', numberKey: 'community-product/1', fields: {} }],
  disposalBatch: [
    {
      id: 'disposal-1',
      folderIds: [],
      committee: ['หนึ่ง', 'สอง', 'สาม'],
      proposedOn: '2026-01-05',
      openedAt: AT,
      openedBy: 'staff-1',
      decisions: [],
      state: { kind: 'open' },
    },
  ],
  visit: [{ id: 'visit-1', beganAt: AT, locateMs: 0, serveMs: 0 }],
  movement: [
    {
      id: 'movement-1',
      folderId: 'folder-1',
      kind: 'seen',
      effectiveAt: AT,
      occurredAt: AT,
      deviceId: 'pc-1',
      seq: 1,
      actorId: 'staff-1',
    },
  ],
  conditionNote: [
    {
      id: 'note-1',
      kind: 'noted',
      folderId: 'folder-1',
      effectiveAt: AT,
      actorId: 'staff-1',
      deviceId: 'pc-1',
      condition: 'good',
    },
  ],
  parkedPhoto: [
    {
      id: 'photo-1',
      parkedScanId: 'parked-1',
      jpegBase64: '/9j/4AA=',
      takenAt: AT,
      actorId: 'staff-1',
      deviceId: 'pc-1',
    },
  ],
  scanFile: [
    {
      id: 'scan-file-1',
      fileKey: '0a1b2c3d',
      fileName: 'SCAN.TXT',
      part: 0,
      entries: [{ line: 1, text: '113000000017' }],
      takenOverAt: AT,
      actorId: 'staff-1',
      deviceId: 'pc-1',
    },
  ],
  stockTakeScan: [
    {
      id: 'scan-1',
      stockTakeId: 'count-1',
      deviceId: 'pc-1',
      number: 1,
      actorId: 'staff-1',
      at: AT,
      what: { kind: 'unknown', text: 'x' },
    },
  ],
  ...FIRST_MONEY_ROWS,
};
