import { describe, expect, test } from 'vitest';
import { isFeedHeader, readHeader, type RegisterField } from '#shared/register-feed/columns.ts';

/** Every field, and all the headers under which lists that were seen have it, the preferred one first. */
const HEADERS_OF: Readonly<Record<RegisterField, readonly string[]>> = {
  oldNumber: ['DISPFACREG', 'dispFacReg', 'code', 'ทะเบียนโรงงานเดิม', 'เลขทะเบียนโรงงานเดิม', 'เลขทะเบียนเดิม'],
  newNumber: ['FID', 'fID', 'factoryId', 'เลขทะเบียนโรงงานใหม่', 'เลขทะเบียนใหม่', 'เลขทะเบียน 14 หลัก'],
  eitherNumber: ['เลขทะเบียนโรงงาน', 'ทะเบียนโรงงาน', 'เลขทะเบียน', 'เลขที่ทะเบียน'],
  internalKey: ['FACREG', 'factoryReg'],
  category: ['FACTYPE', 'facType', 'factoryType', 'จำพวก', 'จำพวกที่', 'โรงงานจำพวกที่'],
  classCode: ['CLASS', 'ประเภทโรงงาน', 'ลำดับประเภท', 'ประเภทหรือชนิดโรงงาน'],
  subclassCode: ['SUBCLASS'],
  name: ['FNAME', 'fName', 'establishmentName', 'ชื่อโรงงาน'],
  operatorName: ['ONAME', 'OName', 'ownerName', 'ผู้ประกอบการ', 'ผู้รับใบอนุญาต', 'ชื่อผู้ประกอบการ', 'ชื่อผู้รับใบอนุญาต'],
  object: ['OBJECT', 'ประกอบกิจการ', 'การประกอบกิจการ'],
  wholeAddress: ['ที่อยู่', 'ที่ตั้ง', 'ที่ตั้งโรงงาน'],
  houseNumber: ['FADDR', 'houseNo', 'เลขที่', 'บ้านเลขที่'],
  village: ['FMOO', 'หมู่', 'หมู่ที่'],
  lane: ['FSOI', 'SOI', 'ซอย'],
  road: ['FROAD', 'ROAD', 'streetName', 'ถนน'],
  subdistrict: ['FTUMNAME', 'TUMBOL', 'thambolName', 'TumName', 'ตำบล', 'แขวง', 'ตำบล/แขวง'],
  district: ['FAMPNAME', 'AMP', 'amphurName', 'ampName', 'อำเภอ', 'เขต', 'อำเภอ/เขต'],
  province: ['FPROVNAME', 'ProvName', 'provinceName', 'จังหวัด', 'PROV'],
  postcode: ['FZIPCODE', 'ZIPCODE', 'postCode', 'รหัสไปรษณีย์'],
  horsepower: ['HP', 'horsePower', 'แรงม้า', 'กำลังเครื่องจักร', 'แรงม้าเครื่องจักร'],
  secondHorsepower: ['NUI_HP', 'HP2', 'nuiHorsePower'],
  workers: ['TOTAL_WORKER', 'Works', 'คนงาน', 'จำนวนคนงาน', 'คนงานรวม'],
  capital: ['TOTAL_CAP', 'cap', 'เงินทุน', 'เงินลงทุน'],
  startedOn: ['STARTDATE', 'StartDate', 'วันเริ่มประกอบกิจการ', 'วันที่เริ่มประกอบกิจการ'],
  licensedOn: ['POKDATE', 'pokDate', 'วันที่ได้รับใบอนุญาต', 'วันที่อนุญาต'],
  taxpayer: ['TRADE', 'TAX', 'registrationNo', 'เลขประจำตัวผู้เสียภาษี', 'เลขนิติบุคคล', 'เลขทะเบียนนิติบุคคล'],
  statusCode: ['FFLAG', 'fFlag'],
  statusText: ['STATUS', 'สถานะ', 'สถานะโรงงาน'],
  estateName: ['ESTATE_NAME_TH', 'estate_name_TH', 'INDUSTRIAL_ZONE_NAME', 'industrial_zone_name', 'นิคมอุตสาหกรรม'],
  latitude: ['LAT', 'latitude', 'ละติจูด'],
  longitude: ['LNG', 'LONG', 'longitude', 'ลองจิจูด'],
  lastUpdatedOn: ['LAST_UPDATE', 'lastUpdate'],
};
const FIELDS = Object.keys(HEADERS_OF) as readonly RegisterField[];
const CASES = FIELDS.flatMap((field) => HEADERS_OF[field].map((header) => [header, field] as const));

/** A header that is a register's whatever is added. */
const read = (...headers: readonly string[]) => {
  const header = readHeader(headers);
  if (!header.ok) throw new Error(`no register: ${header.error.missing.join()}`);
  return header.value;
};
/** The fields that are read from this column, of a list that has the usual number and name too. */
const fieldsAt = (headers: readonly string[], column: number): readonly RegisterField[] => {
  const columns = read(...headers);
  return FIELDS.filter((field) => columns.columnsOf(field).includes(column));
};

describe('a header', () => {
  test.each(CASES)('%s is %s and nothing else', (header, field) => {
    expect(fieldsAt([header, 'DISPFACREG', 'FNAME'], 0)).toEqual([field]);
    expect(read(header, 'DISPFACREG', 'FNAME').unknownHeaders).toEqual([]);
  });

  test.each([
    'total_worker',
    'TOTALWORKER',
    'Total Worker',
    ' TOTAL_WORKER ',
    'TOTAL-WORKER',
    'TOTAL.WORKER.',
    '"TOTAL_WORKER"',
    '="TOTAL_WORKER"',
    '\uFEFFTOTAL_WORKER',
    'TOTAL\u200B_WORKER',
    'TOTAL\nWORKER',
  ])('is the same written %j', (header) => {
    expect(fieldsAt([header, 'DISPFACREG', 'FNAME'], 0)).toEqual(['workers']);
  });

  test.each(['TOTAL', 'WORKER', 'TOTAL_WORKERS', 'XTOTAL_WORKER', 'H P 3', 'ชื่อ', '๑', 'constructor', '__proto__'])(
    'that is none is told and left alone: %s',
    (header) => {
      const columns = read(header, 'DISPFACREG', 'FNAME');
      expect([fieldsAt([header, 'DISPFACREG', 'FNAME'], 0), columns.unknownHeaders]).toEqual([[], [header]]);
      expect(columns.usedColumns.has(0)).toBe(false);
    },
  );

  test.each(['ISIC_CODE', 'ESTATE', 'INDUST_TYPE', 'expDate'])(
    'that is known and of no use here is not told: %s',
    (header) => {
      const columns = read(header, 'DISPFACREG', 'FNAME');
      expect([columns.unknownHeaders, columns.usedColumns.has(0)]).toEqual([[], false]);
    },
  );

  test('that stands twice is read where it stands first', () => {
    expect(read('DISPFACREG', 'FNAME', 'HP', 'hp').columnsOf('horsepower')).toEqual([2]);
  });
});

describe('a field with several headers', () => {
  test.each(FIELDS.filter((field) => HEADERS_OF[field].length > 2))(
    '%s is read from the preferred one, wherever it stands',
    (field) => {
      const different = HEADERS_OF[field].filter(
        (header, at, all) => all.findIndex((other) => other.toLowerCase() === header.toLowerCase()) === at,
      );
      const backwards = different.toReversed();
      // Something that names a factory stands at the end, so that each list is a register.
      const columns = read(...backwards, 'FACREG?', ...(field === 'oldNumber' ? ['FNAME'] : ['DISPFACREG', 'FNAME']));
      const places = columns.columnsOf(field).filter((place) => place < backwards.length);
      expect(places).toEqual(different.map((_header, at) => different.length - 1 - at));
    },
  );
});

describe('a sum that a list gives in parts', () => {
  const PARTS = {
    workerParts: ['manSkill', 'manNoSkill', 'womanSkill', 'womanNoSkill'],
    capitalParts: [
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

  test.each(['workerParts', 'capitalParts'] as const)('%s are all of its parts, and known', (kind) => {
    const columns = read('DISPFACREG', 'FNAME', ...PARTS[kind]);
    expect(columns[kind]).toEqual(PARTS[kind].map((_part, at) => at + 2));
    expect(columns.unknownHeaders).toEqual([]);
    expect(PARTS[kind].every((_part, at) => columns.usedColumns.has(at + 2))).toBe(true);
  });

  test('are none in a list that has none', () => {
    const columns = read('DISPFACREG', 'FNAME', 'TOTAL_WORKER');
    expect([columns.workerParts, columns.capitalParts]).toEqual([[], []]);
  });
});

describe('a register', () => {
  const NUMBERS = ['oldNumber', 'newNumber', 'eitherNumber'] as const;
  const NAMES = ['name', 'operatorName'] as const;

  test.each(NUMBERS.flatMap((number) => NAMES.map((name) => [number, name] as const)))(
    'needs a number and a name: %s and %s are enough',
    (number, name) => {
      const [numberHeader = '', nameHeader = ''] = [HEADERS_OF[number][0], HEADERS_OF[name][0]];
      expect(readHeader([nameHeader, numberHeader]).ok).toBe(true);
      expect(readHeader([numberHeader])).toEqual({ ok: false, error: { type: 'not-a-register', missing: ['name'] } });
      expect(readHeader([nameHeader])).toEqual({
        ok: false,
        error: { type: 'not-a-register', missing: ['registration-number'] },
      });
    },
  );

  test('the internal key alone names nobody: offices do not know it', () => {
    expect(readHeader(['FACREG', 'FNAME']).ok).toBe(false);
  });

  test.each([
    [['DISPFACREG'], true],
    [['x', ' disp_fac_reg '], true],
    [['\uFEFFDISPFACREG', 'FNAME'], true],
    [['FACREG', 'FNAME'], false],
    [['code', 'establishmentName'], false],
    [[], false],
  ])('%j is of the national feed: %s', (headers, expected) => {
    expect(isFeedHeader(headers)).toBe(expected);
  });

  test('keeps its headers as they were written, for showing them', () => {
    expect(read(' DispFacReg ', 'ชื่อ โรงงาน').headers).toEqual([' DispFacReg ', 'ชื่อ โรงงาน']);
  });
});
