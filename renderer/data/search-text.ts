import { approximateWord, standsApproximatelyIn, type ApproximateWord } from '#shared/domain/approximate-match.ts';
import { recordSeriesOf, type SubjectFields } from '#shared/domain/record-series.ts';
import { registrationKey } from '#shared/domain/registration-number.ts';
import { thaiDigitsToAscii, withoutSpaces } from '#shared/domain/thai-digits.ts';
import { looseSearchKey, normalizeThai } from '#shared/domain/thai-text.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { RecordSubjectRow } from '#shared/model/record-rows.ts';

/** What one subject is found by, prepared once: comparing is then plain substring search. */
export interface SearchText {
  readonly subjectId: string;
  /** Folded name, without tone marks, legal forms, punctuation and spaces. */
  readonly name: string;
  /** Everything folded, one part a line: name, operator, former names, numbers, place. */
  readonly whole: string;
  /** Numbers that must match as a whole: registration key, FID, taxpayer id. */
  readonly exact: readonly string[];
}

const placeOf = ({ register }: FactoryRow): string =>
  [register.address.subdistrict, register.address.district, register.address.road].filter(Boolean).join(' ');

/** A citizen's id is found only when typed in full, so that nobody can guess it digit by digit. */
const publicNumbers = ({ register }: FactoryRow): readonly string[] =>
  [register.fid, register.taxIdKind === 'juristic' ? register.taxId : undefined].flatMap((number) => number ?? []);

/** Prepares a factory for searching. */
export const searchTextOf = (factory: FactoryRow): SearchText => {
  const { register } = factory;
  const name = looseSearchKey(register.name);
  const operator = register.operatorName === undefined ? '' : looseSearchKey(register.operatorName);
  const parts = [
    name,
    operator === name ? '' : operator,
    ...(factory.formerNames ?? []).map(looseSearchKey),
    looseSearchKey(register.registrationNumber),
    ...publicNumbers(factory),
    looseSearchKey(placeOf(factory)),
  ];
  const exact = [register.registrationKey, register.fid, register.taxId].flatMap((number) => number ?? []);
  return { subjectId: factory.id, name, whole: parts.join('\n'), exact };
};

const searched = (fields: SubjectFields, keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => fields[key] ?? []);

/** Prepares a subject that the office keeps itself for searching, by the parts that its series is found by. */
export const searchTextOfRecord = (row: RecordSubjectRow): SearchText | undefined => {
  const search = recordSeriesOf(row.series)?.search;
  if (!search) return undefined;
  const name = looseSearchKey(row.fields[search.name] ?? '');
  const parts = searched(row.fields, search.parts).map(looseSearchKey);
  const exact = searched(row.fields, search.exact).map(registrationKey);
  return { subjectId: row.id, name, whole: [name, ...parts].join('\n'), exact };
};

/** What a query looks for. */
export interface SearchQuery {
  readonly words: readonly string[];
  /** The query as one folded text, for ranking names that begin with it. */
  readonly joined: string;
  /** The query read as a number in any written form. */
  readonly numberKeys: readonly string[];
}

/** The query as digits alone would be typed: Thai digits as 0-9, no spaces, no hyphens. */
export const withoutSeparators = (text: string): string => withoutSpaces(thaiDigitsToAscii(text)).replaceAll('-', '');

/** Folded like a name, but keeping legal forms and titles: คุณ alone may be the beginning of คุณภาพ. */
const literalKey = (text: string): string =>
  normalizeThai(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s\u0E47-\u0E4C]+/gu, '');

/** Reads what was typed. */
export const readQuery = (text: string): SearchQuery => {
  // Split before folding: legal forms are dropped only where they stand as words.
  const typed = text.split(/\s+/);
  const telling = typed.map(looseSearchKey).filter(Boolean);
  const words = telling.length > 0 ? telling : typed.map(literalKey).filter(Boolean);
  return {
    words,
    joined: words.join(''),
    numberKeys: [...new Set([registrationKey(text), withoutSeparators(text)])].filter((key) => /\d/.test(key)),
  };
};

/** Whether a factory has a number that is what was typed, in any written form. */
export const hasNumber = (text: SearchText, { numberKeys }: SearchQuery): boolean =>
  numberKeys.some((key) => text.exact.includes(key));

/** How well words fit: the name itself, its beginning, any part of it, or every word somewhere in what is known. */
export const WORD_RANKS = { name: 1, beginning: 2, partOfName: 3, anywhere: 4, forgiven: 5 } as const;

/** How well a factory fits the words that were typed; undefined when it has not all of them. */
export const rankOf = (text: SearchText, { words, joined }: SearchQuery): number | undefined => {
  if (words.length === 0) return undefined;
  if (text.name === joined) return WORD_RANKS.name;
  if (text.name.startsWith(joined)) return WORD_RANKS.beginning;
  if (text.name.includes(joined)) return WORD_RANKS.partOfName;
  return words.every((word) => text.whole.includes(word)) ? WORD_RANKS.anywhere : undefined;
};

/** A query of which every word may have been typed wrong, or undefined when none of them is long enough for that. */
export const forgiving = ({ words }: SearchQuery): readonly ApproximateWord[] | undefined => {
  const prepared = words.map(approximateWord);
  return prepared.some(({ errors }) => errors > 0) ? prepared : undefined;
};

/** Whether a factory has all the words, give or take the errors their lengths allow. */
export const fitsForgiving = (text: SearchText, words: readonly ApproximateWord[]): boolean =>
  words.every((word) => standsApproximatelyIn(text.whole, word));
