import type { DecodeText, RegisterEncoding } from '#shared/register-feed/detect-encoding.ts';
import { recordsFromCells } from '#shared/register-feed/excel-cells.ts';
import { planImport } from '#shared/register-feed/import-plan.ts';
import {
  createRecordReader,
  type RecordReaderOptions,
  type RegisterBatch,
  type RegisterSummary,
  type RejectedRow,
} from '#shared/register-feed/record-reader.ts';
import { createRegisterBytesReader } from '#shared/register-feed/register-bytes.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { judgeWorkbook } from './workbook-size.ts';
import type { ImportNews, ListRefused, ReadList, ReadListRequest } from './import-protocol.ts';

/** The one place of the page's programs that decodes a list. */
const createDecoder = (encoding: RegisterEncoding): DecodeText => {
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};

const SNIFFED_BYTES = 4_096;
/** The header that only the national feed has. */
const FEED_HEADER = 'dispfacreg';
/** A spreadsheet is a ZIP archive. */
const ZIP_MARK = 'PK\u0003\u0004';

const sniff = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  // Every second byte of UTF-16 is zero; without them both encodings read the same here.
  return String.fromCharCode(...bytes.filter((byte) => byte !== 0));
};

/** No office has near as many; rows of other provinces in the national feed are not kept and do not count. */
const MOST_ROWS = 100_000;

interface Reading {
  readonly rows: RegisterRow[];
  readonly rejected: RejectedRow[];
}

const keep = (reading: Reading, batch: RegisterBatch): void => {
  for (const row of batch.rows) reading.rows.push(row);
  for (const row of batch.rejected) reading.rejected.push(row);
};

type Read = Result<{ readonly summary: RegisterSummary; readonly encoding: RegisterEncoding | undefined }, ListRefused>;

const readText = async (
  file: Blob,
  { reading, options, tell }: { reading: Reading; options: RecordReaderOptions; tell: (bytes: number) => void },
): Promise<Read> => {
  const reader = createRegisterBytesReader({ ...options, createDecoder });
  const stream = file.stream().getReader();
  let bytes = 0;
  for (;;) {
    const piece = await stream.read();
    if (piece.done) break;
    const batch = reader.push(piece.value);
    if (!batch.ok) return batch;
    keep(reading, batch.value);
    if (reading.rows.length + reading.rejected.length > MOST_ROWS) {
      await stream.cancel();
      return err({ type: 'file-too-large' });
    }
    bytes += piece.value.length;
    tell(bytes);
  }
  const end = reader.end();
  if (!end.ok) return end;
  keep(reading, end.value.batch);
  return ok({ summary: end.value.summary, encoding: reader.encoding() });
};

const readSpreadsheet = async (file: Blob, reading: Reading): Promise<Read> => {
  const verdict = await judgeWorkbook(file);
  if (verdict !== 'fits') return err({ type: verdict === 'too-large' ? 'file-too-large' : 'file-unreadable' });
  const { readSheet } = await import('read-excel-file/web-worker');
  const cells = await readSheet(file);
  const reader = createRecordReader({ source: 'office-list' });
  const batch = reader.push(recordsFromCells(cells));
  if (!batch.ok) return batch;
  keep(reading, batch.value);
  const summary = reader.end('closed');
  return summary.ok ? ok({ summary: summary.value, encoding: undefined }) : summary;
};

/** Reads a list to its end, telling how far it is, and plans its import; nothing is stored. */
export const readList = async (
  { file, existing, provinceCode }: ReadListRequest,
  tell: (news: ImportNews) => void,
): Promise<Result<ReadList, ListRefused>> => {
  const reading: Reading = { rows: [], rejected: [] };
  try {
    const start = await sniff(file);
    const options: RecordReaderOptions = start.toLowerCase().includes(FEED_HEADER)
      ? { source: 'national-feed', provinceCode }
      : { source: 'office-list' };
    const read = start.startsWith(ZIP_MARK)
      ? await readSpreadsheet(file, reading)
      : await readText(file, {
          reading,
          options,
          tell: (bytes) => tell({ kind: 'progress', bytes, ofBytes: file.size, rows: reading.rows.length }),
        });
    if (!read.ok) return read;
    return ok({ ...read.value, plan: planImport({ ...reading, existing }) });
  } catch {
    // The file went away while it was read, or is a damaged spreadsheet; the person sees which file it was.
    return err({ type: 'file-unreadable' });
  }
};
