import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUpSealed } from '#central/backup/back-up-sealed.ts';
import { restoreSealed } from '#central/backup/restore-sealed.ts';
import { openSealedBytes, sealBytes } from '#central/backup/sealed-file.ts';
import { openDatabase } from '#central/db/open-database.ts';
import { err, ok } from '#shared/lib/result.ts';
import { openTestPglite, silentLog, type TestDatabase } from './databases.ts';
import { anOffice, rowsOf, START_MS } from './test-centre.ts';

const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';
const DAY_MS = 24 * 60 * 60 * 1000;
const folder = mkdtempSync(join(tmpdir(), 'faem-sealed-'));
const sealed = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.sealed'));
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestPglite();
  await anOffice(database);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a sealed backup of a centre that runs', () => {
  test('brings everything back on another PC, by its code alone', async () => {
    const made = await backUpSealed(database, { folder, recoveryCode: CODE, nowMs: START_MS });
    const name = 'faem-centre-2026-11-22T02-00-00-000Z.sealed';
    expect(made).toEqual(ok({ name, takenAt: '2026-11-22T02:00:00.000Z' }));
    const file = join(folder, name);
    expect(readFileSync(file).toString('latin1')).not.toContain('synced_row');

    const place = { kind: 'folder', folder: join(folder, 'new-pc') } as const;
    const wrong = await restoreSealed(place, file, CODE.replace('0', '1'));
    expect(wrong).toMatchObject({ ok: false, error: { problem: expect.stringContaining('recovery code') } });
    expect(existsSync(place.folder)).toBe(false);

    const restored = await restoreSealed(place, file, ` ${CODE.toLowerCase().replaceAll('-', ' ')}`);
    expect(restored).toMatchObject({ ok: true, value: { engine: 'pglite', takenAt: '2026-11-22T02:00:00.000Z' } });
    const again = await openDatabase(place, silentLog);
    const staff = await rowsOf(database, 'staff');
    expect(staff.length).toBeGreaterThan(0);
    expect(await rowsOf(again, 'staff')).toEqual(staff);
    await again.close();
  });

  test('is not there at all when the disk is full or the folder is gone; the earlier ones stay', async () => {
    const before = sealed();
    const nowMs = START_MS + DAY_MS;
    // The kernel's own full disk, in the place of the new file.
    symlinkSync('/dev/full', join(folder, 'faem-centre-2026-11-23T02-00-00-000Z.sealed.unfinished'));
    const full = await backUpSealed(database, { folder, recoveryCode: CODE, nowMs });
    expect(full).toEqual(err({ type: 'disk-full' }));
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    const gone = await backUpSealed(database, { folder: join(folder, 'no-stick'), recoveryCode: CODE, nowMs });
    expect(gone).toEqual(err({ type: 'backup-folder-missing' }));
    expect(sealed()).toEqual(before);
  });

  test('keeps the newest seven and touches nothing else', async () => {
    const old = Array.from({ length: 8 }, (_, day) => `faem-centre-2026-10-0${day + 1}T02-00-00-000Z.sealed`);
    for (const name of [...old, 'faem-centre-notes.txt']) writeFileSync(join(folder, name), 'x');
    await backUpSealed(database, { folder, recoveryCode: CODE, nowMs: START_MS + 2 * DAY_MS });
    expect(sealed()).toEqual([
      ...old.slice(3),
      'faem-centre-2026-11-22T02-00-00-000Z.sealed',
      'faem-centre-2026-11-24T02-00-00-000Z.sealed',
    ]);
    expect(existsSync(join(folder, 'faem-centre-notes.txt'))).toBe(true);
  });

  test.each<[what: string, years: readonly string[], kept: readonly string[]]>([
    ['was years ahead and was put right', ['2030', '2031'], ['2031']],
    ['is years behind, after good days', ['2026', '2027'], ['2027']],
  ])('by a clock that %s is kept: it is the newest, whatever its name', async (_what, years, kept) => {
    const place = mkdtempSync(join(folder, 'clock-'));
    const nowMs = Date.parse('2025-01-01T00:00:00.000Z');
    const earlier = years.flatMap((year) =>
      [1, 2, 3, 4].map((day) => `faem-centre-${year}-01-0${day}T00-00-00-000Z.sealed`),
    );
    for (const name of earlier) writeFileSync(join(place, name), 'x');

    const made = await backUpSealed(database, { folder: place, recoveryCode: CODE, nowMs });

    const left = readdirSync(place).toSorted();
    expect(made).toMatchObject({ ok: true, value: { name: left[0] } });
    expect(left).toHaveLength(7);
    // Of the others the newest by name stay: all of the last year, two of the one before.
    expect(left.slice(1)).toEqual(earlier.slice(-6));
    expect(left.filter((name) => kept.some((year) => name.includes(year)))).toHaveLength(4);
  });
});

test('sealed bytes open whole or not at all', () => {
  const content = Buffer.from('ข้อมูลของสำนักงาน');
  const file = sealBytes(content, CODE);
  expect(openSealedBytes(file, CODE)).toEqual(ok(content));
  const refused = [
    file.with(file.length - 20, (file.at(-20) ?? 0) ^ 1),
    file.with(40, file[40] === 65 ? 66 : 65),
    file.subarray(0, file.length - 1),
    file.subarray(0, 10),
    new Uint8Array(0),
  ].map((changed) => openSealedBytes(changed, CODE).ok);
  expect(refused).toEqual([false, false, false, false, false]);
});

test.each(['', 'AA==', Buffer.alloc(4_096).toString('base64')])(
  'a sealed backup whose nonce was changed to %j is refused, and breaks nothing',
  (nonce) => {
    const file = Buffer.from(sealBytes(Buffer.from('x'), CODE)).toString('latin1');
    const changed = file.replace(/"nonce":"[^"]*"/, `"nonce":"${nonce}"`);
    expect(openSealedBytes(Buffer.from(changed, 'latin1'), CODE)).toMatchObject({ ok: false });
  },
);
