import { satang, type Satang } from '#shared/domain/money.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { cellText } from './cell-text.ts';
import {
  createDateReader,
  type DateCell,
  parseCapital,
  parseCoordinates,
  parseCount,
  parseHundredths,
  parseStatus,
} from './cell-values.ts';
import type { RegisterColumns } from './columns.ts';
import type { CsvRecord } from './csv-rows.ts';
import type { RegisterAddress, RegisterFactory, RegisterStatus } from './register-factory.ts';
import { createRowView, type RowCells } from './row-cells.ts';
import { readIdentity, readTaxId } from './row-identity.ts';
import type { RowDoubt, RowProblem, RowRejectionCode } from './row-problem.ts';

/** A row that was taken: the factory it describes and what a person should look at. */
export interface RegisterRow {
  readonly line: number;
  readonly factory: RegisterFactory;
  readonly doubts: readonly RowDoubt[];
}

type DateField = 'startedOn' | 'licensedOn' | 'lastUpdatedOn';
type HorsepowerField = 'horsepower' | 'secondHorsepower';

/** What reading a row needs beside its cells, made once per list. */
interface RowTools {
  readonly columns: RegisterColumns;
  readonly parseDate: (text: string) => DateCell;
}

const readDate = (cells: RowCells, field: DateField, { parseDate }: RowTools): IsoDate | undefined => {
  const text = cells.text(field);
  if (text === undefined) return undefined;
  const date = parseDate(text);
  if (date.kind === 'unreadable') cells.doubt('date-unreadable', field);
  if (date.kind !== 'day') return undefined;
  if (date.isYearCorrected) cells.doubt('date-buddhist-year-corrected', field);
  return date.on;
};

const readHorsepower = (cells: RowCells, field: HorsepowerField): number | undefined => {
  const text = cells.text(field);
  if (text === undefined) return undefined;
  const amount = parseHundredths(text);
  if (amount === undefined) cells.doubt('horsepower-unreadable', field);
  else if (!amount.isExact) cells.doubt('horsepower-finer-than-hundredths', field);
  return amount?.hundredths;
};

/** The sum of texts that can all be read; undefined when there are none or one cannot. */
const sumOf = (texts: readonly string[], parse: (text: string) => number | undefined): number | undefined => {
  if (texts.length === 0) return undefined;
  let sum = 0;
  for (const text of texts) {
    const part = parse(text);
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
};

const readCount = (cells: RowCells, parts: readonly number[]): number | undefined => {
  const text = cells.text('workers');
  if (text === undefined && parts.length === 0) return undefined;
  const written = text === undefined ? cells.filled(parts) : [text];
  const count = sumOf(written, parseCount);
  if (count === undefined && written.length > 0) cells.doubt('workers-unreadable', 'workers');
  return count;
};

const readCapital = (cells: RowCells, parts: readonly number[]): Satang | undefined => {
  const text = cells.text('capital');
  const written = text === undefined ? cells.filled(parts) : [text];
  const amount = sumOf(written, parseCapital);
  if (amount === undefined && written.length > 0) cells.doubt('capital-unreadable', 'capital');
  return amount === undefined ? undefined : satang(amount);
};

/** The code decides; a text that says something else is doubted. */
const readStatus = (cells: RowCells): RegisterStatus | undefined => {
  const code = cells.text('statusCode');
  const text = cells.text('statusText');
  const byCode = code === undefined ? undefined : parseStatus(code);
  const byText = text === undefined ? undefined : parseStatus(text);
  if (byCode === 'unknown') cells.doubt('status-unknown', 'statusCode');
  else if (byCode === undefined && byText === 'unknown') cells.doubt('status-unknown', 'statusText');
  else if (byCode !== undefined && byText !== undefined && byText !== 'unknown' && byText !== byCode) {
    cells.doubt('status-disagrees', 'statusText');
  }
  const status = byCode === undefined || byCode === 'unknown' ? byText : byCode;
  return status === 'unknown' ? undefined : status;
};

/** What decoders make of bytes their encoding does not have: U+FFFD, or ICU's private-use stand-ins for Windows-874. */
const DAMAGED = /[\uFFFD\uF8C0-\uF8FF]/;

const readName = (cells: RowCells, field: 'name' | 'operatorName'): string | undefined => {
  const text = cells.keptText(field);
  if (text !== undefined && DAMAGED.test(text)) cells.doubt('text-damaged', field);
  return text;
};

interface RowNames {
  readonly name: string | undefined;
  readonly operatorName: string | undefined;
}

/** Most factories carry the name of their operator; one text then serves for both. */
const readNames = (cells: RowCells): RowNames => {
  const name = readName(cells, 'name');
  const operatorName = cells.text('operatorName') === name ? name : readName(cells, 'operatorName');
  return { name: name ?? operatorName, operatorName };
};

const readAddress = (cells: RowCells): RegisterAddress => ({
  whole: cells.keptText('wholeAddress'),
  houseNumber: cells.keptText('houseNumber'),
  village: cells.keptText('village'),
  lane: cells.sharedText('lane'),
  road: cells.sharedText('road'),
  subdistrict: cells.sharedText('subdistrict'),
  district: cells.sharedText('district'),
  province: cells.sharedText('province'),
  postcode: cells.keptText('postcode'),
});

const readClassCode = (cells: RowCells): string | undefined => {
  const code = cells.keptText('classCode');
  const subclass = cells.text('subclassCode');
  return code === undefined || subclass === undefined ? code : `${code}${subclass}`;
};

/** The width may differ by empty cells at the end only: any other difference means the cells stand in wrong columns. */
const widthProblem = (fields: readonly string[], width: number): RowRejectionCode | undefined => {
  if (fields.length < width) return 'too-few-fields';
  const surplus = fields.slice(width).some((cell) => cellText(cell) !== undefined);
  return surplus ? 'too-many-fields' : undefined;
};

const rejection = (line: number, code: RowRejectionCode): Result<never, readonly RowProblem[]> => err([{ code, line }]);

const readFactory = (cells: RowCells, tools: RowTools): Result<RegisterFactory, RowRejectionCode> => {
  const identity = readIdentity(cells);
  const { name, operatorName } = readNames(cells);
  if (identity === undefined) return err('identity-missing');
  if (name === undefined) return err('name-missing');
  const tax = readTaxId(cells);
  return ok({
    registrationNumber: identity.registrationNumber,
    registrationKey: identity.registrationKey,
    fid: identity.fid,
    internalKey: cells.keptText('internalKey'),
    category: identity.category,
    classCode: readClassCode(cells),
    name,
    operatorName,
    object: cells.sharedText('object'),
    address: readAddress(cells),
    estateName: cells.sharedText('estateName'),
    hpHundredths: readHorsepower(cells, 'horsepower'),
    secondHpHundredths: readHorsepower(cells, 'secondHorsepower'),
    workers: readCount(cells, tools.columns.workerParts),
    capitalSatang: readCapital(cells, tools.columns.capitalParts),
    startedOn: readDate(cells, 'startedOn', tools),
    licensedOn: readDate(cells, 'licensedOn', tools),
    taxId: tax?.taxId,
    taxIdKind: tax?.taxIdKind,
    registerStatus: readStatus(cells),
    coordinates: parseCoordinates(cells.text('latitude'), cells.text('longitude')),
    lastUpdatedOn: readDate(cells, 'lastUpdatedOn', tools),
  });
};

/**
 * Makes the reader of single rows for lists with these columns. A row is refused only when it names no factory or its
 * cells stand in wrong columns; every other oddity leaves the one value out, or keeps it, and is noted as a doubt.
 */
export const createRowReader = (
  columns: RegisterColumns,
): ((record: CsvRecord) => Result<RegisterRow, readonly RowProblem[]>) => {
  const view = createRowView(columns);
  const width = columns.headers.length;
  const tools: RowTools = { columns, parseDate: createDateReader() };
  return (record) => {
    const misplaced = record.fields.length === width ? undefined : widthProblem(record.fields, width);
    if (misplaced !== undefined) return rejection(record.line, misplaced);
    const cells = view.at(record);
    const factory = readFactory(cells, tools);
    if (!factory.ok) return rejection(record.line, factory.error);
    return ok({ line: record.line, factory: factory.value, doubts: cells.doubts() });
  };
};
