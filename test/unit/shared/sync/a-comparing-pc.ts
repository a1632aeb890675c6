import { ok } from '#shared/lib/result.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { createComparing } from '#shared/sync/comparing.ts';
import type { CompareRequest } from '#shared/sync/compare-protocol.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { digestOf, inRanges, rangeOf } from '#shared/sync/row-digest.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { aPc } from './a-syncing-pc.ts';

/** What the centre has, as a test says; whatever is not said is as the PC was filled. */
export interface Theirs {
  readonly rows?: (table: TableName, filled: readonly AnyRow[]) => readonly AnyRow[];
  /** Rows that changed after the cookie. */
  readonly changed?: readonly string[];
  /** In the place of the answer of a right centre. */
  readonly compare?: Transport['compare'];
}

/** A PC filled at `v1:1` beside a centre that is asked how its tables looked then. */
export const aComparingPc = async (theirs: Theirs = {}) => {
  const asked: CompareRequest[] = [];
  const rowsThere = (table: TableName): readonly AnyRow[] => {
    const filled = aSmallOffice().flatMap((each) => (each.table === table ? each.row : []));
    const all = theirs.rows?.(table, filled) ?? filled;
    return all.filter(({ id }) => theirs.changed?.includes(id) !== true);
  };
  const answer: Transport['compare'] = async (to) => {
    const rows = rowsThere(to.table as TableName);
    const changed = theirs.changed ?? [];
    const { ranges } = to;
    if (ranges) return ok({ kind: 'rows', to, rows: rows.filter(({ id }) => ranges.includes(rangeOf(id))), changed });
    const digests = [...inRanges(rows)].map(([range, of]): [string, string] => [range, digestOf(of)]);
    return ok({ kind: 'digests', to, digests, changed });
  };
  const pc = await aPc({
    compare: (request) => {
      asked.push(request);
      return (theirs.compare ?? answer)(request);
    },
  });
  const clock = createFakeClock();
  const logged: string[] = [];
  const deps = { replica: pc.replica, transport: pc.transport, clock };
  const comparing = createComparing({
    ...deps,
    random: () => 0.5,
    log: {
      info: (event, facts) => logged.push(`${event} ${facts?.['table']} ${facts?.['reason']}`),
      warn: (event, facts) => logged.push(`${event} ${facts?.['table']} ${facts?.['rows']}`),
      error: (event) => logged.push(event),
    },
  });
  return { ...pc, deps, clock, asked, logged, comparing, answer };
};
