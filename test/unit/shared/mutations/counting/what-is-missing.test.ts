import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CountedThing, StockTakeResult } from '#shared/model/stock-take-rows.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { aDisposal } from '#test/builders/record-series.ts';
import { at, countScan, endHere, finish, folder, ids, openCount, openOffice } from '../a-stock-take.ts';

let office: MemoryOffice;
let missing: () => readonly string[];
const result = (): StockTakeResult => {
  const { state } = office.get('stockTake', 'count-1')!;
  if (!('result' in state)) throw new Error('the count is not over');
  return state.result;
};
const lendFirst = (minute: number, over = {}) =>
  office.run(
    'check-out-folder',
    { folderId: 'folder-1', borrowerId: 'staff-2', purpose: 'ตรวจ', dueOn: '2026-12-01' },
    { id: `lend-${minute}`, ...at(minute), ...over },
  );
const seeFirst = (minute: number) =>
  office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, at(minute));
const open = async (scope?: Parameters<typeof openCount>[1]) => {
  // Opened at 10 minutes past, so that something can have been before.
  const opened = await openCount(office, scope);
  office.put('stockTake', { ...opened.count(), openedAt: at(10).occurredAt });
  missing = opened.missing;
};
const end = async (scans = 0) => {
  await endHere(office, scans);
  expect(await finish(office)).toMatchObject({ ok: true });
};
beforeEach(async () => {
  office = openOffice();
  await open();
});

describe('what becomes of an expected folder that nobody scanned', () => {
  test.each<readonly [string, () => Promise<unknown>, 'missing' | 'moved' | 'lent']>([
    ['nothing was ever recorded', async () => undefined, 'missing'],
    ['it was seen before the count', () => seeFirst(9), 'missing'],
    ['it was seen in the instant of the opening', () => seeFirst(10), 'missing'],
    ['it was seen a minute after the opening', () => seeFirst(11), 'moved'],
    ['it is lent since', () => lendFirst(11), 'lent'],
    ['it was lent before, by a PC that was offline', () => lendFirst(9), 'lent'],
    [
      'it was lent and came back before the count',
      async () => {
        await lendFirst(5);
        await office.run('check-in-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, at(6));
      },
      'missing',
    ],
    [
      'it was lent and came back since',
      async () => {
        await lendFirst(11);
        await office.run('check-in-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, at(12));
      },
      'moved',
    ],
    [
      'its loan was a mistake and was taken back',
      async () => {
        await lendFirst(11);
        await office.run('undo-movement', { folderId: 'folder-1', movementId: 'lend-11' }, at(12));
      },
      'missing',
    ],
    [
      'another office has it',
      () =>
        office.run(
          'send-transfer',
          { destination: 'สอจ. นนทบุรี', sentOn: '2026-11-23', folderIds: ['folder-1'] },
          at(11),
        ),
      'lent',
    ],
    [
      'it was destroyed while the count went on',
      async () => {
        const { homeLocationId = '', ...rest } = office.get('folder', 'folder-1')!;
        const gone = { outcome: 'destroy', on: '2026-11-23', batchId: aDisposal().id, homeLocationId } as const;
        office.put('folder', { ...rest, disposed: gone });
      },
      'moved',
    ],
    [
      'it is somewhere else by another scan',
      () => office.run('move-folder', { folderId: 'folder-1', locationId: 'shelf-3' }, at(11)),
      'moved',
    ],
  ])('%s', async (_about, happens, expected) => {
    await happens();
    await end();

    const { missing: missed, moved, lent } = result();
    expect({ missed, moved, lent }).toEqual({
      missed: expected === 'missing' ? 8 : 7,
      moved: expected === 'moved' ? 1 : 0,
      lent: expected === 'lent' ? 1 : 0,
    });
    expect(missing().includes('folder-1')).toBe(expected === 'missing');
  });

  test('whose row is not there at all is missing', async () => {
    const part = office.all('stockTakePart')[0]!;
    office.put('stockTakePart', { ...part, folderIds: [...part.folderIds, 'folder-never'] });
    await end();
    expect(missing()).toContain('folder-never');
  });
});

describe('a scan that comes after the end', () => {
  const late = (what: CountedThing, over: { deviceId?: string; minute?: number } = {}) =>
    countScan(office, what, over.deviceId ?? 'pc-2', over.minute ?? 50);
  const cards = () => office.all('exception').filter(({ kind }) => kind === 'stock-take-late');

  test.each<readonly [string, CountedThing, Partial<StockTakeResult>]>([
    ['of a missing folder: it is found late', folder(4, 'shelf-1'), { missing: 4, lateFound: 1, scans: 4 }],
    ['of one that was found already', folder(1, 'shelf-1'), { missing: 5, lateFound: 0, scans: 4 }],
    ['of one nobody expected', folder(9, 'shelf-1'), { missing: 5, lateFound: 0, scans: 4 }],
    ['of one that was never registered', folder(777, 'shelf-1'), { missing: 5, lateFound: 0, scans: 4 }],
    ['of a code nobody knows', { kind: 'unknown', text: '4006381333931' }, { missing: 5, lateFound: 0, scans: 3 }],
    [
      'of a condition',
      { kind: 'condition', folderId: 'folder-4', condition: 'wet' },
      { missing: 5, lateFound: 0, scans: 3 },
    ],
  ])('%s', async (_about, what, expected) => {
    for (const running of [1, 2, 3]) await countScan(office, folder(running, 'shelf-1'));
    await end(3);
    expect(result()).toMatchObject({ missing: 5, scans: 3 });

    expect(await late(what)).toMatchObject({ ok: true });

    expect(result()).toMatchObject(expected);
    expect(missing()).toHaveLength(expected.missing ?? 0);
    expect(cards()).toHaveLength(1);
  });

  test('is one card for each PC, however many scans it sends', async () => {
    await end();
    for (const deviceId of ['pc-2', 'pc-3']) for (const running of [1, 2]) await late(folder(running), { deviceId });
    expect(cards()).toHaveLength(2);
    expect(result()).toMatchObject({ missing: 6, lateFound: 2, scans: 4 });
  });

  test('judged twice counts once', async () => {
    await end();
    const scan = { stockTakeId: 'count-1', number: 1, what: folder(1, 'shelf-1') };
    const event = { id: 'late-scan', deviceId: 'pc-2', seq: 9, ...at(50) };
    await office.run('count-stock-take-scan', scan, event);
    const once = office.everything();
    await office.run('count-stock-take-scan', scan, event);

    expect(office.everything()).toEqual(once);
  });

  test('does not open a card again that a person has looked at', async () => {
    await end();
    await late(folder(1));
    await office.run('resolve-exception', { exceptionId: cards()[0]!.id });
    await late(folder(2));
    expect(cards()).toMatchObject([{ resolvedAt: expect.any(String) }]);
  });

  test('counts on the PC that waits for the centre, too', async () => {
    await endHere(office, 0);
    await office.run('finish-stock-take', { stockTakeId: 'count-1' }, at(40));
    await late(folder(1));
    expect(office.get('stockTake', 'count-1')?.state).toMatchObject({
      kind: 'finishing',
      result: { lateFound: 1, missing: 7 },
    });
  });

  test('of a count that was given up changes no figures, and is told', async () => {
    await office.run('cancel-stock-take', { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' }, at(40));
    await late(folder(1));
    expect(office.get('stockTake', 'count-1')?.state).toMatchObject({ kind: 'cancelled' });
    expect(cards()).toHaveLength(1);
  });
});

describe('whatever is scanned, lent, moved and fetched while a count goes on', () => {
  const running = fc.integer({ min: 1, max: 9 });
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('scan', 'scan', 'scan', 'wrong-place', 'lend', 'return', 'move', 'see', 'fetch', 'destroy'),
      running,
      isLate: fc.boolean(),
    }),
    { maxLength: 14 },
  );
  const folderId = (one: number): string => `folder-${one}`;
  const fetch = async (one: number, minute: number): Promise<void> => {
    const asked = { folderIds: [folderId(one)], requesterId: 'staff-1', urgency: 'normal' } as const;
    await office.run('request-folders', asked, { id: `ask-${minute}`, ...at(minute) });
    const request = office.all('request').find(({ folderId: of }) => of === folderId(one));
    if (request) await office.run('note-retrieval', { requestId: request.id, step: { kind: 'picked' } }, at(minute));
  };
  const happen = async (what: string, one: number, minute: number): Promise<number> => {
    const id = folderId(one);
    if (what === 'scan' || what === 'wrong-place') {
      const finding =
        office.get('folder', id)?.custody.kind === 'on-loan' ? 'on-loan' : what === 'scan' ? 'right' : what;
      await countScan(
        office,
        { kind: 'folder', folderId: id, placeId: 'shelf-1', finding } as CountedThing,
        'pc-1',
        minute,
      );
      return 1;
    }
    const loan = { folderId: id, borrowerId: 'staff-2', purpose: 'ตรวจ', dueOn: '2026-12-01' };
    if (what === 'lend') await office.run('check-out-folder', loan, at(minute));
    if (what === 'return') await office.run('check-in-folder', { folderId: id, locationId: 'shelf-1' }, at(minute));
    if (what === 'move') await office.run('move-folder', { folderId: id, locationId: 'shelf-3' }, at(minute));
    if (what === 'see') await office.run('see-folder', { folderId: id, locationId: 'shelf-2' }, at(minute));
    if (what === 'fetch') await fetch(one, minute);
    if (what === 'destroy')
      office.put('folder', {
        ...office.get('folder', id)!,
        disposed: { outcome: 'destroy', on: '2026-11-23', batchId: 'disposal-1' },
      });
    return 0;
  };
  const expectedOf = ({
    found,
    misplaced,
    missing: missed,
    lent,
    moved,
    fetched,
    lateFound,
  }: StockTakeResult): number => found + misplaced + missed + lent + moved + fetched.length + lateFound;

  test('the figures come to what was expected, and the missing are those named', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        office = openOffice();
        await open();
        let scans = 0;
        for (const [index, step] of history.filter(({ isLate }) => !isLate).entries())
          scans += await happen(step.what, step.running, 11 + index);
        await end(scans);
        for (const [index, step] of history.filter(({ isLate }) => isLate).entries())
          if (step.what === 'scan') await happen('scan', step.running, 45 + index);

        const { expected, onLoan, missing: missed } = result();
        const expectedThere = expectedOf(result());
        expect(expectedThere).toBeLessThanOrEqual(expected);
        expect(expectedThere + onLoan).toBeGreaterThanOrEqual(expected);
        expect(missing()).toHaveLength(missed);
        expect(ids(1, 2, 3, 4, 5, 6, 7, 8)).toEqual(expect.arrayContaining([...missing()]));
      }),
      { numRuns: 120 },
    );
  });
});
