import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBackupFolder, type BackupFolderStore } from '#electron/services/backup-folder.ts';
import { BackupName } from '#shared/host/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

const NAME = 'faem-pc-1-20261122-1700.faem';
let root: string;
let stick: string;
let remembered: string | undefined;
let chosen: string | undefined;
let folder: BackupFolderStore;

beforeEach(() => {
  root = folderOfTest();
  stick = join(root, 'stick');
  mkdirSync(stick);
  mkdirSync(join(root, 'profile'));
  remembered = undefined;
  chosen = stick;
  folder = createBackupFolder({
    dataFolder: join(root, 'profile'),
    remembered: {
      read: () => remembered,
      write: (path) => {
        remembered = path;
      },
    },
    choosePath: async () => chosen,
  });
});

describe('the folder for backups', () => {
  test('is remembered, and says what it holds and nothing about other files', async () => {
    writeFileSync(join(stick, 'family.jpg'), 'x');
    writeFileSync(join(stick, NAME), 'abc');

    expect(await folder.choose()).toEqual(
      ok({ folder: { path: stick, state: 'there', files: [{ name: NAME, bytes: 3 }] } }),
    );
    chosen = undefined;
    expect(await folder.choose()).toEqual(await folder.folder());
  });

  test('one inside the profile is refused, through a link too', async () => {
    const inside = join(root, 'profile', 'backups');
    mkdirSync(inside);
    symlinkSync(inside, join(root, 'looks-outside'));
    for (const path of [inside, join(root, 'profile'), join(root, 'looks-outside')]) {
      chosen = path;
      expect(await folder.choose()).toEqual(err({ type: 'backup-folder-inside' }));
    }
    expect(remembered).toBeUndefined();
  });

  test('a stick that is pulled out is missing, not forgotten, and there again when it is back', async () => {
    await folder.choose();
    renameSync(stick, `${stick}-away`);

    expect(await folder.folder()).toEqual(ok({ folder: { path: stick, state: 'missing', files: [] } }));
    expect(await folder.write(NAME, 0, new Uint8Array([1]))).toEqual(err({ type: 'backup-folder-missing' }));
    renameSync(`${stick}-away`, stick);
    expect(await folder.write(NAME, 0, new Uint8Array([1]))).toEqual(ok(undefined));
  });

  test('a backup has its name only when it is whole, and is read back in pieces', async () => {
    await folder.choose();
    await folder.write(NAME, 0, new Uint8Array([1, 2, 3]));
    await folder.write(NAME, 3, new Uint8Array([4, 5]));
    expect(existsSync(join(stick, NAME))).toBe(false);

    expect(await folder.finish(NAME)).toEqual(ok(undefined));

    expect([...readFileSync(join(stick, NAME))]).toEqual([1, 2, 3, 4, 5]);
    expect(await folder.read(NAME, 3, 100)).toEqual(ok({ bytes: new Uint8Array([4, 5]) }));
    expect(await folder.read(NAME, 5, 100)).toEqual(ok({ bytes: new Uint8Array() }));
  });

  test('what a power cut left half written is written over, not joined', async () => {
    await folder.choose();
    await folder.write(NAME, 0, new Uint8Array(50).fill(9));
    await folder.write(NAME, 0, new Uint8Array([1]));
    await folder.finish(NAME);

    expect([...readFileSync(join(stick, NAME))]).toEqual([1]);
  });

  test('removes what it is told to and nothing beside it', async () => {
    await folder.choose();
    for (const name of [NAME, 'family.jpg']) writeFileSync(join(stick, name), 'x');

    await folder.remove([NAME]);

    expect(readdirSync(stick)).toEqual(['family.jpg']);
  });
});

test.each(['../secrets.json', 'faem-pc-1-20261122-1700.faem/../../x', 'faem-a/b-20261122-1700.faem', 'CON', ''])(
  '%s is no name of a backup',
  (name) => expect(BackupName.safeParse(name).success).toBe(false),
);
