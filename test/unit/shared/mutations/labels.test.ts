import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err } from '#shared/lib/result.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const codeOf = (running: number) => makeScanCode('folder', '13', running);
const target = { kind: 'pdf' } as const;

const tenFolders = (): MemoryOffice => {
  const office = createMemoryOffice();
  for (let index = 1; index <= 10; index += 1) {
    office.put('folder', aFolder({ id: `folder-${index}`, code: codeOf(index) }));
  }
  return office;
};
const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `folder-${from + index}`);
const print = (office: MemoryOffice, folderIds: readonly string[], minute: number, id = 'batch-1') =>
  office.run('print-labels', { runId: id, part: 0, folderIds, target }, { id, occurredAt: at(minute) });
const confirm = (office: MemoryOffice, folderId: string, minute: number) =>
  office.run('confirm-label', { folderId }, { occurredAt: at(minute), actorId: 'staff-2' });
const jam = (office: MemoryOffice, goodCount: number, minute: number) =>
  office.run('report-label-jam', { batchId: 'batch-1', goodCount }, { occurredAt: at(minute) });

describe('printing labels', () => {
  test('leaves a batch that says what came out in which order, who printed it and where', async () => {
    const office = tenFolders();

    await print(office, ['folder-3', 'folder-1'], 0);

    expect(office.all('labelBatch')).toEqual([
      {
        id: 'batch-1',
        runId: 'batch-1',
        part: 0,
        folderIds: ['folder-3', 'folder-1'],
        target,
        printedAt: at(0),
        actorId: 'staff-1',
        deviceId: 'pc-1',
        reprintIds: [],
        failedIds: [],
      },
    ]);
    expect(office.get('folder', 'folder-3')?.labelPrintedAt).toBe(at(0));
  });

  test('a label that is on its folder already is logged as a reprint with its reason', async () => {
    const office = tenFolders();
    await print(office, ids(1, 2), 0);
    await confirm(office, 'folder-1', 1);

    await office.run(
      'print-labels',
      { runId: 'run-2', part: 0, folderIds: ids(1, 3), target, reason: 'torn', note: 'มุมขาด' },
      { id: 'batch-2', occurredAt: at(5) },
    );

    expect(office.get('labelBatch', 'batch-2')).toMatchObject({
      reprintIds: ['folder-1'],
      reason: 'torn',
      note: 'มุมขาด',
    });
  });

  test('a label that somebody else put on meanwhile is noted without a reason, never refused', async () => {
    const office = tenFolders();
    await print(office, ['folder-1'], 0, 'batch-other');
    await confirm(office, 'folder-1', 1);

    expect((await print(office, ids(1, 4), 2)).ok).toBe(true);
    expect(office.get('labelBatch', 'batch-1')?.reprintIds).toEqual(['folder-1']);
  });

  test('folders the office does not have are left out; a batch of nothing else is refused', async () => {
    const office = tenFolders();

    await print(office, ['folder-1', 'gone'], 0);

    expect(office.get('labelBatch', 'batch-1')?.folderIds).toEqual(['folder-1']);
    expect(await print(office, ['gone'], 1, 'batch-2')).toEqual(err({ type: 'folder-unknown', folderId: 'gone' }));
  });

  test('the time is that of the centre, so that a slow clock does not unprint a label', async () => {
    const office = tenFolders();
    await office.run('confirm-label', { folderId: 'folder-1' }, { occurredAt: at(10) });

    await office.run(
      'print-labels',
      { runId: 'r', part: 0, folderIds: ['folder-1'], target },
      { occurredAt: at(5), offsetMs: 600_000 },
    );

    expect(office.get('folder', 'folder-1')?.labelPrintedAt).toBe(at(15));
  });
});

describe('a jam', () => {
  test('makes the labels after the last good one wait to be printed again', async () => {
    const office = tenFolders();
    await print(office, ids(1, 10), 0);

    await jam(office, 6, 3);

    expect(office.get('labelBatch', 'batch-1')).toMatchObject({
      failedIds: ids(7, 10),
      jammedAt: at(3),
      jamReportedBy: 'staff-1',
    });
    expect(office.get('folder', 'folder-6')?.labelPrintedAt).toBe(at(0));
    expect(office.get('folder', 'folder-7')).toEqual(aFolder({ id: 'folder-7', code: codeOf(7) }));
  });

  test('a label that was scanned back from its folder did come out', async () => {
    const office = tenFolders();
    await print(office, ids(1, 10), 0);
    await confirm(office, 'folder-9', 2);

    await jam(office, 6, 3);

    expect(office.get('labelBatch', 'batch-1')?.failedIds).toEqual(['folder-7', 'folder-8', 'folder-10']);
    expect(office.get('folder', 'folder-9')?.labelConfirmedAt).toBe(at(2));
  });

  test('a label printed again before the jam was reported stays printed', async () => {
    const office = tenFolders();
    await print(office, ids(1, 10), 0);
    await print(office, ['folder-10'], 1, 'batch-2');

    await jam(office, 6, 3);

    expect(office.get('folder', 'folder-10')?.labelPrintedAt).toBe(at(1));
  });

  test('of a batch nobody knows is refused', async () => {
    expect(await jam(tenFolders(), 0, 1)).toEqual(err({ type: 'label-batch-unknown', batchId: 'batch-1' }));
  });

  test('reported by two PCs fails the same labels in whatever order the reports arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10), fc.nat(10), fc.uniqueArray(fc.integer({ min: 1, max: 10 })), async (a, b, back) => {
        const failedAfter = async (...goods: readonly number[]): Promise<readonly string[] | undefined> => {
          const office = tenFolders();
          await print(office, ids(1, 10), 0);
          for (const one of back) await confirm(office, `folder-${one}`, 1);
          for (const good of goods) await jam(office, good, 2);
          return office.get('labelBatch', 'batch-1')?.failedIds;
        };
        const expected = ids(1, 10).filter((_, index) => index >= Math.min(a, b) && !back.includes(index + 1));
        expect(await failedAfter(a, b)).toEqual(expected);
        expect(await failedAfter(b, a)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('attaching a code that was printed beforehand', () => {
  test('gives the folder that code, counts it as labelled, and lets the old label lead to it still', async () => {
    const office = tenFolders();

    await office.run('attach-code', { folderId: 'folder-1', code: codeOf(900) }, { occurredAt: at(1) });

    expect(office.get('folder', 'folder-1')).toEqual(
      aFolder({
        code: codeOf(900),
        labelPrintedAt: at(1),
        labelConfirmedAt: at(1),
        labelConfirmedBy: 'staff-1',
      }),
    );
    expect(office.all('codeAlias')).toMatchObject([{ code: codeOf(1), folderId: 'folder-1', replacedBy: 'staff-1' }]);
  });

  test('the former code may be attached again, and neither is lost', async () => {
    const office = tenFolders();
    await office.run('attach-code', { folderId: 'folder-1', code: codeOf(900) });

    await office.run('attach-code', { folderId: 'folder-1', code: codeOf(1) });

    expect(office.get('folder', 'folder-1')?.code).toBe(codeOf(1));
    expect(office.all('codeAlias').map(({ code }) => code)).toEqual([codeOf(900)]);
  });

  test.each([
    ['now', codeOf(2)],
    ['before', codeOf(900)],
  ])('a code that another folder has %s stays with it; a card asks for a new label', async (_, code) => {
    const office = tenFolders();
    await office.run('attach-code', { folderId: 'folder-2', code: codeOf(900) });
    await office.run('attach-code', { folderId: 'folder-2', code: codeOf(2) });

    const attached = await office.runAtCentre('attach-code', { folderId: 'folder-1', code });

    expect(attached).toMatchObject({ ok: true, value: { exceptionIds: [expect.any(String)] } });
    expect(office.all('exception')).toMatchObject([
      { kind: 'folder-code-taken', folderId: 'folder-1', causeIds: ['folder-2'] },
    ]);
    expect(office.get('folder', 'folder-2')?.code).toBe(codeOf(2));
    expect(office.get('folder', 'folder-1')).toEqual(aFolder());
  });

  test('a badge, a shelf or a number of goods is no code for a folder', async () => {
    const office = tenFolders();

    for (const code of [makeScanCode('staff', '13', 3), makeScanCode('location', '13', 3), '400638133393']) {
      expect(await office.run('attach-code', { folderId: 'folder-1', code })).toMatchObject({
        error: { type: 'input-invalid' },
      });
    }
    expect(await office.run('attach-code', { folderId: 'gone', code: codeOf(900) })).toEqual(
      err({ type: 'folder-unknown', folderId: 'gone' }),
    );
  });

  test('a new folder cannot be registered with a code that still leads to another', async () => {
    const office = tenFolders();
    await office.run('attach-code', { folderId: 'folder-1', code: codeOf(900) });

    const folder = { id: 'folder-new', code: codeOf(1), series: 'factory', subjectId: 'factory-1', volume: 3 };
    expect(await office.run('register-folders', { folders: [folder] })).toEqual(
      err({ type: 'folder-code-taken', code: codeOf(1) }),
    );
  });

  test('whatever is attached in whatever order, every code leads to one folder and none is forgotten', async () => {
    const attaching = fc.record({ folder: fc.integer({ min: 1, max: 4 }), code: fc.integer({ min: 1, max: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(attaching, { maxLength: 12 }), async (attachings) => {
        const office = tenFolders();
        const used = new Set(Array.from({ length: 10 }, (_, index) => codeOf(index + 1)));
        for (const { folder, code } of attachings) {
          used.add(codeOf(code * 3));
          await office.run('attach-code', { folderId: `folder-${folder}`, code: codeOf(code * 3) });
        }
        const leading = [
          ...office.all('folder').map(({ code }) => code),
          ...office.all('codeAlias').map(({ code }) => code),
        ];
        expect(new Set(leading).size).toBe(leading.length);
        expect(new Set(leading)).toEqual(used);
      }),
      { numRuns: 60 },
    );
  });
});
