import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { publishBackup, readSealedManifest, sealOf } from '#central/backup/backup-files.ts';
import { Manifest, manifestFileOf } from '#central/backup/manifest.ts';
import { restore } from '#central/backup/restore.ts';
import { restoreSealed } from '#central/backup/restore-sealed.ts';
import { sealBytes } from '#central/backup/sealed-file.ts';
import { differingTables } from '#central/backup/table-digests.ts';
import { LAST_STEP } from '#central/db/migrations/all.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { MISSING } from '#test/builders/with-at.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

const DUMP = Buffer.from('the bytes of a dump');
const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';

const aManifest = (over: Partial<Record<keyof Manifest, unknown>> = {}) => ({
  format: 'faem-backup@1',
  engine: 'pglite',
  takenAt: '2026-11-22T02:00:00.000Z',
  schemaStep: LAST_STEP,
  bytes: DUMP.length,
  sha256: createHash('sha256').update(DUMP).digest('hex'),
  tables: { office: { rows: 1, digest: '12' } },
  ...over,
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = folderOfTest();
  file = join(folder, 'centre.backup');
});
const put = (manifest: unknown, dump: Uint8Array = DUMP): void => {
  writeFileSync(file, dump);
  writeFileSync(manifestFileOf(file), typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
};
const failed = (...words: readonly string[]) => ({
  ok: false,
  error: { type: 'backup-failed', problem: expect.stringContaining(words.join('')) },
});

describeLimits('the manifest of a backup', Manifest, aManifest(), {
  format: { refuses: ['faem-backup@2', '', MISSING] },
  engine: { takes: ['postgres', 'pglite'], refuses: ['mysql', MISSING] },
  takenAt: { refuses: ['yesterday', '2026-11-22', MISSING] },
  schemaStep: { takes: [0, LAST_STEP + 1], refuses: [-1, 1.5, '13', MISSING] },
  bytes: { takes: [0], refuses: [-1, 0.5, MISSING] },
  sha256: { refuses: ['', 'A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), MISSING] },
  tables: { takes: [{}], refuses: [[], { office: { rows: -1, digest: '' } }, { office: { rows: 1 } }, MISSING] },
});

describe('a backup and what must stand beside it', () => {
  test('is itself when it is, bit for bit, what was written', async () => {
    put(aManifest());

    expect(await readSealedManifest(file)).toEqual({ ok: true, value: aManifest() });
  });

  test('of nothing but its manifest cannot be read', async () => {
    writeFileSync(manifestFileOf(file), JSON.stringify(aManifest()));

    expect(await readSealedManifest(file)).toMatchObject(failed('cannot be read'));
  });

  test('without its manifest was never finished', async () => {
    writeFileSync(file, DUMP);

    expect(await readSealedManifest(file)).toMatchObject(failed('There is no readable ', file, '.json'));
  });

  test.each<[what: string, manifest: unknown]>([
    ['no JSON', '{"format":'],
    ['nothing', ''],
    ['a list', []],
    ['another program\u2019s', { format: 'pg_dump', tables: {} }],
    ['a format of later', aManifest({ format: 'faem-backup@2' })],
    ['no digests', aManifest({ tables: undefined })],
  ])('with a manifest of %s is none of this program', async (_what, manifest) => {
    put(manifest);

    expect(await readSealedManifest(file)).toMatchObject(failed('is not a manifest of this program'));
  });

  test.each<[what: string, dump: Uint8Array]>([
    ['one byte less', DUMP.subarray(0, -1)],
    ['one byte more', Buffer.concat([DUMP, Buffer.from([0])])],
    ['one other byte', Buffer.from('The bytes of a dump')],
    ['nothing', Buffer.alloc(0)],
  ])('of %s is damaged, and says so', async (_what, dump) => {
    put(aManifest(), dump);

    expect(await readSealedManifest(file)).toMatchObject(failed('is damaged'));
  });

  test('that is a folder cannot be read', async () => {
    mkdirSync(file);
    writeFileSync(manifestFileOf(file), JSON.stringify(aManifest()));

    expect(await readSealedManifest(file)).toMatchObject(failed('cannot be read'));
  });

  test('is measured piece by piece: its size and its hash are those of the whole file', async () => {
    const large = Buffer.alloc(300_000, 7);
    writeFileSync(file, large);

    expect(await sealOf(file)).toEqual({ bytes: 300_000, sha256: createHash('sha256').update(large).digest('hex') });
  });
});

describe('a finished backup', () => {
  const unfinished = (): string => `${file}.unfinished`;

  test('gets its name when its manifest is there, for its owner alone', async () => {
    writeFileSync(unfinished(), DUMP, { mode: 0o600 });
    await publishBackup(unfinished(), file, Manifest.parse(aManifest()));

    expect(readdirSync(folder).toSorted()).toEqual(['centre.backup', 'centre.backup.json']);
    expect(statSync(manifestFileOf(file)).mode & 0o777).toBe(0o600);
    expect(await readSealedManifest(file)).toMatchObject({ ok: true });
    expect(readFileSync(manifestFileOf(file), 'utf8').endsWith('}\n')).toBe(true);
  });

  test('never takes the name of another: the manifest that is there stays', async () => {
    put(aManifest({ schemaStep: 1 }));
    writeFileSync(unfinished(), 'another');

    await expect(publishBackup(unfinished(), file, Manifest.parse(aManifest()))).rejects.toThrow('EEXIST');
    expect(readFileSync(file)).toEqual(DUMP);
    expect(await readSealedManifest(file)).toMatchObject({ value: { schemaStep: 1 } });
  });

  test('that is gone before it got its name leaves no name', async () => {
    await expect(publishBackup(unfinished(), file, Manifest.parse(aManifest()))).rejects.toThrow('ENOENT');
    expect(existsSync(file)).toBe(false);
    expect(existsSync(manifestFileOf(file))).toBe(false);
  });
});

describe('a restore that cannot be', () => {
  const target = () => ({ kind: 'folder', folder: join(folder, 'data') }) as const;

  test.each<[what: string, over: Partial<Record<keyof Manifest, unknown>>, problem: string]>([
    [
      'a backup of the other engine',
      { engine: 'postgres' },
      'is one of postgres, and the place to restore to is pglite',
    ],
    ['a backup of a newer program', { schemaStep: LAST_STEP + 1 }, 'made by a newer program'],
  ])('%s is refused before the place is touched', async (_what, over, problem) => {
    put(aManifest(over));

    expect(await restore(target(), file)).toMatchObject(failed(problem));
    expect(existsSync(target().folder)).toBe(false);
  });

  test('a backup of PGlite never goes into a PostgreSQL, which is not even asked', async () => {
    put(aManifest());
    const place = { kind: 'postgres', url: 'postgres://127.0.0.1:1/none' } as const;

    expect(await restore(place, file)).toMatchObject(failed('the place to restore to is postgres'));
  });

  test('into a place where a database is, is refused and the place is free afterwards', async () => {
    put(aManifest());
    mkdirSync(join(target().folder, 'pglite'), { recursive: true });

    expect(await restore(target(), file)).toMatchObject(failed('left untouched'));
    expect(readdirSync(target().folder)).toEqual(['pglite']);
  });

  test.each<[what: string, content: string, problem: string]>([
    ['a file of something else', 'no sealed backup', 'no sealed backup'],
    ['nothing sealed', '', 'is not a manifest of this program'],
    ['a manifest and no dump', `${JSON.stringify(aManifest())}\n`, 'is damaged'],
    ['a dump that is not that of the manifest', `${JSON.stringify(aManifest())}\nother bytes`, 'is damaged'],
    [
      'a sealed backup of a newer program',
      `${JSON.stringify(aManifest({ schemaStep: 99_999 }))}\n${DUMP.toString()}`,
      'newer program',
    ],
    [
      'a sealed backup of a server',
      `${JSON.stringify(aManifest({ engine: 'postgres' }))}\n${DUMP.toString()}`,
      'one of postgres',
    ],
  ])('of %s is refused, and nothing of it is left lying open', async (what, content, problem) => {
    const isSealed = what !== 'a file of something else';
    writeFileSync(file, isSealed ? sealBytes(Buffer.from(content), CODE) : content);

    expect(await restoreSealed(target(), file, CODE)).toMatchObject(failed(problem));
    expect(readdirSync(folder)).toEqual(['centre.backup']);
  });

  test('of a file that is not there is said with its name', async () => {
    expect(await restoreSealed(target(), join(folder, 'gone.sealed'), CODE)).toMatchObject(
      failed(join(folder, 'gone.sealed'), ' cannot be read.'),
    );
  });
});

describe('tables that differ', () => {
  const one = { rows: 1, digest: '5' };

  test.each<[what: string, found: Readonly<Record<string, typeof one>>, names: readonly string[]]>([
    ['none', { office: one, device: one }, []],
    ['one that is missing', { office: one }, ['device']],
    ['one that is new', { office: one, device: one, more: { rows: 0, digest: '0' } }, ['more']],
    ['one with a row more', { office: { ...one, rows: 2 }, device: one }, ['office']],
    ['one with another row', { office: one, device: { ...one, digest: '6' } }, ['device']],
    ['all of them', {}, ['device', 'office']],
  ])('are named in order: %s', (_what, found, names) => {
    expect(differingTables({ office: one, device: one }, found)).toEqual(names);
  });
});
