import { err, ok, type Result } from '../lib/result.ts';
import type { InputInvalid } from '../lib/parse.ts';
import { registrationKey } from './registration-number.ts';
import type { RetentionTerm } from './retention.ts';
import { CalendarDate } from './thai-date.ts';

/** The facts about what a folder is filed under, by field key; a fact that is not known has no key. */
export type SubjectFields = Readonly<Record<string, string>>;

/** One fact that a series of papers keeps about what they are filed under. Its name is in the messages, by its key. */
export interface RecordField {
  readonly key: string;
  /** `number` = a registration number as it is written; `date` = ISO CE. */
  readonly kind: 'text' | 'number' | 'date';
  readonly isRequired: boolean;
}

/** A series of papers (ชุดเอกสาร) as data: filing, labels, search and retention read this and never ask which one it is. */
export interface RecordSeriesDefinition {
  readonly key: string;
  /** Where its facts come from: the factory register of the state, or a form of the office. */
  readonly keptBy: 'register' | 'office';
  readonly fields: readonly RecordField[];
  /** The field that identifies a subject; no two subjects of a series have the same. */
  readonly numberField: string;
  readonly label: {
    /** Fields of the big line of a label, joined. */
    readonly heading: readonly string[];
    readonly number: string;
  };
  /** Fields shown under the name in lists, in this order. */
  readonly detail: readonly string[];
  readonly search: {
    /** Ranked first. */
    readonly name: string;
    /** Found by any part, tone marks and spaces aside. */
    readonly parts: readonly string[];
    /** Found also when typed as a whole in any written form. */
    readonly exact: readonly string[];
  };
  readonly retention: RetentionTerm;
}

const text = (key: string): RecordField => ({ key, kind: 'text', isRequired: false });
const required = (key: string, kind: RecordField['kind'] = 'text'): RecordField => ({ key, kind, isRequired: true });

/**
 * Factory folders. No retention class of them was found: kept while the factory is registered, then the ordinary ten
 * years from the year in which an officer closes the folder (unverified; every folder may be given another term).
 */
const factory: RecordSeriesDefinition = {
  key: 'factory',
  keptBy: 'register',
  fields: [
    required('registrationNumber', 'number'),
    required('name'),
    text('operatorName'),
    text('road'),
    text('subdistrict'),
    text('district'),
  ],
  numberField: 'registrationNumber',
  label: { heading: ['name'], number: 'registrationNumber' },
  detail: ['operatorName', 'district'],
  search: {
    name: 'name',
    parts: ['operatorName', 'registrationNumber', 'road', 'subdistrict', 'district'],
    exact: ['registrationNumber'],
  },
  retention: { kind: 'years', years: 10 },
};

/** Community products (มผช.): applied for at the office; a certificate is valid for three years (sources agree, unverified). */
const communityProduct: RecordSeriesDefinition = {
  key: 'community-product',
  keptBy: 'office',
  fields: [
    required('certificateNumber', 'number'),
    required('productName'),
    required('standardNumber'),
    required('maker'),
    { key: 'expiresOn', kind: 'date', isRequired: false },
    text('address'),
    text('district'),
  ],
  numberField: 'certificateNumber',
  label: { heading: ['productName', 'maker'], number: 'certificateNumber' },
  detail: ['maker', 'district'],
  search: {
    name: 'productName',
    parts: ['maker', 'standardNumber', 'certificateNumber', 'address', 'district'],
    exact: ['certificateNumber', 'standardNumber'],
  },
  retention: { kind: 'years', years: 10 },
};

/** The one list of series. Another one is another entry, and the words of its fields in the messages. */
export const recordSeries = [factory, communityProduct] as const;

/** The series of a key, or undefined when this build does not know it (made by a newer one). */
export const recordSeriesOf = (key: string): RecordSeriesDefinition | undefined =>
  recordSeries.find((series) => series.key === key);

/** The series whose subjects the office enters itself. */
export const officeSeries: readonly RecordSeriesDefinition[] = recordSeries.filter(({ keptBy }) => keptBy === 'office');

const LONGEST = 300;

const problemOf = ({ kind, isRequired }: RecordField, value: string): string | undefined => {
  if (value === '') return isRequired ? 'required' : undefined;
  if (value.length > LONGEST) return 'too long';
  if (kind === 'date' && !CalendarDate.safeParse(value).success) return 'not a date';
  return kind === 'number' && !/\d/.test(registrationKey(value)) ? 'not a number' : undefined;
};

/**
 * Checks typed facts against the fields of their series: trimmed, empty ones left out. Gives the keys that are wrong,
 * never the values; a key that the series does not have is wrong too.
 */
export const checkFields = (
  series: RecordSeriesDefinition,
  typed: SubjectFields,
): Result<SubjectFields, InputInvalid> => {
  const known = new Set(series.fields.map(({ key }) => key));
  const strange = Object.keys(typed).filter((key) => !known.has(key));
  const read = series.fields.map((field) => ({ field, value: (typed[field.key] ?? '').trim() }));
  const issues = [
    ...strange.map((key) => ({ path: `fields.${key}`, message: 'no such field' })),
    ...read.flatMap(({ field, value }) => {
      const message = problemOf(field, value);
      return message === undefined ? [] : [{ path: `fields.${field.key}`, message }];
    }),
  ];
  if (issues.length > 0) return err({ type: 'input-invalid', issues });
  return ok(Object.fromEntries(read.flatMap(({ field, value }) => (value === '' ? [] : [[field.key, value]]))));
};

/** The number of a subject in the form in which two writings of it are equal, e.g. ๑๒/๖๗ and 12/67. */
export const subjectNumberKey = (series: RecordSeriesDefinition, fields: SubjectFields): string =>
  registrationKey(fields[series.numberField] ?? '');

/** What a subject is called, its number, and what stands under both in a list. Unknown facts are left out. */
export interface SubjectNames {
  readonly title: string;
  readonly number: string;
  readonly lines: readonly string[];
}

/** The names of a subject from its facts, as its series says. */
export const subjectNames = (series: RecordSeriesDefinition, fields: SubjectFields): SubjectNames => ({
  title: series.label.heading.flatMap((key) => fields[key] ?? []).join(' · '),
  number: fields[series.label.number] ?? '',
  lines: series.detail.flatMap((key) => fields[key] ?? []),
});
