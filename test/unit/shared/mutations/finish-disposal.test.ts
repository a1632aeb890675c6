import { describe, expect, test } from 'vitest';
import { folderDueOn, retentionOf } from '#shared/model/folder-retention.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { DisposalDecision } from '#shared/model/record-rows.ts';
import { DEFAULT_EXTENSION_YEARS } from '#shared/mutations/finish-disposal.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aDisposal, putDisposals } from '#test/builders/record-series.ts';

const FOLDER = 'folder-proposed';
type Decided = Omit<DisposalDecision, 'folderId'>;

/** What became of the one folder of a disposal that was carried out on 1 May 2026 with this decision. */
const carriedOut = async (
  decision: Decided,
  over: Partial<FolderRow> = {},
): Promise<{ readonly office: MemoryOffice; readonly folder: FolderRow; readonly done: unknown }> => {
  const office = createMemoryOffice();
  putDisposals(office);
  office.put('folder', { ...office.get('folder', FOLDER)!, ...over });
  office.put('disposalBatch', aDisposal({ decisions: [{ folderId: FOLDER, ...decision }] }));
  const done = await office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });
  return { office, folder: office.get('folder', FOLDER)!, done };
};
const years = (count: number) => ({ term: { kind: 'years', years: count } }) as const;

describe('a folder that is kept some years more', () => {
  test.each([
    ['as many as the committee says', { outcome: 'extend', extendYears: 5 }, 10, 15],
    ['a single one', { outcome: 'extend', extendYears: 1 }, 10, 11],
    ['ten when the committee does not say', { outcome: 'extend' }, 10, 10 + DEFAULT_EXTENSION_YEARS],
    ['two hundred in all and not one more', { outcome: 'extend', extendYears: 100 }, 100, 200],
    ['two hundred in all, of which it had nearly all', { outcome: 'extend', extendYears: 100 }, 199, 200],
  ] as const)('%s', async (_, decision, before, after) => {
    const { folder, done } = await carriedOut(decision, { retention: years(before) });

    expect(done).toMatchObject({ ok: true });
    expect(retentionOf(folder).term).toEqual({ kind: 'years', years: after });
    expect(folder).not.toHaveProperty('disposed');
  });

  test('is due again only after them, with the reason of the committee beside its term', async () => {
    const reason = 'ยังใช้อ้างอิง';
    const { folder } = await carriedOut({ outcome: 'extend', extendYears: 20, reason }, { retention: years(10) });

    expect(folder.retention).toEqual({ term: { kind: 'years', years: 30 }, reason });
    expect(folderDueOn(folder)).toBe('2043-01-01');
  });

  test('for ever stays so: nobody shortens it by keeping it longer', async () => {
    const retention = { term: { kind: 'permanent' }, reason: 'ประวัติศาสตร์' } as const;
    const { folder } = await carriedOut({ outcome: 'extend', extendYears: 5 }, { retention });

    expect(folder.retention).toEqual(retention);
    expect(folderDueOn(folder)).toBeUndefined();
  });

  test('may be put into another disposal when it is due again', async () => {
    const { folder } = await carriedOut({ outcome: 'extend', extendYears: 5 }, { retention: years(10) });
    expect(folder).not.toHaveProperty('disposalBatchId');
  });
});

describe('a folder that is kept for ever', () => {
  test('is never due again', async () => {
    const { folder } = await carriedOut({ outcome: 'keep', reason: 'มีคุณค่า' }, { retention: years(10) });

    expect(folder.retention).toEqual({ term: { kind: 'permanent' }, reason: 'มีคุณค่า' });
    expect(folderDueOn(folder)).toBeUndefined();
  });

  test('needs no reason', async () => {
    const { folder } = await carriedOut({ outcome: 'keep' });
    expect(folder.retention).toEqual({ term: { kind: 'permanent' } });
  });
});

describe('a folder that goes', () => {
  test.each(['destroy', 'transfer'] as const)(
    'to %s is noted with the day, the list and where it stood',
    async (outcome) => {
      const { folder } = await carriedOut({ outcome }, { homeLocationId: 'shelf-1' });

      expect(folder.disposed).toEqual({ outcome, on: '2026-05-01', batchId: 'disposal-1', homeLocationId: 'shelf-1' });
      expect(folder).not.toHaveProperty('homeLocationId');
    },
  );

  test('and had no home is noted without one', async () => {
    const office = createMemoryOffice();
    putDisposals(office);
    const { homeLocationId: _home, ...homeless } = office.get('folder', FOLDER)!;
    office.put('folder', homeless);
    await office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });

    expect(office.get('folder', FOLDER)?.disposed).toEqual({
      outcome: 'destroy',
      on: '2026-05-01',
      batchId: 'disposal-1',
    });
  });

  test.each([
    ['is on hold', { hold: { reason: 'คดี', by: 'staff-1', at: '2026-01-05T02:00:00.000Z' } }],
    [
      'is lent',
      {
        custody: {
          kind: 'on-loan',
          borrowerId: 'staff-2',
          sinceAt: '2026-01-05T02:00:00.000Z',
          lastMovementId: 'm-1',
          lastEffectiveAt: '2026-01-05T02:00:00.000Z',
          lastDeviceId: 'pc-1',
          lastSeq: 1,
        },
      },
    ],
  ] as const)('stops the whole list while it %s', async (_, over) => {
    const { office, folder, done } = await carriedOut({ outcome: 'destroy' }, over);

    expect(done).toMatchObject({ ok: false });
    expect(folder).not.toHaveProperty('disposed');
    expect(office.get('disposalBatch', 'disposal-1')?.state).toEqual({ kind: 'open' });
  });
});
