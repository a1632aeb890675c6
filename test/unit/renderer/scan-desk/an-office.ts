import type { OfficeData } from '#data/office-data.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { CustodyValue, FolderRow } from '#shared/model/filing-rows.ts';
import { LOAN_POLICY_ID, type LoanPolicyRow } from '#shared/model/loan-rows.ts';
import type { LocationKind, LocationRow, StaffRow } from '#shared/model/office-rows.ts';
import type { AnyRow, RowOf, TableName } from '#shared/model/tables.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReplicaStorage, SnapshotRow } from '#shared/sync/ports.ts';
import { openReplica } from '#shared/sync/replica.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { copiesOf } from '#test/fakes/memory-copies.ts';
import { createMemoryDisk, createMemoryStorage, type MemoryDisk } from '#test/fakes/memory-storage.ts';

const PIN = { saltHex: '0'.repeat(32), hashHex: '0'.repeat(64), iterations: 10_000 };

export const aStaff = (id: string, name: string, changes: Partial<StaffRow> = {}): StaffRow => ({
  id,
  name,
  role: 'clerk',
  badgeCode: makeScanCode('staff', '13', Number(id.replace(/\D/g, ''))),
  pin: PIN,
  active: true,
  ...changes,
});

export const aPlace = (id: string, kind: LocationKind, changes: Partial<LocationRow> = {}): LocationRow => ({
  id,
  code: makeScanCode('location', '13', Number(id.replace(/\D/g, ''))),
  kind,
  name: id,
  walkKey: id,
  path: id,
  ...changes,
});

export const aFolder = (id: string, changes: Partial<FolderRow> = {}): FolderRow => ({
  id,
  code: makeScanCode('folder', '13', Number(id.replace(/\D/g, ''))),
  series: 'factory',
  subjectId: 'factory-1',
  volume: 1,
  homeLocationId: 'shelf-3',
  custody: { kind: 'unknown' },
  ...changes,
});

export const onLoan = (borrowerId: string): CustodyValue => ({
  kind: 'on-loan',
  borrowerId,
  sinceAt: '2026-11-20T02:00:00.000Z',
  dueOn: '2026-11-27',
  lastMovementId: 'm-0',
  lastEffectiveAt: '2026-11-20T02:00:00.000Z',
  lastDeviceId: 'other-pc',
  lastSeq: 1,
});

/** Room A with cabinet 03 and two shelves, room B, a desk; three people; forty factories with one folder each, two with two. */
const rowsOfOffice = (): ReadonlyMap<TableName, readonly AnyRow[]> => {
  const places = [
    aPlace('room-1', 'room', { path: 'ห้อง A', walkKey: 'a' }),
    aPlace('cabinet-2', 'cabinet', { parentId: 'room-1', path: 'ห้อง A · ตู้ 03', walkKey: 'a03' }),
    aPlace('shelf-3', 'shelf', { parentId: 'cabinet-2', path: 'ห้อง A · ตู้ 03 · ชั้น 2', walkKey: 'a0302' }),
    aPlace('slot-4', 'slot', { parentId: 'shelf-3', path: 'ห้อง A · ตู้ 03 · ชั้น 2 · ช่อง 14', walkKey: 'a030214' }),
    aPlace('room-5', 'room', { path: 'ห้อง B', walkKey: 'b' }),
    aPlace('shelf-6', 'shelf', { parentId: 'room-5', path: 'ห้อง B · ตู้ 07 · ชั้น 1', walkKey: 'b0701' }),
    aPlace('desk-7', 'desk', { path: 'โต๊ะ เคาน์เตอร์ 1', walkKey: 'z1' }),
  ];
  const factories: readonly FactoryRow[] = [
    ...demoFactories({ seed: 7, rows: 40, provinceCode: '13', mix: 'office' }),
  ].map((register, index) => ({ id: `factory-${index + 1}`, register, officeStatus: 'operating' }));
  const folders = factories.map((factory, index) =>
    aFolder(`folder-${index + 1}`, {
      subjectId: factory.id,
      homeLocationId: index % 3 === 2 ? 'shelf-6' : 'shelf-3',
      ...(index === 3 ? { custody: onLoan('staff-2') } : {}),
    }),
  );
  const { homeLocationId: _, ...homeless } = aFolder('folder-90');
  return new Map<TableName, readonly AnyRow[]>([
    [
      'office',
      [
        {
          id: 'pathum-thani',
          provinceCode: '13',
          name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)',
          nameEnglish: 'Pathum Thani Provincial Industry Office (demonstration)',
          isDemo: true,
        },
      ],
    ],
    [
      'staff',
      [
        aStaff('staff-1', 'สมศรี ใจดี'),
        aStaff('staff-2', 'วิชัย ทองสุข', { role: 'file-room' }),
        aStaff('staff-3', 'อรุณี ศรีสมบูรณ์', { role: 'supervisor' }),
        aStaff('staff-4', 'ลาออก แล้ว', { active: false }),
      ],
    ],
    ['location', places],
    ['factory', factories],
    ['folder', [...folders, aFolder('folder-41', { subjectId: 'factory-1', volume: 2 }), homeless]],
  ]);
};

export interface TestOffice {
  readonly data: OfficeData;
  readonly clock: FakeClock;
  readonly disk: MemoryDisk;
  /** Makes storing fail, or wait. */
  hold(): () => void;
  refuse(isRefusing: boolean): void;
  row<T extends TableName>(table: T, id: string): RowOf<T>;
}

export interface TestOfficeOptions {
  /** Instead of memory; it is filled with the same rows. */
  readonly storage?: ReplicaStorage;
  /** The office's rules for lending; without them it lends without limit. */
  readonly loanPolicy?: Omit<LoanPolicyRow, 'id'>;
  readonly moreFolders?: { readonly first: number; readonly count: number };
}

const moreFolders = ({ moreFolders: more }: TestOfficeOptions): readonly FolderRow[] =>
  Array.from({ length: more?.count ?? 0 }, (_, index) => aFolder(`folder-${(more?.first ?? 0) + index}`));

const fill = async (storage: ReplicaStorage, disk: MemoryDisk): Promise<void> => {
  await storage.open();
  const rows = [...disk.rows].flatMap(([table, found]) => [...found.values()].map((row) => ({ table, row })));
  await storage.replaceAll(rows as SnapshotRow[], {
    changes: [],
    base: { mode: 'replace', rows: [] },
    outboxAdded: [],
    outboxDroppedTo: 0,
    verdicts: [],
    meta: {
      clientId: 'client-1',
      deviceId: 'pc-1',
      officeId: 'pathum-thani',
      nextSeq: 1,
      cookie: '',
      offsetMs: 0,
      usedNumbers: {},
      changedAt: {},
      pulledSeq: 0,
    },
  });
};

/** An office in memory on the real replica and the real mutations; somebody is logged in. */
export const openTestOffice = async (options: TestOfficeOptions = {}): Promise<TestOffice> => {
  const disk = createMemoryDisk();
  for (const [table, rows] of rowsOfOffice()) for (const row of rows) disk.rows.get(table)?.set(row.id, row);
  if (options.loanPolicy) {
    disk.rows.get('loanPolicy')?.set(LOAN_POLICY_ID, { id: LOAN_POLICY_ID, ...options.loanPolicy });
  }
  for (const folder of moreFolders(options)) disk.rows.get('folder')?.set(folder.id, folder);
  if (options.storage) await fill(options.storage, disk);
  const clock = createFakeClock();
  let random = 0;
  const opened = await openReplica({
    storage: options.storage ?? createMemoryStorage(disk),
    journal: undefined,
    clock,
    random: () => (random = (random + 0.618) % 1),
    identity: { officeId: 'pathum-thani', deviceId: 'pc-1' },
  });
  if (!opened.ok) throw new Error('memory storage opens');
  const replica = opened.value;
  await replica.whole;
  let gate: Promise<void> = Promise.resolve();
  let isRefusing = false;
  const mutateAll = async (calls: readonly MutationCall[]) => {
    await gate;
    if (isRefusing) return err({ type: 'storage-failed', reason: 'quota' } as const);
    return replica.mutate(calls, { actorId: 'staff-1' });
  };
  const data: OfficeData = {
    rows: replica.readModel,
    whole: replica.whole,
    mutate: async (name, args) => {
      const ids = await mutateAll([{ name, args } as MutationCall]);
      return ids.ok ? ok({ id: ids.value[0] ?? '' }) : ids;
    },
    mutateAll,
    nextNumber: (kind) => err({ type: 'number-block-empty', kind }),
    parkedPhotosOf: async (parkedScanId) =>
      (await replica.ledgerList('parkedPhoto', 'parkedScanId', parkedScanId)) as RowOf<'parkedPhoto'>[],
    stockTakeScansOf: async (stockTakeId) =>
      (await replica.ledgerList('stockTakeScan', 'stockTakeId', stockTakeId)) as RowOf<'stockTakeScan'>[],
    deviceId: 'pc-1',
    clientId: replica.meta().clientId,
    officeId: 'office-13',
    copies: copiesOf(replica.readModel),
    room: { state: () => 'enough', subscribe: () => () => undefined },
    movementsOf: async (folderId) =>
      (await replica.ledgerList('movement', 'folderId', folderId)) as RowOf<'movement'>[],
    search: (query) =>
      [...replica.readModel.all('factory').values()]
        .filter(({ register }) => register.name.includes(query))
        .map(({ id }) => ({ kind: 'subject', subjectId: id, rank: 0 })),
    sync: {
      status: () => {
        throw new Error('nobody syncs here');
      },
      subscribe: () => () => undefined,
      nudge: () => undefined,
      compare: async () => ok(0),
      hasSecondCopy: () => true,
      pendingEntries: () => replica.outbox(),
      verdicts: () => [],
      startFinding: () => ({ kind: 'sound' }),
      unsentEntries: () => [],
      carry: async () => err({ type: 'offline' }),
    },
  };
  return {
    data,
    clock,
    disk,
    hold: () => {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    refuse: (refusing) => {
      isRefusing = refusing;
    },
    row: (table, id) => {
      const row = replica.readModel.get(table, id);
      if (!row) throw new Error(`no ${table} ${id}`);
      return row;
    },
  };
};

export const TODAY = isoDate('2026-11-23');
