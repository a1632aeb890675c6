import {
  recordSeriesOf,
  subjectNames,
  type RecordSeriesDefinition,
  type SubjectFields,
  type SubjectNames,
} from '../domain/record-series.ts';
import type { FactoryRow } from './factory-rows.ts';
import type { RecordSubjectRow } from './record-rows.ts';

/** What a folder is about: a factory, a community product, or whatever else the office files. */
export interface Subject extends SubjectNames {
  readonly id: string;
  readonly series: string;
  readonly fields: SubjectFields;
}

/** The series of whatever the register of factories brings. */
const REGISTER_SERIES = 'factory';

const factoryFields = ({ register }: FactoryRow): SubjectFields => {
  const { registrationNumber, name, operatorName, address } = register;
  const { road, subdistrict, district } = address;
  const known = { registrationNumber, name, operatorName, road, subdistrict, district };
  return Object.fromEntries(Object.entries(known).flatMap(([key, value]) => (value ? [[key, value]] : [])));
};

const namesOf = (series: RecordSeriesDefinition | undefined, fields: SubjectFields): SubjectNames =>
  series ? subjectNames(series, fields) : { title: '', number: '', lines: [] };

const subject = (id: string, series: string, fields: SubjectFields): Subject => ({
  id,
  series,
  fields,
  ...namesOf(recordSeriesOf(series), fields),
});

/** The tables that hold subjects; what a folder is about is in one of them. */
export const subjectTables = ['factory', 'recordSubject'] as const;

const read = (row: FactoryRow | RecordSubjectRow): Subject =>
  'register' in row ? subject(row.id, REGISTER_SERIES, factoryFields(row)) : subject(row.id, row.series, row.fields);

// Rows never change, so what was read from one stays true as long as it lives.
const known = new WeakMap<FactoryRow | RecordSubjectRow, Subject>();

/** The subject that a row of one of {@link subjectTables} is. */
export const subjectFromRow = (row: FactoryRow | RecordSubjectRow): Subject => {
  const before = known.get(row);
  if (before) return before;
  const made = read(row);
  known.set(row, made);
  return made;
};
