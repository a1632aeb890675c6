import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { PULL_LIMIT, type PatchOperation, type PullRequest, type PullResponse } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import {
  cookieAt,
  cookieAtVersion,
  inGeneration,
  readCookie,
  readGeneration,
  START,
  versionSeen,
  type Position,
} from './cookie.ts';
import type { Device } from './device.ts';

export interface PullFailed {
  readonly type: 'client-of-another-office';
}

/** Gives the next page of what changed since a cookie. */
export type Pull = (device: Device, request: PullRequest) => Promise<Result<PullResponse, PullFailed>>;

interface PageRow {
  readonly officeVersion: number;
  readonly generation: number;
  readonly lastSeq: number;
  readonly clientOfficeId: string | null;
  readonly table: string | null;
  readonly id: string | null;
  readonly version: number | null;
  readonly row: unknown;
}

/** One statement sees one state of the database: the office's version, the client's last seq and the rows fit together. */
const readPage = (
  db: Db,
  request: { officeId: string; clientId: string; after: Position },
): Promise<readonly PageRow[]> =>
  asStoreWork(async () => {
    const { officeId, clientId, after } = request;
    const { rows } = await sql<PageRow>`
      select o.version::float8 as "officeVersion", o.generation::float8 as generation, coalesce(c.last_seq, 0)::float8 as "lastSeq",
        c.office_id as "clientOfficeId", r.table_name as "table", r.id, r.version::float8 as version, r.data as "row"
      from office o
      left join client c on c.id = ${clientId}
      left join lateral (
        select table_name, id, version, data from synced_row
        where office_id = ${officeId} and (version, table_name, id) > (${after.version}::bigint, ${after.table}, ${after.id})
        order by version, table_name, id limit ${sql.lit(PULL_LIMIT)}) r on true
      where o.id = ${officeId}
      order by r.version, r.table_name, r.id`.execute(db);
    return rows;
  });

const operationOf = ({ table, id, row }: PageRow): readonly PatchOperation[] =>
  table === null || id === null ? [] : [{ table, id, row: row ?? null }];

const cookieAfter = (last: PageRow, isComplete: boolean): string => {
  if (isComplete) return cookieAtVersion(last.officeVersion);
  invariant(last.version !== null && last.table !== null && last.id !== null, 'a full page ends with a row');
  return cookieAt({ version: last.version, table: last.table, id: last.id });
};

/** Builds the pull service. */
export const createPull =
  ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Pull =>
  async ({ officeId }, { clientId, cookie }) => {
    const { generation, cookie: place } = readGeneration(cookie);
    const after = readCookie(place);
    const rows = await readPage(db, { officeId, clientId, after: after ?? START });
    const last = rows.at(-1);
    invariant(last, 'the office of a device exists');
    if (last.clientOfficeId !== null && last.clientOfficeId !== officeId)
      return err({ type: 'client-of-another-office' });
    // A replica of another generation, or ahead of its office, has seen a database that is gone: a backup was restored.
    const isOfBefore = cookie !== '' && generation !== last.generation;
    if (!after || isOfBefore || versionSeen(after) > last.officeVersion)
      return ok({ kind: 'reset', lastSeq: last.lastSeq });
    const operations = rows.flatMap(operationOf);
    const complete = operations.length < PULL_LIMIT;
    return ok({
      kind: 'page',
      after: cookie,
      operations,
      cookie: inGeneration(last.generation, cookieAfter(last, complete)),
      complete,
      lastSeq: last.lastSeq,
      centreNowMs: clock.nowMs(),
    });
  };
