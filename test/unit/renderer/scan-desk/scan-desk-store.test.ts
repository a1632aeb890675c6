import { describe, expect, test, vi } from 'vitest';
import { resultWords, spokenWords } from '#features/scan-desk/result-words.ts';
import { placeFacts, resolveScan } from '#features/scan-desk/resolve-scan.ts';
import type { DeskResult } from '#features/scan-desk/scan-desk-state.ts';
import { createScanDeskStore } from '#features/scan-desk/scan-desk-store.ts';
import type { OfficeData } from '#data/office-data.ts';
import { scanDeskEn, scanDeskTh } from '#i18n/messages/scan-desk.ts';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openTestOffice, TODAY, type TestOffice } from './an-office.ts';

const codeOf = (running: number): string => makeScanCode('folder', '13', running);
const badgeOf = (running: number): string => makeScanCode('staff', '13', running);
const placeCode = (running: number): string => makeScanCode('location', '13', running);

const openDesk = async () => {
  const office = await openTestOffice();
  const announce = vi.fn<(result: DeskResult) => void>();
  const onFailure = vi.fn<(error: unknown) => void>();
  const store = createScanDeskStore({
    data: office.data,
    nowMs: () => office.clock.nowMs(),
    terms: { purpose: 'ตรวจเอกสาร', dueOn: TODAY },
    announce,
    onFailure,
  });
  const scan = (text: string): void => {
    office.clock.advance(50);
    store.getState().scan({ text, atMs: office.clock.monotonicMs() });
  };
  const settled = async (): Promise<void> => {
    await expect
      .poll(() =>
        store.getState().desk.results.filter(({ stored }) => stored.kind === 'storing' || stored.kind === 'undoing'),
      )
      .toEqual([]);
  };
  const words = (language: 'th' | 'en' = 'th') => {
    const [last] = store.getState().desk.results;
    if (!last) throw new Error('nothing was scanned');
    const messages = language === 'th' ? scanDeskTh : scanDeskEn;
    return resultWords(last, { rows: office.data.rows, messages, language });
  };
  return { office, store, scan, settled, words, announce, onFailure };
};

const movements = (office: TestOffice) => office.data.sync.pendingEntries().map(({ name }) => name);

describe('what the desk says aloud', () => {
  test('is short, with the numbers as one says them', async () => {
    const { office, store, scan, settled } = await openDesk();
    const said = (): string => {
      const [last] = store.getState().desk.results;
      return last ? spokenWords(last, { rows: office.data.rows, messages: scanDeskTh, language: 'th' }) : '';
    };

    scan(codeOf(4));
    expect(said()).toBe('');
    await settled();
    expect(said()).toBe('คืนแล้ว ห้อง A ตู้ 3 ชั้น 2');

    scan('4006381333931');
    await settled();
    expect(said()).toBe('ไม่รู้จักรหัสนี้');
  });
});

describe('a desk on real data', () => {
  test('checks a lent folder in at its home and says where to put it', async () => {
    const { office, scan, settled, words } = await openDesk();

    scan(codeOf(4));
    await settled();

    expect(office.row('folder', 'folder-4').custody).toMatchObject({ kind: 'at-location', locationId: 'shelf-3' });
    expect(words().headline).toBe('เก็บที่ ห้อง\u00a0A\u00a0· ตู้\u00a003\u00a0· ชั้น\u00a02');
    expect(words().detail).toBe('รับคืนจาก วิชัย ทองสุข');
    expect(words('en').headline).toBe('Put at ห้อง\u00a0A\u00a0· ตู้\u00a003\u00a0· ชั้น\u00a02');
  });

  test('lends by action card, badge and folder', async () => {
    const { office, scan, settled, words } = await openDesk();

    [actionCode('lend'), badgeOf(2), codeOf(1)].forEach(scan);
    await settled();

    expect(office.row('folder', 'folder-1').custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
    expect(words()).toMatchObject({ headline: 'ให้ วิชัย ทองสุข ยืม', detail: 'กำหนดคืน 23 พ.ย. 69' });
    expect(words().folder).toContain('เล่ม 1');
  });

  test('undoes by card: both movements stay, the folder is where it was', async () => {
    const { office, scan, settled } = await openDesk();

    scan(codeOf(4));
    await settled();
    scan(actionCode('undo'));
    await settled();

    expect(office.row('folder', 'folder-4').custody.kind).toBe('unknown');
    expect(movements(office)).toEqual(['check-in-folder@1', 'undo-movement@1']);
  });

  test('two hundred scans at twenty a second are all stored, in their order', async () => {
    const { office, scan, settled } = await openDesk();
    const folders = Array.from({ length: 200 }, (_, index) => 1 + (index % 40));

    for (const running of folders) scan(codeOf(running));
    await settled();

    const stored = office.data.sync.pendingEntries();
    const first40 = stored.slice(0, 40).map(({ args }) => (args as { folderId: string }).folderId);
    expect(first40).toEqual(folders.slice(0, 40).map((running) => `folder-${running}`));
    // Two seconds later each is the same scan again; four seconds later it is new evidence.
    expect(stored.filter(({ name }) => name === 'check-in-folder@1')).toHaveLength(40);
    expect(stored.filter(({ name }) => name === 'see-folder@1').length).toBeGreaterThan(0);
  });

  test('nothing looks done while the disk is busy', async () => {
    const { office, store, scan, settled, announce } = await openDesk();
    const release = office.hold();
    scan(codeOf(1));
    expect(store.getState().desk.results[0]?.stored.kind).toBe('storing');
    expect(announce).not.toHaveBeenCalled();

    release();
    await settled();

    expect(announce).toHaveBeenCalledOnce();
  });

  test('a full disk is said in words, and the scan can be stored again', async () => {
    const { office, store, scan, settled, words } = await openDesk();
    office.refuse(true);
    scan(codeOf(1));
    await settled();
    expect(words().headline).toBe('บันทึกไม่ได้');
    expect(words().detail).toContain('storage-failed');

    office.refuse(false);
    store.getState().send({ kind: 'retry-asked', number: 1 });
    await settled();

    expect(words().headline).toBe('เก็บที่ ห้อง\u00a0A\u00a0· ตู้\u00a003\u00a0· ชั้น\u00a02');
  });

  test('a bug in storing one scan does not stop those behind it', async () => {
    const { office, scan, settled, onFailure, store } = await openDesk();
    const realData = { ...office.data };
    let calls = 0;
    Object.assign(office.data, {
      mutateAll: (asked: Parameters<OfficeData['mutateAll']>[0]) => {
        calls += 1;
        if (calls === 1) throw new Error('a bug');
        return realData.mutateAll(asked);
      },
    });
    scan(codeOf(1));
    scan(codeOf(2));
    await settled();

    expect(onFailure).toHaveBeenCalledOnce();
    expect(store.getState().desk.results.map(({ stored }) => stored.kind)).toEqual(['stored', 'refused']);
  });
});

describe('what is scanned', () => {
  test.each([
    ['a folder nobody registered', codeOf(777)],
    ['a place nobody registered', placeCode(777)],
    ['the badge of somebody who has left', badgeOf(4)],
    ['a product from the shop', '4006381333931'],
    ['half a code', codeOf(1).slice(0, 7)],
    ['two codes in one', codeOf(1) + codeOf(2)],
  ])('%s is parked with its text', async (_, text) => {
    const { office, scan, settled, words } = await openDesk();

    scan(text);
    await settled();

    expect([...office.data.rows.all('parkedScan').values()].map((parked) => parked.text)).toEqual([text]);
    expect(words().headline).toBe('ไม่รู้จักรหัสนี้');
    expect(words().detail).toContain('พักรหัสไว้แล้ว');
  });

  test('is understood in Thai digits and when the keyboard was on Thai', async () => {
    const { rows } = (await openTestOffice()).data;
    const code = codeOf(1);
    const thaiDigits = code.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    const kedmanee = code.replace(/\d/g, (digit) => 'จๅ/-ภถุึคต'[Number(digit)] ?? '');

    expect(resolveScan(rows, thaiDigits)).toMatchObject({ kind: 'folder', folder: { id: 'folder-1' } });
    expect(resolveScan(rows, kedmanee)).toMatchObject({ kind: 'folder', folder: { id: 'folder-1' } });
  });

  test('a place is known with everything that holds it, and a desk is no storage', async () => {
    const { rows } = (await openTestOffice()).data;

    expect(placeFacts(rows, 'slot-4')).toEqual({
      id: 'slot-4',
      withinIds: ['slot-4', 'shelf-3', 'cabinet-2', 'room-1'],
      isStorage: true,
    });
    expect(placeFacts(rows, 'desk-7')).toMatchObject({ isStorage: false });
    expect(placeFacts(rows, 'nowhere')).toBeUndefined();
  });
});

describe('the words of the desk', () => {
  test('exist for every kind of line, in both languages', async () => {
    const { scan, settled, words } = await openDesk();
    const texts = [
      ...(['return', 'lend', 'move', 'locate'] as const).flatMap((action) => [
        actionCode(action),
        codeOf(90),
        badgeOf(1),
        placeCode(6),
        codeOf(4),
        codeOf(4),
        'nonsense',
      ]),
      actionCode('undo'),
    ];
    for (const text of texts) {
      scan(text);
      await settled();
      expect(words('th').headline).not.toBe('');
      expect(words('en').headline).not.toBe('');
    }
  });
});
