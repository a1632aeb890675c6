import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { type CopyPart, copyParts, type CopyRecord, type CopySource, recordsOf } from './copy-source.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a copy holds: how many rows of each table, and one digest over everything in order of key. */
export const CopySummary = z.object({
  tables: z.record(z.string(), z.number().int().min(1)),
  parts: z.object({ buckets: Digest, archive: Digest, ledger: Digest }),
  entries: z.object({ count: z.number().int().min(0), digest: Digest }),
});
export type CopySummary = z.output<typeof CopySummary>;

/** Takes a copy in, record by record, in order of key within each part. */
export interface CopyTally {
  addRecords(part: CopyPart, records: readonly CopyRecord[]): void;
  addEntries(entries: readonly OutboxEntry[]): void;
  summary(): CopySummary;
}

const running = () => {
  const state = sha256.create();
  return {
    add: (value: unknown): void => void state.update(utf8ToBytes(`${JSON.stringify(value)}\n`)),
    hex: (): string => bytesToHex(state.clone().digest()),
  };
};

/** An empty tally. */
export const createCopyTally = (): CopyTally => {
  const tables: Record<string, number> = {};
  const parts = { buckets: running(), archive: running(), ledger: running() };
  const own = running();
  let entryCount = 0;
  return {
    addRecords: (part, records) => {
      for (const { key, rows } of records) {
        if (rows.length === 0) continue;
        const [table = ''] = key.split('/');
        tables[table] = (tables[table] ?? 0) + rows.length;
        parts[part].add([key, rows]);
      }
    },
    addEntries: (entries) => {
      entryCount += entries.length;
      for (const entry of entries) own.add(entry);
    },
    summary: () => ({
      tables: { ...tables },
      parts: { buckets: parts.buckets.hex(), archive: parts.archive.hex(), ledger: parts.ledger.hex() },
      entries: { count: entryCount, digest: own.hex() },
    }),
  };
};

/** The order of unsent work in a backup, which may be that of more than one PC. */
export const inOrderOfClients = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  entries.toSorted((a, b) => (a.clientId === b.clientId ? a.seq - b.seq : a.clientId < b.clientId ? -1 : 1));

/** The summary of a copy that lies on disk, and of the unsent work beside it. */
export const summaryOf = async (source: CopySource, entries: readonly OutboxEntry[]): Promise<CopySummary> => {
  const tally = createCopyTally();
  for (const part of copyParts) for await (const records of recordsOf(source, part)) tally.addRecords(part, records);
  tally.addEntries(inOrderOfClients(entries));
  return tally.summary();
};

const sorted = (tables: CopySummary['tables']): string =>
  JSON.stringify(Object.entries(tables).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Whether two copies hold the same, to the last letter. */
export const isSameCopy = (a: CopySummary, b: CopySummary): boolean =>
  sorted(a.tables) === sorted(b.tables) &&
  copyParts.every((part) => a.parts[part] === b.parts[part]) &&
  a.entries.count === b.entries.count &&
  a.entries.digest === b.entries.digest;

/** How many rows a copy holds in all. */
export const rowsIn = ({ tables }: CopySummary): number => Object.values(tables).reduce((sum, rows) => sum + rows, 0);
