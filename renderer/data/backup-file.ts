import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { Hash } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { RowId } from '#shared/model/ids.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import { Instant } from '#shared/model/office-rows.ts';
import { isTableName, type TableName, tableNames, tables } from '#shared/model/tables.ts';
import { JOURNAL_START, readJournal } from '#shared/sync/journal-line.ts';
import { writeCarriedLines } from '#shared/sync/carried-work.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { isMemoryTable, type ReadModel } from '#shared/sync/read-model.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { openSealedFile, sealFile } from './sealed-file.ts';

const hash: Hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));

const BackupHead = z.object({
  officeId: RowId,
  deviceName: z.string(),
  madeAt: Instant,
  /** How many rows of each table. */
  rows: z.record(z.string(), z.number().int().min(0)),
  entries: z.number().int().min(0),
  /** The last hash of the chain over all lines. */
  chain: z.string(),
});

/** What a backup was proved to hold, read back line by line. */
export interface ProvedBackup {
  readonly madeAt: string;
  readonly deviceName: string;
  readonly rows: number;
  readonly tables: number;
  readonly entries: number;
}

/** A key of the office opens its backups, so it is no part of one; histories are read from the centre. */
const isBackedUp = (table: TableName): boolean => isMemoryTable(table) && table !== 'officeKey';

const chainOver = (lines: readonly string[]): string =>
  lines.reduce((previous, line) => hash(previous + line), JOURNAL_START);

/** A sealed file with every row in memory and all unsent work of this PC. */
export const writeBackup = (parts: {
  readonly rows: ReadModel;
  readonly entries: readonly OutboxEntry[];
  readonly head: { readonly officeId: string; readonly deviceName: string; readonly madeAt: string };
  readonly key: OfficeKeyRow;
}): Promise<Uint8Array<ArrayBuffer>> => {
  const held = tableNames.filter(isBackedUp).map((table) => ({ table, rows: [...parts.rows.all(table).values()] }));
  const lines = [
    ...held.map((section) => JSON.stringify(section)),
    JSON.stringify(writeCarriedLines(parts.entries, hash)),
  ];
  const head = {
    ...parts.head,
    rows: Object.fromEntries(held.map(({ table, rows }) => [table, rows.length])),
    entries: parts.entries.length,
    chain: chainOver(lines),
  };
  return sealFile({ kind: 'faem-backup', head, content: new TextEncoder().encode(lines.join('\n')), key: parts.key });
};

const Section = z.object({ table: z.string(), rows: z.array(z.unknown()) });

/** The number of rows in a line whose every row its table accepts; undefined when one is not accepted. */
const soundRows = (line: string): { readonly table: string; readonly count: number } | undefined => {
  const { table, rows } = Section.parse(JSON.parse(line));
  if (!isTableName(table) || rows.some((row) => !tables[table].row.safeParse(row).success)) return undefined;
  return { table, count: rows.length };
};

/**
 * The drill: opens a backup, checks the chain over its lines, every row against its table, the number
 * of rows of each table, and the chain of the unsent work. Changes nothing.
 */
export const drillBackup = async (
  file: Uint8Array<ArrayBuffer>,
  here: { readonly officeId: string; readonly keys: Iterable<OfficeKeyRow> },
): Promise<Result<ProvedBackup, SealedFileError>> => {
  const opened = await openSealedFile(file, { ...here, kind: 'faem-backup', head: BackupHead });
  if (!opened.ok) return opened;
  const { head, content } = opened.value;
  const lines = new TextDecoder().decode(content).split('\n');
  if (chainOver(lines) !== head.chain) return err({ type: 'sealed-file-damaged' });
  const sections = lines.slice(0, -1).map(soundRows);
  const journal = readJournal(z.string().parse(JSON.parse(lines.at(-1) ?? '""')), hash);
  const isWhole =
    sections.length === Object.keys(head.rows).length &&
    sections.every((section) => section !== undefined && head.rows[section.table] === section.count) &&
    journal.ok &&
    journal.value.entries.length === head.entries;
  if (!isWhole) return err({ type: 'sealed-file-damaged' });
  const rows = sections.reduce((sum, section) => sum + (section?.count ?? 0), 0);
  const { madeAt, deviceName, entries } = head;
  return ok({ madeAt, deviceName, rows, tables: sections.length, entries });
};
