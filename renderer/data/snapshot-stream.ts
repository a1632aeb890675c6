import { parseJson } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { readRow } from '#shared/model/read-row.ts';
import { isTableName } from '#shared/model/tables.ts';
import type { SnapshotRow, SnapshotStream, TransportError } from '#shared/sync/ports.ts';
import { SnapshotHead } from '#shared/sync/protocol.ts';
import { readLinesTogether } from './line-stream.ts';

/** The row of a line; undefined when its table is not known to this build (a newer centre). */
const readSnapshotLine = (line: string): SnapshotRow | undefined => {
  const value: unknown = JSON.parse(line);
  if (!Array.isArray(value)) throw new Error('Snapshot line is no row');
  const [table, row]: unknown[] = value;
  if (typeof table !== 'string' || !isTableName(table)) return undefined;
  const read = readRow(table, row);
  if (!read.ok) throw new Error('Snapshot line is no row of its table');
  return { table, row: read.value };
};

const isEnd = (line: string): boolean => line.startsWith('{"end"');

/** What some lines of a snapshot came to. Rows before a bad line are good; the next stream goes on behind them. */
interface SnapshotPiece {
  readonly rows: readonly SnapshotRow[];
  readonly lines: number;
  readonly state: 'goes-on' | 'ended' | 'broken';
}

const readPiece = (lines: readonly string[]): SnapshotPiece => {
  const rows: SnapshotRow[] = [];
  let read = 0;
  try {
    for (const line of lines) {
      if (isEnd(line)) return { rows, lines: read, state: 'ended' };
      const row = readSnapshotLine(line);
      if (row) rows.push(row);
      read += 1;
    }
  } catch {
    return { rows, lines: read, state: 'broken' };
  }
  return { rows, lines: read, state: 'goes-on' };
};

async function* snapshotRows(
  head: SnapshotHead,
  first: readonly string[],
  following: AsyncGenerator<readonly string[], void>,
): AsyncGenerator<readonly SnapshotRow[], void> {
  let count = 0;
  try {
    for (let lines = first; ;) {
      const piece = readPiece(lines);
      count += piece.lines;
      yield piece.rows;
      if (piece.state === 'broken') throw new Error('Snapshot line is no row of its table');
      if (piece.state === 'ended') {
        if (count !== head.rows) throw new Error('Snapshot ended with another number of rows than it promised');
        return;
      }
      const next = await following.next();
      if (next.done === true) throw new Error('Snapshot cut off before its last line');
      lines = next.value;
    }
  } finally {
    await following.return();
  }
}

/** Reads the head of a snapshot; its rows come as they are asked for, each checked. */
export const openSnapshot = async (
  body: ReadableStream<Uint8Array>,
): Promise<Result<SnapshotStream, TransportError>> => {
  const batches = readLinesTogether(body);
  try {
    const came = await batches.next();
    const [first, ...rest] = came.done ? [] : came.value;
    const head = parseJson(SnapshotHead, first ?? '');
    if (head.ok) return ok({ head: head.value, rows: snapshotRows(head.value, rest, batches) });
    await batches.return();
    return err({ type: 'reply-invalid' });
  } catch {
    // The network went away before the first line.
    return err({ type: 'offline' });
  }
};
