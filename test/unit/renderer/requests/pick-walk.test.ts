import { describe, expect, test } from 'vitest';
import { dayOfRequests, openRequests, pickStops, toPick } from '#data/request-queries.ts';
import { createPickStore, nextOf } from '#features/requests/pick-store.ts';
import { judgeBrought, judgeHandOver, judgeNotHere, judgeTaken } from '#features/requests/judge-pick.ts';
import { pickListPaper } from '#features/requests/pick-list-paper.ts';
import { pickWords } from '#features/requests/result-words.ts';
import { requestsTh } from '#i18n/messages/requests.ts';
import type { ScanSound } from '#scan/sounds.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openTestOffice } from '../scan-desk/an-office.ts';

const folderCode = (running: number): string => makeScanCode('folder', '13', running);
const placeCode = (running: number): string => makeScanCode('location', '13', running);
const badge = (running: number): string => makeScanCode('staff', '13', running);
const TERMS = { purpose: 'ใช้ในราชการ', dueOn: '2026-11-30' };

/** Folders 1, 2, 4 stand in room A (4 is on loan to วิชัย), folder 3 in room B; อรุณี asks for all of them. */
const openWalk = async (folderIds: readonly string[] = ['folder-3', 'folder-2', 'folder-1']) => {
  const office = await openTestOffice();
  const ask = async (ids: readonly string[], requesterId = 'staff-3') => {
    const asked = await office.data.mutate('request-folders', { folderIds: [...ids], requesterId, urgency: 'normal' });
    if (!asked.ok) throw new Error('the request is made');
    office.clock.advance(60_000);
  };
  await ask(folderIds);
  const sounds: ScanSound[] = [];
  const store = createPickStore({
    data: office.data,
    nowMs: () => office.clock.nowMs(),
    terms: () => TERMS,
    play: (sound) => void sounds.push(sound),
  });
  const { rows } = office.data;
  const shownKind = (): string | undefined => {
    const { shown } = store.getState();
    return shown?.kind === 'stored' ? shown.result.kind : shown?.error.type;
  };
  const done = async (work: () => void): Promise<string | undefined> => {
    const before = sounds.length;
    work();
    await expect.poll(() => sounds.length).toBeGreaterThan(before);
    return shownKind();
  };
  return {
    office,
    ask,
    store,
    sounds,
    walk: () => toPick(openRequests(rows)),
    stages: () => openRequests(rows).map(({ folder, stage }) => `${folder.id} ${stage.kind}`),
    next: () => nextOf(toPick(openRequests(rows)), store.getState()),
    scan: (text: string, afterMs = 60_000) => {
      office.clock.advance(afterMs);
      return done(() => expect(store.getState().scan(text)).toBe(true));
    },
    press: (work: () => void) => done(work),
    headline: () => {
      const { shown } = store.getState();
      if (shown?.kind !== 'stored') throw new Error('nothing is shown');
      return pickWords(shown.result, { messages: requestsTh, language: 'th' }).headline;
    },
  };
};

describe('the walk', () => {
  test('goes from cabinet to cabinet, whatever the order of asking', async () => {
    const { walk, office } = await openWalk();

    const stops = pickStops(office.data.rows, walk());

    expect(stops.map(({ path, lines }) => [path, lines.length])).toEqual([
      ['ห้อง A · ตู้ 03', 2],
      ['ห้อง B · ตู้ 07 · ชั้น 1', 1],
    ]);
  });

  test('does not lead to a folder that is on loan', async () => {
    const { walk, stages } = await openWalk(['folder-4', 'folder-1']);

    expect(walk().map(({ folder }) => folder.id)).toEqual(['folder-1']);
    expect(stages()).toContain('folder-4 waiting');
  });

  test('comes to skipped folders last, and to a chosen one first', async () => {
    const { walk, store, next } = await openWalk();
    const [first, second, third] = walk();

    store.getState().skip(first!);
    expect(next()).toEqual(second);
    store.getState().choose(third!);
    expect(next()).toEqual(third);
    for (const line of walk()) store.getState().skip(line);
    expect(next()).toEqual(first);
  });
});

describe('scanning on the walk', () => {
  test('the folder that was asked for is picked: noted, heard, and the next one comes', async () => {
    const { walk, next, scan, sounds, headline, stages } = await openWalk();
    const [first, second] = walk();

    expect(await scan(first!.folder.code)).toBe('picked');

    expect(sounds).toEqual(['done']);
    expect(headline()).toBe('หยิบให้ อรุณี ศรีสมบูรณ์');
    expect(stages()).toContain(`${first!.folder.id} picked`);
    expect(next()).toEqual(second);
  });

  test('any folder of the walk may be taken when the hand comes to it', async () => {
    const { walk, scan } = await openWalk();

    expect(await scan(walk()[2]!.folder.code)).toBe('picked');
    expect(walk()).toHaveLength(2);
  });

  test('a folder that nobody asked for is told loudly, with where it goes back; that it was seen is kept', async () => {
    const { scan, sounds, headline, office } = await openWalk();

    expect(await scan(folderCode(5))).toBe('wrong-folder');

    expect(sounds).toEqual(['refused']);
    expect(headline()).toBe('ผิดแฟ้ม ไม่มีใครขอแฟ้มนี้');
    expect(office.data.sync.pendingEntries().at(-1)).toMatchObject({
      name: 'see-folder@1',
      args: { folderId: 'folder-5' },
    });
  });

  test('the same folder twice in a moment is one pick; later, at the desk, it says that it is there', async () => {
    const { walk, scan, stages } = await openWalk(['folder-1']);
    const { code } = walk()[0]!.folder;
    await scan(code);

    expect(await scan(code, 2_000)).toBe('repeated');
    expect(stages()).toEqual(['folder-1 picked']);
    expect(await scan(code, 120_000)).toBe('brought');
    expect(stages()).toEqual(['folder-1 ready']);
    expect(await scan(code)).toBe('ready-for');
  });

  test('a folder that is on loan by the records, but stands here, is taken back and picked', async () => {
    const { scan, office, stages } = await openWalk(['folder-4']);

    expect(await scan(folderCode(4))).toBe('picked');

    expect(office.row('folder', 'folder-4').custody).toMatchObject({ kind: 'at-location', locationId: 'shelf-3' });
    expect(stages()).toEqual(['folder-4 picked']);
  });

  test('a shelf says whether it is the right one', async () => {
    const { scan, headline } = await openWalk();

    expect(await scan(placeCode(2))).toBe('right-place');
    expect(await scan(placeCode(5))).toBe('wrong-place');
    expect(headline()).toBe('ยังไม่ใช่ ต้องไป ห้อง A · ตู้ 03 · ชั้น 2');
  });

  test('what does not belong to the walk is left to other pages', async () => {
    const { store } = await openWalk();

    expect(store.getState().scan('4006381333931')).toBe(false);
    expect(store.getState().scan(makeScanCode('folder', '13', 999))).toBe(false);
    expect(store.getState().scan(badge(4))).toBe(false);
  });

  test('when the disk is full nothing is shown as picked', async () => {
    const { walk, scan, office, sounds, stages } = await openWalk(['folder-1']);
    office.refuse(true);

    expect(await scan(walk()[0]!.folder.code)).toBe('storage-failed');

    expect(sounds).toEqual(['refused']);
    expect(stages()).toEqual(['folder-1 to-pick']);
  });

  test('a burst is worked off in order, each folder judged by what came before it', async () => {
    const { store, office, stages } = await openWalk(['folder-1', 'folder-2']);
    const release = office.hold();

    for (const running of [1, 2, 1]) store.getState().scan(folderCode(running));
    release();

    await expect.poll(stages).toEqual(['folder-1 picked', 'folder-2 picked']);
    expect(office.data.sync.pendingEntries().filter(({ name }) => name === 'see-folder@1')).toHaveLength(3);
  });
});

describe('what is not there', () => {
  test('goes to the list of what was not found, off the walk, and is picked when it turns up', async () => {
    const { walk, press, store, stages, scan } = await openWalk(['folder-1']);

    await press(() => store.getState().do(judgeNotHere(walk()[0]!)));

    expect(walk()).toEqual([]);
    expect(stages()).toEqual(['folder-1 not-found']);
    expect(await scan(folderCode(1))).toBe('picked');
  });
});

describe('handing over', () => {
  test('by the badge of the requester, after the folder', async () => {
    const { scan, office, stages, headline } = await openWalk(['folder-1']);
    await scan(folderCode(1));
    await scan(folderCode(1));

    expect(await scan(badge(3))).toBe('handed-over');

    expect(office.row('folder', 'folder-1').custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-3' });
    expect(stages()).toEqual([]);
    expect(headline()).toBe('ส่งมอบให้ อรุณี ศรีสมบูรณ์ แล้ว');
  });

  test('not to somebody else', async () => {
    const { scan, stages, sounds } = await openWalk(['folder-1']);
    await scan(folderCode(1));
    await scan(folderCode(1));

    expect(await scan(badge(2))).toBe('wrong-person');
    expect(stages()).toEqual(['folder-1 ready']);
    expect(sounds.at(-1)).toBe('refused');
  });

  test('a badge alone says how much is ready for its person', async () => {
    const { scan, headline } = await openWalk(['folder-1']);
    await scan(folderCode(1));
    await scan(folderCode(1));
    await scan(folderCode(5));

    await scan(badge(3));

    expect(headline()).toBe('อรุณี ศรีสมบูรณ์ มีแฟ้มพร้อมรับ 1 แฟ้ม');
  });

  test('by hand, for what the request was made for; the next in the queue then waits for it', async () => {
    const { store, press, walk, ask, stages, office } = await openWalk(['folder-1']);
    await ask(['folder-1'], 'staff-2');
    await press(() => store.getState().do(judgeTaken(walk()[0]!)));
    const line = () => openRequests(office.data.rows)[0]!;
    await press(() => store.getState().do(judgeBrought(line())));

    await press(() => store.getState().do(judgeHandOver(line(), TERMS)));

    expect(office.row('folder', 'folder-1').custody).toMatchObject({ borrowerId: 'staff-3', purpose: 'ใช้ในราชการ' });
    expect(stages()).toEqual(['folder-1 waiting']);
  });
});

describe('the day', () => {
  test('tells how many were asked for and the median time until a folder was in somebody’s hands', async () => {
    const { scan, office } = await openWalk(['folder-1', 'folder-2', 'folder-3', 'folder-4']);
    const today = isoDateAt(office.clock.nowMs());
    await scan(folderCode(1), 0);
    await scan(folderCode(2), 2 * 60_000);
    await scan(folderCode(3), 6 * 60_000);

    expect(dayOfRequests(office.data.rows, today)).toEqual({ asked: 4, located: 3, medianMs: 3 * 60_000 });
    expect(dayOfRequests(office.data.rows, isoDateAt(0))).toEqual({ asked: 0, located: 0, medianMs: undefined });
  });
});

describe('the pick list on paper', () => {
  test('has a table for each cabinet, numbered through, with a barcode for each folder', async () => {
    const { walk, office } = await openWalk();
    const stops = pickStops(office.data.rows, walk());

    const paper = pickListPaper({
      officeName: 'สอจ.ปทุมธานี',
      stops,
      nowMs: Date.UTC(2026, 10, 23, 2, 41),
      messages: requestsTh,
      language: 'th',
    });

    expect(paper.blocks.map(({ kind }) => kind)).toEqual([
      'title',
      'heading',
      'table',
      'heading',
      'table',
      'signatures',
    ]);
    expect(paper.blocks[0]).toMatchObject({ under: 'พิมพ์เมื่อ 23 พฤศจิกายน 2569 เวลา 09:41 น. · 3 แฟ้ม' });
    const rows = paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.map(([number]) => number)).toEqual(['1', '2', '3']);
    expect(rows.map(([, code]) => code)).toEqual(walk().map(({ folder }) => ({ barcode: folder.code })));
  });
});
