import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { folderIdOfCode } from '#shared/mutations/labels.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const folderId = 'folder-1';
const target = { kind: 'pdf' } as const;
const codeOf = (running: number) => makeScanCode('folder', '13', running);

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});

const print = (minute: number, id = `print-${minute}`) =>
  office.run('print-labels', { runId: id, part: 0, folderIds: [folderId], target }, { id, occurredAt: at(minute) });
const printOfFirstVersion = (minute: number) =>
  office.run('note-labels-printed', { folderIds: [folderId] }, { occurredAt: at(minute) });
const readBack = (minute: number, actorId = 'staff-2') =>
  office.run('confirm-label', { folderId }, { occurredAt: at(minute), actorId });
const jam = (batchId: string, minute: number) =>
  office.run('report-label-jam', { batchId, goodCount: 0 }, { occurredAt: at(minute) });

/** What the folder says of its label: printed when, read back when and by whom. */
const label = () => {
  const { labelPrintedAt, labelConfirmedAt, labelConfirmedBy } = office.get('folder', folderId)!;
  return { labelPrintedAt, labelConfirmedAt, labelConfirmedBy };
};

describe('work with labels that arrives late from a PC that was offline', () => {
  test.each([
    ['print-labels', print],
    ['note-labels-printed', printOfFirstVersion],
  ])('%s of before does not take back when the label of today was printed', async (_name, printed) => {
    await printed(30);
    await printed(10);
    expect(label().labelPrintedAt).toBe(at(30));
    await printed(31);
    expect(label().labelPrintedAt).toBe(at(31));
  });

  test('a reading of before does not unlabel a folder whose newer label was read back', async () => {
    await print(0);
    await print(20);
    await readBack(21);

    await readBack(5, 'staff-1');

    expect(label()).toEqual({ labelPrintedAt: at(20), labelConfirmedAt: at(21), labelConfirmedBy: 'staff-2' });
  });

  test('a reading of the same instant leaves the first reader named', async () => {
    await print(0);
    await readBack(5);
    await readBack(5, 'staff-1');

    expect(label().labelConfirmedBy).toBe('staff-2');
  });

  test('a reading of the older label does not stand for the newer one', async () => {
    await print(20);
    await readBack(5);

    expect(label()).toMatchObject({ labelPrintedAt: at(20), labelConfirmedAt: at(5) });
  });

  test('a jam of the newer batch leaves the folder unprinted, though the older print came last', async () => {
    await print(20);
    await print(10);

    await jam('print-20', 21);

    expect(label().labelPrintedAt).toBeUndefined();
  });

  test('a jam of the older batch does not unprint the newer label', async () => {
    await print(20);
    await print(10);

    await jam('print-10', 21);

    expect(office.get('labelBatch', 'print-10')?.failedIds).toEqual([folderId]);
    expect(label().labelPrintedAt).toBe(at(20));
  });

  test('in any order ends with the latest print and the latest reading', async () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(minutes, minutes, fc.infiniteStream(fc.boolean()), async (prints, readings, turns) => {
        office = createMemoryOffice();
        const [printing, reading] = [[...prints], [...readings]];
        for (const isPrint of turns) {
          const minute = (isPrint ? printing : reading).shift();
          if (minute !== undefined) await (isPrint ? print(minute) : readBack(minute));
          if (printing.length + reading.length === 0) break;
        }

        expect(label()).toMatchObject({
          labelPrintedAt: at(Math.max(...prints)),
          labelConfirmedAt: at(Math.max(...readings)),
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a label that was printed beforehand', () => {
  const attach = (folder: string, running: number, minute = 30) =>
    office.run('attach-code', { folderId: folder, code: codeOf(running) }, { occurredAt: at(minute) });
  const leadsTo = (running: number) => office.within((tx) => folderIdOfCode(tx, codeOf(running)));

  test('is read back by being stuck on: it counts as labelled at once, by whom and when', async () => {
    await attach(folderId, 500);

    expect(label()).toEqual({ labelPrintedAt: at(30), labelConfirmedAt: at(30), labelConfirmedBy: 'staff-1' });
  });

  test('stuck on again is no second alias', async () => {
    await attach(folderId, 500);
    const once = office.all('codeAlias');
    await attach(folderId, 500, 31);

    expect(office.all('codeAlias')).toEqual(once);
    expect(label().labelConfirmedAt).toBe(at(31));
  });

  test('one after the other: every code the folder ever had leads to it', async () => {
    for (const running of [500, 501, 502]) await attach(folderId, running);

    for (const running of [1, 500, 501, 502]) expect(await leadsTo(running)).toBe(folderId);
    expect(await leadsTo(503)).toBeUndefined();
  });

  test('that another folder had before stays with that folder, and this one waits for a new label', async () => {
    await attach('folder-2', 500);
    await attach('folder-2', 501);
    await print(5);
    await readBack(6);

    await attach(folderId, 500);

    expect(await leadsTo(500)).toBe('folder-2');
    expect(office.get('folder', folderId)).toMatchObject({ code: codeOf(1) });
    expect(label()).toEqual({});
    expect(office.all('exception')).toMatchObject([
      { kind: 'folder-code-taken', folderId, causeIds: ['folder-2'], raisedAt: at(30) },
    ]);
  });

  test('and stuck on twice where it does not belong is one card', async () => {
    await attach('folder-2', 500);
    await attach(folderId, 500);
    await attach(folderId, 500, 31);

    expect(office.all('exception')).toHaveLength(1);
  });
});
