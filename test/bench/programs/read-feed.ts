import { createReadStream, existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { createRegisterBytesReader } from '#shared/register-feed/register-bytes.ts';
import { createRegisterReader } from '#shared/register-feed/register-reader.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';

/** What one reading came to. */
export interface FeedReading {
  readonly rows: number;
  readonly tookMs: number;
  readonly peakBytes: number;
}

/** A piece of a stream is of this order; larger pieces make no reader faster. */
const PIECE_CHARACTERS = 256 * 1024;

const expectOk = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!result.ok) throw new Error(`The feed was refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** Everything an import does with a row before it is compared with the office: parse, map, validate. */
const readText = (text: string, keep: (rows: readonly RegisterRow[]) => void): number => {
  const reader = createRegisterReader({ source: 'national-feed' });
  for (let at = 0; at < text.length; at += PIECE_CHARACTERS) {
    keep(expectOk(reader.push(text.slice(at, at + PIECE_CHARACTERS))).rows);
  }
  const { batch, summary } = expectOk(reader.end());
  keep(batch.rows);
  return summary.recordCount;
};

const letGo = (): void => undefined;

const readAndKeep = (text: string): number => {
  const kept: RegisterRow[] = [];
  return readText(text, (rows) => {
    for (const row of rows) kept.push(row);
  });
};

/** The same text cut into cells by papaparse and nothing else; the heading row is no record. */
const parseAndKeep = (text: string): number => Papa.parse<string[]>(text, { skipEmptyLines: true }).data.length - 1;

const parseAndLetGo = (text: string): number => {
  let records = -1;
  Papa.parse<string[]>(text, { skipEmptyLines: true, step: () => void (records += 1) });
  return records;
};

const readFile = async (file: string): Promise<number> => {
  const createDecoder = (encoding: string) => {
    const decoder = new TextDecoder(encoding);
    return { decode: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  };
  const reader = createRegisterBytesReader({ source: 'national-feed', createDecoder });
  for await (const piece of createReadStream(file)) expectOk(reader.push(piece as Buffer));
  return expectOk(reader.end()).summary.recordCount;
};

const parseFile = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let records = -1;
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { skipEmptyLines: true });
    createReadStream(file, 'utf8').pipe(parser);
    parser.on('data', () => void (records += 1));
    parser.on('end', () => resolve(records));
    parser.on('error', reject);
  });

const timed = async (read: () => number | Promise<number>): Promise<{ rows: number; tookMs: number }> => {
  const startMs = performance.now();
  const rows = await read();
  return { rows, tookMs: performance.now() - startMs };
};

const timedText = (file: string, read: (text: string) => number): Promise<{ rows: number; tookMs: number }> => {
  // A string put together from pieces or not yet flat would be paid for by whoever reads it first.
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return timed(() => read(text));
};

const WAYS: Readonly<Record<string, (file: string) => Promise<{ rows: number; tookMs: number }>>> = {
  'faem-file': (file) => timed(() => readFile(file)),
  'papaparse-file': (file) => timed(() => parseFile(file)),
  'faem-keep': (file) => timedText(file, readAndKeep),
  'papaparse-keep': (file) => timedText(file, parseAndKeep),
  'faem-let-go': (file) => timedText(file, (text) => readText(text, letGo)),
  'papaparse-let-go': (file) => timedText(file, parseAndLetGo),
};

/** What Node itself tells as the peak includes the program that started this one; the system keeps them apart. */
const peakBytes = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) * 1024;
};

const [way = '', file = ''] = process.argv.slice(2);
const read = WAYS[way];
if (read === undefined) throw new Error(`No such way of reading: ${way}`);
const reading: FeedReading = { ...(await read(file)), peakBytes: peakBytes() };
process.stdout.write(`${JSON.stringify(reading)}\n`);
