import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { factoryTypeByCode } from './factory-type.ts';
import { provinceByCode, provinceBySuffix } from './province.ts';
import { thaiDigitsToAscii, withoutSpaces } from './thai-digits.ts';

/** จำพวก: 1 operates at once, 2 notifies, 3 needs a licence (พ.ร.บ.โรงงาน พ.ศ. 2535 ม.7). */
export type FactoryCategory = 1 | 2 | 3;

/** Something odd that is shown to a person and never blocks an import. */
export type RegistrationDoubt = 'check-digit-wrong' | 'province-unknown' | 'type-unknown' | 'year-unlikely';

interface Written {
  /** The text as it was written, verbatim. */
  readonly display: string;
  /** The normal form for look-up; see `registrationKey`. */
  readonly key: string;
  readonly doubts: readonly RegistrationDoubt[];
}

/** What the old number (DISPFACREG) and the internal key (FACREG) both say. */
interface OldNumberParts {
  /** Letters in front, e.g. จ (meaning unverified); empty for most. */
  readonly prefix: string;
  readonly category: FactoryCategory;
  /** 1-107 */
  readonly typeCode: number;
  readonly subType?: number;
  /** Running number within class and year. */
  readonly sequence: number;
  readonly yearBe: number;
  /** Two-digit province code; absent when the letters at the end name no province. No letters mean Bangkok. */
  readonly provinceCode?: string;
}

/** `3-64-1/39ปท` */
export interface OldRegistrationNumber extends Written, OldNumberParts {
  readonly kind: 'old';
}

/** ` 07702302851ชบ`: type 3, sub-type 2, category 1, sequence 3, year 2 digits, province. */
export interface InternalRegistrationNumber extends Written, OldNumberParts {
  readonly kind: 'internal';
}

/** The 14 digits `ABCCDDDDDEEEEF` (เลขทะเบียนผู้ประกอบการอุตสาหกรรม, FID). Its parts never tell the old number. */
export interface FactoryId extends Written {
  readonly kind: 'fid';
  /** A: 1 กรอ., 2 สอจ., 7 กนอ.; 8 was seen for estates. */
  readonly issuerDigit: string;
  /** B: 0 outside an estate, 2-3 inside. */
  readonly estateDigit: string;
  /** CC, only for issuers 1 and 2; estates use other codes there. */
  readonly provinceCode?: string;
  readonly running: number;
  readonly yearBe: number;
}

export type RegistrationNumber = OldRegistrationNumber | InternalRegistrationNumber | FactoryId;

/** A number in no known shape, e.g. of an industrial estate. It still has a display form and a key, so it can be kept. */
export interface RegistrationNumberUnreadable {
  readonly type: 'registration-number-unreadable';
  readonly display: string;
  readonly key: string;
}

const OLD_SHAPE =
  /^(?<prefix>[ก-ฮ])?(?<category>[123])-(?<typeCode>\d{1,3})(?:\((?<subType>\d{1,3})\))?-(?<sequence>\d{1,5})\/(?<year>\d{4}|\d{2})(?<suffix>[ก-ฮ]{2,3})?$/;
const INTERNAL_SHAPE =
  /^(?<prefix>[ก-ฮ]{1,2})?(?<typeCode>\d{3})(?<subType>\d{2})(?<category>[123])(?<sequence>\d{3})(?<year>\d{2})(?<suffix>[ก-ฮ]{2})?$/;
const FID_SHAPE = /^(\d)(\d)(\d{2})(\d{5})(\d{4})(\d)$/;

/** Some registers end Bangkok's numbers with letters although they normally have none. */
const BANGKOK_SUFFIXES: readonly string[] = ['กท', 'กทม'];
const withoutBangkok = (suffix: string): string => (BANGKOK_SUFFIXES.includes(suffix) ? '' : suffix);

/** Excel's text wrapper, spaces and dots go; Thai digits and typographic dashes become plain ones. */
const compactOf = (text: string): string =>
  withoutSpaces(thaiDigitsToAscii(text.normalize('NFC')))
    .replace(/[="']/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/^[ก-ฮ.]+/, (letters) => letters.replaceAll('.', ''))
    .toUpperCase();

/** The Luhn (mod 10) digit over the first 13 digits of a FID. Inferred from 5 of 5 known numbers, not documented. */
export const fidCheckDigit = (first13: string): number => {
  invariant(/^\d{13}$/.test(first13), 'the check digit of a FID is made of 13 digits');
  const sum = Array.from(first13, Number).reduce((total, digit, index) => {
    const weighted = digit * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

const isLikelyYear = (yearBe: number): boolean => yearBe >= 2450 && yearBe < 2700;

/** The years of all known forms are Buddhist; two digits mean 25yy. */
const yearBeOf = (digits: string): number => (digits.length === 2 ? 2500 + Number(digits) : Number(digits));

const categoryOf = (digit: string | undefined): FactoryCategory => (digit === '1' ? 1 : digit === '2' ? 2 : 3);

type Groups = Readonly<Record<string, string | undefined>>;

const oldParts = (groups: Groups): OldNumberParts => {
  const subType = Number(groups['subType'] ?? 0);
  const province = provinceBySuffix(withoutBangkok(groups['suffix'] ?? ''));
  return {
    prefix: groups['prefix'] ?? '',
    category: categoryOf(groups['category']),
    typeCode: Number(groups['typeCode']),
    ...(subType === 0 ? {} : { subType }),
    sequence: Number(groups['sequence']),
    yearBe: yearBeOf(groups['year'] ?? ''),
    ...(province === undefined ? {} : { provinceCode: province.code }),
  };
};

const oldKey = (parts: OldNumberParts, suffix: string): string => {
  const type = parts.subType === undefined ? String(parts.typeCode) : `${parts.typeCode}(${parts.subType})`;
  const year = parts.yearBe >= 2500 && parts.yearBe < 2600 ? String(parts.yearBe).slice(2) : String(parts.yearBe);
  return `${parts.prefix}${parts.category}-${type}-${parts.sequence}/${year}${withoutBangkok(suffix)}`;
};

const oldDoubts = (parts: OldNumberParts): readonly RegistrationDoubt[] => [
  ...(factoryTypeByCode(parts.typeCode) === undefined ? (['type-unknown'] as const) : []),
  ...(parts.provinceCode === undefined ? (['province-unknown'] as const) : []),
  ...(isLikelyYear(parts.yearBe) ? [] : (['year-unlikely'] as const)),
];

const oldNumber = (
  display: string,
  kind: 'old' | 'internal',
  groups: Groups,
): OldRegistrationNumber | InternalRegistrationNumber => {
  const parts = oldParts(groups);
  return { kind, display, key: oldKey(parts, groups['suffix'] ?? ''), doubts: oldDoubts(parts), ...parts };
};

const factoryId = (display: string, digits: string): FactoryId | undefined => {
  const match = FID_SHAPE.exec(digits);
  if (match === null) return undefined;
  const [, issuerDigit = '', estateDigit = '', area = '', running = '', year = '', check = ''] = match;
  const isProvincial = issuerDigit === '1' || issuerDigit === '2';
  const province = isProvincial ? provinceByCode(area) : undefined;
  return {
    kind: 'fid',
    display,
    key: digits,
    doubts: [
      ...(fidCheckDigit(digits.slice(0, 13)) === Number(check) ? [] : (['check-digit-wrong'] as const)),
      ...(isProvincial && province === undefined ? (['province-unknown'] as const) : []),
      ...(isLikelyYear(Number(year)) ? [] : (['year-unlikely'] as const)),
    ],
    issuerDigit,
    estateDigit,
    ...(province === undefined ? {} : { provinceCode: province.code }),
    running: Number(running),
    yearBe: Number(year),
  };
};

/**
 * A factory's number in any of its written forms: old (`3-64-1/39ปท`), 14-digit FID, or internal (FACREG, also in Excel's
 * `="…"`). A wrong check digit is only a doubt, because its rule is inferred. A text of another shape gives an error that
 * carries display form and key: an import keeps the row.
 */
export const parseRegistrationNumber = (text: string): Result<RegistrationNumber, RegistrationNumberUnreadable> => {
  const compact = compactOf(text);
  const oldGroups = OLD_SHAPE.exec(compact)?.groups;
  if (oldGroups !== undefined) return ok(oldNumber(text, 'old', oldGroups));
  const internalGroups = INTERNAL_SHAPE.exec(compact)?.groups;
  if (internalGroups !== undefined) return ok(oldNumber(text, 'internal', internalGroups));
  const fid = factoryId(text, compact.replace(/-/g, ''));
  return fid === undefined ? err({ type: 'registration-number-unreadable', display: text, key: compact }) : ok(fid);
};

/**
 * One normal form of a factory's number for look-up: `จ. 3 - 52(03) - ๕๔/2558 ยล` and `จ3-52(3)-54/58ยล` are the same, and an
 * internal key gives the key of the old number it stands for. Every text has a key; the empty text has the empty key.
 */
export const registrationKey = (text: string): string => {
  const parsed = parseRegistrationNumber(text);
  return parsed.ok ? parsed.value.key : parsed.error.key;
};
