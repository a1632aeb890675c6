import { sql } from 'kysely';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { addDays, isoDateAt, type IsoDate } from '#shared/domain/thai-date.ts';
import type { ExceptionRow, FolderRow } from '#shared/model/filing-rows.ts';
import type { MoneyCaseRow, PaymentRow } from '#shared/model/money-rows.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import type { Database } from '#central/db/connect.ts';
import { demoOfficeRows } from '#central/demo/demo-office.ts';
import { setVersion, writeRows } from '#central/services/write-rows.ts';

type Row = readonly [TableName, AnyRow];

/** The provinces that have an office: all but Bangkok. */
export const OFFICE_PROVINCES = PROVINCES.filter(({ code }) => code !== '10');

/** Id of the office that {@link seedManyOffices} makes for a province. */
export const officeIdOf = (provinceCode: string): string => `office-${provinceCode}`;

const SEED = 29;
const BASE_PROVINCE = '13';
const LABEL_WEEKS = 20;
const PAYMENT_DAYS = 50;
const VISIT_DAYS = 80;
const CHANNELS = ['qr', 'counter', 'mobile'] as const;

const at = (day: IsoDate, minutes: number): string =>
  new Date(Date.parse(`${day}T08:30:00.000+07:00`) + minutes * 60_000).toISOString();

/** Labels over months instead of one week, some printed and not confirmed, some printed again since. */
const relabelled = (folder: FolderRow, today: IsoDate, running: number): FolderRow => {
  const random = createSeededRandom(SEED, running);
  const { labelConfirmedAt: _at, labelConfirmedBy: _by, labelPrintedAt: _printed, ...bare } = folder;
  const share = random.next();
  if (share > 0.8) return bare;
  const on = addDays(today, -random.between(0, LABEL_WEEKS * 7));
  const labelPrintedAt = at(on, random.between(0, 400));
  if (share > 0.72) return { ...bare, labelPrintedAt };
  const confirmed = { labelConfirmedAt: labelPrintedAt, labelConfirmedBy: 'staff-demo-1' };
  return share > 0.7
    ? { ...bare, ...confirmed, labelPrintedAt: at(addDays(on, 1), 0) }
    : { ...bare, ...confirmed, labelPrintedAt };
};

const payments = (count: number, today: IsoDate): readonly Row[] =>
  Array.from({ length: count }, (_, index): Row => {
    const random = createSeededRandom(SEED + 1, index);
    const paidOn = addDays(today, -random.between(0, PAYMENT_DAYS));
    const row: PaymentRow = {
      id: `payment-${index}`,
      keys: [`key-${index}`],
      ref1: String(10_000_000 + index),
      bank: 'ktb',
      billerId: '099999999999900',
      satang: random.between(1_500, 60_000) * 100,
      paidAt: at(paidOn, random.between(0, 400)),
      paidOn,
      channel: random.pick(CHANNELS),
      evidence: 'message',
      proof: random.chance(0.05) ? 'reported' : 'confirmed',
      ...(random.chance(0.03) ? { reversedAt: at(today, 10) } : {}),
    };
    return ['payment', row];
  });

const visits = (count: number, today: IsoDate): readonly Row[] =>
  Array.from({ length: count }, (_, index): Row => {
    const random = createSeededRandom(SEED + 2, index);
    const daysAgo = random.between(0, VISIT_DAYS);
    const locateMs = random.between(20_000, 60_000 + daysAgo * 4_000);
    const row = { id: `visit-${index}`, beganAt: at(addDays(today, -daysAgo), random.between(0, 400)) };
    return ['visit', { ...row, locateMs, serveMs: locateMs + random.between(120_000, 600_000 + daysAgo * 6_000) }];
  });

/** A case that refunds the second payment, an open one, cards open and decided. */
const decisions = (today: IsoDate): readonly Row[] => {
  const raisedAt = at(addDays(today, -3), 5);
  const money = { kind: 'duplicate', ref1: '10000001', satang: 100, paidOn: today, raisedAt } as const;
  const closed = { kind: 'closed', reason: 'โอนซ้ำ', by: 'staff-demo-5', at: raisedAt } as const;
  const refunded = { kind: 'refunded', proposedBy: 'staff-demo-4', proposedAt: raisedAt } as const;
  const cases: readonly MoneyCaseRow[] = [
    { id: 'case-1', ...money, paymentId: 'payment-1', state: { ...closed, outcome: refunded } },
    { id: 'case-2', ...money, paymentId: 'payment-2', state: { kind: 'open' }, openOn: today },
  ];
  const card = { kind: 'custody-overlap', causeIds: [], raisedAt } as const;
  const cards: readonly ExceptionRow[] = [
    { id: 'card-1', ...card },
    { id: 'card-2', ...card },
    { id: 'card-3', ...card, resolvedAt: raisedAt, resolvedBy: 'staff-demo-5' },
  ];
  return [...cases.map((row): Row => ['moneyCase', row]), ...cards.map((row): Row => ['exception', row])];
};

/** One folder looked for and not found, one found meanwhile, and two that a count did not find, one of them seen since. */
const losses = (folders: readonly FolderRow[], today: IsoDate): readonly Row[] => {
  const quiet = folders.filter(({ custody }) => custody.kind === 'unknown');
  const seen = folders.find(({ custody }) => custody.kind === 'at-location');
  const [sought, unfound] = quiet;
  if (!sought || !unfound || !seen) throw new Error('The office is too small to lose folders in');
  const search = (id: string, folderId: string, openedAt: string) => ({
    id,
    folderId,
    openedAt,
    openedBy: 'staff-demo-1',
    checked: [],
  });
  const longAgo = at(addDays(today, -200), 0);
  return [
    ['folderSearch', search('search-1', sought.id, at(addDays(today, -1), 0))],
    ['folderSearch', search('search-2', seen.id, longAgo)],
    ['folderSearch', { ...search('search-3', unfound.id, longAgo), givenUpAt: longAgo, givenUpBy: 'staff-demo-1' }],
    [
      'stockTakePart',
      {
        id: 'part-1',
        stockTakeId: 'count-1',
        part: 0,
        folderIds: [unfound.id, sought.id, seen.id],
        missingIds: [unfound.id, sought.id, seen.id],
      },
    ],
    [
      'stockTake',
      {
        id: 'count-1',
        scope: { kind: 'borrower', staffId: 'staff-demo-1' },
        openedAt: longAgo,
        openedBy: 'staff-demo-1',
        expectedCount: 3,
        lentCount: 0,
        state: {
          kind: 'finished',
          at: longAgo,
          by: 'staff-demo-1',
          result: {
            expected: 3,
            found: 0,
            misplaced: 0,
            missing: 3,
            lent: 0,
            moved: 0,
            fetched: [],
            unexpected: 0,
            onLoan: 0,
            unknownCodes: 0,
            scans: 0,
            lateFound: 0,
            people: [],
          },
        },
      },
    ],
  ];
};

/** All rows of the office from which the others are made. */
export const baseOfficeRows = async (factories: number, nowMs: number): Promise<readonly Row[]> => {
  const today = isoDateAt(nowMs);
  const rows: Row[] = [];
  const folders: FolderRow[] = [];
  for await (const [table, row] of demoOfficeRows({ seed: SEED, factories, todayOn: today })) {
    if (table === 'folder' && 'labelPrintedAt' in row === 'labelConfirmedAt' in row && 'custody' in row) {
      const folder = relabelled(row, today, folders.length);
      folders.push(folder);
      rows.push([table, folder]);
    } else {
      rows.push([table, row]);
    }
  }
  const extra = Math.ceil(factories / 4);
  return [...rows, ...payments(extra, today), ...visits(extra, today), ...decisions(today), ...losses(folders, today)];
};

const ROWS_A_STATEMENT = 2_000;

const storeBase = async ({ db }: Database, rows: readonly Row[]): Promise<void> => {
  const officeId = officeIdOf(BASE_PROVINCE);
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const piece = rows.slice(from, from + ROWS_A_STATEMENT).map(([table, row]) => ({ table, id: row.id, row }));
    await writeRows(officeId, 1, piece).execute(db);
  }
};

/** How much of the base office's rows a province has, in percent: from a quarter to nearly all. */
const shareOf = (provinceCode: string): number => 25 + ((Number(provinceCode) * 37) % 73);

const openOffice = async ({ db }: Database, province: (typeof PROVINCES)[number]): Promise<void> => {
  const officeId = officeIdOf(province.code);
  await sql`insert into office (id, province_code, version, is_demo) values (${officeId}, ${province.code}, 0, false)`.execute(
    db,
  );
  const row = {
    id: officeId,
    provinceCode: province.code,
    isDemo: false,
    name: `สำนักงานอุตสาหกรรมจังหวัด${province.nameTh}`,
    nameEnglish: `${province.nameEn} Provincial Industry Office`,
  };
  await writeRows(officeId, 1, [{ table: 'office', id: officeId, row }]).execute(db);
  await setVersion(officeId, 1).execute(db);
};

/** Copies a share of the base office inside the database; which rows, is told by a hash of office and id. */
const copyBase = ({ db }: Database, provinceCode: string, factoryShare: number): Promise<unknown> => {
  const officeId = officeIdOf(provinceCode);
  const share = shareOf(provinceCode);
  return sql`insert into synced_row (office_id, table_name, id, version, data)
    select ${officeId}, table_name, id, 1, data from synced_row
    where office_id = ${officeIdOf(BASE_PROVINCE)} and table_name <> 'office'
      and (table_name not in ('folder', 'factory', 'movement', 'payment', 'visit')
        or abs(hashtext(id || ${officeId})) % 10000 < ${share * 100} * case when table_name = 'factory' then ${factoryShare}::float8 else 1 end)`.execute(
    db,
  );
};

/** PCs that have sent work: the first one lately, the second one days ago, the last one never. */
const connectPcs = async ({ db }: Database, provinceCode: string, nowMs: number): Promise<void> => {
  const officeId = officeIdOf(provinceCode);
  const hoursAgo = [((Number(provinceCode) * 13) % 40) / 10, 24 * ((Number(provinceCode) * 7) % 9), undefined];
  for (const [index, hours] of hoursAgo.entries()) {
    const id = `device-${provinceCode}-${index + 1}`;
    await sql`insert into device (id, office_id, name, token_hash, enrolled_at)
      values (${id}, ${officeId}, ${`เคาน์เตอร์ ${index + 1}`}, 'none', '2026-09-01T00:00:00Z')`.execute(db);
    if (hours === undefined) continue;
    const receivedAt = new Date(nowMs - hours * 3_600_000).toISOString();
    await sql`insert into client (id, office_id, device_id, last_seq) values (${`client-${id}`}, ${officeId}, ${id}, 2)`.execute(
      db,
    );
    for (const [seq, outcome] of [
      [1, { kind: 'rejected', error: { type: 'folder-unknown' } }],
      [2, { kind: 'applied' }],
    ] as const) {
      await sql`insert into verdict (client_id, seq, entry_id, outcome, entry, received_at) values (${`client-${id}`}, ${seq},
        ${`${id}-${seq}`}, ${JSON.stringify(outcome)}::json, ${JSON.stringify({ offsetMs: -1_200 * index })}::json,
        ${receivedAt}::timestamptz)`.execute(db);
    }
  }
};

/**
 * Fills an empty database with offices: the first is made row by row, the others are shares of it. `factoryShare` thins
 * their factories once more.
 */
export const seedManyOffices = async (
  database: Database,
  given: {
    readonly factories: number;
    readonly nowMs: number;
    readonly provinces?: number;
    readonly factoryShare?: number;
  },
): Promise<readonly string[]> => {
  const chosen = OFFICE_PROVINCES.slice(0, given.provinces ?? OFFICE_PROVINCES.length);
  const provinces = [...new Set([...chosen, ...OFFICE_PROVINCES.filter(({ code }) => code === BASE_PROVINCE)])];
  for (const province of provinces) await openOffice(database, province);
  await storeBase(
    database,
    (await baseOfficeRows(given.factories, given.nowMs)).filter(([table]) => table !== 'office'),
  );
  for (const { code } of provinces) {
    if (code !== BASE_PROVINCE) await copyBase(database, code, given.factoryShare ?? 1);
    await connectPcs(database, code, given.nowMs);
  }
  await sql`analyze`.execute(database.db);
  return provinces.map(({ code }) => officeIdOf(code));
};
