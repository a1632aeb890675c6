import { describe, expect, test } from 'vitest';
import { planScanFile } from '#features/scan-desk/scan-file-plan.ts';
import { readScanFile, type FileAction } from '#shared/domain/scan-file.ts';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openTestOffice, TODAY, type TestOffice } from './an-office.ts';

const folder = (running: number): string => makeScanCode('folder', '13', running);
const badge = (running: number): string => makeScanCode('staff', '13', running);
const place = (running: number): string => makeScanCode('location', '13', running);

const planOf = (office: TestOffice, content: string, action: FileAction = 'return') =>
  planScanFile(
    office.data.rows,
    { ...readScanFile(content, {}), key: '0a1b2c3d', name: 'morning.txt' },
    { action, purpose: 'ตรวจเอกสาร', dueOn: TODAY, nowMs: office.clock.nowMs() },
  );

const namesOf = (plan: ReturnType<typeof planOf>): readonly string[] => plan.calls.map(({ name }) => name);

describe('what a file of a batch scanner would do', () => {
  test('is what the desk would do with the same scans in the same order', async () => {
    const office = await openTestOffice();
    const plan = planOf(office, `${folder(4)}\n${actionCode('move')}\n${place(6)}\n${folder(1)}\n`);

    expect(namesOf(plan)).toEqual(['check-in-folder', 'move-folder', 'keep-scan-file']);
    expect(plan.lines.map(({ means, action }) => `${means} ${action}`)).toEqual([
      'folder return',
      'action move',
      'place move',
      'folder move',
    ]);
  });

  test('an action named in a line holds from that line on', async () => {
    const office = await openTestOffice();
    const plan = planOf(office, `${badge(2)},lend\n${folder(1)}\n${folder(4)},return`);
    expect(namesOf(plan)).toEqual(['check-out-folder', 'check-in-folder', 'keep-scan-file']);
  });

  test('codes nobody knows are parked like any scan, lines that are none with file and line', async () => {
    const office = await openTestOffice();
    const plan = planOf(office, `4006381333931\n${folder(1)},dispose\n${actionCode('undo')}`);

    expect(plan.calls.slice(0, 3)).toEqual([
      { name: 'park-scan', args: { text: '4006381333931' } },
      { name: 'park-scan', args: { text: `${folder(1)},dispose`, note: 'morning.txt:2' } },
      { name: 'park-scan', args: { text: actionCode('undo'), note: 'morning.txt:3' } },
    ]);
    expect(plan.problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("each scan's own time is kept with the file, five hundred lines to a row", async () => {
    const office = await openTestOffice();
    const plan = planOf(office, Array.from({ length: 501 }, (_, at) => `${folder(1)},08:${at % 60}`).join('\n'));
    const kept = plan.calls.flatMap((call) => (call.name === 'keep-scan-file' ? [call.args] : []));
    expect(kept.map(({ part, entries }) => [part, entries.length])).toEqual([
      [0, 500],
      [1, 1],
    ]);
    expect(kept[0]?.entries[1]).toEqual({ line: 2, text: folder(1), at: '08:1' });
  });

  test('is stored in one commit, and folders are where the file says', async () => {
    const office = await openTestOffice();
    const plan = planOf(office, `${badge(2)},lend\n${folder(1)},08:30,lend\n4006381333931`);
    const stored = await office.data.mutateAll(plan.calls);
    expect(stored.ok).toBe(true);
    expect(office.row('folder', 'folder-1').custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
    expect(office.data.sync.pendingEntries()).toHaveLength(plan.calls.length);
  });

  test('making the plan stores nothing', async () => {
    const office = await openTestOffice();
    planOf(office, `${folder(4)}\n${folder(1)}`);
    expect(office.data.sync.pendingEntries()).toEqual([]);
  });
});
