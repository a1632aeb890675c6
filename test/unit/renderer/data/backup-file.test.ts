import { describe, expect, test } from 'vitest';
import { drillBackup, writeBackup } from '#data/backup-file.ts';
import { err } from '#shared/lib/result.ts';
import { anOfficeKey } from '#test/builders/office.ts';
import { anEntry } from '#test/builders/sync.ts';
import { counterRows, readModelOf } from '#test/unit/renderer/counter/a-counter-office.ts';

const key = anOfficeKey();
const here = { officeId: 'office-13', keys: [key] };
const head = { officeId: 'office-13', deviceName: 'เคาน์เตอร์ 1', madeAt: '2026-11-23T02:00:00.000Z' };
const filed = counterRows();
const backup = (over: Partial<typeof head> = {}) =>
  writeBackup({
    rows: readModelOf([...filed, ['officeKey', key]]),
    entries: [anEntry({ seq: 1 }), anEntry({ seq: 2 })],
    head: { ...head, ...over },
    key,
  });

describe('the drill of a backup', () => {
  test('reads back every row and all unsent work, and says how much it was', async () => {
    expect(await drillBackup(await backup(), here)).toMatchObject({
      ok: true,
      value: { madeAt: head.madeAt, deviceName: head.deviceName, rows: filed.length, entries: 2 },
    });
  });

  test('finds a file that ends too early, one that was changed, and one of another office', async () => {
    const file = await backup();
    const changed = file.slice();
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;

    expect(await drillBackup(file.slice(0, -3), here)).toEqual(err({ type: 'sealed-file-truncated' }));
    expect(await drillBackup(changed, here)).toEqual(err({ type: 'sealed-file-damaged' }));
    expect(await drillBackup(await backup({ officeId: 'office-14' }), here)).toEqual(
      err({ type: 'sealed-file-other-office' }),
    );
  });
});
