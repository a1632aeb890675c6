import { err, ok, type Result } from '#shared/lib/result.ts';
import { createCsvRows, type CsvEnd, type CsvFailure, type CsvStep } from './csv-rows.ts';
import {
  createRecordReader,
  type RecordReaderOptions,
  type RecordsRefused,
  type RegisterBatch,
  type RegisterSummary,
} from './record-reader.ts';

/** The server answered with a web page, or the file is an HTML table under the name of a spreadsheet. */
export interface HtmlPage {
  readonly type: 'html-page';
}
/** Less text than any national feed has, counted as UTF-8. */
export interface FileTooSmall {
  readonly type: 'file-too-small';
  readonly sizeBytes: number;
  readonly atLeastBytes: number;
}
/** One record is so long that the file is damaged or of another kind. */
export interface RecordTooLong {
  readonly type: 'record-too-long';
  readonly line: number;
}

/** Why a whole list is refused. Nothing of a refused list may be stored. */
export type RegisterRefused = RecordsRefused | HtmlPage | FileTooSmall | RecordTooLong;

/** What the end of a list gave: its last rows, and what the whole list came to. */
export interface RegisterEnd {
  readonly batch: RegisterBatch;
  readonly summary: RegisterSummary;
}

/** Reads a list as its text arrives. Rows of earlier pieces count only when `end` does not refuse. */
export interface RegisterReader {
  push(text: string): Result<RegisterBatch, RegisterRefused>;
  end(): Result<RegisterEnd, RegisterRefused>;
}

/** The national feed is far larger than this; error pages and empty answers are smaller. */
const LEAST_FEED_BYTES = 10_000;

const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || isSurrogate ? 2 : 3;
  }
  return bytes;
};

const BLANKS = /^[\s\uFEFF\0]*/;

const refusalOf = (failure: CsvFailure): RegisterRefused =>
  failure.type === 'quote-not-closed' ? { type: 'file-truncated', line: failure.line } : failure;

/**
 * Reads a register list (CSV of any separator) from decoded text: rows, doubts and rejected rows per piece, and counts
 * at the end. Refuses web pages, cut-off files, lists without the needed headers, and, for the national feed, files that
 * are too small; and lists with less than 90 % of the last good row count.
 */
export const createRegisterReader = (options: RecordReaderOptions): RegisterReader => {
  const csv = createCsvRows();
  const records = createRecordReader(options);
  let sizeBytes = 0;
  let hasText = false;
  let hasHeader = false;
  let refusal: RegisterRefused | undefined;

  const refuse = (reason: RegisterRefused): Result<never, RegisterRefused> => {
    refusal = reason;
    return err(reason);
  };
  const look = (text: string): RegisterRefused | undefined => {
    if (sizeBytes < LEAST_FEED_BYTES) sizeBytes += utf8Bytes(text);
    if (hasText) return undefined;
    const start = text.replace(BLANKS, '');
    hasText = start !== '';
    return start.startsWith('<') ? { type: 'html-page' } : undefined;
  };
  const learnHeader = (): void => {
    if (hasHeader) return;
    const fields = records.usedFields();
    if (fields === undefined) return;
    hasHeader = true;
    csv.readOnly(fields);
  };
  const readStep = (step: CsvStep): Result<RegisterBatch, RegisterRefused> => {
    const batch = records.push(step.records);
    if (!batch.ok) return refuse(batch.error);
    learnHeader();
    return step.failure === undefined ? batch : refuse(refusalOf(step.failure));
  };
  const readEnd = (last: CsvEnd): Result<RegisterEnd, RegisterRefused> => {
    const batch = readStep(last);
    if (!batch.ok) return batch;
    const summary = records.end(last.lastLine);
    return summary.ok ? ok({ batch: batch.value, summary: summary.value }) : refuse(summary.error);
  };
  return {
    push(text) {
      refusal ??= look(text);
      return refusal === undefined ? readStep(csv.push(text)) : err(refusal);
    },
    end() {
      if (refusal !== undefined) return err(refusal);
      const isTooSmall = options.source === 'national-feed' && sizeBytes < LEAST_FEED_BYTES;
      if (isTooSmall) return refuse({ type: 'file-too-small', sizeBytes, atLeastBytes: LEAST_FEED_BYTES });
      return readEnd(csv.end());
    },
  };
};
