import { asciiBytes, bytesAsText } from './bytes.ts';
import type { ThermalLanguage } from './thermal-printer.ts';

/** What a printer says about itself. */
export type PrinterCondition =
  'ready' | 'paper-out' | 'head-open' | 'ribbon-out' | 'jammed' | 'paused' | 'out-of-order';

/** ZPL: `~HS`, Host Status Return. TSPL: escape, `!`, `?`. Both are answered while a job is being read. */
const QUESTIONS: Readonly<Record<ThermalLanguage, Uint8Array>> = {
  zpl: asciiBytes('~HS\r\n'),
  tspl: asciiBytes('\u001b!?'),
};

/** The bytes that ask a printer how it is. */
export const statusQuestion = (language: ThermalLanguage): Uint8Array => QUESTIONS[language];

const [START, END] = ['\u0002', '\u0003'];
const STRING_ONE = /^\d+,([01]),([01]),\d+,\d+,[01],[01],[01],\d+,[01],[01],[01]$/;
const STRING_TWO = /^\d+,\d,([01]),([01]),[01],\w,\d,[01],\d+,[01],\d+$/;

/** The complete strings of an answer, each between its control characters. */
const stringsOf = (text: string): readonly string[] =>
  text
    .split(START)
    .slice(1)
    .flatMap((string) => (string.includes(END) ? string.slice(0, string.indexOf(END)) : []));

/** ZPL II Programming Guide, `~HS`: string 1 holds paper out and pause, string 2 head up and ribbon out. */
const zplCondition = (text: string): PrinterCondition | undefined => {
  const strings = stringsOf(text);
  const one = strings.map((string) => STRING_ONE.exec(string)).find(Boolean);
  const two = strings.map((string) => STRING_TWO.exec(string)).find(Boolean);
  if (!one || !two) return undefined;
  if (two[1] === '1') return 'head-open';
  if (one[1] === '1') return 'paper-out';
  if (two[2] === '1') return 'ribbon-out';
  return one[2] === '1' ? 'paused' : 'ready';
};

/** TSPL manual, `<ESC>!?`: one byte of flags; 0x20 says that it is printing, which is as good as ready. */
const TSPL_FLAGS: readonly (readonly [number, PrinterCondition])[] = [
  [0x01, 'head-open'],
  [0x02, 'jammed'],
  [0x04, 'paper-out'],
  [0x08, 'ribbon-out'],
  [0x10, 'paused'],
  [0x80, 'out-of-order'],
];

const tsplCondition = (answer: number | undefined): PrinterCondition | undefined =>
  answer === undefined ? undefined : (TSPL_FLAGS.find(([flag]) => (answer & flag) !== 0)?.[1] ?? 'ready');

/** What the answer to {@link statusQuestion} says; undefined while it is not complete, or is something else. */
export const readCondition = (language: ThermalLanguage, answer: Uint8Array): PrinterCondition | undefined =>
  language === 'zpl' ? zplCondition(bytesAsText(answer)) : tsplCondition(answer.at(-1));
