import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aDisposal, COMMITTEE, DISPOSED, putDisposals } from '#test/builders/record-series.ts';
import { aRequest } from '#test/builders/requests.ts';

/** An office in which folder 1 was destroyed by the disposal 1, and folder 2 is there. */
const afterDestroying = (): MemoryOffice => {
  const office = createMemoryOffice();
  const { homeLocationId: _home, ...folder } = aFolder({ disposed: DISPOSED });
  office.put('folder', folder);
  const state = { kind: 'closed', on: '2026-05-01', at: '2026-05-01T02:00:00.000Z', by: 'staff-1' } as const;
  const decisions = [{ folderId: 'folder-1', outcome: 'destroy' }] as const;
  office.put('disposalBatch', aDisposal({ folderIds: ['folder-1'], decisions, state }));
  return office;
};
const theFolder = (office: MemoryOffice): FolderRow => office.get('folder', 'folder-1')!;
const see = (office: MemoryOffice, id: string) =>
  office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-2' }, { id });
const openCards = (office: MemoryOffice) => office.all('exception').filter(({ resolvedAt }) => !resolvedAt);
const theCard = (office: MemoryOffice) => openCards(office)[0]!;

describe('a folder that was destroyed', () => {
  test('cannot be asked for; what is asked for with it still is', async () => {
    const office = afterDestroying();
    const alone = await office.run('request-folders', { folderIds: ['folder-1'], urgency: 'normal' });
    expect(alone).toMatchObject({ ok: false, error: { type: 'folder-disposed' } });
    await office.run('request-folders', { folderIds: ['folder-1', 'folder-2'], urgency: 'normal' });
    expect(office.all('request')).toMatchObject([{ folderId: 'folder-2' }]);
  });

  test('gets no home', async () => {
    const set = await afterDestroying().run('set-home-location', { folderId: 'folder-1', homeLocationId: 'shelf-2' });
    expect(set).toMatchObject({ ok: false, error: { type: 'folder-disposed' } });
  });

  test('is expected on no shelf and at no desk, wherever it was scanned since', async () => {
    const office = afterDestroying();
    const loan = { folderId: 'folder-1', borrowerId: 'staff-2', purpose: 'ตรวจ', dueOn: '2026-12-01' };
    await office.run('check-out-folder', loan);
    await office.run('open-stock-take', { scope: { kind: 'borrower', staffId: 'staff-2' } }, { id: 'desk' });
    await see(office, 'scan-1');
    await office.run('check-in-folder', { folderId: 'folder-1', locationId: 'shelf-2' });
    await office.run('open-stock-take', { scope: { kind: 'place', locationId: 'shelf-2' } }, { id: 'shelf' });
    expect(office.all('stockTakePart').flatMap(({ folderIds }) => folderIds)).toEqual([]);
  });
});

describe('the card of a destroyed folder that was scanned', () => {
  test('is one for all its scans, and asks again when it is scanned after that was settled', async () => {
    const office = afterDestroying();
    await see(office, 'scan-1');
    await see(office, 'scan-2');
    expect(openCards(office)).toMatchObject([{ kind: 'folder-disposed', causeIds: ['scan-1', 'scan-2'] }]);
    await office.run('dismiss-disposed-scan', { exceptionId: theCard(office).id });
    expect(openCards(office)).toEqual([]);
    await see(office, 'scan-3');
    expect(openCards(office)).toMatchObject([{ causeIds: ['scan-3'] }]);
  });

  test('is settled by a head who has the folder in the hand: it is in use at its old home, and the disposal says so', async () => {
    const office = afterDestroying();
    await see(office, 'scan-1');
    const before = office.get('disposalBatch', 'disposal-1')!;
    const exceptionId = theCard(office).id;
    const reason = 'พบในตู้ของกลุ่มโรงงาน';
    await office.run('reverse-disposal', { exceptionId, reason }, { id: 'reversal', actorId: 'staff-supervisor' });
    expect(theFolder(office)).not.toHaveProperty('disposed');
    expect(theFolder(office).homeLocationId).toBe('shelf-1');
    expect(openCards(office)).toEqual([]);
    expect(office.get('disposalBatch', 'disposal-1')).toMatchObject({
      ...before,
      reversals: [{ folderId: 'folder-1', reason, by: 'staff-supervisor', exceptionId }],
    });
  });

  test.each(['clerk', 'file-room', 'finance'])('is not settled so by a %s', async (role) => {
    const office = afterDestroying();
    await see(office, 'scan-1');
    const args = { exceptionId: theCard(office).id, reason: 'พบแล้ว' };
    const reversed = await office.run('reverse-disposal', args, { actorId: `staff-${role}` });
    expect(reversed).toMatchObject({ ok: false, error: { type: 'not-allowed' } });
    expect(theFolder(office).disposed).toEqual(DISPOSED);
  });

  test('is closed as a mistake: the scans are taken back, and both stay in the history', async () => {
    const office = afterDestroying();
    await see(office, 'scan-1');
    await see(office, 'scan-2');
    await office.run('dismiss-disposed-scan', { exceptionId: theCard(office).id });
    const kinds = office.all('movement').map(({ kind, undoesId }) => [kind, undoesId]);
    expect(kinds).toHaveLength(4);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['seen', undefined],
        ['undo', 'scan-1'],
        ['undo', 'scan-2'],
      ]),
    );
    expect(theFolder(office).custody.kind).toBe('unknown');
    expect(theFolder(office).disposed).toEqual(DISPOSED);
  });

  test('does not take scans back when a head found the folder in the meantime', async () => {
    const office = afterDestroying();
    await see(office, 'scan-1');
    const exceptionId = theCard(office).id;
    await office.run('reverse-disposal', { exceptionId, reason: 'พบแล้ว' });
    await office.run('dismiss-disposed-scan', { exceptionId });
    expect(office.all('movement')).toHaveLength(1);
  });

  test('of another kind is not settled like this', async () => {
    const office = afterDestroying();
    office.put('exception', {
      id: 'other',
      kind: 'stock-take-late',
      causeIds: [],
      raisedAt: '2026-05-02T02:00:00.000Z',
    });
    const wrong = await office.run('reverse-disposal', { exceptionId: 'other', reason: 'พบแล้ว' });
    expect(wrong).toMatchObject({ ok: false, error: { type: 'exception-unknown' } });
  });
});

test('a folder that somebody asked for is not destroyed before the request has ended', async () => {
  const office = createMemoryOffice();
  putDisposals(office);
  office.put('request', aRequest({ folderId: 'folder-proposed' }));
  const close = () => office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' });
  expect(await close()).toMatchObject({ ok: false, error: { type: 'folder-requested' } });
  await office.run('cancel-request', { requestId: 'request-1' });
  expect(await close()).toMatchObject({ ok: true });
});

type Call = { [N in MutationName]: { readonly name: N; readonly args: MutationArgs<N> } }[MutationName];

const FOLDERS = ['folder-due', 'folder-proposed', 'folder-gone', 'folder-held', 'folder-1'];
const aCall = (folderId: string, batchId: string): readonly Call[] => [
  { name: 'see-folder', args: { folderId, locationId: 'shelf-2' } },
  { name: 'check-in-folder', args: { folderId, locationId: 'shelf-1' } },
  { name: 'request-folders', args: { folderIds: [folderId], urgency: 'normal' } },
  { name: 'set-folder-retention', args: { folderId, closedOn: '2010-01-01' } },
  { name: 'hold-folder', args: { folderId, reason: 'คดี' } },
  { name: 'release-folder-hold', args: { folderId } },
  { name: 'open-disposal', args: { folderIds: [folderId], committee: COMMITTEE, proposedOn: '2026-01-20' } },
  { name: 'add-to-disposal', args: { batchId, folderIds: [folderId] } },
  { name: 'decide-disposal', args: { batchId, decisions: [{ folderId, outcome: 'destroy' }] } },
  { name: 'note-disposal-steps', args: { batchId, approvedOn: '2026-01-20', sentToArchivesOn: '2026-01-25' } },
  { name: 'close-disposal', args: { batchId, closedOn: '2026-05-01' } },
  { name: 'cancel-disposal', args: { batchId, reason: 'รวมกับปีหน้า' } },
  { name: 'reverse-disposal', args: { exceptionId: 'card-disposed', reason: 'พบแล้ว' } },
  { name: 'dismiss-disposed-scan', args: { exceptionId: 'card-disposed' } },
];
const anyCall = fc
  .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom('disposal-1', 'disposal-new'), fc.nat(13))
  .map(([folderId, batchId, at]) => aCall(folderId, batchId)[at]!);

/** Every row that ever was, and of every disposal what was decided when it was carried out. */
const recorded = (office: MemoryOffice) => ({
  ids: [...office.everything()].flatMap(([table, rows]) => [...rows.keys()].map((id) => `${table}/${id}`)),
  carriedOut: office.all('disposalBatch').filter(({ state }) => state.kind === 'closed'),
});

test('whatever is done about retention, no row is ever removed and no disposal that was carried out is rewritten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCall, { maxLength: 25 }), async (calls) => {
      const office = createMemoryOffice();
      putDisposals(office);
      for (const { name, args } of calls) {
        const before = recorded(office);
        await office.run(name, args as never);
        const after = recorded(office);
        expect(after.ids).toEqual(expect.arrayContaining(before.ids));
        for (const { reversals: _reversals, ...batch } of before.carriedOut)
          expect(after.carriedOut).toContainEqual(expect.objectContaining(batch));
      }
    }),
    { numRuns: 60 },
  );
});
