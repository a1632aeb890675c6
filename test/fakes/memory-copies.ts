import { packBuckets } from '#data/buckets.ts';
import type { OfficeData } from '#data/office-data.ts';
import { err } from '#shared/lib/result.ts';
import { tableNames } from '#shared/model/tables.ts';
import { isMemoryTable, type ReadModel } from '#shared/sync/read-model.ts';

/** The copy of an office that lies in memory, as a backup reads one from disk; it has no histories. */
export const copiesOf = (rows: ReadModel): OfficeData['copies'] => ({
  source: {
    page: async (part, after, limit) => {
      if (part !== 'buckets') return [];
      const filed = tableNames
        .filter(isMemoryTable)
        .flatMap((table) => [...rows.all(table).values()].map((row) => ({ table, row })));
      return packBuckets(filed)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .filter(({ key }) => key > after)
        .slice(0, limit);
    },
  },
  rescued: async () => [],
  restore: async () => err({ type: 'storage-failed', reason: 'unavailable' }),
});
