import { describe, expect, test } from 'vitest';
import { createCentreBackups, type RememberedBackup } from '#electron/services/centre-backup.ts';
import type { CentreOrder, CentreReport } from '#shared/host/own-centre.ts';
import { err, ok } from '#shared/lib/result.ts';
import { createTestLog } from './test-log.ts';

const HOUR_MS = 60 * 60 * 1000;
const NOW_MS = Date.UTC(2026, 10, 22, 2);
const CODE = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ';

const aPc = (
  given: { readonly folder?: string | undefined; readonly isOfOffice?: boolean; readonly isDiskFull?: boolean } = {},
) => {
  const pc = {
    nowMs: NOW_MS,
    folder: 'folder' in given ? given.folder : '/stick',
    orders: [] as CentreOrder[],
    remembered: undefined as RememberedBackup | undefined,
    answer: (): CentreReport | undefined => ({
      kind: 'backed-up',
      name: 'x',
      takenAt: new Date(pc.nowMs).toISOString(),
    }),
  };
  let code: string | undefined;
  const backups = createCentreBackups({
    remembered: { read: () => pc.remembered, write: (value) => void (pc.remembered = value) },
    recoveryCode: {
      get: async () => code,
      set: async (value) => {
        if (given.isDiskFull) return err({ type: 'disk-full' });
        code = value;
        return ok();
      },
    },
    randomBytes: (length) => new Uint8Array(length).fill(255),
    folder: () => pc.folder,
    centre: {
      isOfOffice: () => given.isOfOffice ?? true,
      order: async (order) => {
        pc.orders.push(order);
        return pc.answer();
      },
    },
    nowMs: () => pc.nowMs,
    log: createTestLog(),
  });
  return Object.assign(pc, { backups });
};

describe("backups of a PC's centre", () => {
  test('are written once a day by themselves, also after the clock was set back', async () => {
    const pc = aPc();
    await pc.backups.backUpIfDue();
    expect(pc.orders).toEqual([{ kind: 'back-up', folder: '/stick', recoveryCode: CODE }]);
    pc.nowMs += 19 * HOUR_MS;
    await pc.backups.backUpIfDue();
    expect(pc.orders).toHaveLength(1);
    pc.nowMs += HOUR_MS;
    await pc.backups.backUpIfDue();
    expect(pc.orders).toHaveLength(2);
    pc.nowMs -= 400 * 24 * HOUR_MS;
    await pc.backups.backUpIfDue();
    expect(pc.orders).toHaveLength(3);
  });

  test('say when the last one was and why there is none since, and are tried again at the next look', async () => {
    const pc = aPc();
    const lastAt = new Date(NOW_MS).toISOString();
    const kept = { state: 'kept', recoveryCode: CODE, hasFolder: true };
    expect(await pc.backups.state()).toEqual(ok(kept));
    expect(await pc.backups.backUp()).toEqual(ok({ ...kept, lastAt }));
    pc.nowMs += 24 * HOUR_MS;
    pc.answer = () => ({ kind: 'refused', type: 'disk-full' });
    await pc.backups.backUpIfDue();
    expect(await pc.backups.state()).toEqual(ok({ ...kept, lastAt, problem: 'disk-full' }));
    pc.answer = () => undefined;
    expect(await pc.backups.backUp()).toEqual(err({ type: 'centre-failed' }));
    await pc.backups.backUpIfDue();
    expect(pc.orders).toHaveLength(4);
  });

  test('are not written without a folder, on a PC that is no centre, or with a code that could not be kept', async () => {
    const nowhere = aPc({ folder: undefined });
    await nowhere.backups.backUpIfDue();
    expect(await nowhere.backups.backUp()).toEqual(err({ type: 'backup-folder-missing' }));
    expect(await nowhere.backups.state()).toMatchObject({ ok: true, value: { hasFolder: false } });
    const client = aPc({ isOfOffice: false });
    await client.backups.backUpIfDue();
    expect(await client.backups.backUp()).toEqual(ok({ state: 'none' }));
    // A backup that nobody could open would be none.
    const full = aPc({ isDiskFull: true });
    expect(await full.backups.backUp()).toEqual(err({ type: 'disk-full' }));
    expect([...nowhere.orders, ...client.orders, ...full.orders]).toEqual([]);
  });
});
