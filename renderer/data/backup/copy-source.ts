import type { AnyRow } from '#shared/model/tables.ts';
import type { OfficeDatabase } from '../database.ts';

/** The parts of a PC's copy that a backup holds: rows of memory tables, histories of the bootstrap, histories since. */
export const copyParts = ['buckets', 'archive', 'ledger'] as const;
export type CopyPart = (typeof copyParts)[number];

/** A record as it lies on disk; its key begins with the name of its table. */
export interface CopyRecord {
  readonly key: string;
  readonly rows: readonly AnyRow[];
}

/** A PC's copy of the office, read a few records at a time. */
export interface CopySource {
  /** The records of a part whose keys come after `after`, in order of key, `limit` of them at most. */
  page(part: CopyPart, after: string, limit: number): Promise<readonly CopyRecord[]>;
}

/** A key of the office opens its backups, so it is no part of one. */
const isKeyOfOffice = ({ key }: { readonly key: string }): boolean => key.startsWith('officeKey/');

/** The copy as it lies in the database. No page waits for another, so a scan between two of them is never held up. */
export const copyInDatabase = (db: OfficeDatabase): CopySource => ({
  page: async (part, after, limit) => {
    if (part === 'ledger') {
      const records = await db.ledger.where('key').above(after).limit(limit).toArray();
      return records.map(({ key, row }) => ({ key, rows: [row] }));
    }
    const records = part === 'buckets' ? db.packed : db.archive;
    return records.where(':id').above(after).limit(limit).toArray();
  },
});

/** How many records are read in one go: about five hundred rows, a few milliseconds. */
const AT_ONCE: Readonly<Record<CopyPart, number>> = { buckets: 3, archive: 3, ledger: 400 };

/** All records of a part in order of key, in groups that are small enough to pass between two frames. */
export async function* recordsOf(source: CopySource, part: CopyPart): AsyncGenerator<readonly CopyRecord[], void> {
  let after = '';
  for (;;) {
    const records = await source.page(part, after, AT_ONCE[part]);
    const last = records.at(-1);
    if (!last) return;
    yield records.filter((record) => !isKeyOfOffice(record));
    after = last.key;
  }
}
