import { describe, expect, test } from 'vitest';
import { withKeyVault, type KeyVault } from '#data/key-vault-storage.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import { commitOf } from '#shared/sync/replica-state.ts';
import { aFolder, anOfficeKey } from '#test/builders/office.ts';
import { aMeta } from '#test/builders/sync.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';

const meta = aMeta({ cookie: 'v1:1' });
const key = anOfficeKey();
const rows = [
  { table: 'officeKey', row: key },
  { table: 'folder', row: aFolder() },
] as const;

const aVault = () => {
  const kept: { keys: readonly OfficeKeyRow[] | undefined; refuses: boolean } = { keys: undefined, refuses: false };
  const vault: KeyVault = {
    read: async () => kept.keys,
    write: async (keys) => {
      if (kept.refuses) return err({ type: 'disk-full' });
      kept.keys = keys;
      return ok();
    },
  };
  return { kept, vault };
};

describe('the keys of the office', () => {
  test('lie in the vault and nowhere in the database, and are read from there after a restart', async () => {
    const disk = createMemoryDisk();
    const { kept, vault } = aVault();
    await withKeyVault(createMemoryStorage(disk), vault).replaceAll(rows, commitOf(meta, {}));

    expect(kept.keys).toEqual([key]);
    expect(JSON.stringify([...disk.rows.values()].map((table) => [...table.values()]))).not.toContain(key.keyBase64);
    const again = withKeyVault(createMemoryStorage(disk), vault);
    const opened = await again.open();
    expect(opened.ok && opened.value.meta?.cookie).toBe('v1:1');
    expect(await again.load('officeKey')).toEqual([key]);
    expect(await again.load('folder')).toHaveLength(1);
  });

  test('a second key that a pull brings is added; the first stays for older files', async () => {
    const { kept, vault } = aVault();
    const storage = withKeyVault(createMemoryStorage(createMemoryDisk()), vault);
    await storage.replaceAll(rows, commitOf(meta, {}));
    const second = anOfficeKey({ id: 'key-2' });

    const changes = [{ table: 'officeKey', id: second.id, row: second }] as const;
    expect(await storage.commit(commitOf(meta, { changes }))).toEqual(ok());

    expect(kept.keys?.map(({ id }) => id)).toEqual([key.id, 'key-2']);
  });

  test('that the keyring lost are asked for again: the copy says that it was never filled', async () => {
    const disk = createMemoryDisk();
    const { kept, vault } = aVault();
    await withKeyVault(createMemoryStorage(disk), vault).replaceAll(rows, commitOf(meta, {}));
    kept.keys = undefined;

    const opened = await withKeyVault(createMemoryStorage(disk), vault).open();

    invariant(opened.ok, 'the database itself is sound');
    expect(opened.value.meta?.cookie).toBe('');
  });

  test('a vault that cannot be written leaves the database as it was', async () => {
    const disk = createMemoryDisk();
    const { kept, vault } = aVault();
    kept.refuses = true;

    expect(await withKeyVault(createMemoryStorage(disk), vault).replaceAll(rows, commitOf(meta, {}))).toEqual(
      err({ type: 'storage-failed', reason: 'quota' }),
    );
    expect(disk.meta).toBeUndefined();
  });
});
