import type { RegisterAddress, RegisterFactory } from './register-factory.ts';

/** One thing the register says; `lastUpdatedOn` is not among them, because it changes without anything else changing. */
export type RegisterChange = Exclude<keyof RegisterFactory, 'lastUpdatedOn'>;

const PLAIN_FIELDS = [
  'registrationNumber',
  'registrationKey',
  'fid',
  'internalKey',
  'category',
  'classCode',
  'name',
  'operatorName',
  'object',
  'estateName',
  'hpHundredths',
  'secondHpHundredths',
  'workers',
  'capitalSatang',
  'startedOn',
  'licensedOn',
  'taxId',
  'taxIdKind',
  'registerStatus',
] as const satisfies readonly RegisterChange[];

const ADDRESS_PARTS = [
  'whole',
  'houseNumber',
  'village',
  'lane',
  'road',
  'subdistrict',
  'district',
  'province',
  'postcode',
] as const satisfies readonly (keyof RegisterAddress)[];

const isSameAddress = (a: RegisterAddress, b: RegisterAddress): boolean =>
  ADDRESS_PARTS.every((part) => a[part] === b[part]);

const isSamePlace = (a: RegisterFactory, b: RegisterFactory): boolean =>
  a.coordinates?.latitude === b.coordinates?.latitude && a.coordinates?.longitude === b.coordinates?.longitude;

/** What differs between two descriptions of a factory; empty when they say the same. */
export const changesBetween = (before: RegisterFactory, after: RegisterFactory): readonly RegisterChange[] => {
  const changes: RegisterChange[] = PLAIN_FIELDS.filter((field) => before[field] !== after[field]);
  if (!isSameAddress(before.address, after.address)) changes.push('address');
  if (!isSamePlace(before, after)) changes.push('coordinates');
  return changes;
};

/** A list without a house number gives parts of an address; what it leaves out stays as it was known. */
const mergeAddress = (known: RegisterAddress, read: RegisterAddress): RegisterAddress => {
  if (read.houseNumber !== undefined || read.whole !== undefined) return read;
  const parts: { -readonly [Part in keyof RegisterAddress]: RegisterAddress[Part] } = { ...known };
  for (const part of ADDRESS_PARTS) parts[part] = read[part] ?? known[part];
  return parts;
};

/**
 * What is known after reading a newer description: filled cells win, an empty or unreadable cell erases nothing, so a
 * list with few columns can be imported over the whole register.
 */
export const mergeRegister = (known: RegisterFactory, read: RegisterFactory): RegisterFactory => ({
  registrationNumber: read.registrationNumber,
  registrationKey: read.registrationKey,
  fid: read.fid ?? known.fid,
  internalKey: read.internalKey ?? known.internalKey,
  category: read.category ?? known.category,
  classCode: read.classCode ?? known.classCode,
  name: read.name,
  operatorName: read.operatorName ?? known.operatorName,
  object: read.object ?? known.object,
  address: mergeAddress(known.address, read.address),
  estateName: read.estateName ?? known.estateName,
  hpHundredths: read.hpHundredths ?? known.hpHundredths,
  secondHpHundredths: read.secondHpHundredths ?? known.secondHpHundredths,
  workers: read.workers ?? known.workers,
  capitalSatang: read.capitalSatang ?? known.capitalSatang,
  startedOn: read.startedOn ?? known.startedOn,
  licensedOn: read.licensedOn ?? known.licensedOn,
  taxId: read.taxId ?? known.taxId,
  taxIdKind: read.taxId === undefined ? known.taxIdKind : read.taxIdKind,
  registerStatus: read.registerStatus ?? known.registerStatus,
  coordinates: read.coordinates ?? known.coordinates,
  lastUpdatedOn: read.lastUpdatedOn ?? known.lastUpdatedOn,
});
