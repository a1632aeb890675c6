import { describe, expect, test } from 'vitest';
import { folderDueOn } from '#shared/model/folder-retention.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aDisposal, COMMITTEE, putDisposals } from '#test/builders/record-series.ts';

const office = (): MemoryOffice => {
  const made = createMemoryOffice();
  putDisposals(made);
  return made;
};
const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('the folders of a disposal', () => {
  test('are due on the day on which it is proposed, and not a day later', async () => {
    const made = office();
    const dueOn = folderDueOn(made.get('folder', 'folder-due')!)!;
    const open = (proposedOn: string) =>
      made.run('open-disposal', { folderIds: ['folder-due'], committee: COMMITTEE, proposedOn });

    expect(await open(dayBefore(dueOn))).toMatchObject({ error: { type: 'folder-not-due', folderId: 'folder-due' } });
    expect(made.get('folder', 'folder-due')).not.toHaveProperty('disposalBatchId');
    expect(await open(dueOn)).toMatchObject({ ok: true });
  });

  test('become more until the head has approved it, and none after that', async () => {
    const made = office();
    const add = (batchId: string) => made.run('add-to-disposal', { batchId, folderIds: ['folder-due'] });

    expect(await add('disposal-1')).toMatchObject({ error: { type: 'disposal-closed', state: 'approved' } });
    expect(await add('disposal-new')).toMatchObject({ ok: true });
    expect(made.get('disposalBatch', 'disposal-new')?.folderIds).toEqual(['folder-due']);
    expect(made.get('folder', 'folder-due')?.disposalBatchId).toBe('disposal-new');
  });

  test('are free again when it is given up, but not those that another disposal has meanwhile', async () => {
    const made = office();
    made.put('disposalBatch', aDisposal({ folderIds: ['folder-proposed', 'folder-due'] }));
    made.put('folder', { ...made.get('folder', 'folder-due')!, disposalBatchId: 'disposal-new' });
    await made.run('cancel-disposal', { batchId: 'disposal-1', reason: 'คณะกรรมการไม่ครบ' });

    expect(made.get('folder', 'folder-proposed')).not.toHaveProperty('disposalBatchId');
    expect(made.get('folder', 'folder-due')?.disposalBatchId).toBe('disposal-new');
  });
});

describe('the committee', () => {
  test('decides about the folders of its list alone', async () => {
    const made = office();
    const decisions = [{ folderId: 'folder-due', outcome: 'destroy' }] as const;
    expect(await made.run('decide-disposal', { batchId: 'disposal-1', decisions })).toMatchObject({
      error: { type: 'folder-unknown', folderId: 'folder-due' },
    });
    expect(made.get('disposalBatch', 'disposal-1')).toEqual(aDisposal());
  });

  test('may say something else later, and its last word about a folder counts', async () => {
    const made = office();
    const decisions = [{ folderId: 'folder-proposed', outcome: 'transfer' }] as const;
    expect(await made.run('decide-disposal', { batchId: 'disposal-1', decisions })).toMatchObject({ ok: true });
    expect(made.get('disposalBatch', 'disposal-1')?.decisions).toEqual(decisions);
  });

  test('has decided about every folder before any is destroyed', async () => {
    const made = office();
    made.put('folder', aFolder({ ...made.get('folder', 'folder-due')!, disposalBatchId: 'disposal-1' }));
    made.put('disposalBatch', aDisposal({ folderIds: ['folder-proposed', 'folder-due'] }));
    const carryOut = () => made.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });

    expect(await carryOut()).toMatchObject({ error: { type: 'disposal-not-ready', gap: 'decisions' } });
    expect(made.get('folder', 'folder-proposed')).not.toHaveProperty('disposed');
    const decisions = [{ folderId: 'folder-due', outcome: 'destroy' }] as const;
    await made.run('decide-disposal', { batchId: 'disposal-1', decisions });
    expect(await carryOut()).toMatchObject({ ok: true });
    expect(made.get('folder', 'folder-due')).toHaveProperty('disposed');
  });
});
