import { err, ok, type Result } from '#shared/lib/result.ts';
import { isFeedHeader, readHeader, type NotARegister, type RegisterColumns } from './columns.ts';
import type { CsvRecord, UsedFields } from './csv-rows.ts';
import { createProvinceFilter } from './province-filter.ts';
import { createRepeatFinder } from './repeat-finder.ts';
import { createRowReader, type RegisterRow } from './register-row.ts';
import type { RowDoubtCode, RowProblem, RowRejectionCode } from './row-problem.ts';

/** A row that was not taken, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly problems: readonly RowProblem[];
}

/** What one step gave. Nothing of it may be stored before the end was reached without a refusal. */
export interface RegisterBatch {
  readonly rows: readonly RegisterRow[];
  readonly rejected: readonly RejectedRow[];
}

/** How often each code was met. */
export type FindingCounts = Readonly<Partial<Record<RowDoubtCode | RowRejectionCode, number>>>;

/** What a whole list came to. `recordCount` is what to remember as the last good count for the next time. */
export interface RegisterSummary {
  readonly recordCount: number;
  readonly takenCount: number;
  readonly rejectedCount: number;
  readonly doubtfulCount: number;
  readonly outsideProvinceCount: number;
  readonly findingCounts: FindingCounts;
  readonly unknownHeaders: readonly string[];
}

/** Far fewer rows than the last good list had: a partial answer of the server, not a register. */
export interface TooFewRows {
  readonly type: 'too-few-rows';
  readonly recordCount: number;
  readonly lastGoodRowCount: number;
}
/** The last record of the list, or the text inside its last quotes, is incomplete: the file was cut off on its way. */
export interface FileTruncated {
  readonly type: 'file-truncated';
  readonly line: number;
}
export type RecordsRefused = NotARegister | TooFewRows | FileTruncated;

/**
 * `national-feed`: the open-data file, whose header is its first record and has `DISPFACREG`. `office-list`: a list of
 * an office, which may have title rows above its header. `provinceCode` keeps only the rows of one province.
 */
export interface RecordReaderOptions {
  readonly source: 'national-feed' | 'office-list';
  readonly lastGoodRowCount?: number;
  readonly provinceCode?: string;
}

/** How the text of the list ended; cells of a spreadsheet end 'closed'. */
export type LastLine = 'closed' | 'open';

/** Reads records in pieces. After a refusal every further step gives the same refusal. */
export interface RecordReader {
  push(records: readonly CsvRecord[]): Result<RegisterBatch, RecordsRefused>;
  end(lastLine: LastLine): Result<RegisterSummary, RecordsRefused>;
  /** Which fields of the records are read; undefined until the header was found. */
  usedFields(): UsedFields | undefined;
}

const HEADER_SEARCH_RECORDS = 10;
/** A list shorter than this share of the last good one is refused (practice of those who read the feed daily). */
const LEAST_SHARE_OF_LAST_GOOD = 0.9;

interface Rows {
  take(record: CsvRecord): void;
  batch(): RegisterBatch;
  lastRecord(): CsvRecord | undefined;
  summary(): RegisterSummary;
}

const createRows = (columns: RegisterColumns, provinceCode: string | undefined): Rows => {
  const readRow = createRowReader(columns);
  const isWanted = provinceCode === undefined ? () => true : createProvinceFilter(columns, provinceCode);
  const repeats = createRepeatFinder();
  const counts: Partial<Record<RowDoubtCode | RowRejectionCode, number>> = {};
  let last: CsvRecord | undefined;
  let rows: RegisterRow[] = [];
  let rejected: RejectedRow[] = [];
  let recordCount = 0;
  let takenCount = 0;
  let rejectedCount = 0;
  let doubtfulCount = 0;
  let outsideProvinceCount = 0;

  const count = (findings: readonly { readonly code: RowDoubtCode | RowRejectionCode }[]): void => {
    for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  };
  const takeRow = (read: RegisterRow): void => {
    const row = repeats.check(read);
    count(row.doubts);
    takenCount += 1;
    if (row.doubts.length > 0) doubtfulCount += 1;
    rows.push(row);
  };
  return {
    take(record) {
      recordCount += 1;
      last = record;
      if (!isWanted(record)) {
        outsideProvinceCount += 1;
        return;
      }
      const read = readRow(record);
      if (read.ok) return takeRow(read.value);
      count(read.error);
      rejectedCount += 1;
      rejected.push({ line: record.line, problems: read.error });
    },
    batch() {
      const batch = { rows, rejected };
      rows = [];
      rejected = [];
      return batch;
    },
    lastRecord: () => last,
    summary: () => ({
      recordCount,
      takenCount,
      rejectedCount,
      doubtfulCount,
      outsideProvinceCount,
      findingCounts: { ...counts },
      unknownHeaders: columns.unknownHeaders,
    }),
  };
};

const headerOf = (record: CsvRecord, source: RecordReaderOptions['source']): Result<RegisterColumns, NotARegister> =>
  source === 'national-feed' && !isFeedHeader(record.fields)
    ? err({ type: 'not-a-register', missing: ['registration-number'] })
    : readHeader(record.fields);

/**
 * Reads a register list from its records, header included: finds the header, reads each row, counts, and notes numbers
 * that occur twice. Refuses what is no register, what was cut off, and what is far shorter than the last good list.
 */
export const createRecordReader = (options: RecordReaderOptions): RecordReader => {
  const { source, lastGoodRowCount = 0 } = options;
  let headerTries = source === 'national-feed' ? 1 : HEADER_SEARCH_RECORDS;
  let rows: Rows | undefined;
  let usedFields: UsedFields | undefined;
  let refusal: RecordsRefused = { type: 'not-a-register', missing: ['registration-number', 'name'] };
  let isRefused = false;

  const refuse = (reason: RecordsRefused): Result<never, RecordsRefused> => {
    refusal = reason;
    isRefused = true;
    return err(refusal);
  };
  const tryHeader = (record: CsvRecord): void => {
    const header = headerOf(record, source);
    headerTries -= 1;
    if (header.ok) {
      rows = createRows(header.value, options.provinceCode);
      usedFields = { width: record.fields.length, used: header.value.usedColumns };
      return;
    }
    const isCloser = refusal.type === 'not-a-register' && header.error.missing.length < refusal.missing.length;
    if (isCloser) refusal = header.error;
    if (headerTries === 0) isRefused = true;
  };
  return {
    push(records) {
      for (const record of records) {
        if (isRefused) break;
        if (rows === undefined) tryHeader(record);
        else rows.take(record);
      }
      if (isRefused) return err(refusal);
      return ok(rows === undefined ? { rows: [], rejected: [] } : rows.batch());
    },
    end(lastLine) {
      if (isRefused || rows === undefined || usedFields === undefined) return refuse(refusal);
      const summary = rows.summary();
      const last = rows.lastRecord();
      const mayBeCut = source === 'national-feed' || lastLine === 'open';
      if (last !== undefined && mayBeCut && last.fields.length < usedFields.width) {
        return refuse({ type: 'file-truncated', line: last.line });
      }
      if (summary.recordCount < lastGoodRowCount * LEAST_SHARE_OF_LAST_GOOD) {
        return refuse({ type: 'too-few-rows', recordCount: summary.recordCount, lastGoodRowCount });
      }
      return ok(summary);
    },
    usedFields: () => usedFields,
  };
};
