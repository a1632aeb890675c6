import { trainingTh } from '#i18n/messages/training.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { foldCustody, UNKNOWN_CUSTODY } from '#shared/domain/custody.ts';
import { dueDatesOf } from '#shared/domain/fee-due-date.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { UNVERIFIED_ANNUAL_BANDS } from '#shared/domain/fee-tariff.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { addDays, type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { withCustody } from '#shared/model/folder-custody.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { PinHash } from '#shared/model/pin-hash.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';

/** No province has this code, so no barcode of the practice office is ever one of a real office. */
const PRACTICE_PROVINCE = '99';
export const PRACTICE_OFFICE_ID = 'office-training';
export const PRACTICE_DEVICE_ID = 'device-training';
export const TRAINEE_ID = 'staff-trainee';
export const COLLEAGUE_ID = 'staff-colleague';
/** Whom nobody owes: known by its shape and by the name on every paper. */
export const PRACTICE_BILLER = '099999999999900';

export interface PracticeOffice {
  readonly rows: readonly SnapshotRow[];
  /** What the tasks are about. */
  readonly lendFolderId: string;
  readonly returnFolderId: string;
  readonly payFactoryId: string;
  readonly countPlaceId: string;
}

const FACTORIES = 12;
const SHELVES = 3;
const CANDIDATES = 200;
const SEED = 99;
const DAY_MS = 86_400_000;
const LENT_INDEX = 1;
const OWING_INDEX = 2;

const mayBeBilled = ({ category, registerStatus, startedOn }: RegisterFactory): boolean =>
  category === 3 && registerStatus === 'operating' && startedOn !== undefined;

const practiceFactories = (): readonly FactoryRow[] => {
  const feed = { seed: SEED, rows: CANDIDATES, provinceCode: '13', mix: 'office' } as const;
  const found = new Map<string, FactoryRow>();
  for (const register of demoFactories(feed)) {
    if (!mayBeBilled(register)) continue;
    const id = factoryIdFor(register.registrationKey);
    found.set(id, { id, register, officeStatus: 'operating' });
    if (found.size === FACTORIES) break;
  }
  return [...found.values()];
};

const dueOnsOf = ({ register }: FactoryRow, asOf: IsoDate): readonly IsoDate[] => {
  const facts = { factory: { category: 3 }, paidDueOns: [], schedules: [], waivers: [] } as const;
  const question = { asOf, settings: DEFAULT_FEE_SETTINGS, holidays: new Set<IsoDate>() };
  const startOn = register.startedOn;
  return startOn === undefined ? [] : dueDatesOf(startOn, { ...facts, ...question }).map(({ dueOn }) => dueOn);
};

/** Everybody has paid but the visitor of the task, who owes the last year. */
const paidYearRows = (factory: FactoryRow, asOf: IsoDate, yearsOwed: number): readonly SnapshotRow[] => {
  const dueOns = dueOnsOf(factory, asOf);
  const dueOn = dueOns.at(-1 - yearsOwed);
  if (dueOn === undefined) return [];
  const id = derivedRowId('paid', factory.id, dueOn);
  const row = { id, factoryId: factory.id, dueOn, paidOn: addDays(dueOn, -7), reference: trainingTh.paidBefore };
  return [{ table: 'paidYear', row }];
};

const placeRows = (): readonly LocationRow[] => {
  const room: LocationRow = {
    id: 'location-training-room',
    code: makeScanCode('location', PRACTICE_PROVINCE, 1),
    kind: 'room',
    name: trainingTh.room,
    walkKey: 'a',
    path: trainingTh.room,
  };
  const cabinet: LocationRow = {
    id: 'location-training-cabinet',
    code: makeScanCode('location', PRACTICE_PROVINCE, 2),
    kind: 'cabinet',
    name: trainingTh.cabinet,
    parentId: room.id,
    walkKey: 'a-01',
    path: `${room.path} · ${trainingTh.cabinet}`,
  };
  const shelves = Array.from({ length: SHELVES }, (_, index): LocationRow => ({
    id: `location-training-${index + 1}`,
    code: makeScanCode('location', PRACTICE_PROVINCE, index + 3),
    kind: 'shelf',
    name: trainingTh.shelf(index + 1),
    parentId: cabinet.id,
    walkKey: `a-01-${index + 1}`,
    path: `${cabinet.path} · ${trainingTh.shelf(index + 1)}`,
    capacity: 40,
  }));
  return [room, cabinet, ...shelves];
};

/** A day ago all were seen on their shelves, and the colleague took the second one. */
const folderRows = (
  factories: readonly FactoryRow[],
  shelves: readonly LocationRow[],
  nowMs: number,
): readonly SnapshotRow[] => {
  const at = new Date(nowMs - DAY_MS).toISOString();
  return factories.flatMap((factory, index): readonly SnapshotRow[] => {
    const homeLocationId = shelves[index % shelves.length]?.id ?? '';
    const folder: FolderRow = {
      id: `folder-training-${index + 1}`,
      code: makeScanCode('folder', PRACTICE_PROVINCE, index + 1),
      series: 'factory',
      subjectId: factory.id,
      volume: 1,
      homeLocationId,
      custody: UNKNOWN_CUSTODY,
      labelPrintedAt: at,
      labelConfirmedAt: at,
      labelConfirmedBy: COLLEAGUE_ID,
    };
    const movement: MovementRow = {
      id: `movement-training-${index + 1}`,
      folderId: folder.id,
      effectiveAt: at,
      occurredAt: at,
      deviceId: PRACTICE_DEVICE_ID,
      seq: 0,
      actorId: COLLEAGUE_ID,
      ...(index === LENT_INDEX
        ? { kind: 'check-out', borrowerId: COLLEAGUE_ID }
        : { kind: 'seen', locationId: homeLocationId }),
    };
    return [
      { table: 'folder', row: withCustody(folder, foldCustody([movement]).current) },
      { table: 'movement', row: movement },
    ];
  });
};

const peopleRows = (pin: PinHash): readonly SnapshotRow[] => [
  {
    table: 'staff',
    row: {
      id: TRAINEE_ID,
      name: trainingTh.trainee,
      role: 'supervisor',
      badgeCode: makeScanCode('staff', PRACTICE_PROVINCE, 1),
      pin,
      active: true,
    },
  },
  {
    table: 'staff',
    row: {
      id: COLLEAGUE_ID,
      name: trainingTh.colleague,
      role: 'file-room',
      badgeCode: makeScanCode('staff', PRACTICE_PROVINCE, 2),
      pin,
      active: true,
    },
  },
];

/** An invented office with twelve folders on three shelves, one of them lent, and a visitor who owes a year. */
export const practiceOffice = (nowMs: number, pin: PinHash): PracticeOffice => {
  const factories = practiceFactories();
  const places = placeRows();
  const shelves = places.filter(({ kind }) => kind === 'shelf');
  const asOf = isoDateAt(nowMs);
  const office = {
    id: PRACTICE_OFFICE_ID,
    provinceCode: PRACTICE_PROVINCE,
    name: trainingTh.officeName,
    nameEnglish: trainingTh.officeNameEnglish,
    biller: { billerId: PRACTICE_BILLER, registeredName: trainingTh.billerName },
    isDemo: true,
  };
  const schedule = {
    id: 'annual-training',
    name: trainingTh.schedule,
    legalRef: trainingTh.schedule,
    status: 'confirmed',
    confirmedBy: TRAINEE_ID,
    confirmedOn: asOf,
    documentNo: trainingTh.mode,
    effectiveFrom: null,
    effectiveTo: null,
    bands: UNVERIFIED_ANNUAL_BANDS,
  } as const;
  return {
    rows: [
      { table: 'office', row: office },
      { table: 'feeSchedule', row: schedule },
      ...peopleRows(pin),
      ...places.map((row): SnapshotRow => ({ table: 'location', row })),
      ...factories.map((row): SnapshotRow => ({ table: 'factory', row })),
      ...factories.flatMap((factory, index) => paidYearRows(factory, asOf, index === OWING_INDEX ? 1 : 0)),
      ...folderRows(factories, shelves, nowMs),
    ],
    lendFolderId: 'folder-training-1',
    returnFolderId: 'folder-training-2',
    payFactoryId: factories[OWING_INDEX]?.id ?? '',
    countPlaceId: 'location-training-3',
  };
};
