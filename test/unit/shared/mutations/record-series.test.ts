import { describe, expect, test } from 'vitest';
import { recordSeries, subjectNames } from '#shared/domain/record-series.ts';
import { folderKeptUntil } from '#shared/model/folder-retention.ts';
import { subjectFromRow } from '#shared/model/subjects.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory, aFolder } from '#test/builders/office.ts';
import { aDisposal, aProduct, COMMITTEE, productFields, putDisposals } from '#test/builders/record-series.ts';

const series = 'community-product';
const enter = (office: MemoryOffice, fields = productFields()) => office.run('save-record-subject', { series, fields });
const folder = (office: MemoryOffice, id: string) => office.get('folder', id)!;
const disposals = (): MemoryOffice => {
  const office = createMemoryOffice();
  putDisposals(office);
  return office;
};

describe('every series', () => {
  test.each(recordSeries)('$key names only fields it has', ({ fields, label, detail, search, numberField }) => {
    const keys = fields.map(({ key }) => key);
    const named = [
      numberField,
      label.number,
      ...label.heading,
      ...detail,
      search.name,
      ...search.parts,
      ...search.exact,
    ];
    expect(keys).toEqual(expect.arrayContaining(named));
    expect(subjectNames({ ...recordSeries[0], fields, label, detail }, {})).toEqual({
      title: '',
      number: '',
      lines: [],
    });
  });

  test('gives a folder its name and number by the same function', () => {
    expect(subjectFromRow(aFactory())).toMatchObject({
      title: 'บริษัท ตัวอย่างโลหะ จำกัด',
      number: '3-64(1)-12/41ปท',
      lines: ['คลองหลวง'],
    });
    expect(subjectFromRow(aProduct())).toMatchObject({
      title: 'ข้าวแต๋น · วิสาหกิจชุมชนบ้านสวนบัว',
      number: '12/2567',
    });
  });
});

describe('a community product', () => {
  test('is kept with its facts, trimmed, the empty ones left out', async () => {
    const office = createMemoryOffice();
    expect(await enter(office, productFields({ maker: '  บ้านสวนบัว ', address: ' ' }))).toMatchObject({ ok: true });
    const [row] = office.all('recordSubject');
    expect(row?.fields).toEqual(productFields({ maker: 'บ้านสวนบัว' }));
  });

  test.each([
    ['without a number', productFields({ certificateNumber: ' ' })],
    ['without a maker', productFields({ maker: '' })],
    ['with a date that is none', productFields({ expiresOn: '2567-13-01' })],
    ['with a fact that its series does not have', productFields({ horsepower: '50' })],
  ])('is refused %s', async (_, fields) => {
    expect(await enter(createMemoryOffice(), fields)).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
  });

  test('is not entered twice, however its number is written', async () => {
    const office = createMemoryOffice();
    await enter(office);
    const again = await enter(office, productFields({ certificateNumber: '๑๒ / ๒๕๖๗' }));
    expect(again).toMatchObject({ ok: false, error: { type: 'record-number-taken' } });
    expect(office.all('recordSubject')).toHaveLength(1);
  });

  test('may be corrected, its number too, but not to that of another', async () => {
    const office = createMemoryOffice();
    await enter(office);
    await enter(office, productFields({ certificateNumber: '13/2567' }));
    const subjectId = office.all('recordSubject')[0]!.id;
    const correct = (certificateNumber: string) =>
      office.run('save-record-subject', { subjectId, series, fields: productFields({ certificateNumber }) });

    expect(await correct('13/2567')).toMatchObject({ ok: false, error: { type: 'record-number-taken' } });
    expect(await correct('14/2567')).toMatchObject({ ok: true });
    expect(office.get('recordSubject', subjectId)?.fields['certificateNumber']).toBe('14/2567');
  });

  test('cannot be entered as a factory: those come from the register', async () => {
    const office = createMemoryOffice();
    const asFactory = await office.run('save-record-subject', { series: 'factory', fields: { name: 'x' } });
    expect(asFactory).toMatchObject({ ok: false, error: { type: 'record-series-unknown' } });
  });
});

describe('how long a folder is kept', () => {
  test('follows from the day on which it was closed and the term of its series, else from its own term', async () => {
    const office = createMemoryOffice();
    await office.run('set-folder-retention', { folderId: 'folder-1', closedOn: '2012-05-01' });
    expect(folder(office, 'folder-1')).toMatchObject({ closedOn: '2012-05-01', closedYear: '2012' });
    expect(folderKeptUntil(folder(office, 'folder-1'))).toBe('2022-12-31');

    const retention = { term: { kind: 'years', years: 20 }, reason: 'คดีปกครอง' } as const;
    await office.run('set-folder-retention', { folderId: 'folder-1', closedOn: '2012-05-01', retention });
    expect(folderKeptUntil(folder(office, 'folder-1'))).toBe('2032-12-31');

    await office.run('set-folder-retention', { folderId: 'folder-1' });
    expect(folder(office, 'folder-1')).not.toHaveProperty('closedYear');
    expect(folderKeptUntil(folder(office, 'folder-1'))).toBeUndefined();
  });
});

describe('a disposal', () => {
  const open = (office: MemoryOffice, folderIds: readonly string[]) =>
    office.run('open-disposal', { folderIds, committee: COMMITTEE, proposedOn: '2026-01-20' });

  test('takes folders that are due and marks them', async () => {
    const office = disposals();
    expect(await open(office, ['folder-due'])).toMatchObject({ ok: true });
    expect(folder(office, 'folder-due').disposalBatchId).toBe('event-1');
    expect(office.get('disposalBatch', 'event-1')).toMatchObject({
      folderIds: ['folder-due'],
      state: { kind: 'open' },
    });
  });

  test('needs a committee of three', async () => {
    const two = { folderIds: ['folder-due'], committee: COMMITTEE.slice(0, 2), proposedOn: '2026-01-20' };
    expect(await disposals().run('open-disposal', two)).toMatchObject({ error: { type: 'input-invalid' } });
  });

  test.each([
    ['must still be kept', 'folder-1', 'folder-not-due'],
    ['is in another disposal', 'folder-proposed', 'folder-in-disposal'],
    ['is not there', 'folder-77', 'folder-unknown'],
  ])('takes no folder that %s', async (_, id, type) => {
    const office = disposals();
    expect(await open(office, ['folder-due', id])).toMatchObject({ ok: false, error: { type } });
    expect(folder(office, 'folder-due')).not.toHaveProperty('disposalBatchId');
  });

  test('takes no folder on hold, until a head releases it', async () => {
    const office = disposals();
    await office.run('hold-folder', { folderId: 'folder-due', reason: 'อยู่ระหว่างคดี' });
    expect(await open(office, ['folder-due'])).toMatchObject({ ok: false, error: { type: 'folder-on-hold' } });
    await office.run('release-folder-hold', { folderId: 'folder-due' });
    expect(await open(office, ['folder-due'])).toMatchObject({ ok: true });
  });

  test('is not carried out before every step was taken', async () => {
    const office = disposals();
    const close = (closedOn: string) => office.run('close-disposal', { batchId: 'disposal-1', closedOn });
    expect(await close('2026-03-25')).toMatchObject({
      ok: false,
      error: { type: 'disposal-not-ready', gap: 'archives-answer' },
    });
    expect(await close('2026-03-26')).toMatchObject({ ok: true });
  });

  test.each([
    ['approved before it was proposed', { approvedOn: '2026-01-09' }, 'approvedOn'],
    ['sent before it was proposed', { sentToArchivesOn: '2026-01-09' }, 'sentToArchivesOn'],
    ['answered before it was sent', { answeredOn: '2026-01-24' }, 'answeredOn'],
  ])('cannot have been %s', async (_, steps, step) => {
    const office = disposals();
    const before = office.get('disposalBatch', 'disposal-1');
    expect(await office.run('note-disposal-steps', { batchId: 'disposal-1', ...steps })).toMatchObject({
      error: { type: 'disposal-step-early', step },
    });
    expect(office.get('disposalBatch', 'disposal-1')).toEqual(before);
  });

  test('leaves a destroyed folder in the data, its history with it, and no longer on its shelf', async () => {
    const office = disposals();
    await office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });
    const row = folder(office, 'folder-proposed');
    expect(row.disposed).toEqual({
      outcome: 'destroy',
      on: '2026-05-01',
      batchId: 'disposal-1',
      homeLocationId: 'shelf-1',
    });
    expect(row).not.toHaveProperty('homeLocationId');
    expect(office.get('disposalBatch', 'disposal-1')?.state).toMatchObject({ kind: 'closed', on: '2026-05-01' });
  });

  test('keeps a folder longer or for ever when the committee says so', async () => {
    const office = disposals();
    const decide = (outcome: 'extend' | 'keep') =>
      office.run('decide-disposal', {
        batchId: 'disposal-1',
        decisions: [{ folderId: 'folder-proposed', outcome, reason: 'มีคุณค่า' }],
      });
    await decide('extend');
    await decide('keep');
    await office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });
    const row = folder(office, 'folder-proposed');
    expect(row.retention).toEqual({ term: { kind: 'permanent' }, reason: 'มีคุณค่า' });
    expect(row).not.toHaveProperty('disposed');
    expect(row).not.toHaveProperty('disposalBatchId');
  });

  test.each([
    ['came under a hold', 'folder-on-hold', { hold: { reason: 'คดี', by: 'staff-1', at: '2026-04-01T02:00:00.000Z' } }],
    ['was lent', 'folder-out', { custody: lent() }],
  ])('destroys nothing when one of its folders %s meanwhile', async (_, type, over) => {
    const office = disposals();
    office.put('folder', { ...folder(office, 'folder-proposed'), ...over });
    const closed = await office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });
    expect(closed).toMatchObject({ ok: false, error: { type } });
    expect(folder(office, 'folder-proposed')).not.toHaveProperty('disposed');
  });

  test('that is given up lets its folders go', async () => {
    const office = disposals();
    await office.run('cancel-disposal', { batchId: 'disposal-1', reason: 'รวมกับปีหน้า' });
    expect(folder(office, 'folder-proposed')).not.toHaveProperty('disposalBatchId');
    expect(await open(office, ['folder-proposed'])).toMatchObject({ ok: true });
    const again = await office.run('cancel-disposal', { batchId: 'disposal-1', reason: 'อีกครั้ง' });
    expect(again).toMatchObject({ ok: false, error: { type: 'disposal-closed' } });
  });

  function lent() {
    return {
      kind: 'on-loan',
      borrowerId: 'staff-2',
      sinceAt: '2026-04-01T02:00:00.000Z',
      lastMovementId: 'loan-1',
      lastEffectiveAt: '2026-04-01T02:00:00.000Z',
      lastDeviceId: 'pc-1',
      lastSeq: 1,
    } as const;
  }
});

describe('a folder that was destroyed', () => {
  const disposed = { outcome: 'destroy', on: '2026-05-01', batchId: 'disposal-1' } as const;
  const office = (): MemoryOffice => {
    const made = createMemoryOffice();
    made.put('folder', aFolder({ disposed }));
    made.put('disposalBatch', aDisposal());
    return made;
  };

  test('keeps a scan of it as evidence, and asks a person by one card', async () => {
    const made = office();
    const scan = (id: string) => made.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, { id });
    expect(await scan('scan-1')).toMatchObject({ ok: true });
    expect(await scan('scan-2')).toMatchObject({ ok: true });
    expect(made.all('movement')).toHaveLength(2);
    expect(made.all('exception')).toMatchObject([{ kind: 'folder-disposed', folderId: 'folder-1' }]);
    expect(folder(made, 'folder-1').disposed).toEqual(disposed);
  });

  test('is not expected by a count of its shelf', async () => {
    const made = office();
    const opened = await made.run('open-stock-take', { scope: { kind: 'place', locationId: 'shelf-1' } });
    expect(opened).toMatchObject({ ok: true });
    expect(made.all('stockTakePart').flatMap(({ folderIds }) => folderIds)).toEqual(['folder-2']);
  });

  test('takes no other term and no hold', async () => {
    const made = office();
    const hold = await made.run('hold-folder', { folderId: 'folder-1', reason: 'คดี' });
    expect(hold).toMatchObject({ ok: false, error: { type: 'folder-disposed' } });
  });
});
