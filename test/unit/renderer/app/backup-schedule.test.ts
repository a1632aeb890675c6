import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { startBackupSchedule } from '#app/backup-schedule.ts';
import { createBackupStore } from '#services/backup-store.ts';
import { ok } from '#shared/lib/result.ts';
import { anOfficeKey } from '#test/builders/office.ts';
import { createMemoryBackups } from '#test/fakes/memory-backups.ts';
import { counterRows, openCounterOffice } from '#test/unit/renderer/counter/a-counter-office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const aStorage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
};

let nowMs: number;
let idleMs: number;
let storage: ReturnType<typeof aStorage>;
let stick: ReturnType<typeof createMemoryBackups>;
let look: () => void;
let beforeClose: (() => Promise<void>) | undefined;

beforeEach(() => {
  nowMs = Date.parse('2026-11-22T10:00:00Z');
  idleMs = 10 * 60_000;
  storage = aStorage();
  stick = createMemoryBackups();
});

const open = async () => {
  const office = await openCounterOffice([...counterRows(), ['officeKey', anOfficeKey()]]);
  const backups = createBackupStore({
    host: { backups: stick.folders, secrets: { get: async () => undefined, set: async () => ok() } },
    data: office.data,
    engine: { indexedDB: new IDBFactory(), IDBKeyRange },
    storage,
    nowMs: () => nowMs,
    reload: () => undefined,
  });
  startBackupSchedule({
    backups,
    lifecycle: { beforeClose: (finish) => void (beforeClose = finish) },
    idleMs: () => idleMs,
    nowMs: () => nowMs,
    every: (_ms, run) => {
      look = run;
      return () => undefined;
    },
  });
  return backups;
};
const looked = async (): Promise<void> => {
  look();
  await new Promise((resolve) => setTimeout(resolve, 60));
};

describe('backups by themselves', () => {
  test('are made once a day when nobody is at work, and read back', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    await looked();
    await expect.poll(() => stick.files.size).toBe(1);
    await expect.poll(() => backups.getState().age).toBe('fresh');

    nowMs += 23 * HOUR;
    await looked();
    expect(stick.files.size).toBe(1);
    nowMs += HOUR;
    await looked();
    await expect.poll(() => stick.files.size).toBe(2);
    expect(backups.getState().lastAt).toBe(new Date(nowMs).toISOString());
  });

  test('wait while somebody scans', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    idleMs = 30_000;
    await looked();
    expect(stick.files.size).toBe(0);

    idleMs = 120_000;
    await looked();
    await expect.poll(() => stick.files.size).toBe(1);
  });

  test('no folder was chosen: nothing is written and nobody is warned', async () => {
    const backups = await open();
    nowMs += 30 * DAY;
    await looked();
    expect(backups.getState().age).toBe('none');
  });

  test('a stick that is missing for three days is warned about, and written to as soon as it is back', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    await looked();
    await expect.poll(() => stick.files.size).toBe(1);
    stick.pull();
    nowMs += 2 * DAY;
    await looked();
    expect(backups.getState()).toMatchObject({ age: 'due', folder: { state: 'missing' } });
    nowMs += DAY;
    await looked();
    expect(backups.getState().age).toBe('late');

    stick.plugIn();
    await looked();

    await expect.poll(() => backups.getState().age).toBe('fresh');
  });

  test('one that is due is made when the window closes, and none when the last is fresh', async () => {
    idleMs = 0;
    const backups = await open();
    expect(beforeClose).toBeUndefined();
    await backups.getState().chooseFolder();

    await beforeClose?.();

    expect(stick.files.size).toBe(1);
    expect(backups.getState().isClosing).toBe(true);
    expect(beforeClose).toBeUndefined();
  });

  test('before an update one is made however fresh the last one is', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    await beforeClose?.();
    expect(stick.files.size).toBe(1);
    expect(beforeClose).toBeUndefined();

    nowMs += 60_000;
    backups.setState({ isBeforeUpdate: true });
    await beforeClose?.();

    expect(backups.getState().lastAt).toBe(new Date(nowMs).toISOString());
  });

  test('a full stick leaves no half file behind, is told, and is not tried again at once', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    stick.fill();
    await looked();

    await expect.poll(() => backups.getState().problem).toEqual({ type: 'disk-full' });
    expect([stick.files.size, stick.parts.size]).toEqual([0, 0]);
    backups.setState({ problem: undefined });
    nowMs += 60_000;
    await looked();
    expect(backups.getState().problem).toBeUndefined();
  });

  test('what a bad stick gives back is not counted as a backup', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    Object.assign(stick.folders, { read: async () => ok(new Uint8Array(0)) });

    expect(await backups.getState().backUp()).toMatchObject({ ok: false });

    expect(backups.getState().lastAt).toBeUndefined();
    expect(stick.files.size).toBe(0);
  });

  test('when the last one was, and how its drill went, is known after a restart', async () => {
    const backups = await open();
    await backups.getState().chooseFolder();
    await backups.getState().backUp();
    expect(await backups.getState().drill()).toMatchObject({ ok: true });

    const after = (await open()).getState();

    expect(after.lastAt).toBe(backups.getState().lastAt);
    expect(after.drilled).toMatchObject({ rows: counterRows().length });
  });
});
