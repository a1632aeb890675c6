import { sql } from 'kysely';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationRow, OfficeRow, StaffRow } from '#shared/model/office-rows.ts';
import type { AnyRow, RowOf, TableName } from '#shared/model/tables.ts';
import { wireName, type MutationArgs, type MutationName } from '#shared/mutations/registry.ts';
import { PROTOCOL_VERSION, type OutboxEntry, type PatchOperation, type PushResponse } from '#shared/sync/protocol.ts';
import type { Database } from '#central/db/connect.ts';
import type { Meter } from '#central/observe/meter.ts';
import { createCentreServices } from '#central/services/centre.ts';
import type { Device } from '#central/services/device.ts';
import { openOffice } from '#central/services/offices.ts';
import { createLocalSignals, type Signals } from '#central/services/signals.ts';
import { setVersion, writeRows } from '#central/services/write-rows.ts';
import { silentLog } from './databases.ts';

export const START_MS = Date.parse('2026-11-22T02:00:00.000Z');

/** Time that stands still until a test moves it. */
export const aClock = (): Clock & { nowMs: () => number; pass: (ms: number) => void } => {
  let now = START_MS;
  return { nowMs: () => now, monotonicMs: () => now, sleep: async () => undefined, pass: (ms) => void (now += ms) };
};

/** The services of one centre process on a database. */
export const aCentre = (
  database: Database,
  given: { log?: Log; signals?: Signals; clock?: Clock; meter?: Meter } = {},
) => {
  const signals = given.signals ?? createLocalSignals();
  const clock = given.clock ?? aClock();
  const services = createCentreServices({
    db: database.db,
    clock,
    log: given.log ?? silentLog,
    random: Math.random,
    signals,
    ...(given.meter ? { meter: given.meter } : {}),
  });
  return { ...services, clock };
};

export const CLERK = 'staff-clerk';
export const SUPERVISOR = 'staff-supervisor';
export const SHELF = 'location-shelf';

const aPerson = (id: string, role: StaffRow['role'], running: number): StaffRow => ({
  id,
  name: id,
  role,
  badgeCode: makeScanCode('staff', '13', running),
  pin: { saltHex: '0'.repeat(32), hashHex: '0'.repeat(64), iterations: 10_000 },
  active: true,
});

export const aFolder = (running: number, changes: Partial<FolderRow> = {}): FolderRow => ({
  id: `folder-${running}`,
  code: makeScanCode('folder', '13', running),
  series: 'factory',
  subjectId: `factory-${running}`,
  volume: 1,
  custody: { kind: 'unknown' },
  ...changes,
});

const aShelf: LocationRow = {
  id: SHELF,
  code: makeScanCode('location', '13', 1),
  kind: 'shelf',
  name: 'ชั้น 1',
  walkKey: 'a-01-1',
  path: 'ห้อง A · ตู้ 01 · ชั้น 1',
};

/** Writes rows into an office at its next version, past all mutations. */
export const putRows = async (
  database: Database,
  at: { officeId: string; version: number },
  rows: readonly (readonly [TableName, AnyRow])[],
): Promise<void> => {
  const changes = rows.map(([table, row]) => ({ table, id: row.id, row }));
  await writeRows(at.officeId, at.version, changes).execute(database.db);
  await setVersion(at.officeId, at.version).execute(database.db);
};

/** What all offices together have in a table, by id. */
export const rowsOf = async <T extends TableName>(database: Database, table: T): Promise<readonly RowOf<T>[]> => {
  const { rows } = await sql<{ data: RowOf<T> }>`
    select data from synced_row where table_name = ${table} and data is not null order by id`.execute(database.db);
  return rows.map(({ data }) => data);
};

/** The row of the office that {@link anOffice} opens. */
export const anOfficeRow = (over: Partial<OfficeRow> = {}): OfficeRow => ({
  id: 'office-13',
  provinceCode: '13',
  name: 'สอจ.',
  nameEnglish: 'PIO',
  isDemo: true,
  ...over,
});

/** The same office, which receives money under its own biller. */
export const anOfficeWithBiller = (): OfficeRow =>
  anOfficeRow({ biller: { billerId: '099999999999900', registeredName: 'สอจ.' } });

/** An office at version 1 with two people, a shelf and some folders. */
export const anOffice = async (
  database: Database,
  given: { officeId?: string; folders?: number; enrolmentCode?: string } = {},
): Promise<Device> => {
  const officeId = given.officeId ?? 'office-13';
  await openOffice(database.db, {
    id: officeId,
    provinceCode: '13',
    enrolmentCode: given.enrolmentCode ?? `CODE-${officeId}`,
    isDemo: true,
  });
  const folders = Array.from({ length: given.folders ?? 3 }, (_, index) => aFolder(index + 1));
  await putRows(database, { officeId, version: 1 }, [
    ['office', anOfficeRow({ id: officeId })],
    ['staff', aPerson(CLERK, 'clerk', 1)],
    ['staff', aPerson(SUPERVISOR, 'supervisor', 2)],
    ['location', aShelf],
    ...folders.map((folder) => ['folder', folder] as const),
  ]);
  return { officeId, deviceId: `device-of-${officeId}` };
};

/** A PC's outbox: entries with running numbers, as its engine would make them. */
export const aClient = (clientId: string, device: Device) => {
  let seq = 0;
  const entry = (name: string, args: unknown, changes: Partial<OutboxEntry> = {}): OutboxEntry => {
    seq += 1;
    return {
      clientId,
      seq,
      id: `${clientId}-m${seq}`,
      name,
      args,
      actorId: CLERK,
      deviceId: device.deviceId,
      occurredAt: new Date(START_MS + seq * 1000).toISOString(),
      monotonicMs: seq,
      offsetMs: 0,
      ...changes,
    };
  };
  return {
    clientId,
    device,
    entry,
    does: <N extends MutationName>(name: N, args: MutationArgs<N>, changes: Partial<OutboxEntry> = {}): OutboxEntry =>
      entry(wireName(name), args, changes),
    lends: (folderId: string, borrowerId: string = CLERK): OutboxEntry =>
      entry(wireName('check-out-folder'), { folderId, borrowerId, purpose: 'ตรวจสอบ', dueOn: '2026-12-01' }),
    request: (...entries: readonly OutboxEntry[]) => ({ protocol: PROTOCOL_VERSION, clientId, entries }),
  };
};
export type TestClient = ReturnType<typeof aClient>;
export type TestCentre = ReturnType<typeof aCentre>;

/** Pushes and gives the verdicts; a refusal of the whole push fails the test. */
export const pushed = async (
  centre: TestCentre,
  client: TestClient,
  ...entries: readonly OutboxEntry[]
): Promise<PushResponse['verdicts']> => {
  const answer = await centre.push(client.device, client.request(...entries));
  if (!answer.ok) throw new Error(`push refused: ${JSON.stringify(answer.error)}`);
  return answer.value.verdicts;
};

/** Pulls page by page to the end. */
export const pullAll = async (centre: TestCentre, client: TestClient, cookie = '') => {
  const operations: PatchOperation[] = [];
  for (let at = cookie, pages = 1; ; pages += 1) {
    const page = await centre.pull(client.device, {
      protocol: PROTOCOL_VERSION,
      clientId: client.clientId,
      cookie: at,
    });
    if (!page.ok || page.value.kind === 'reset') throw new Error(`pull refused: ${JSON.stringify(page)}`);
    operations.push(...page.value.operations);
    at = page.value.cookie;
    if (page.value.complete) return { operations, cookie: at, lastSeq: page.value.lastSeq, pages };
  }
};

export const kinds = (verdicts: PushResponse['verdicts']): readonly string[] =>
  verdicts.map(({ outcome }) => (outcome.kind === 'rejected' ? `rejected ${outcome.error.type}` : outcome.kind));
