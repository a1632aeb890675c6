import type { ScanAction } from './scan-code.ts';
import { thaiDigitsToAscii } from './thai-digits.ts';

/** One scan of a batch scanner's file, in the file's order. */
export interface ScanFileLine {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly text: string;
  /** The scanner's own time as it wrote it; clocks of such scanners are rarely set, so it is kept as a note only. */
  readonly at?: string | undefined;
  readonly action?: FileAction | undefined;
}

/** What a line of a file may ask for by name; taking back is for a person at the desk. */
export type FileAction = Extract<ScanAction, 'lend' | 'return' | 'move' | 'locate'>;

/** A line that is no scan, with the reason; the line is kept as it is, so that nothing is lost. */
export interface ScanFileProblem {
  readonly line: number;
  readonly content: string;
  readonly reason: 'no-code' | 'too-long' | 'word-unknown';
}

export interface ScanFile {
  readonly lines: readonly ScanFileLine[];
  readonly problems: readonly ScanFileProblem[];
}

/** Words that name an action, lower case, in whatever language; see `readScanFile`. */
export type ActionWords = Readonly<Record<string, FileAction>>;

/** As long as a parked scan may be. */
const MAX_TEXT = 512;
const ENGLISH_WORDS: ActionWords = {
  lend: 'lend',
  out: 'lend',
  'check-out': 'lend',
  return: 'return',
  in: 'return',
  'check-in': 'return',
  move: 'move',
  locate: 'locate',
  find: 'locate',
};

/** Digits with the marks of dates and times between them: 22/11/2569, 08:30:15, 2026-11-22T08:30:15Z, 20261122083015. */
const TIME = /^\d{1,4}([/.:\-T ]?\d{1,4}){1,6}\s*(am|pm|z)?$/i;
const SEPARATOR = /[,;\t]/;

/** The action that a field names; a word of a program that a file happens to hold (`constructor`) names none. */
const actionOf = (field: string, words: ActionWords): FileAction | undefined => {
  const word = field.toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
};

const fieldsOf = (content: string): readonly string[] =>
  content.split(SEPARATOR).map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );

const isHeading = (fields: readonly string[], words: ActionWords): boolean =>
  fields.length > 1 && fields.every((field) => !/\d/.test(field) && actionOf(field, words) === undefined);

const readLine = (content: string, line: number, words: ActionWords): ScanFileLine | ScanFileProblem => {
  const [text = '', ...rest] = fieldsOf(content);
  if (text === '') return { line, content, reason: 'no-code' };
  if (text.length > MAX_TEXT) return { line, content, reason: 'too-long' };
  const others = rest.filter((field) => field !== '');
  const action = others.map((field) => actionOf(field, words)).find((found) => found !== undefined);
  const times = others.filter((field) => actionOf(field, words) === undefined);
  if (!times.every((field) => TIME.test(thaiDigitsToAscii(field)))) return { line, content, reason: 'word-unknown' };
  const at = times.join(' ');
  return { line, text, ...(at === '' ? {} : { at }), ...(action === undefined ? {} : { action }) };
};

/**
 * Reads the text file of a batch scanner: a code a line, then in any order its time and an action, between commas,
 * semicolons or tabs. Empty lines, lines after `#` and a heading are passed over. `words` are further words for actions,
 * as the office's language has them. What cannot be understood is a problem with its line, never a guess.
 */
export const readScanFile = (content: string, words: ActionWords): ScanFile => {
  const known: ActionWords = { ...ENGLISH_WORDS, ...words };
  const lines: ScanFileLine[] = [];
  const problems: ScanFileProblem[] = [];
  content
    .replace(/^\uFEFF/, '')
    // Scanners fill records with NUL, which no database holds in a text: with it the centre would refuse the whole file.
    .replaceAll('\0', '')
    .split(/\r\n|\n|\r/)
    .forEach((raw, at) => {
      const trimmed = raw.trim();
      const isFirst = lines.length === 0 && problems.length === 0;
      if (trimmed === '' || trimmed.startsWith('#') || (isFirst && isHeading(fieldsOf(trimmed), known))) return;
      const read = readLine(trimmed, at + 1, known);
      if ('reason' in read) problems.push(read);
      else lines.push(read);
    });
  return { lines, problems };
};

/** FNV-1a of the text, 32 bits as 8 hex digits: the same file is recognised, nothing is secured by it. */
export const scanFileKey = (content: string): string => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < content.length; at += 1) {
    hash = Math.imul(hash ^ content.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
};
