import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { satang } from '#shared/domain/money.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { MOST_IN_DISPOSAL } from '#shared/model/record-rows.ts';
import { aFactory } from '#test/builders/office.ts';
import { aDisposal, aProduct } from '#test/builders/record-series.ts';
import type { Limits } from '#test/builders/limits.ts';
import {
  DAY,
  describeRows,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SOME_TEXT,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';

describeRows('recordSubject', {
  row: aProduct(),
  limits: {
    series: { takes: ['factory', 'community-product'], refuses: ['', 'Products', 'สินค้า', '-a', 'a1', null, MISSING] },
    numberKey: SOME_TEXT,
    fields: {
      takes: [{}, { maker: 'ก', aKeyOfALaterVersion: 'x' }],
      // A key is a name in the program, never what somebody typed.
      refuses: [{ Maker: 'x' }, { ผู้ผลิต: 'x' }, { 'a-b': 'x' }, { __a: 'x' }, { maker: 7 }, null, [], MISSING],
    },
    'fields.maker': optional(textUpTo(300)),
  },
});

const decision = { folderId: 'folder-proposed', outcome: 'extend', extendYears: 5, reason: 'ยังใช้อ้างอิง' } as const;
const reversal = { folderId: 'folder-proposed', reason: 'พบอยู่ในตู้', at: AT, by: 'staff-1', exceptionId: 'card-1' };

describeRows(
  'disposalBatch',
  {
    called: 'open',
    row: aDisposal({ answeredOn: '2026-03-01', decisions: [decision], reversals: [reversal] }),
    limits: {
      folderIds: listOf(someId, 0, MOST_IN_DISPOSAL),
      'folderIds.0': ID,
      // ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 67: a chair and at least two members.
      committee: listOf((index) => `กรรมการ ${index}`, 3, 9),
      'committee.0': textUpTo(120),
      proposedOn: DAY,
      openedAt: INSTANT,
      openedBy: ID,
      approvedOn: optional(DAY),
      sentToArchivesOn: optional(DAY),
      answeredOn: optional(DAY),
      decisions: listOf((index) => ({ folderId: someId(index), outcome: 'keep' }), 0, MOST_IN_DISPOSAL),
      'decisions.0.folderId': ID,
      'decisions.0.outcome': oneOf('keep', 'extend', 'destroy', 'transfer'),
      'decisions.0.extendYears': optional(wholeFrom(1, 100)),
      'decisions.0.reason': optional(textUpTo(300)),
      reversals: optional(listOf((index) => ({ ...reversal, folderId: someId(index) }), 0, MOST_IN_DISPOSAL)),
      'reversals.0.folderId': ID,
      'reversals.0.reason': textUpTo(300),
      'reversals.0.at': INSTANT,
      'reversals.0.by': ID,
      'reversals.0.exceptionId': ID,
      'state.kind': { refuses: ['burnt', 'Open', '', null, MISSING] },
    },
  },
  {
    called: 'given up',
    row: aDisposal({ state: { kind: 'cancelled', at: AT, by: 'staff-1', reason: 'กรรมการไม่ครบ' } }),
    limits: { 'state.at': INSTANT, 'state.by': ID, 'state.reason': textUpTo(300) },
  },
  {
    called: 'carried out',
    row: aDisposal({ state: { kind: 'closed', on: '2026-05-01', at: AT, by: 'staff-1' } }),
    limits: { 'state.on': DAY, 'state.at': INSTANT, 'state.by': ID },
  },
);

/** What the register may say or not; it comes from a file, where a field that is not known is also written as undefined. */
const mayBeUnknown = (limits: Limits): Limits => ({
  takes: [...(limits.takes ?? []), undefined, MISSING],
  refuses: [...(limits.refuses ?? []).filter((value) => value !== MISSING), null].filter(
    (value) => value !== undefined,
  ),
});
const TEXT = mayBeUnknown(maybeEmpty());
const WHOLE = mayBeUnknown(wholeFrom(0));

const register: RegisterFactory = {
  registrationNumber: '3-64(1)-12/41ปท',
  registrationKey: '3-64(1)-12/41ปท',
  fid: '10130000125419',
  internalKey: 'FAC-1',
  category: 3,
  classCode: '06401',
  name: 'บริษัท ตัวอย่างโลหะ จำกัด',
  operatorName: 'บริษัท ตัวอย่างโลหะ จำกัด',
  object: 'ทำชิ้นส่วนโลหะ',
  address: {
    whole: '99/1 หมู่ 5',
    houseNumber: '99/1',
    village: '5',
    lane: 'ซอย 2',
    road: 'พหลโยธิน',
    subdistrict: 'คลองหนึ่ง',
    district: 'คลองหลวง',
    province: 'ปทุมธานี',
    postcode: '12120',
  },
  estateName: 'นวนคร',
  hpHundredths: 96_457,
  secondHpHundredths: 100_000,
  workers: 48,
  capitalSatang: satang(500_000_000),
  startedOn: isoDate('1998-01-05'),
  licensedOn: isoDate('1997-12-01'),
  taxId: '0105541012345',
  taxIdKind: 'juristic',
  registerStatus: 'operating',
  coordinates: { latitude: 14.07, longitude: 100.61 },
  lastUpdatedOn: isoDate('2026-09-30'),
};
const under = (place: string, limits: Readonly<Record<string, Limits>>): Readonly<Record<string, Limits>> =>
  Object.fromEntries(Object.entries(limits).map(([field, at]) => [`${place}.${field}`, at]));
const ADDRESS = ['whole', 'houseNumber', 'village', 'lane', 'road', 'subdistrict', 'district', 'province', 'postcode'];
const REGISTER_DAY = mayBeUnknown(DAY);

describeRows('factory', {
  row: {
    ...aFactory({ register, formerNames: ['บริษัท ชื่อเก่า จำกัด'] }),
    correctedHp: { hpHundredths: 90_000, reason: 'ตรวจโรงงาน' },
    correctedWorkers: { workers: 50, reason: 'ตรวจโรงงาน' },
  },
  limits: {
    register: { refuses: [null, {}, MISSING] },
    ...under('register', {
      registrationNumber: SOME_TEXT,
      registrationKey: SOME_TEXT,
      fid: TEXT,
      internalKey: TEXT,
      category: { takes: [1, 2, 3, undefined, MISSING], refuses: [0, 4, '3', 2.5, null] },
      classCode: TEXT,
      name: SOME_TEXT,
      operatorName: TEXT,
      object: TEXT,
      address: { takes: [{}], refuses: [null, 'ปทุมธานี', MISSING] },
      estateName: TEXT,
      hpHundredths: WHOLE,
      secondHpHundredths: WHOLE,
      workers: WHOLE,
      // Capital is whatever the register says, a loss included.
      capitalSatang: { takes: [0, -1, 2 ** 53 - 1, MISSING], refuses: [0.5, 2 ** 53, '1', Number.NaN, null] },
      startedOn: REGISTER_DAY,
      licensedOn: REGISTER_DAY,
      taxId: TEXT,
      taxIdKind: mayBeUnknown(oneOf('juristic', 'citizen')),
      registerStatus: mayBeUnknown(oneOf('licensed', 'operating', 'struck-off', 'paused')),
      coordinates: { takes: [undefined, MISSING], refuses: [null, {}, { latitude: 14 }, [14, 100]] },
      'coordinates.latitude': { takes: [14, -90.5], refuses: ['14', Number.NaN, null, MISSING] },
      'coordinates.longitude': { takes: [100.61], refuses: ['100', Infinity, null, MISSING] },
      lastUpdatedOn: REGISTER_DAY,
    }),
    ...under('register.address', Object.fromEntries(ADDRESS.map((part) => [part, TEXT]))),
    formerNames: optional(listOf((index) => `ชื่อที่ ${index}`, 0, 10)),
    'formerNames.0': SOME_TEXT,
    officeStatus: oneOf('licensed', 'operating', 'struck-off', 'paused'),
    correctedHp: { takes: [MISSING], refuses: [null, {}, 90_000] },
    'correctedHp.hpHundredths': wholeFrom(0),
    'correctedHp.reason': SOME_TEXT,
    correctedWorkers: { takes: [MISSING], refuses: [null, {}, 50] },
    'correctedWorkers.workers': wholeFrom(0),
    'correctedWorkers.reason': SOME_TEXT,
  },
});

describeRows('registerDifference', {
  row: {
    id: 'difference-1',
    factoryId: 'factory-1',
    field: 'officeStatus',
    officeValue: 'operating',
    registerValue: 'paused',
    foundAt: AT,
  },
  limits: {
    factoryId: ID,
    field: SOME_TEXT,
    officeValue: maybeEmpty(),
    registerValue: maybeEmpty(),
    foundAt: INSTANT,
  },
});
