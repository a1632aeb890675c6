import type { RegisterAddress, RegisterFactory, RegisterStatus } from '#shared/register-feed/register-factory.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { createSeededRandom, type SeededRandom } from '#shared/demo/seeded-random.ts';

type Cell = (factory: RegisterFactory, random: SeededRandom) => string;

const FLAG: Readonly<Record<RegisterStatus, string>> = {
  licensed: '0',
  operating: '1',
  'struck-off': '2',
  paused: '3',
};
const STATUS_TEXT: Readonly<Record<RegisterStatus, string>> = {
  licensed: 'ได้รับใบอนุญาต/ยังไม่แจ้งประกอบ',
  operating: 'แจ้งประกอบแล้ว',
  'struck-off': 'จำหน่าย',
  paused: 'หยุดชั่วคราว',
};

/** The four ways of the feed to write nothing. */
const nothing = (random: SeededRandom): string =>
  random.chance(0.5) ? '' : random.pick<string>(['-', '-', '-', ' ', 'null']);

const orNothing = (text: string | undefined, random: SeededRandom): string => text ?? nothing(random);

const addressPart =
  (part: keyof RegisterAddress): Cell =>
  ({ address }, random) =>
    orNothing(address[part], random);

const decimal = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2);

const horsepower = (hundredths: number | undefined, random: SeededRandom): string =>
  hundredths === undefined ? nothing(random) : decimal(hundredths);

/** A day in one of the shapes of the feed; rarely as the internal tables write it, in the Buddhist era. */
const day = (on: IsoDate | undefined, random: SeededRandom): string => {
  if (on === undefined) return nothing(random);
  if (random.chance(0.002)) return `${on.slice(8)}/${on.slice(5, 7)}/${Number(on.slice(0, 4)) + 543}`;
  return random.pick([on, `${on} 00:00:00`, `${on} 00:00:00.000`]);
};

const JUNK_PLACES = ['0', '1', '0.0', '', '-', '999'] as const;

/** Now and then the second half stands on a line of its own: records are not lines. */
const object: Cell = (factory, random) => {
  const text = orNothing(factory.object, random);
  return random.chance(1 / 100) ? text.replace(' ', '\n') : text;
};

const remark: Cell = (_, random) => {
  if (random.chance(0.00005)) return 'ตรวจ\0สอบ';
  return random.chance(0.02) ? 'ย้ายข้อมูลจากระบบเดิม, ตรวจสอบ "แล้ว"' : nothing(random);
};

const number =
  (most: number): Cell =>
  (_, random) =>
    String(random.between(0, most));

/** The 46 columns: the 34 that readers of the real feed name, and 12 invented ones in the place of those nobody names. */
const COLUMNS: readonly (readonly [header: string, cell: Cell])[] = [
  ['DISPFACREG', (factory) => factory.registrationNumber],
  ['FACREG', ({ internalKey = '' }) => `="${internalKey.startsWith('จ') ? '' : '  '}${internalKey}"`],
  ['FID', (factory, random) => orNothing(factory.fid, random)],
  ['REC_NO', number(999_999)],
  ['FACTYPE', (factory) => String(factory.category ?? '')],
  ['CLASS', (factory, random) => orNothing(factory.classCode, random)],
  ['FNAME', (factory, random) => (random.chance(0.01) ? ` ${factory.name} ` : factory.name)],
  ['ONAME', (factory, random) => orNothing(factory.operatorName, random)],
  ['OBJECT', object],
  ['FADDR', addressPart('houseNumber')],
  ['FMOO', addressPart('village')],
  ['FSOI', addressPart('lane')],
  ['FROAD', addressPart('road')],
  ['FTUMNAME', addressPart('subdistrict')],
  ['FAMPNAME', addressPart('district')],
  ['FPROVNAME', addressPart('province')],
  ['FZIPCODE', addressPart('postcode')],
  ['SURVEY_ROUND', number(9)],
  ['MACHINE_COUNT', number(300)],
  [
    'TOTAL_CAP',
    ({ capitalSatang }, random) => (capitalSatang === undefined ? nothing(random) : decimal(capitalSatang)),
  ],
  ['TOTAL_WORKER', ({ workers }, random) => orNothing(workers?.toString(), random)],
  ['HP', ({ hpHundredths }, random) => horsepower(hpHundredths, random)],
  ['NUI_HP', ({ secondHpHundredths }, random) => horsepower(secondHpHundredths, random)],
  ['LAT', ({ coordinates }, random) => coordinates?.latitude.toString() ?? random.pick(JUNK_PLACES)],
  ['LNG', ({ coordinates }, random) => coordinates?.longitude.toString() ?? random.pick(JUNK_PLACES)],
  ['ISIC_CODE', number(99_999)],
  ['ESTATE', ({ estateName }) => (estateName === undefined ? '0' : '1')],
  ['ESTATE_NAME_TH', ({ estateName }, random) => orNothing(estateName, random)],
  ['INDUSTRIAL_ZONE_NAME', (_, random) => nothing(random)],
  ['INDUST_TYPE', number(21)],
  ['BOILER_COUNT', number(4)],
  ['WATER_USE_M3', number(2_000)],
  ['LAND_AREA_SQM', number(90_000)],
  ['PRODUCT_GROUP', ({ classCode }) => `G${classCode?.slice(0, 3) ?? ''}`],
  ['ZONE_COLOUR', (_, random) => random.pick(['P', 'G', 'Y', '-'])],
  ['POKDATE', ({ licensedOn }, random) => day(licensedOn, random)],
  ['STARTDATE', ({ startedOn }, random) => day(startedOn, random)],
  ['TRADE', (factory, random) => orNothing(factory.taxId, random)],
  ['TAX', (_, random) => nothing(random)],
  ['FFLAG', ({ registerStatus }) => (registerStatus === undefined ? '' : FLAG[registerStatus])],
  ['STATUS', ({ registerStatus }) => (registerStatus === undefined ? '' : STATUS_TEXT[registerStatus])],
  ['OFFICE_CODE', ({ address }) => `OIE${address.postcode?.slice(0, 2) ?? ''}`],
  ['REMARK', remark],
  ['ETL_BATCH', number(9_999)],
  ['LAST_UPDATE', ({ lastUpdatedOn = '' }) => lastUpdatedOn],
  ['ROW_STATE', () => 'A'],
];

const NEEDS_QUOTES = /[",;\t\r\n]/;

const quoted = (cell: string): string => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const lineOf = (cells: readonly string[], delimiter: string): string => `${cells.map(quoted).join(delimiter)}\r\n`;

/** The header record of the feed, without byte order mark. */
export const feedHeader = (delimiter: ',' | '\t' = ','): string =>
  lineOf(
    COLUMNS.map(([header]) => header),
    delimiter,
  );

/** How one factory is written, the same for the same seed and row number. */
export interface FeedLine {
  readonly factory: RegisterFactory;
  readonly seed: number;
  readonly row: number;
  readonly delimiter?: ',' | '\t';
}

/** One record of the feed with the traps of the real one; reading it gives the factory back. */
export const feedLine = ({ factory, seed, row, delimiter = ',' }: FeedLine): string => {
  const random = createSeededRandom(seed ^ 0x5eed, row);
  return lineOf(
    COLUMNS.map(([, cell]) => cell(factory, random)),
    delimiter,
  );
};
