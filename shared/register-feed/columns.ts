import { err, ok, type Result } from '#shared/lib/result.ts';

/**
 * What a register list may say about a factory, and under which headers. Headers are compared without case, spaces,
 * underscores, dots and hyphens. Sources: the open-data feed of the Department of Industrial Works (34 of its 46
 * columns), its internal import table, its 2565 JSON, the DGA linkage service, and the Excel lists of the offices.
 * Where a field has several headers, the first one that is present and filled in wins.
 */
const HEADERS = [
  ['oldNumber', ['DISPFACREG', 'code', 'ทะเบียนโรงงานเดิม', 'เลขทะเบียนโรงงานเดิม', 'เลขทะเบียนเดิม']],
  ['newNumber', ['FID', 'factoryId', 'เลขทะเบียนโรงงานใหม่', 'เลขทะเบียนใหม่', 'เลขทะเบียน 14 หลัก']],
  ['eitherNumber', ['เลขทะเบียนโรงงาน', 'ทะเบียนโรงงาน', 'เลขทะเบียน', 'เลขที่ทะเบียน']],
  ['internalKey', ['FACREG', 'factoryReg']],
  ['category', ['FACTYPE', 'factoryType', 'จำพวก', 'จำพวกที่', 'โรงงานจำพวกที่']],
  ['classCode', ['CLASS', 'ประเภทโรงงาน', 'ลำดับประเภท', 'ประเภทหรือชนิดโรงงาน']],
  ['subclassCode', ['SUBCLASS']],
  ['name', ['FNAME', 'establishmentName', 'ชื่อโรงงาน']],
  ['operatorName', ['ONAME', 'ownerName', 'ผู้ประกอบการ', 'ผู้รับใบอนุญาต', 'ชื่อผู้ประกอบการ', 'ชื่อผู้รับใบอนุญาต']],
  ['object', ['OBJECT', 'ประกอบกิจการ', 'การประกอบกิจการ']],
  ['wholeAddress', ['ที่อยู่', 'ที่ตั้ง', 'ที่ตั้งโรงงาน']],
  ['houseNumber', ['FADDR', 'houseNo', 'เลขที่', 'บ้านเลขที่']],
  ['village', ['FMOO', 'หมู่', 'หมู่ที่']],
  ['lane', ['FSOI', 'SOI', 'ซอย']],
  ['road', ['FROAD', 'ROAD', 'streetName', 'ถนน']],
  ['subdistrict', ['FTUMNAME', 'TUMBOL', 'thambolName', 'TumName', 'ตำบล', 'แขวง', 'ตำบล/แขวง']],
  ['district', ['FAMPNAME', 'AMP', 'amphurName', 'ampName', 'อำเภอ', 'เขต', 'อำเภอ/เขต']],
  ['province', ['FPROVNAME', 'ProvName', 'provinceName', 'จังหวัด', 'PROV']],
  ['postcode', ['FZIPCODE', 'ZIPCODE', 'postCode', 'รหัสไปรษณีย์']],
  ['horsepower', ['HP', 'horsePower', 'แรงม้า', 'กำลังเครื่องจักร', 'แรงม้าเครื่องจักร']],
  ['secondHorsepower', ['NUI_HP', 'HP2', 'nuiHorsePower']],
  ['workers', ['TOTAL_WORKER', 'Works', 'คนงาน', 'จำนวนคนงาน', 'คนงานรวม']],
  ['capital', ['TOTAL_CAP', 'cap', 'เงินทุน', 'เงินลงทุน']],
  ['startedOn', ['STARTDATE', 'วันเริ่มประกอบกิจการ', 'วันที่เริ่มประกอบกิจการ']],
  ['licensedOn', ['POKDATE', 'วันที่ได้รับใบอนุญาต', 'วันที่อนุญาต']],
  ['taxpayer', ['TRADE', 'TAX', 'registrationNo', 'เลขประจำตัวผู้เสียภาษี', 'เลขนิติบุคคล', 'เลขทะเบียนนิติบุคคล']],
  ['statusCode', ['FFLAG']],
  ['statusText', ['STATUS', 'สถานะ', 'สถานะโรงงาน']],
  ['estateName', ['ESTATE_NAME_TH', 'INDUSTRIAL_ZONE_NAME', 'นิคมอุตสาหกรรม']],
  ['latitude', ['LAT', 'latitude', 'ละติจูด']],
  ['longitude', ['LNG', 'LONG', 'longitude', 'ลองจิจูด']],
  ['lastUpdatedOn', ['LAST_UPDATE', 'lastUpdate']],
] as const;

/** Headers whose numbers add up to one field, used when the field has no column of its own. */
const PARTS = {
  workers: ['manSkill', 'manNoSkill', 'womanSkill', 'womanNoSkill'],
  capital: [
    'CAPLAND',
    'CAPBUILD',
    'CAPMACH',
    'CAPWORK',
    'capitalLand',
    'capitalBuild',
    'capitalMachine',
    'capitalWorking',
  ],
} as const;

/** Columns the lists are known to have and nothing here uses; they are not reported as unknown. */
const KNOWN_UNUSED = ['ISIC_CODE', 'ESTATE', 'INDUST_TYPE', 'expDate'] as const;

/** One thing a register list says about a factory. */
export type RegisterField = (typeof HEADERS)[number][0];

/** Where the fields of one list stand. Columns are indices from 0, in order of preference; none is an empty list. */
export interface RegisterColumns {
  readonly headers: readonly string[];
  readonly workerParts: readonly number[];
  readonly capitalParts: readonly number[];
  readonly unknownHeaders: readonly string[];
  /** Every column that any field or part may be read from. */
  readonly usedColumns: ReadonlySet<number>;
  columnsOf(field: RegisterField): readonly number[];
}

/** No factory number or no name among the headers: this is no register list. */
export interface NotARegister {
  readonly type: 'not-a-register';
  readonly missing: readonly ('registration-number' | 'name')[];
}

const NO_COLUMNS: readonly number[] = [];

const headerKey = (header: string): string => header.toLowerCase().replace(/[\s\u200B-\u200D\uFEFF_."'=-]+/g, '');

const KNOWN_KEYS: ReadonlySet<string> = new Set(
  [...HEADERS.flatMap(([, headers]) => [...headers]), ...Object.values(PARTS).flat(), ...KNOWN_UNUSED].map(headerKey),
);

/** Whether these are headers of the national open-data feed, which always has a `DISPFACREG` column. */
export const isFeedHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => headerKey(cell) === 'dispfacreg');

/** Finds the fields of a list by its header record; unknown headers are listed and otherwise ignored. */
export const readHeader = (cells: readonly string[]): Result<RegisterColumns, NotARegister> => {
  const keys = cells.map(headerKey);
  const indicesOf = (headers: readonly string[]): readonly number[] =>
    headers.map((header) => keys.indexOf(headerKey(header))).filter((index) => index >= 0);
  const byField = new Map<RegisterField, readonly number[]>(
    HEADERS.map(([field, headers]) => [field, indicesOf(headers)]),
  );
  const columnsOf = (field: RegisterField): readonly number[] => byField.get(field) ?? NO_COLUMNS;
  const workerParts = indicesOf(PARTS.workers);
  const capitalParts = indicesOf(PARTS.capital);
  const hasAny = (...fields: readonly RegisterField[]): boolean => fields.some((field) => columnsOf(field).length > 0);

  const missing: NotARegister['missing'][number][] = [];
  if (!hasAny('oldNumber', 'newNumber', 'eitherNumber')) missing.push('registration-number');
  if (!hasAny('name', 'operatorName')) missing.push('name');
  if (missing.length > 0) return err({ type: 'not-a-register', missing });
  return ok({
    headers: cells,
    workerParts,
    capitalParts,
    usedColumns: new Set([...byField.values(), workerParts, capitalParts].flat()),
    unknownHeaders: cells.filter((cell, index) => cell.trim() !== '' && !KNOWN_KEYS.has(keys[index] ?? '')),
    columnsOf,
  });
};
