import { describe, expect, test, vi } from 'vitest';
import { appearanceOf } from '#features/scan-desk/result-tone.ts';
import { resultWords, spokenWords } from '#features/scan-desk/result-words.ts';
import type { DeskResult } from '#features/scan-desk/scan-desk-state.ts';
import { createScanDeskStore } from '#features/scan-desk/scan-desk-store.ts';
import { nextInQueue } from '#data/request-queries.ts';
import { scanDeskTh } from '#i18n/messages/scan-desk.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openTestOffice, TODAY } from './an-office.ts';

const codeOf = (running: number): string => makeScanCode('folder', '13', running);

/** The fourth folder is on loan to วิชัย; อรุณี has asked for it. */
const openDeskWithRequest = async () => {
  const office = await openTestOffice();
  const loan = { folderId: 'folder-4', borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
  await office.data.mutate('check-out-folder', loan);
  const asked = await office.data.mutate('request-folders', {
    folderIds: ['folder-4'],
    requesterId: 'staff-3',
    urgency: 'normal',
  });
  if (!asked.ok) throw new Error('the request is made');
  const announce = vi.fn<(result: DeskResult) => void>();
  const store = createScanDeskStore({
    data: office.data,
    nowMs: () => office.clock.nowMs(),
    terms: { purpose: 'ตรวจเอกสาร', dueOn: TODAY },
    announce,
    onFailure: (error) => {
      throw error;
    },
  });
  const scan = async (text: string): Promise<DeskResult> => {
    office.clock.advance(60_000);
    store.getState().scan({ text, atMs: office.clock.monotonicMs() });
    const last = (): DeskResult => store.getState().desk.results[0]!;
    await expect.poll(() => last().stored.kind).not.toBe('storing');
    return last();
  };
  const words = (result: DeskResult) =>
    resultWords(result, { rows: office.data.rows, messages: scanDeskTh, language: 'th' });
  return { office, store, scan, words, stage: () => nextInQueue(office.data.rows, 'folder-4')?.stage };
};

describe('a folder that somebody asked for comes back', () => {
  test('the desk says in large words for whom it is kept, in a colour and a sound of its own', async () => {
    const { office, scan, words } = await openDeskWithRequest();

    const result = await scan(codeOf(4));

    expect(words(result).headline).toBe('กักไว้ให้ อรุณี ศรีสมบูรณ์');
    expect(appearanceOf(result)).toMatchObject({ tone: 'exception', sound: 'hold' });
    expect(spokenWords(result, { rows: office.data.rows, messages: scanDeskTh, language: 'th' })).toBe(
      'กักไว้ให้ อรุณี ศรีสมบูรณ์',
    );
  });

  test('it is ready for the requester, noted in the same commit as the return', async () => {
    const { office, scan, stage } = await openDeskWithRequest();

    await scan(codeOf(4));

    expect(stage()).toMatchObject({ kind: 'ready', step: { how: 'trapped' } });
    expect(office.row('folder', 'folder-4').custody.kind).toBe('at-location');
    const names = office.data.sync.pendingEntries().map(({ name }) => name);
    expect(names.slice(-2)).toEqual(['check-in-folder@1', 'note-retrieval@1']);
  });

  test('undoing the return makes the requester wait again', async () => {
    const { store, scan, stage, office } = await openDeskWithRequest();
    await scan(codeOf(4));

    store.getState().send({ kind: 'undo-asked', atMs: office.clock.nowMs() });

    await expect.poll(() => stage()?.kind).toBe('waiting');
    expect(office.row('folder', 'folder-4').custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
  });

  test('putting it on its shelf all the same leaves it on the pick list, so that nobody forgets it', async () => {
    const { scan, stage } = await openDeskWithRequest();
    await scan(codeOf(4));

    await scan(makeScanCode('location', '13', 3));

    expect(stage()).toEqual({ kind: 'to-pick' });
  });

  test('a folder that nobody asked for goes home as ever', async () => {
    const { scan, words } = await openDeskWithRequest();

    expect(words(await scan(codeOf(5))).headline).toMatch(/^เก็บที่/);
  });
});
