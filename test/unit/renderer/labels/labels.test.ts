import { describe, expect, test } from 'vitest';
import { labelContentOf } from '#features/labels/label-words.ts';
import { labelTallyOf } from '#data/label-tally.ts';
import { labelKindOf, labelsOf, labelledKey, type LabelSource } from '#features/labels/label-source.ts';
import { judgeScanBack } from '#features/labels/scan-back.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { labelsTh } from '#i18n/messages/labels.ts';
import { actionCode, classifyScan, makeScanCode } from '#shared/domain/scan-code.ts';
import { naturalKey } from '#shared/domain/shelf-order.ts';
import { openTestOffice, type TestOffice } from '#test/unit/renderer/scan-desk/an-office.ts';

const keysOf = ({ data }: TestOffice, source: LabelSource, limit = 5_000): readonly string[] =>
  labelsOf(data.rows, source, { search: (query) => data.search(query, 10), limit }).map(labelledKey);

const wordsOf = ({ data }: TestOffice) => ({
  rows: data.rows,
  messages: labelsTh,
  roleName: filingTh.role,
  officeName: 'สอจ. (สาธิต)',
});

describe('which labels are printed', () => {
  test('those never printed, in the order in which somebody walks past the shelves', async () => {
    const office = await openTestOffice();
    await office.data.mutate('note-labels-printed', { folderIds: ['folder-1'] });

    const keys = keysOf(office, { kind: 'unlabelled' });

    expect(keys).not.toContain('folder-1');
    expect(keys).toHaveLength(41);
    const shelves = keys.map((id) => office.row('folder', id).homeLocationId ?? 'none');
    expect(shelves.indexOf('shelf-6')).toBeGreaterThan(shelves.lastIndexOf('shelf-3'));
    expect(shelves.at(-1)).toBe('none');
  });

  test('those of a shelf, of its cabinet and of its whole room', async () => {
    const office = await openTestOffice();
    const onShelf = keysOf(office, { kind: 'shelf', placeId: 'shelf-3' });

    expect(onShelf.length).toBeGreaterThan(20);
    expect(keysOf(office, { kind: 'shelf', placeId: 'cabinet-2' })).toEqual(onShelf);
    expect(keysOf(office, { kind: 'shelf', placeId: 'room-1' })).toEqual(onShelf);
    expect(keysOf(office, { kind: 'shelf', placeId: 'room-5' })).not.toContain(onShelf[0]);
    expect(keysOf(office, { kind: 'shelf', placeId: undefined })).toEqual([]);
  });

  test('no more than are printed at once, beginning where the walk begins', async () => {
    const office = await openTestOffice();

    const keys = keysOf(office, { kind: 'unlabelled' }, 5);

    expect(keys).toEqual(keysOf(office, { kind: 'unlabelled' }).slice(0, 5));
    expect(keys).toHaveLength(5);
  });

  test('on a shelf in the order of their registration numbers, as they stand there', async () => {
    const office = await openTestOffice();
    const numbers = keysOf(office, { kind: 'shelf', placeId: 'shelf-3' }).map((id) =>
      naturalKey(office.row('factory', office.row('folder', id).subjectId).register.registrationNumber),
    );

    expect(numbers).toEqual(numbers.toSorted());
  });

  test('those of a run that did not come out, in the order of the run', async () => {
    const office = await openTestOffice();
    const folderIds = ['folder-9', 'folder-2', 'folder-5'];
    await office.data.mutate('print-labels', { runId: 'run-1', part: 0, folderIds, target: { kind: 'pdf' } });
    const [batch] = office.data.rows.all('labelBatch').keys();
    await office.data.mutate('report-label-jam', { batchId: batch ?? '', goodCount: 1 });

    expect(keysOf(office, { kind: 'resume', runId: 'run-1' })).toEqual(['folder-2', 'folder-5']);
    expect(keysOf(office, { kind: 'resume', runId: 'gone' })).toEqual([]);
    expect(labelKindOf('resume')).toBe('folder');
  });

  test('all volumes of the factories that were searched for', async () => {
    const office = await openTestOffice();
    const { name } = office.row('factory', 'factory-1').register;

    expect(keysOf(office, { kind: 'search', query: name })).toEqual(expect.arrayContaining(['folder-1', 'folder-41']));
    expect(keysOf(office, { kind: 'search', query: '  ' })).toEqual([]);
  });

  test('those handed over by the counter, in their order', async () => {
    const office = await openTestOffice();

    expect(keysOf(office, { kind: 'chosen', folderIds: ['folder-9', 'folder-2', 'gone'] })).toEqual([
      'folder-9',
      'folder-2',
    ]);
  });

  test('places in walking order, badges of those who work here, and the action cards', async () => {
    const office = await openTestOffice();

    expect(keysOf(office, { kind: 'places' })[0]).toBe('room-1');
    expect(keysOf(office, { kind: 'staff' })).not.toContain('staff-4');
    expect(keysOf(office, { kind: 'actions' }).slice(0, 5)).toEqual(['lend', 'return', 'move', 'locate', 'undo']);
  });

  test('the practice sheet has something of everything and fits one sheet', async () => {
    const office = await openTestOffice();
    const labels = labelsOf(office.data.rows, { kind: 'practice' }, { search: () => [], limit: 100 });

    expect(labels).toHaveLength(24);
    expect(new Set(labels.map(({ kind }) => kind))).toEqual(new Set(['action', 'person', 'place', 'folder']));
  });
});

describe('what stands on a label', () => {
  test('of a folder: name, registration number, volume and home shelf', async () => {
    const office = await openTestOffice();
    const { register } = office.row('factory', 'factory-1');

    expect(labelContentOf({ kind: 'folder', folder: office.row('folder', 'folder-41') }, wordsOf(office))).toEqual({
      kind: 'folder',
      code: makeScanCode('folder', '13', 41),
      heading: register.name,
      number: register.registrationNumber,
      corner: 'เล่ม 2',
      foot: 'ห้อง A · ตู้ 03 · ชั้น 2',
    });
  });

  test('of a place, a badge and an action card: a code of its own kind', async () => {
    const office = await openTestOffice();
    const kinds = labelsOf(office.data.rows, { kind: 'practice' }, { search: () => [], limit: 100 }).map((labelled) => [
      labelled.kind,
      classifyScan(labelContentOf(labelled, wordsOf(office)).code).kind,
    ]);

    expect(new Map(kinds as [string, string][])).toEqual(
      new Map([
        ['action', 'action'],
        ['person', 'staff'],
        ['place', 'location'],
        ['folder', 'folder'],
      ]),
    );
  });
});

describe('scanning labels back', () => {
  test('a printed label counts only after it was scanned from the folder', async () => {
    const office = await openTestOffice();
    await office.data.mutate('note-labels-printed', { folderIds: ['folder-1', 'folder-2'] });
    expect(labelTallyOf(office.data.rows).office()).toEqual({ none: 40, printed: 2, confirmed: 0 });

    const scan = judgeScanBack(office.data.rows, office.row('folder', 'folder-1').code);
    expect(scan).toEqual({ kind: 'confirm', folderId: 'folder-1' });
    await office.data.mutate('confirm-label', { folderId: 'folder-1' });

    expect(labelTallyOf(office.data.rows).office()).toEqual({ none: 40, printed: 1, confirmed: 1 });
    expect(judgeScanBack(office.data.rows, office.row('folder', 'folder-1').code).kind).toBe('already');
  });

  test('a label printed anew waits to be scanned again', async () => {
    const office = await openTestOffice();
    await office.data.mutate('note-labels-printed', { folderIds: ['folder-1'] });
    await office.data.mutate('confirm-label', { folderId: 'folder-1' });
    office.clock.advance(1_000);
    await office.data.mutate('note-labels-printed', { folderIds: ['folder-1'] });

    expect(labelTallyOf(office.data.rows).office()).toMatchObject({ printed: 1, confirmed: 0 });
  });

  test('a shelf or a badge is named, an unknown code is parked, an action card is for the scan desk', async () => {
    const { rows } = (await openTestOffice()).data;

    expect(judgeScanBack(rows, makeScanCode('location', '13', 3))).toEqual({
      kind: 'readable',
      name: 'ห้อง A · ตู้ 03 · ชั้น 2',
      placeId: 'shelf-3',
    });
    expect(judgeScanBack(rows, makeScanCode('staff', '13', 1))).toEqual({ kind: 'readable', name: 'สมศรี ใจดี' });
    expect(judgeScanBack(rows, '4006381333931')).toEqual({ kind: 'park', text: '4006381333931' });
    expect(judgeScanBack(rows, actionCode('lend'))).toEqual({ kind: 'not-for-labels' });
  });

  test('the code of a folder that no folder has may be attached; the old label of a folder is not its label', async () => {
    const office = await openTestOffice();
    const free = makeScanCode('folder', '13', 777);
    const { code } = office.row('folder', 'folder-1');
    expect(judgeScanBack(office.data.rows, free)).toEqual({ kind: 'free-code', code: free });

    await office.data.mutate('attach-code', { folderId: 'folder-1', code: free });

    expect(judgeScanBack(office.data.rows, free)).toEqual({ kind: 'already', folderId: 'folder-1' });
    expect(judgeScanBack(office.data.rows, code)).toEqual({ kind: 'old-label', folderId: 'folder-1' });
  });
});
