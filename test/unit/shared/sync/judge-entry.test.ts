import { describe, expect, test } from 'vitest';
import { judgeEntry } from '#shared/sync/judge-entry.ts';
import { createVersionedRows } from '#shared/sync/versioned-rows.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { anEntry } from '#test/builders/sync.ts';

const RECEIVED_MS = Date.parse('2026-11-23T04:00:00.000Z');
const anOffice = () => {
  const rows = createVersionedRows();
  rows.store(
    1,
    aSmallOffice().map(({ table, row }) => ({ table, id: row.id, row })),
  );
  return rows;
};

describe('an entry judged by a centre in memory', () => {
  test('that is taken says what has to be stored, and stores nothing itself', async () => {
    const rows = anOffice();
    const before = rows.all();

    const { outcome, changes } = await judgeEntry(rows.reader, anEntry(), RECEIVED_MS);

    expect(outcome).toEqual({ kind: 'applied' });
    expect(changes).toMatchObject([{ table: 'parkedScan', row: { text: '40063813331', actorId: 'staff-1' } }]);
    expect(rows.all()).toEqual(before);
  });

  test('that lends what somebody has raises a card for a person', async () => {
    const rows = anOffice();
    const lend = (seq: number, borrowerId: string) =>
      anEntry({
        seq,
        name: 'check-out-folder@1',
        args: { folderId: 'folder-1', borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' },
        deviceId: `pc-${seq}`,
      });
    rows.store(2, (await judgeEntry(rows.reader, lend(1, 'staff-1'), RECEIVED_MS)).changes);

    const { outcome } = await judgeEntry(rows.reader, lend(2, 'staff-2'), RECEIVED_MS);

    expect(outcome).toMatchObject({ kind: 'exception', exceptionIds: [expect.any(String)] });
  });

  test.each([
    ['of a person the office does not know', { actorId: 'stranger' }, 'actor-unknown'],
    ['with arguments that make no sense', { args: {} }, 'input-invalid'],
    ['of a mutation that no release ever had', { name: 'fly@1' }, 'mutation-unknown'],
  ])('%s is refused and changes nothing', async (_what, over, type) => {
    const judged = await judgeEntry(anOffice().reader, anEntry(over), RECEIVED_MS);

    expect(judged).toMatchObject({ outcome: { kind: 'rejected', error: { type } }, changes: [] });
  });
});

describe('the rows of a centre in memory', () => {
  test('tell of a removed row with the version that removed it, and no longer show it', async () => {
    const rows = createVersionedRows();
    rows.store(1, [
      { table: 'folder', id: 'b', row: aFolder({ id: 'b' }) },
      { table: 'folder', id: 'a', row: aFolder({ id: 'a' }) },
    ]);
    expect(await rows.reader.list('folder', 'subjectId', 'factory-1')).toMatchObject([{ id: 'a' }, { id: 'b' }]);

    rows.store(2, [{ table: 'folder', id: 'a', row: null }]);

    expect(rows.all().find(({ id }) => id === 'a')).toEqual({ table: 'folder', id: 'a', version: 2, row: null });
    expect(rows.present().map(({ row }) => row.id)).toEqual(['b']);
    expect(await rows.reader.get('folder', 'a')).toBeUndefined();
    expect(await rows.reader.list('folder', 'subjectId', 'factory-1')).toMatchObject([{ id: 'b' }]);
  });
});
