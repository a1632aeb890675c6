import { beforeEach, describe, expect, test } from 'vitest';
import { notingSaves, startAccessLog } from '#app/access-log.ts';
import { err, ok } from '#shared/lib/result.ts';
import { noteDataAccess } from '#shared/mutations/data-access.ts';

let actorId: string | undefined;
let nowMs = 0;
let isDiskFull = false;
let isRefused = false;
let tick = (): void => undefined;
const memory = new Map<string, string>();
const told: (readonly unknown[])[] = [];

const start = (officeId = 'office-13') =>
  startAccessLog({
    mutate: async (name, args) => {
      if (isRefused) return err({ type: 'not-allowed', action: name });
      told.push(noteDataAccess.args.parse(args).accesses);
      return ok({ id: 'one' });
    },
    actorId: () => actorId,
    nowMs: () => nowMs,
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => {
        if (isDiskFull) throw new DOMException('full', 'QuotaExceededError');
        memory.set(key, value);
      },
    },
    officeId,
    every: (_ms, run) => {
      tick = run;
      return () => undefined;
    },
    later: (run) => run(),
  });

beforeEach(() => {
  actorId = 'staff-1';
  nowMs = Date.parse('2026-11-23T02:00:00.000Z');
  isDiskFull = false;
  isRefused = false;
  memory.clear();
  told.length = 0;
});

describe('who looked at whose data', () => {
  test('is told in one go every few minutes, each look with its own person and time', async () => {
    const log = start();
    log.opened('factory-1');
    nowMs += 1_000;
    actorId = 'staff-2';
    log.opened('factory-1');
    log.saved('รายการ.csv');
    expect(told).toEqual([]);

    tick();
    await log.tell();

    expect(told).toEqual([
      [
        { kind: 'opened', subjectId: 'factory-1', actorId: 'staff-1', at: '2026-11-23T02:00:00.000Z' },
        { kind: 'opened', subjectId: 'factory-1', actorId: 'staff-2', at: '2026-11-23T02:00:01.000Z' },
        { kind: 'saved', fileName: 'รายการ.csv', actorId: 'staff-2', at: '2026-11-23T02:00:01.000Z' },
      ],
    ]);
  });

  test('is told once, however often the page is drawn anew', async () => {
    const log = start();
    for (let time = 0; time < 5; time += 1) log.opened('factory-1');
    await log.tell();

    expect(told[0]).toHaveLength(1);
  });

  test('outlives the window that was closed or killed before it was told', async () => {
    start().opened('factory-1');
    const next = start();
    await next.tell();
    await start().tell();

    expect(told).toEqual([[expect.objectContaining({ subjectId: 'factory-1' })]]);
  });

  test('waits while nobody is logged in and while it is refused, and is lost neither time', async () => {
    const log = start();
    log.opened('factory-1');
    actorId = undefined;
    log.opened('factory-2');
    await log.tell();
    actorId = 'staff-1';
    isRefused = true;
    await log.tell();
    expect(told).toEqual([]);

    isRefused = false;
    await log.tell();
    expect(told).toEqual([[expect.objectContaining({ subjectId: 'factory-1' })]]);
  });

  test('goes on with a full disk, and with what somebody else left in its place', async () => {
    memory.set('faem.data-access.office-13', '[{"kind":"nonsense"}]');
    const log = start();
    isDiskFull = true;
    log.opened('factory-1');
    await log.tell();

    expect(told).toHaveLength(1);
  });

  test('of the training is never told as the office’s own', async () => {
    start('office-training').opened('factory-1');
    await start('office-13').tell();

    expect(told).toEqual([]);
  });

  test('two hundred at a time, the rest the next time', async () => {
    const log = start();
    for (let at = 0; at < 250; at += 1) log.opened(`factory-${at}`);
    await log.tell();
    await log.tell();

    expect(told.map((accesses) => accesses.length)).toEqual([200, 50]);
  });
});

test('a file is noted when it was saved, and not when the person thought better of it', async () => {
  const names: string[] = [];
  let answer: { saved: boolean } = { saved: false };
  const files = notingSaves(
    { files: { save: async () => ok(answer) } },
    { saved: (fileName) => void names.push(fileName) },
  );

  await files.save('one.csv', new Uint8Array());
  answer = { saved: true };
  await files.save('two.csv', new Uint8Array());

  expect(names).toEqual(['two.csv']);
});
