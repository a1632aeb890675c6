import { beforeAll, describe, expect, test } from 'vitest';
import { indexedValue, isTableName, tableNames, tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { MutationName } from '#shared/mutations/registry.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { anOfficeKey } from '#test/builders/office.ts';
import { fieldsOf } from '#test/builders/row-limits.ts';
import { MISSING, withAt } from '#test/builders/with-at.ts';
import { busyOffice } from '../mutations/busy-office.ts';
import { examples } from '../mutations/mutation-examples.ts';

const NO_DAY = ['2026-02-29', '2569-11-23', '2026-11-23T00:00:00.000Z', '', null];
const NO_INSTANT = ['2026-11-23', '2026-11-23T02:00:00Z', '2026-11-23T02:00:00.000+07:00', 1_795_465_800_000, ''];
const NO_SATANG = [-1, 0.5, '100', Number.NaN, 1e12];
const NO_HASH = ['', 'f'.repeat(63), 'F'.repeat(64)];
const NO_CODE = ['11300000090', '1130000009001', '๑๑๓๐๐๐๐๐๐๙๐๑', 113_000_000_901];
const COUNT = [-1, 0.5, '1', MISSING];

/** What no row of a table may hold, place by place. A PC believes no row of the centre, and no row of a backup, that has it. */
const WRONG: Readonly<Partial<Record<TableName, Readonly<Record<string, readonly unknown[]>>>>> = {
  office: {
    provinceCode: ['1', '130', 'ปท', 13],
    name: ['', MISSING],
    'biller.billerId': ['09999999999990', MISSING],
    publicUrl: ['ftp://faem.example', 'https://faem.example/', 'faem', `https://${'x'.repeat(100)}.th`],
    isDemo: ['yes', MISSING],
  },
  officeKey: { keyBase64: ['', 'short', MISSING], madeAt: NO_INSTANT },
  staff: { role: ['king', MISSING], badgeCode: NO_CODE, 'pin.hashHex': NO_HASH, 'pin.saltHex': ['00'], active: [1] },
  location: { code: NO_CODE, kind: ['cellar'], path: [''], parentId: [''], capacity: [-1, 0.5], walkKey: [MISSING] },
  factory: { officeStatus: ['sleeping', MISSING], 'correctedHp.hpHundredths': COUNT, 'correctedWorkers.reason': [''] },
  folder: {
    code: NO_CODE,
    volume: [0, 1.5],
    series: ['Factory'],
    'custody.kind': ['lost'],
    'custody.transferId': [MISSING],
    'custody.lastSeq': [0.5],
    'condition.condition': ['burnt'],
    closedOn: NO_DAY,
    'hold.reason': [MISSING],
  },
  codeAlias: { code: NO_CODE, replacedAt: NO_INSTANT },
  labelBatch: { folderIds: [[]], part: [-1], 'target.kind': ['fax'], printedAt: NO_INSTANT, failedIds: [MISSING] },
  feeSchedule: { bands: [[]], confirmedBy: [MISSING], 'bands.0.feeSatang': [50, -100, 0.5] },
  listedFee: { documentNo: [MISSING], 'amount.kind': ['guessed'], effectiveFrom: ['2026-02-30'] },
  paidYear: { dueOn: NO_DAY, paidOn: NO_DAY, reference: [''] },
  notice: {
    ref1: ['1', 'AB123456', '1'.repeat(19)],
    items: [[], MISSING],
    'items.0.feeSatang': NO_SATANG,
    totalSatang: [...NO_SATANG, 0],
    issuedAt: NO_INSTANT,
    'state.kind': ['lost'],
  },
  feeReminder: { dueOns: [[]], totalSatang: [0, 0.5], writtenOn: NO_DAY },
  feeWaiver: { categories: [[], [1]], dueTo: ['2025-12-31'], provinceCodes: [[], ['1']] },
  feeCredit: { satang: [0, -1, 0.5, MISSING], 'state.reason': ['', MISSING], dueOn: NO_DAY },
  externalInvoice: { system: ['another'], number: ['', 'a b'], satang: [0, 0.5, MISSING], receivedAt: NO_INSTANT },
  payment: {
    keys: [[], ['a', 'b', 'c']],
    satang: NO_SATANG,
    proof: ['believed'],
    evidence: ['rumour'],
    paidAt: NO_INSTANT,
  },
  bankFile: { sha256: NO_HASH, 'payments.count': COUNT, effectiveOn: NO_DAY },
  moneyCase: { kind: ['odd'], satang: NO_SATANG, 'state.kind': ['lost'], openOn: NO_DAY },
  receiptPolicy: { 'form.documentNo': ['', MISSING] },
  receiptBook: {
    fiscalYear: ['2026', '257'],
    'state.nextSheet': [0, 102, 1.5],
    'state.headHash': NO_HASH,
    'state.book': [0],
  },
  receipt: {
    sheet: [0, 101],
    'items.0.kind': ['tip'],
    'items.0.satang': [...NO_SATANG, 0],
    'payments.0.satang': [...NO_SATANG, 0],
    hash: NO_HASH,
    previousHash: NO_HASH,
    issuedOn: NO_DAY,
    'state.kind': ['burnt'],
  },
  slipLead: { bank: ['2', 'bbl'], shown: [[]], 'shown.0.at': NO_INSTANT },
  reconciliationDay: { signatures: [[]], 'signatures.0.totals.differenceSatang': [1, -1, MISSING] },
  dayClose: { hash: NO_HASH, 'figures.voided.count': COUNT, 'remittances.0.satang': [-1, 0.5] },
  exception: { kind: ['odd'], raisedAt: NO_INSTANT, causeIds: [MISSING] },
  request: { urgency: ['now'], phase: ['shut'], 'steps.0.how': ['thrown', MISSING], requestedOn: ['2026-02-29'] },
  loanPolicy: { loanDays: [0, 366], maxFolders: [0], 'approverForRoles.0': ['guest'] },
  transfer: { folderIds: [[]], sentOn: NO_DAY, destination: [''] },
  stockTake: { 'scope.kind': ['all'], expectedCount: COUNT, 'state.result.missing': COUNT, 'state.kind': ['over'] },
  stockTakePart: { folderIds: [Array.from({ length: 501 }, () => 'folder-1')], part: [-1] },
  stockTakeDevice: { 'state.reason': [MISSING], joinedAt: NO_INSTANT },
  recordSubject: { numberKey: [''], 'fields.maker': ['', 'x'.repeat(301)] },
  disposalBatch: { committee: [['หนึ่ง', 'สอง']], 'decisions.0.outcome': ['burn'], 'state.on': NO_DAY },
  bankEvent: { satang: NO_SATANG, proof: ['believed'], kind: ['said'], paidAtMs: [0.5, MISSING] },
  visit: { locateMs: [-1, 4 * 3_600_000 + 1] },
  movement: { kind: ['lost'], effectiveAt: NO_INSTANT, seq: [0.5], actorId: [''] },
  conditionNote: { condition: ['burnt', MISSING], effectiveAt: NO_INSTANT },
  parkedPhoto: { jpegBase64: ['', 'no base64!'] },
  scanFile: { fileKey: ['0A1B2C3D'], entries: [[]], 'entries.0.line': [0] },
  stockTakeScan: { number: [0, 0.5], 'what.kind': ['ghost'] },
};

/** An office in which everything has happened once. */
let office: MemoryOffice;
beforeAll(async () => {
  office = await busyOffice();
  office.put('officeKey', anOfficeKey());
  for (const name of Object.keys(examples) as readonly MutationName[]) {
    const { args, by } = examples[name];
    await (by === 'centre' ? office.runAtCentre(name, args as never) : office.run(name, args as never));
  }
});
const rowWith = (table: TableName, place: string): AnyRow | undefined => {
  const rows: readonly AnyRow[] = office.all(table);
  const first = place.split('.')[0] ?? '';
  return rows.find((row) => first in row) ?? rows[0];
};

describe.each(Object.keys(WRONG) as readonly TableName[])('a row of %s', (table) => {
  test.each(Object.entries(WRONG[table] ?? {}))('has sense at %s', (place, values) => {
    const row = rowWith(table, place);
    expect(tables[table].row.safeParse(row).error).toBeUndefined();
    for (const value of values) {
      const issues = tables[table].row.safeParse(withAt(row, place, value)).error?.issues ?? [];
      const places = issues.map(({ path }) => path.join('.'));
      expect([value, places.find((at) => at === place || at.startsWith(`${place}.`)) === undefined]).toEqual([
        value,
        false,
      ]);
    }
  });

  test('is known by its id', () => {
    const row = rowWith(table, 'id');
    for (const id of ['', 'A', 'ก', 'a b', '../x', 7, MISSING])
      expect(tables[table].row.safeParse(withAt(row, 'id', id)).success).toBe(false);
  });
});

describe('the list of tables', () => {
  test('knows its own names and no other', () => {
    for (const name of tableNames) expect(isTableName(name)).toBe(true);
    for (const name of ['', 'Folder', 'toString', '__proto__', 'constructor']) expect(isTableName(name)).toBe(false);
  });

  test('is asked by index only for fields that hold text in some row, or that a state alone gives', () => {
    const kept = new Set(['holderId', 'placeId']);
    const silent = tableNames.flatMap((table) =>
      tables[table].indexes
        .filter((index: string) => !kept.has(index) && !fieldsOf(table).has(index))
        .map((index: string) => `${table}.${index}`),
    );

    expect(silent).toEqual([]);
  });

  test('gives an indexed value as text, and none for what is no text', () => {
    const [row] = office.all('folder');
    expect(indexedValue(row!, 'code')).toBe(row!.code);
    expect(indexedValue(row!, 'volume')).toBeUndefined();
    expect(indexedValue(row!, 'nothing')).toBeUndefined();
  });
});
