import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { Commit, ReplicaStorage, RowChange, SnapshotRow, StorageFailed } from '#shared/sync/ports.ts';

/** Where the keys of the office lie apart from the database. */
export interface KeyVault {
  read(): Promise<readonly OfficeKeyRow[] | undefined>;
  write(keys: readonly OfficeKeyRow[]): Promise<Result<void, HostError>>;
}

const isKey = ({ table }: { readonly table: string }): boolean => table === 'officeKey';

const changed = (keys: readonly OfficeKeyRow[], changes: readonly RowChange[]): readonly OfficeKeyRow[] => {
  const byId = new Map(keys.map((key) => [key.id, key]));
  for (const { id, row } of changes.filter(isKey)) {
    const key = OfficeKeyRow.safeParse(row);
    if (key.success) byId.set(id, key.data);
    else byId.delete(id);
  }
  return [...byId.values()];
};

const withoutKeys = (commit: Commit): Commit => ({
  ...commit,
  changes: commit.changes.filter((change) => !isKey(change)),
  base: { ...commit.base, rows: commit.base.rows.filter((change) => !isKey(change)) },
});

/**
 * A storage that keeps the keys of the office in the shell's vault and everything else where it was. The vault is written
 * first: a power cut between the two leaves a key too many, never one too few. When the vault has lost them (the system's
 * keyring was reset), the copy says that it was never filled, and the centre gives everything anew.
 */
export const withKeyVault = (storage: ReplicaStorage, vault: KeyVault): ReplicaStorage => {
  let keys: readonly OfficeKeyRow[] = [];
  const keep = async (next: readonly OfficeKeyRow[]): Promise<Result<void, StorageFailed>> => {
    const written = await vault.write(next);
    if (!written.ok)
      return err({ type: 'storage-failed', reason: written.error.type === 'disk-full' ? 'quota' : 'unavailable' });
    keys = next;
    return ok();
  };
  return {
    ...storage,
    open: async () => {
      const [opened, read] = await Promise.all([storage.open(), vault.read()]);
      keys = read ?? [];
      if (!opened.ok || !opened.value.meta || keys.length > 0) return opened;
      return ok({ ...opened.value, meta: { ...opened.value.meta, cookie: '' } });
    },
    load: async (table) => (table === 'officeKey' ? keys : storage.load(table)),
    commit: async (commit) => {
      if (!commit.changes.some(isKey)) return storage.commit(commit);
      const kept = await keep(changed(keys, commit.changes));
      return kept.ok ? storage.commit(withoutKeys(commit)) : kept;
    },
    replaceAll: async (rows, commit) => {
      const others: SnapshotRow[] = [];
      const given: RowChange[] = [];
      for (const filed of rows) {
        if (isKey(filed)) given.push({ table: filed.table, id: filed.row.id, row: filed.row });
        else others.push(filed);
      }
      const kept = await keep(changed([], [...given, ...commit.changes]));
      return kept.ok ? storage.replaceAll(others, withoutKeys(commit)) : kept;
    },
  };
};
