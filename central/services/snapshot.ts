import { sql } from 'kysely';
import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { PROTOCOL_VERSION, type SnapshotHead, type SnapshotPlace } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { cookieAtVersion, inGeneration, readCookie, readGeneration, versionSeen } from './cookie.ts';
import type { Device } from './device.ts';

/** Rows per statement: large enough that statements do not count, small enough to stay out of the way of memory. */
const PAGE_ROWS = 5_000;

/** Hands out the office at one version, as lines of text in large pieces. */
export type Snapshot = (
  device: Device,
  asked: { readonly clientId: string; readonly from?: SnapshotPlace | undefined },
  write: (lines: string) => Promise<void>,
) => Promise<void>;

/** A row by its table and its id; empty texts stand before all of them. */
type Place = readonly [table: string, id: string];
const START: Place = ['', ''];

const LastLine = z.tuple([z.string(), z.object({ id: z.string() })]);

interface State {
  readonly version: number;
  readonly generation: number;
  readonly lastSeq: number;
  readonly rows: number;
}

interface Page {
  readonly lines: string | null;
  readonly rows: number;
}

const readState = async (tx: Db, officeId: string, clientId: string, after: Place): Promise<State> => {
  const { rows } = await sql<State>`
    select o.version::float8 as version, o.generation::float8 as generation,
      (select count(*)::float8 from synced_row where office_id = ${officeId}
        and (table_name, id) > (${after[0]}, ${after[1]}) and data is not null) as rows,
      coalesce((select last_seq from client where id = ${clientId} and office_id = ${officeId}), 0)::float8 as "lastSeq"
    from office o where o.id = ${officeId}`.execute(tx);
  invariant(rows[0], 'the office of a device exists');
  return rows[0];
};

/**
 * The lines are put together by the database, so that a row is never parsed and written again here. They come in the order
 * of the sorted rows below them (PostgreSQL 9.21, Aggregate Functions); naming it again would sort each page a second time.
 */
const readPage = async (tx: Db, officeId: string, after: Place): Promise<Page> => {
  const { rows } = await sql<Page>`
    select string_agg('["' || table_name || '",' || data::text || ']', E'\n') as lines, count(*)::float8 as rows
    from (
      select table_name, data from synced_row
      where office_id = ${officeId} and (table_name, id) > (${after[0]}, ${after[1]}) and data is not null
      order by table_name, id limit ${sql.lit(PAGE_ROWS)}) page`.execute(tx);
  return rows[0] ?? { lines: null, rows: 0 };
};

/** Behind the last row of a page; undefined when nothing stands there. */
const placeBehind = ({ lines, rows }: Page): Place | undefined => {
  if (lines === null || rows < PAGE_ROWS) return undefined;
  const [table, { id }] = LastLine.parse(JSON.parse(lines.slice(lines.lastIndexOf('\n') + 1)));
  return [table, id];
};

/** Writes all pages from there on; each is read while the one before it is being written. Gives the number of rows. */
const writePages = async (
  read: (after: Place) => Promise<Page>,
  from: Place,
  write: (lines: string) => Promise<void>,
): Promise<number> => {
  let written = 0;
  for (let coming: Promise<Page> | undefined = read(from); coming;) {
    const page: Page = await coming;
    const next = placeBehind(page);
    coming = next && read(next);
    // Of both failures the first is told; the transaction ends when neither goes on any more.
    const [sent] = await Promise.allSettled([page.lines === null ? undefined : write(`${page.lines}\n`), coming]);
    if (sent.status === 'rejected') throw sent.reason;
    written += page.rows;
  }
  return written;
};

/**
 * Builds the snapshot service: a head, one `[table, row]` a line without tombstones, an end line with the count. All of
 * it is read in one repeatable-read transaction, as fast as `write` takes it. The receiver's network must not hold the
 * transaction open, so `write` may wait for a processor but not for a network.
 */
export const createSnapshot =
  ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Snapshot =>
  async ({ officeId }, { clientId, from }, write) =>
    asStoreWork(() =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          const told = readGeneration(from?.cookie ?? '');
          const before = from ? readCookie(told.cookie) : undefined;
          const place: Place = from && before ? [from.table, from.id] : START;
          let state = await readState(tx, officeId, clientId, place);
          // A database that was restored from a backup does not know that version; then everything comes anew.
          const isSameGeneration = told.generation === state.generation;
          const isKnown = before !== undefined && isSameGeneration && versionSeen(before) <= state.version;
          if (from && !isKnown) state = await readState(tx, officeId, clientId, START);
          const head: SnapshotHead = {
            protocol: PROTOCOL_VERSION,
            cookie: from && isKnown ? from.cookie : inGeneration(state.generation, cookieAtVersion(state.version)),
            lastSeq: state.lastSeq,
            centreNowMs: clock.nowMs(),
            rows: state.rows,
            ...(isKnown ? { resumed: true as const } : {}),
          };
          await write(`${JSON.stringify(head)}\n`);
          const written = await writePages((after) => readPage(tx, officeId, after), isKnown ? place : START, write);
          await write(`{"end":${written}}\n`);
        }),
    );
