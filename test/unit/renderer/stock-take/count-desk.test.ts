import { describe, expect, test, vi } from 'vitest';
import { openCount } from '#features/stock-take/count-desk.ts';
import type { CountLine } from '#features/stock-take/count-state.ts';
import { appearanceOf, lineWords } from '#features/stock-take/count-words.ts';
import { stockTakeEn, stockTakeTh } from '#i18n/messages/stock-take.ts';
import { shelfOrderKey } from '#shared/domain/shelf-order.ts';
import { actionCode, conditionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import { openTestOffice, type TestOffice } from '#test/unit/renderer/scan-desk/an-office.ts';

const SHELF: StockTakeScope = { kind: 'place', locationId: 'shelf-3' };
const codeOf = (folderId: string): string => makeScanCode('folder', '13', Number(folderId.replace(/\D/g, '')));
const placeCode = (running: number): string => makeScanCode('location', '13', running);

/** The folders of a shelf as they ought to stand on it. */
const inShelfOrder = ({ data }: TestOffice, shelfId: string): readonly string[] =>
  [...data.rows.all('folder').values()]
    .filter(({ homeLocationId, custody }) => homeLocationId === shelfId && custody.kind === 'unknown')
    .map(({ id, subjectId, volume, code }) => {
      const registrationNumber = data.rows.get('factory', subjectId)?.register.registrationNumber ?? '';
      return { id, key: shelfOrderKey({ walkKey: 'x', registrationNumber, volume, code }) };
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);

const startCount = async (scope: StockTakeScope = SHELF) => {
  const office = await openTestOffice();
  const opened = await office.data.mutate('open-stock-take', { scope });
  if (!opened.ok) throw new Error(opened.error.type);
  const announce = vi.fn<(line: CountLine) => void>();
  const open = async () =>
    openCount(
      { data: office.data, nowMs: () => office.clock.nowMs(), announce, onFailure: (error) => Promise.reject(error) },
      office.row('stockTake', opened.value.id),
    );
  const count = await open();
  const scan = (text: string): void => {
    office.clock.advance(50);
    count.desk.getState().scan({ text, atMs: office.clock.monotonicMs() });
  };
  const settled = async (): Promise<void> => {
    await expect
      .poll(() =>
        count.desk
          .getState()
          .count.lines.filter(({ stored }) => stored.kind === 'storing' || stored.kind === 'undoing'),
      )
      .toEqual([]);
  };
  const last = (): CountLine => {
    const [line] = count.desk.getState().count.lines;
    if (!line) throw new Error('nothing was scanned');
    return line;
  };
  const words = () => lineWords(last(), { rows: office.data.rows, messages: stockTakeTh, language: 'th' });
  return { office, id: opened.value.id, count, open, scan, settled, last, words, announce };
};

describe('counting a shelf', () => {
  test('in its order finds every folder, and each is on disk before it is called found', async () => {
    const { office, count, scan, settled, announce } = await startCount();
    const shelf = inShelfOrder(office, 'shelf-3');
    const release = office.hold();

    for (const id of shelf) scan(codeOf(id));
    expect(announce).not.toHaveBeenCalled();
    release();
    await settled();

    const kinds = count.desk.getState().count.lines.map(({ message }) => message.kind);
    expect(new Set(kinds)).toEqual(new Set(['found']));
    expect(count.book.scans()).toHaveLength(shelf.length);
    expect(announce).toHaveBeenCalledTimes(shelf.length);
  });

  test('says which of two neighbours to move, and where it belongs', async () => {
    const { office, scan, settled, last, words } = await startCount();
    const [first, second, third, fourth, fifth] = inShelfOrder(office, 'shelf-3');

    for (const id of [first!, second!, fifth!, third!]) scan(codeOf(id));
    await settled();

    expect(last().message).toEqual({ kind: 'out-of-order', folderId: fifth, afterId: third, beforeId: undefined });
    expect(appearanceOf(last())).toMatchObject({ tone: 'elsewhere', sound: 'out-of-order' });
    expect(words().headline).toBe('เรียงสลับ');
    expect(words().detail).toContain('ย้าย');

    scan(codeOf(fourth!));
    await settled();
    expect(last().message.kind).toBe('found');
  });

  test('tells a folder of another shelf, one on loan, one scanned twice and a strange code apart by ear', async () => {
    const { office, scan, settled, last } = await startCount();
    const last3 = inShelfOrder(office, 'shelf-3').at(-1);
    const sounds: string[] = [];
    const hear = async (text: string): Promise<void> => {
      scan(text);
      await settled();
      sounds.push(`${last().message.kind} ${appearanceOf(last()).sound}`);
    };

    await hear(codeOf(inShelfOrder(office, 'shelf-6')[0]!));
    await hear(codeOf('folder-4'));
    await hear(codeOf(last3!));
    await hear(codeOf(last3!));
    await hear('4006381333931');

    expect(sounds).toEqual([
      'unexpected unexpected',
      'on-loan-but-here unexpected',
      'found found',
      'repeated repeated',
      'unknown unknown',
    ]);
    expect([...office.data.rows.all('parkedScan').values()]).toHaveLength(1);
    expect(office.row('folder', 'folder-4').custody.kind).toBe('on-loan');
  });

  test('notes the condition of the folder in the hand by a card', async () => {
    const { office, scan, settled, last } = await startCount();

    scan(conditionCode('torn'));
    expect(last().message.kind).toBe('needs-folder');
    scan(codeOf('folder-1'));
    scan(conditionCode('torn'));
    await settled();

    expect(office.row('folder', 'folder-1').condition).toMatchObject({ condition: 'torn' });
  });

  test('takes the last scan back by a card: what it said about the folder too', async () => {
    const { office, count, scan, settled } = await startCount();

    scan(codeOf('folder-1'));
    scan(conditionCode('wet'));
    scan(actionCode('undo'));
    scan(actionCode('undo'));
    await settled();

    expect(office.row('folder', 'folder-1')).not.toHaveProperty('condition');
    expect(office.row('folder', 'folder-1').custody.kind).toBe('unknown');
    expect(count.book.isCounted('folder-1')).toBe(false);
  });

  test('goes on where it stopped when the page is opened again', async () => {
    const { office, count, open, scan, settled } = await startCount({ kind: 'place', locationId: 'room-1' });
    const [first, second, third] = inShelfOrder(office, 'shelf-3');
    [placeCode(3), codeOf(first!), codeOf(third!)].forEach(scan);
    await settled();

    const again = await open();

    const { count: state } = again.desk.getState();
    expect(state).toMatchObject({ place: { id: 'shelf-3' }, nextNumber: 3 });
    expect(state.row.map(({ id }) => id)).toEqual([first, third]);
    expect(count.book.isCounted(second!)).toBe(false);
  });

  test('keeps a scan that could not be stored, to be stored again', async () => {
    const { office, count, scan, settled, last } = await startCount();
    office.refuse(true);
    scan(codeOf('folder-1'));
    await settled();
    expect(last().stored.kind).toBe('refused');

    office.refuse(false);
    count.desk.getState().send({ kind: 'retry-asked', line: last().line });
    await settled();

    expect(count.book.scans()).toHaveLength(1);
  });
});

describe('a disk that is slower than the scanner', () => {
  test('loses no scan: whatever could not be stored is still there to be stored again', async () => {
    const { office, count, scan } = await startCount();
    office.refuse(true);
    for (let scans = 0; scans < 150; scans += 1) scan(codeOf(`folder-${1 + (scans % 40)}`));

    await count.desk.getState().settled();

    expect(count.desk.getState().count.lines.filter(({ stored }) => stored.kind === 'refused')).toHaveLength(150);
  });
});

describe('a count of 1,000 folders at 20 scans a second', () => {
  test('loses no scan and keeps their order', async () => {
    const { count, scan } = await startCount();
    const folders = Array.from({ length: 1_000 }, (_, index) => `folder-${1 + (index % 40)}`);

    for (let second = 0; second < folders.length; second += 20) {
      for (const id of folders.slice(second, second + 20)) scan(codeOf(id));
      await count.desk.getState().settled();
    }

    const own = count.book.ownScans();
    expect(own.map(({ number }) => number)).toEqual(folders.map((_, index) => index + 1));
    expect(own.map(({ what }) => (what.kind === 'folder' ? what.folderId : ''))).toEqual(folders);
  }, 60_000);
});

describe('the words of a count', () => {
  test('exist for every kind of line, in both languages', async () => {
    const { office, scan, settled, last } = await startCount({ kind: 'place', locationId: 'room-1' });
    const shelf = inShelfOrder(office, 'shelf-3');
    const texts = [
      placeCode(3),
      placeCode(6),
      codeOf(shelf[0]!),
      placeCode(3),
      codeOf(shelf[3]!),
      codeOf(shelf[1]!),
      codeOf('folder-90'),
      codeOf('folder-4'),
      conditionCode('good'),
      actionCode('lend'),
      makeScanCode('staff', '13', 1),
      '12345',
      actionCode('undo'),
    ];
    for (const text of texts) {
      scan(text);
      await settled();
      for (const [messages, language] of [
        [stockTakeTh, 'th'],
        [stockTakeEn, 'en'],
      ] as const) {
        expect(lineWords(last(), { rows: office.data.rows, messages, language }).headline).not.toBe('');
      }
    }
  });
});
