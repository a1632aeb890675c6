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
  /**
   * From the next piece on, plain fields that nobody reads come empty instead of being cut. Quoted ones and the last of
   * a record stay, so that no record turns blank.
   */
  readOnly(columns: UsedFields): void;
}

/** Which of the first `width` fields are read; fields beyond them are always cut. */
export interface UsedFields {
  readonly width: number;
  readonly used: ReadonlySet<number>;
}

/** `delimiter` is detected from the first 4,096 characters when it is not given. */
export interface CsvRowsOptions {
  readonly delimiter?: CsvDelimiter;
  readonly longestRecordCharacters?: number;
}

const SAMPLE_CHARACTERS = 4_096;
const LONGEST_RECORD_CHARACTERS = 262_144;
const QUOTE = 34;
/** A regex, which the engine runs faster here than `replaceAll` of a text. */
const DOUBLED_QUOTE = /""/g;
const CARRIAGE_RETURN = 13;

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

/** The last field of a line, without the carriage return of a CRLF. */
const lineText = (text: string, from: number, end: number): string =>
  text.slice(from, end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);

/** The content between two quotes, with doubled quotes undone. */
const quotedText = (text: string, from: number, close: number): string => {
  const content = text.slice(from, close);
  return content.includes('"') ? content.replace(DOUBLED_QUOTE, '"') : content;
};

const isBlank = (fields: readonly string[]): boolean => fields.length === 1 && fields[0] === '';

interface Piece {
  readonly text: string;
  readonly line: number;
  readonly delimiter: CsvDelimiter;
  readonly isLastPiece: boolean;
  /** By column, whether nobody reads its field. */
  readonly isUnused: readonly boolean[];
}

interface PieceRead {
  readonly records: readonly CsvRecord[];
  readonly rest: string;
  readonly line: number;
  readonly isQuoteOpen: boolean;
}

/**
 * Reads the whole records of one piece. The next delimiter and the next line break are remembered between fields, so
 * that each character is searched once per kind. Text between a closing quote and the next delimiter is kept as it
 * stands: a stray quote then costs a record, not the rest of the file. One loop with local variables on purpose: this
 * runs ten million times in a national feed.
 */
const readPiece = ({ text, line: firstLine, delimiter, isLastPiece, isUnused }: Piece): PieceRead => {
  const { length } = text;
  const records: CsvRecord[] = [];
  let nextDelimiter = find(text, delimiter, 0);
  let nextNewline = find(text, '\n', 0);
  let fields: string[] = [];
  let recordStart = 0;
  let line = firstLine;
  let linesInQuotes = 0;
  let isQuoteOpen = false;
  let at = 0;
  while (at < length || fields.length > 0) {
    let quoted = '';
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1);
      isQuoteOpen = close === length;
      if (isQuoteOpen) break;
      quoted = quotedText(text, at + 1, close);
      at = close + 1;
      if (nextDelimiter < close) nextDelimiter = find(text, delimiter, at);
      for (; nextNewline < close; linesInQuotes += 1) nextNewline = find(text, '\n', nextNewline + 1);
    }
    if (nextDelimiter < nextNewline) {
      const plain = isUnused[fields.length] === true ? '' : text.slice(at, nextDelimiter);
      fields.push(quoted === '' ? plain : quoted + plain);
      at = nextDelimiter + 1;
      nextDelimiter = find(text, delimiter, at);
      continue;
    }
    if (nextNewline === length && !isLastPiece) break;
    const plain = lineText(text, at, nextNewline);
    fields.push(quoted === '' ? plain : quoted + plain);
    if (!isBlank(fields)) records.push({ line, fields });
    fields = [];
    line += linesInQuotes + 1;
    linesInQuotes = 0;
    at = nextNewline + 1;
    recordStart = at;
    nextNewline = find(text, '\n', at);
  }
  return { records, rest: text.slice(recordStart), line, isQuoteOpen };
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
  let isUnused: readonly boolean[] = [];
  let failure: CsvFailure | undefined;

  const take = (text: string): void => {
    const clean = withoutNuls(text);
    rest += hasStarted ? clean : withoutByteOrderMark(clean);
    hasStarted ||= clean !== '';
  };
  const read = (isLastPiece: boolean): CsvStep => {
    delimiter ??= detectDelimiter(rest.slice(0, SAMPLE_CHARACTERS));
    const piece = readPiece({ text: rest, line, delimiter, isLastPiece, isUnused });
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
    readOnly({ width, used }) {
      isUnused = Array.from({ length: width }, (_, column) => !used.has(column));
    },
  };
};
