import type { IsoDate } from '#shared/domain/thai-date.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { demoPaidYears, demoSchedules } from './demo-fees.ts';
import { demoFolder, type FolderDeps } from './demo-folders.ts';
import { demoStaff } from './demo-people.ts';
import { DEMO_PRODUCTS, demoProduct } from './demo-products.ts';
import { demoPlaces } from './demo-places.ts';

/** What the demo office is made from; the same gives the same office. */
export interface DemoOptions {
  readonly seed: number;
  readonly factories: number;
  /** Loans and arrears are told from this day. */
  readonly todayOn: IsoDate;
}

export type DemoRow = readonly [TableName, AnyRow];

/** ปทุมธานี, by its code of the Department of Provincial Administration. */
export const DEMO_PROVINCE = '13';

/** สอจ. ปทุมธานี as a demo: an invented biller that no bank knows. */
export const DEMO_OFFICE: OfficeRow = {
  id: 'office-demo-13',
  provinceCode: DEMO_PROVINCE,
  name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)',
  nameEnglish: 'Pathum Thani Provincial Industry Office (demo)',
  biller: { billerId: '099999999999900', registeredName: 'สอจ.ปทุมธานี (สาธิต)' },
  isDemo: true,
};

/** Most factories have one folder, a few old ones two or three volumes. */
const volumesOf = (share: number): number => {
  if (share < 0.005) return 3;
  return share < 0.03 ? 2 : 1;
};

const FOLDERS_A_SHELF = 40;
const SHELF_SEED = 7_001;
const PRODUCT_SEED = 9_001;
const FACTORY_SERIES = 'factory';

/** Folders there are at most for so many factories; shelves are built for them. */
const roomFor = (factories: number): number => Math.ceil(factories * 1.06) + DEMO_PRODUCTS;

function* factoryRows(options: DemoOptions): Generator<FactoryRow> {
  const seen = new Set<string>();
  const feed = { seed: options.seed, rows: options.factories, provinceCode: DEMO_PROVINCE, mix: 'office' } as const;
  for (const register of demoFactories(feed)) {
    const id = factoryIdFor(register.registrationKey);
    // The feed lists a few numbers twice, as real registers do; an office has each factory once.
    if (seen.has(id)) continue;
    seen.add(id);
    yield { id, register, officeStatus: register.registerStatus ?? 'operating' };
  }
}

/** What stands still in an office: itself, its people, places and fee tables. */
const officeRows = async (places: ReturnType<typeof demoPlaces>): Promise<readonly DemoRow[]> => [
  ['office', DEMO_OFFICE],
  ...(await demoStaff(DEMO_PROVINCE)).map((row) => ['staff', row] as const),
  ...places.all.map((row) => ['location', row] as const),
  ...demoSchedules().map((row) => ['feeSchedule', row] as const),
];

/** The community products behind the factories, on shelves of their own. */
function* productRows(deps: FolderDeps, foldersBefore: number, seed: number): Generator<DemoRow> {
  const shelfIndex = Math.ceil(foldersBefore / FOLDERS_A_SHELF);
  for (let number = 1; number <= DEMO_PRODUCTS; number += 1) {
    const random = createSeededRandom(seed + PRODUCT_SEED, number);
    const { subject, closed } = demoProduct(number, deps.todayOn, random);
    yield ['recordSubject', subject];
    const plan = {
      running: foldersBefore + number,
      shelfIndex,
      series: subject.series,
      subjectId: subject.id,
      volume: 1,
    };
    const { folder, movements } = demoFolder(deps, plan, random);
    yield ['folder', { ...folder, ...closed }];
    for (const movement of movements) yield ['movement', movement];
  }
}

/** All rows of the demo office, one after the other, so that a large one never stands in memory at once. */
export async function* demoOfficeRows(options: DemoOptions): AsyncGenerator<DemoRow> {
  const places = demoPlaces(DEMO_PROVINCE, roomFor(options.factories));
  yield* await officeRows(places);
  const { shelves, elsewhere } = places;
  const deps: FolderDeps = { provinceCode: DEMO_PROVINCE, todayOn: options.todayOn, shelves, elsewhere };
  let running = 0;
  let row = 0;
  for (const factory of factoryRows(options)) {
    const random = createSeededRandom(options.seed + SHELF_SEED, row);
    row += 1;
    yield ['factory', factory];
    for (const paid of demoPaidYears(factory, options.todayOn, random)) yield ['paidYear', paid];
    const volumes = volumesOf(random.next());
    for (let volume = 1; volume <= volumes; volume += 1) {
      running += 1;
      const shelfIndex = Math.floor((running - 1) / FOLDERS_A_SHELF);
      const plan = { running, shelfIndex, series: FACTORY_SERIES, subjectId: factory.id, volume };
      const { folder, movements } = demoFolder(deps, plan, random);
      yield ['folder', folder];
      for (const movement of movements) yield ['movement', movement];
    }
  }
  yield* productRows(deps, running, options.seed);
}
