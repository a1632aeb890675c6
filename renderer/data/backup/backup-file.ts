import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { RowId } from '#shared/model/ids.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import { Instant } from '#shared/model/office-rows.ts';
import { type AnyRow, isTableName, type TableName, tables } from '#shared/model/tables.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import { OutboxEntry } from '#shared/sync/protocol.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { readLines } from '../line-stream.ts';
import { CopySummary, type CopyTally, createCopyTally, inOrderOfClients, isSameCopy } from './copy-digest.ts';
import { copyParts, type CopyPart, type CopyRecord, type CopySource, recordsOf } from './copy-source.ts';
import { openSealedStream, sealingStream } from './sealed-stream.ts';

/** What stands in clear on a backup, so that whoever finds it knows whose it is. */
export const BackupHead = z.object({
  officeId: RowId,
  officeName: z.string().max(200),
  deviceId: RowId,
  deviceName: z.string().max(80),
  madeAt: Instant,
});
export type BackupHead = z.output<typeof BackupHead>;

const RecordsLine = z.object({
  part: z.enum(copyParts),
  records: z.array(z.object({ key: z.string(), rows: z.array(z.unknown()) })),
});
const EntriesLine = z.object({ part: z.literal('entries'), entries: z.array(OutboxEntry) });
const EndLine = z.object({ part: z.literal('end'), summary: CopySummary });
const Line = z.discriminatedUnion('part', [RecordsLine, EntriesLine, EndLine]);

const ENTRIES_A_LINE = 200;

async function* linesOf(source: CopySource, entries: readonly OutboxEntry[]): AsyncGenerator<string, void> {
  const tally = createCopyTally();
  for (const part of copyParts) {
    for await (const records of recordsOf(source, part)) {
      tally.addRecords(part, records);
      yield `${JSON.stringify({ part, records })}\n`;
    }
  }
  for (let at = 0; at < entries.length; at += ENTRIES_A_LINE) {
    const some = entries.slice(at, at + ENTRIES_A_LINE);
    tally.addEntries(some);
    yield `${JSON.stringify({ part: 'entries', entries: some })}\n`;
  }
  yield `${JSON.stringify({ part: 'end', summary: tally.summary() })}\n`;
}

const streamOf = (lines: AsyncGenerator<string, void>): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (out) => {
      const { done, value } = await lines.next();
      if (done) out.close();
      else out.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return();
    },
  });
};

/**
 * A sealed backup of this PC's copy and all its unsent work, as a stream: packed and sealed while it is read, with a few
 * hundred rows and some megabytes in memory however large the office is. What changes meanwhile may be in it or not; the
 * centre's next word makes a restored copy whole either way.
 */
export const backupStream = async (parts: {
  readonly source: CopySource;
  readonly entries: readonly OutboxEntry[];
  readonly head: BackupHead;
  readonly key: OfficeKeyRow;
}): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> =>
  streamOf(linesOf(parts.source, inOrderOfClients(parts.entries)))
    .pipeThrough(new CompressionStream('gzip'))
    .pipeThrough(await sealingStream(parts));

/** Takes what a backup holds, piece by piece, in order of key; may refuse, which ends the reading. */
export interface BackupReceiver {
  records(part: CopyPart, records: readonly CopyRecord[]): Promise<Result<void, StorageFailed>>;
  entries(entries: readonly OutboxEntry[]): Promise<Result<void, StorageFailed>>;
}

/** A backup that was read to its end and holds exactly what was written. */
export interface ReadBackup {
  readonly head: BackupHead;
  readonly summary: CopySummary;
}

const DAMAGED: SealedFileError = { type: 'sealed-file-damaged' };

const isRowOf = (table: TableName, row: unknown): row is AnyRow => tables[table].row.safeParse(row).success;

/** The records of a line, each row accepted by its table; undefined when one is not. */
const acceptedRecords = (line: z.output<typeof RecordsLine>): readonly CopyRecord[] | undefined => {
  const accepted: CopyRecord[] = [];
  for (const { key, rows } of line.records) {
    const [table = ''] = key.split('/');
    if (!isTableName(table) || !rows.every((row): row is AnyRow => isRowOf(table, row))) return undefined;
    accepted.push({ key, rows });
  }
  return accepted;
};

const readContent = async (
  content: ReadableStream<Uint8Array<ArrayBuffer>>,
  receiver: BackupReceiver,
): Promise<Result<CopySummary, SealedFileError | StorageFailed>> => {
  const tally = createCopyTally();
  let promised: CopySummary | undefined;
  for await (const text of readLines(content.pipeThrough(new DecompressionStream('gzip')))) {
    const line = Line.parse(JSON.parse(text));
    if (line.part === 'end') {
      promised = line.summary;
      continue;
    }
    const taken = await (line.part === 'entries'
      ? takeEntries(line, tally, receiver)
      : takeRecords(line, tally, receiver));
    if (!taken.ok) return taken;
  }
  return promised && isSameCopy(promised, tally.summary()) ? ok(promised) : err(DAMAGED);
};

const takeEntries = (
  { entries }: z.output<typeof EntriesLine>,
  tally: CopyTally,
  receiver: BackupReceiver,
): Promise<Result<void, StorageFailed>> => {
  tally.addEntries(entries);
  return receiver.entries(entries);
};

const takeRecords = async (
  line: z.output<typeof RecordsLine>,
  tally: CopyTally,
  receiver: BackupReceiver,
): Promise<Result<void, SealedFileError | StorageFailed>> => {
  const records = acceptedRecords(line);
  if (!records) return err(DAMAGED);
  tally.addRecords(line.part, records);
  return receiver.records(line.part, records);
};

/** Reads a backup to its end, hands everything to the receiver, and says whether it is what was written. */
export const readBackup = async (
  file: ReadableStream<Uint8Array>,
  here: { readonly officeId?: string; readonly keys: Iterable<OfficeKeyRow> },
  receiver: BackupReceiver,
): Promise<Result<ReadBackup, SealedFileError | StorageFailed>> => {
  const opened = await openSealedStream(file, { ...here, head: BackupHead });
  if (!opened.ok) return opened;
  try {
    const read = await readContent(opened.value.content, receiver);
    return read.ok ? ok({ head: opened.value.head, summary: read.value }) : read;
  } catch {
    // A piece whose seal is broken, a bad archive, a line that is none: the file was cut or changed, or the stick pulled out.
    return err(DAMAGED);
  }
};

/** Reads a backup without keeping anything: the proof right after writing. */
export const proveBackup = (
  file: ReadableStream<Uint8Array>,
  here: { readonly officeId?: string; readonly keys: Iterable<OfficeKeyRow> },
): Promise<Result<ReadBackup, SealedFileError | StorageFailed>> =>
  readBackup(file, here, { records: async () => ok(), entries: async () => ok() });
