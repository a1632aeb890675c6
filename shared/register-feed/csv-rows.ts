import { detectDelimiter, type CsvDelimiter } from './csv-delimiter.ts';

/** One record of a list. `line` is the physical line its first character stands on, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Why the rest of a list cannot be read. `quote-not-closed`: the text ended inside quotes, as a cut-off download does.
 * `record-too-long`: one record passed the limit, which only an unclosed quote or a file of another kind does.
 */
export type CsvFailure =
  | { readonly type: 'quote-not-closed'; readonly line: number }
  | { readonly type: 'record-too-long'; readonly line: number };

/** The records completed by one step, and the failure that ended reading, if any. */
export interface CsvStep {
  readonly records: readonly CsvRecord[];
  readonly failure?: CsvFailure;
}

/** The last step. `lastLine` is 'open' when the text did not end with a line break. */
export interface CsvEnd extends CsvStep {
  readonly lastLine: 'closed' | 'open';
}

/** A tokeniser that is fed text in pieces of any size; memory stays bounded by one piece and one record. */
export interface CsvRows {
  push(text: string): CsvStep;
  end(): CsvEnd;
}

/** `delimiter` is detected from the first 4,096 characters when it is not given. */
export interface CsvRowsOptions {
  readonly delimiter?: CsvDelimiter;
  readonly longestRecordCharacters?: number;
}

const SAMPLE_CHARACTERS = 4_096;
const LONGEST_RECORD_CHARACTERS = 262_144;
const QUOTE = 34;
const CARRIAGE_RETURN = 13;

/**
 * A position in one piece of text. `nextDelimiter` and `nextNewline` are remembered between fields, so that each
 * character is searched once per kind; both are the length of the text when there is none.
 */
interface Scan {
  readonly text: string;
  readonly delimiter: CsvDelimiter;
  readonly isLastPiece: boolean;
  at: number;
  line: number;
  nextDelimiter: number;
  nextNewline: number;
}

const find = (text: string, wanted: string, from: number): number => {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
};

/** The index of the quote that closes a field whose content starts at `from`, or the length of the text. */
const closingQuote = (text: string, from: number): number => {
  let quote = find(text, '"', from);
  while (text.charCodeAt(quote + 1) === QUOTE) quote = find(text, '"', quote + 2);
  return quote;
};

const fieldText = (text: string, from: number, end: number): string =>
  text.slice(from, end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);

/** The content between two quotes, with doubled quotes undone. */
const quotedText = (text: string, from: number, close: number): string => {
  const content = text.slice(from, close);
  return content.includes('"') ? content.replaceAll('""', '"') : content;
};

/** Moves both memories past a closing quote; gives how many line breaks the quotes enclosed. */
const skipQuoted = (scan: Scan, close: number): number => {
  let lines = 0;
  while (scan.nextNewline < close) {
    lines += 1;
    scan.nextNewline = find(scan.text, '\n', scan.nextNewline + 1);
  }
  if (scan.nextDelimiter < close) scan.nextDelimiter = find(scan.text, scan.delimiter, close + 1);
  return lines;
};

type RecordRead =
  { readonly kind: 'record'; readonly record: CsvRecord } | { readonly kind: 'unfinished' | 'open-quote' };

const UNFINISHED: RecordRead = { kind: 'unfinished' };
const OPEN_QUOTE: RecordRead = { kind: 'open-quote' };

/**
 * Reads one record and moves the scan behind it. Text between a closing quote and the next separator is kept as it
 * stands: a stray quote then costs one record, not the rest of the file.
 */
const readRecord = (scan: Scan): RecordRead => {
  const { text } = scan;
  const fields: string[] = [];
  let line = scan.line;
  let at = scan.at;
  for (;;) {
    let quoted = '';
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1);
      if (close === text.length) return OPEN_QUOTE;
      line += skipQuoted(scan, close);
      quoted = quotedText(text, at + 1, close);
      at = close + 1;
    }
    const isDelimiterNext = scan.nextDelimiter < scan.nextNewline;
    const end = isDelimiterNext ? scan.nextDelimiter : scan.nextNewline;
    if (end === text.length && !scan.isLastPiece) return UNFINISHED;
    const plain = isDelimiterNext ? text.slice(at, end) : fieldText(text, at, end);
    fields.push(quoted === '' ? plain : quoted + plain);
    at = end + 1;
    if (isDelimiterNext) {
      scan.nextDelimiter = find(text, scan.delimiter, at);
      continue;
    }
    const record: CsvRecord = { line: scan.line, fields };
    scan.nextNewline = find(text, '\n', at);
    scan.line = line + 1;
    scan.at = at;
    return { kind: 'record', record };
  }
};

const isBlank = (record: CsvRecord): boolean => record.fields.length === 1 && record.fields[0] === '';

interface Piece {
  readonly text: string;
  readonly line: number;
  readonly delimiter: CsvDelimiter;
  readonly isLastPiece: boolean;
}

interface PieceRead {
  readonly records: readonly CsvRecord[];
  readonly rest: string;
  readonly line: number;
  readonly isQuoteOpen: boolean;
}

const readPiece = (piece: Piece): PieceRead => {
  const { text } = piece;
  const scan: Scan = {
    ...piece,
    at: 0,
    nextDelimiter: find(text, piece.delimiter, 0),
    nextNewline: find(text, '\n', 0),
  };
  const records: CsvRecord[] = [];
  while (scan.at < text.length) {
    const read = readRecord(scan);
    if (read.kind !== 'record') {
      return { records, rest: text.slice(scan.at), line: scan.line, isQuoteOpen: read.kind === 'open-quote' };
    }
    if (!isBlank(read.record)) records.push(read.record);
  }
  return { records, rest: '', line: scan.line, isQuoteOpen: false };
};

const withoutByteOrderMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
const withoutNuls = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/**
 * Splits a list into records as its text arrives: RFC 4180 with quoted line breaks and doubled quotes, a byte order
 * mark, CRLF or LF, NULs dropped, blank lines left out, comma, semicolon or tab. A quote inside an unquoted field is
 * ordinary text, so `="  0640"` stays whole for the reader of cells. After a failure nothing more is read.
 */
export const createCsvRows = (options: CsvRowsOptions = {}): CsvRows => {
  const longest = options.longestRecordCharacters ?? LONGEST_RECORD_CHARACTERS;
  let delimiter = options.delimiter;
  let hasStarted = false;
  let rest = '';
  let line = 1;
  let failure: CsvFailure | undefined;

  const take = (text: string): void => {
    const clean = withoutNuls(text);
    rest += hasStarted ? clean : withoutByteOrderMark(clean);
    hasStarted ||= clean !== '';
  };
  const read = (isLastPiece: boolean): CsvStep => {
    delimiter ??= detectDelimiter(rest.slice(0, SAMPLE_CHARACTERS));
    const piece = readPiece({ text: rest, line, delimiter, isLastPiece });
    rest = piece.rest;
    line = piece.line;
    if (isLastPiece && piece.isQuoteOpen) failure = { type: 'quote-not-closed', line };
    else if (rest.length > longest) failure = { type: 'record-too-long', line };
    if (failure) rest = '';
    return failure ? { records: piece.records, failure } : { records: piece.records };
  };

  return {
    push(text) {
      if (failure) return { records: [], failure };
      take(text);
      return delimiter === undefined && rest.length < SAMPLE_CHARACTERS ? { records: [] } : read(false);
    },
    end() {
      if (failure) return { records: [], failure, lastLine: 'open' };
      const lastLine = rest === '' || rest.endsWith('\n') ? 'closed' : 'open';
      return { ...read(true), lastLine };
    },
  };
};
