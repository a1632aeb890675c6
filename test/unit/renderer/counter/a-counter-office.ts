import type { Room } from '#data/room-watch.ts';
import { createSearchIndex } from '#data/search-index.ts';
import type { OfficeData } from '#data/office-data.ts';
import { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { err, ok } from '#shared/lib/result.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { aFolder, aLocation, anOffice as anyOffice, aStaff } from '#test/builders/office.ts';
import { aMeta, aTransport } from '#test/builders/sync.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow, PaidYearRow } from '#shared/model/fee-rows.ts';
import type { LocationRow, OfficeRow, StaffRow } from '#shared/model/office-rows.ts';
import type { PinHash } from '#shared/model/pin-hash.ts';
import type { AnyRow, RowOf, TableName } from '#shared/model/tables.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { createReadModel, type WritableReadModel } from '#shared/sync/read-model.ts';
import { openReplica } from '#shared/sync/replica.ts';
import type { StoredVerdict } from '#shared/sync/ports.ts';
import type { StartFinding } from '#shared/sync/start-finding.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { copiesOf } from '#test/fakes/memory-copies.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';

export { aFolder };

export const TODAY = isoDate('2026-11-23');

/** PIN 1234, made with few rounds so that tests do not wait. */
export const PIN_1234: PinHash = {
  saltHex: '000102030405060708090a0b0c0d0e0f',
  hashHex: '91ea059bae0333a2969fc8ccd7c77851dda43f5adb96baeea246a624cdf489ec',
  iterations: 10_000,
};

export const anOffice = (changes: Partial<OfficeRow> = {}): OfficeRow =>
  anyOffice({
    name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)',
    nameEnglish: 'Pathum Thani Provincial Industry Office (demonstration)',
    biller: { billerId: '099999999999900', registeredName: 'สอจ.ปทุมธานี (สาธิต)' },
    ...changes,
  });

export const aPerson = (changes: Partial<StaffRow> = {}): StaffRow =>
  aStaff({ name: 'สมศรี ใจดี', role: 'clerk', pin: PIN_1234, ...changes });

export const aShelf = (changes: Partial<LocationRow> = {}): LocationRow =>
  aLocation({ name: 'ชั้น 2', walkKey: 'a-03-2', path: 'ห้อง A · ตู้ 03 · ชั้น 2', ...changes });

export const aFactory = (changes: Partial<FactoryRow['register']> = {}): FactoryRow => ({
  id: 'factory-1',
  officeStatus: 'operating',
  register: {
    registrationNumber: '3-64(1)-12/41ปท',
    registrationKey: '3-64(1)-12/41ปท',
    category: 3,
    name: 'บริษัท ตัวอย่างโลหะ จำกัด',
    operatorName: 'บริษัท ตัวอย่างโลหะ จำกัด',
    object: 'ผลิตชิ้นส่วนโลหะ',
    address: { houseNumber: '99', village: '4', subdistrict: 'คลองหนึ่ง', district: 'คลองหลวง', province: 'ปทุมธานี' },
    hpHundredths: 96_457,
    workers: 120,
    startedOn: isoDate('1998-06-01'),
    taxId: '3101300012254',
    taxIdKind: 'citizen',
    registerStatus: 'operating',
    ...changes,
  },
});

/** A confirmed tariff for all due dates, with the amounts of the unverified one. */
export const aConfirmedSchedule = (): FeeSchedule => {
  const [{ bands }] = UNVERIFIED_ANNUAL_SCHEDULES as readonly [FeeSchedule];
  return FeeSchedule.parse({
    id: 'annual-demo',
    name: 'ค่าธรรมเนียมรายปี (สาธิต)',
    legalRef: 'ข้อมูลสาธิต',
    effectiveFrom: null,
    effectiveTo: null,
    bands,
    status: 'confirmed',
    confirmedBy: 'staff-2',
    confirmedOn: '2026-10-01',
    documentNo: 'สาธิต 1/2570',
  });
};

export const aPaidYear = (dueOn: string, factoryId = 'factory-1'): PaidYearRow => ({
  id: `paid-${factoryId}-${dueOn}`,
  factoryId,
  dueOn,
  paidOn: dueOn,
  reference: '1/001',
});

export const aNotice = (changes: Partial<NoticeRow> = {}): NoticeRow => ({
  id: 'notice-1',
  factoryId: 'factory-1',
  ref1: '13700000000189',
  items: [{ dueOn: '2026-06-01', scheduleId: 'annual-demo', feeSatang: 750_000, surchargeSatang: 225_000 }],
  totalSatang: 975_000,
  issuedAt: '2026-11-23T02:00:00.000Z',
  issuedBy: 'staff-1',
  validUntilOn: '2026-12-01',
  state: { kind: 'issued' },
  ...changes,
});

/** What a row is filed under. */
export type Filed = { [T in TableName]: readonly [T, RowOf<T>] }[TableName];

/** One factory with two years in arrears, two volumes, three people; and a second factory that owes nothing. */
export const counterRows = (): readonly Filed[] => [
  ['office', anOffice()],
  ['staff', aPerson()],
  [
    'staff',
    aPerson({ id: 'staff-2', name: 'อรุณี ศรีสมบูรณ์', role: 'finance', badgeCode: makeScanCode('staff', '13', 2) }),
  ],
  [
    'staff',
    aPerson({ id: 'staff-3', name: 'วิชัย ทองสุข', role: 'supervisor', badgeCode: makeScanCode('staff', '13', 3) }),
  ],
  ['location', aShelf()],
  ['factory', aFactory()],
  [
    'factory',
    {
      ...aFactory({
        registrationNumber: '3-53(5)-7/50ปท',
        registrationKey: '3-53(5)-7/50ปท',
        name: 'บริษัท ตัวอย่างพลาสติก จำกัด',
        taxId: '0135550000007',
        taxIdKind: 'juristic',
      }),
      id: 'factory-2',
    },
  ],
  ['folder', aFolder()],
  ['folder', aFolder({ id: 'folder-2', code: makeScanCode('folder', '13', 2), volume: 2 })],
  ['folder', aFolder({ id: 'folder-3', code: makeScanCode('folder', '13', 3), subjectId: 'factory-2' })],
  ['feeSchedule', aConfirmedSchedule()],
  ['paidYear', aPaidYear('2024-06-01')],
  ['paidYear', aPaidYear('2026-06-01', 'factory-2')],
  ['numberBlock', { id: 'block-1', kind: 'notice', deviceId: 'pc-1', from: 1, to: 200 }],
];

/** A read model that holds these rows. */
export const readModelOf = (rows: readonly Filed[]): WritableReadModel => {
  const model = createReadModel();
  model.install(rows.map(([table, row]) => ({ table, id: row.id, row: row as AnyRow })));
  return model;
};

export interface CounterOffice {
  readonly data: OfficeData;
  readonly clock: FakeClock;
  /** What the centre would have said. */
  readonly verdicts: StoredVerdict[];
  setStatus(status: Partial<SyncStatus>): void;
  setRoom(room: Room): void;
  setStartFinding(finding: StartFinding): void;
  /** What a colleague does, as it arrives from another PC. */
  mutateAs(actorId: string, call: MutationCall): Promise<void>;
}

/** An office in memory: the real replica, the real mutations, the real search; nobody syncs it. */
export const openCounterOffice = async (
  rows: readonly Filed[] = counterRows(),
  actorId: () => string | undefined = () => 'staff-1',
): Promise<CounterOffice> => {
  const disk = createMemoryDisk();
  // The books of the builders were drawn by this very client.
  disk.meta = aMeta();
  for (const [table, row] of rows) disk.rows.get(table)?.set(row.id, row);
  const clock = createFakeClock();
  let random = 0;
  const opened = await openReplica({
    storage: createMemoryStorage(disk),
    journal: undefined,
    clock,
    random: () => (random = (random + 0.618) % 1),
    identity: { officeId: 'office-13', deviceId: 'pc-1' },
  });
  if (!opened.ok) throw new Error('memory storage opens');
  const replica = opened.value;
  await replica.whole;
  const index = createSearchIndex(replica.readModel, (slice) => {
    while (slice() === 'more');
  });
  let next = 0;
  let room: Room = 'enough';
  let startFinding: StartFinding = { kind: 'sound' };
  let status: SyncStatus = {
    phase: { kind: 'idle' },
    pending: 0,
    lastSyncedAt: '2026-11-23T02:41:00.000Z',
    changedAt: {},
    offsetMs: 0,
  };
  const listeners = new Set<() => void>();
  const verdicts: StoredVerdict[] = [];
  const run = async (calls: readonly MutationCall[], actor = actorId()): ReturnType<OfficeData['mutateAll']> =>
    actor === undefined ? err({ type: 'not-signed-in' }) : replica.mutate(calls, { actorId: actor });
  const data: OfficeData = {
    rows: replica.readModel,
    whole: replica.whole,
    mutateAll: (calls) => run(calls),
    mutate: async (name, args, actor) => {
      const ids = await run([{ name, args } as MutationCall], actor);
      return ids.ok ? ok({ id: ids.value[0] ?? '' }) : ids;
    },
    nextNumber: () => ok((next += 1)),
    parkedPhotosOf: async (parkedScanId) =>
      (await replica.ledgerList('parkedPhoto', 'parkedScanId', parkedScanId)) as RowOf<'parkedPhoto'>[],
    stockTakeScansOf: async (stockTakeId) =>
      (await replica.ledgerList('stockTakeScan', 'stockTakeId', stockTakeId)) as RowOf<'stockTakeScan'>[],
    deviceId: 'pc-1',
    clientId: 'client-1',
    officeId: 'office-13',
    copies: copiesOf(replica.readModel),
    room: { state: () => room, subscribe: () => () => undefined },
    movementsOf: async (folderId) =>
      (await replica.ledgerList('movement', 'folderId', folderId)) as RowOf<'movement'>[],
    search: (query, limit) => index.search(query, limit),
    sync: {
      status: () => ({ ...status, pending: replica.outbox().length }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      nudge: () => undefined,
      compare: async () => ok(0),
      hasSecondCopy: () => true,
      pendingEntries: () => replica.outbox(),
      verdicts: () => verdicts,
      startFinding: () => startFinding,
      unsentEntries: () => replica.nextPush(Number.MAX_SAFE_INTEGER),
      carry: (entries, onProgress) => carryEntries(aTransport().transport, entries, onProgress),
    },
  };
  return {
    data,
    clock,
    verdicts,
    mutateAs: async (colleagueId, call) => void (await replica.mutate([call], { actorId: colleagueId })),
    setRoom: (next) => {
      room = next;
    },
    setStartFinding: (found) => {
      startFinding = found;
    },
    setStatus: (changes) => {
      status = { ...status, ...changes };
      for (const listener of listeners) listener();
    },
  };
};
