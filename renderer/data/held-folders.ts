import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const borrowerOf = (folder: FolderRow): string | undefined =>
  folder.custody.kind === 'on-loan' ? folder.custody.borrowerId : undefined;

interface HeldFolders {
  of(staffId: string): readonly string[];
}

/** Built by one pass when it is first asked for; afterwards it costs what changes. */
const createHeldFolders = (rows: ReadModel): HeldFolders => {
  const held = new Map<string, Set<string>>();
  const borrowers = new Map<string, string>();
  const put = (folder: FolderRow): void => {
    const before = borrowers.get(folder.id);
    const now = borrowerOf(folder);
    if (before === now) return;
    if (before !== undefined) held.get(before)?.delete(folder.id);
    if (now === undefined) {
      borrowers.delete(folder.id);
      return;
    }
    borrowers.set(folder.id, now);
    held.set(now, (held.get(now) ?? new Set()).add(folder.id));
  };
  const readAll = (): void => {
    held.clear();
    borrowers.clear();
    for (const folder of rows.all('folder').values()) put(folder);
  };
  readAll();
  rows.subscribe((changes) => {
    if (changes === null) readAll();
    for (const { table, id } of changes ?? []) {
      if (table !== 'folder') continue;
      const folder = rows.get('folder', id);
      if (folder) put(folder);
    }
  });
  return { of: (staffId) => [...(held.get(staffId) ?? [])] };
};

const known = new WeakMap<ReadModel, HeldFolders>();

/** The folders that a person has on loan by the records, in no particular order. */
export const heldBy = (rows: ReadModel, staffId: string): readonly string[] => {
  const held = known.get(rows) ?? createHeldFolders(rows);
  known.set(rows, held);
  return held.of(staffId);
};
