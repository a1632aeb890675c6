import { dayFigures, dayFiguresHash } from '#shared/domain/daily-close.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aDisposal } from '#test/builders/record-series.ts';
import { aFolder, aLocation, anOffice } from '#test/builders/office.ts';
import { aRequest } from '#test/builders/requests.ts';
import { noCard, noFolder, noPerson, noPlace, refusalsOf, type Before, type Refusal } from './refusal.ts';

const noFactory = { type: 'factory-unknown', factoryId: 'nobody' } as const;
const noDisposal = { type: 'disposal-unknown', batchId: 'never' } as const;
const noCount = { type: 'stock-take-unknown', stockTakeId: 'never' } as const;
const disposed = { type: 'folder-disposed', folderId: 'folder-gone' } as const;

const register: readonly Refusal[] = [
  ...refusalsOf('settle-difference', {
    'a difference that is not there': {
      with: { differenceId: 'never' },
      error: { type: 'difference-unknown', differenceId: 'never' },
    },
    'a difference about a factory that is not there': {
      before: (office) =>
        office.put('registerDifference', { ...office.get('registerDifference', 'difference-1')!, factoryId: 'nobody' }),
      error: noFactory,
    },
  }),
  ...refusalsOf('correct-horsepower', {
    'a factory that is not there': { with: { factoryId: 'nobody' }, error: noFactory },
  }),
  ...refusalsOf('correct-workers', {
    'a factory that is not there': { with: { factoryId: 'nobody' }, error: noFactory },
  }),
  ...refusalsOf('save-biller', {
    'another office': { with: { officeId: 'office-20' }, error: { type: 'office-unknown', officeId: 'office-20' } },
  }),
  ...refusalsOf('note-payment-app-check', {
    'another office': { with: { officeId: 'office-20' }, error: { type: 'office-unknown', officeId: 'office-20' } },
    'an office that receives no money yet': {
      before: (office) => {
        const { biller: _biller, ...poor } = anOffice();
        office.put('office', poor);
      },
      error: { type: 'office-unknown', officeId: 'office-13' },
    },
  }),
];

const retention: readonly Refusal[] = [
  ...refusalsOf('set-folder-retention', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a folder that is no more': { with: { folderId: 'folder-gone' }, error: disposed },
  }),
  ...refusalsOf('hold-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a folder that is no more': { with: { folderId: 'folder-gone' }, error: disposed },
  }),
  ...refusalsOf('release-folder-hold', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a folder that is no more': { with: { folderId: 'folder-gone' }, error: disposed },
  }),
];

const inDisposal = { type: 'folder-in-disposal', folderId: 'folder-proposed', batchId: 'disposal-1' } as const;
const closedBatch =
  (kind: 'closed' | 'cancelled'): Before =>
  (office) =>
    kind === 'closed'
      ? office.run('close-disposal', { batchId: 'disposal-1', closedOn: '2026-05-01' })
      : office.run('cancel-disposal', { batchId: 'disposal-1', reason: 'รวมกับปีหน้า' });
const closed = { type: 'disposal-closed', batchId: 'disposal-1', state: 'closed' } as const;
const cancelled = { ...closed, state: 'cancelled' } as const;
const notReady = { type: 'disposal-not-ready', batchId: 'disposal-1' } as const;
/** The folder of the disposal as it became since it was decided about. */
const proposedFolder =
  (over: Parameters<typeof aFolder>[0]): Before =>
  (office) =>
    office.put('folder', { ...office.get('folder', 'folder-proposed')!, ...over });

const openingDisposals: readonly Refusal[] = [
  ...refusalsOf('open-disposal', {
    'a folder nobody registered': { with: { folderIds: ['nobody'] }, error: noFolder() },
    'a folder that is no more': { with: { folderIds: ['folder-gone'] }, error: disposed },
    'a folder that nobody may destroy': {
      with: { folderIds: ['folder-due', 'folder-held'] },
      error: { type: 'folder-on-hold', folderId: 'folder-held' },
    },
    'a folder of another disposal': { with: { folderIds: ['folder-proposed'] }, error: inDisposal },
    'a folder in use': {
      with: { folderIds: ['folder-1'] },
      error: { type: 'folder-not-due', folderId: 'folder-1' },
    },
    'a folder whose years end a day after the proposal': {
      with: { proposedOn: '2022-12-31' },
      error: { type: 'folder-not-due', folderId: 'folder-due' },
    },
  }),
  ...refusalsOf('add-to-disposal', {
    'a disposal that is not there': { with: { batchId: 'never' }, error: noDisposal },
    'a disposal that the head has approved': {
      with: { batchId: 'disposal-1' },
      error: { ...closed, state: 'approved' },
    },
    'a disposal that was carried out': {
      with: { batchId: 'disposal-1' },
      before: closedBatch('closed'),
      error: closed,
    },
    'a folder of another disposal': { with: { folderIds: ['folder-due', 'folder-proposed'] }, error: inDisposal },
  }),
];

const decidedDisposals: readonly Refusal[] = [
  ...refusalsOf('decide-disposal', {
    'a disposal that is not there': { with: { batchId: 'never' }, error: noDisposal },
    'a disposal that was given up': { before: closedBatch('cancelled'), error: cancelled },
    'a folder that is not on its list': {
      with: { decisions: [{ folderId: 'folder-1', outcome: 'destroy' }] },
      error: noFolder('folder-1'),
    },
  }),
  ...refusalsOf('note-disposal-steps', {
    'a disposal that is not there': { with: { batchId: 'never' }, error: noDisposal },
    'a disposal that was carried out': { before: closedBatch('closed'), error: closed },
    'an approval before the proposal': {
      with: { approvedOn: '2026-01-09' },
      error: { type: 'disposal-step-early', batchId: 'disposal-1', step: 'approvedOn' },
    },
    'a list sent before the proposal': {
      with: { sentToArchivesOn: '2026-01-09' },
      error: { type: 'disposal-step-early', batchId: 'disposal-1', step: 'sentToArchivesOn' },
    },
    'an answer before the list was sent': {
      with: { answeredOn: '2026-01-24' },
      error: { type: 'disposal-step-early', batchId: 'disposal-1', step: 'answeredOn' },
    },
  }),
  ...refusalsOf('close-disposal', {
    'a disposal that is not there': { with: { batchId: 'never' }, error: noDisposal },
    'a disposal that was given up': { before: closedBatch('cancelled'), error: cancelled },
    'a folder nobody has decided about': {
      before: (office) => office.put('disposalBatch', aDisposal({ decisions: [] })),
      error: { ...notReady, gap: 'decisions' },
    },
    'a day before the approval': { with: { closedOn: '2026-01-19' }, error: { ...notReady, gap: 'approval' } },
    'a day before the list was sent': {
      with: { closedOn: '2026-01-24' },
      error: { ...notReady, gap: 'archives-list' },
    },
    'the 59th day on which the archives are silent': {
      with: { closedOn: '2026-03-25' },
      error: { ...notReady, gap: 'archives-answer' },
    },
    'a folder that nobody may destroy any more': {
      before: proposedFolder({ hold: { reason: 'คดี', by: 'staff-1', at: '2026-04-01T02:00:00.000Z' } }),
      error: { type: 'folder-on-hold', folderId: 'folder-proposed' },
    },
    'a folder that somebody has borrowed': {
      before: (office) =>
        office.run('check-out-folder', {
          folderId: 'folder-proposed',
          borrowerId: 'staff-2',
          purpose: 'ตรวจ',
          dueOn: '2026-12-01',
        }),
      error: { type: 'folder-out', folderId: 'folder-proposed' },
    },
    'a folder that somebody waits for': {
      before: (office) => office.put('request', aRequest({ id: 'request-9', folderId: 'folder-proposed' })),
      error: { type: 'folder-requested', folderId: 'folder-proposed' },
    },
    'a folder that is no more': {
      before: proposedFolder({
        disposed: { outcome: 'destroy', on: '2026-04-01', batchId: 'disposal-0' },
      }),
      error: { type: 'folder-disposed', folderId: 'folder-proposed' },
    },
  }),
  ...refusalsOf('cancel-disposal', {
    'a disposal that is not there': { with: { batchId: 'never' }, error: noDisposal },
    'a disposal that was carried out': { before: closedBatch('closed'), error: closed },
  }),
];

const cardOfNobody: Before = (office) =>
  office.put('exception', { ...office.get('exception', 'card-disposed')!, folderId: 'nobody' });
const disposedCards: readonly Refusal[] = (['reverse-disposal', 'dismiss-disposed-scan'] as const).flatMap((name) =>
  refusalsOf(name, {
    'a card that is not there': { with: { exceptionId: 'no-card' }, error: noCard() },
    'a card that asks something else': { with: { exceptionId: 'overlap-1' }, error: noCard('overlap-1') },
    'a card about a folder that is not there': { before: cardOfNobody, error: noFolder() },
  }),
);

const cancelCount: Before = (office) => office.run('cancel-stock-take', { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' });
const closedCount = { type: 'stock-take-closed', stockTakeId: 'count-1', state: 'cancelled' } as const;
const anotherRoom: Before = (office) => {
  office.put('location', aLocation({ id: 'shelf-b', code: makeScanCode('location', '13', 8), walkKey: 'b/01' }));
  office.put('folder', aFolder({ id: 'folder-b', code: makeScanCode('folder', '13', 8), homeLocationId: 'shelf-b' }));
};
const range = (fromFolderId: string, toFolderId: string) => ({
  scope: { kind: 'range', fromFolderId, toFolderId } as const,
});

const counts: readonly Refusal[] = [
  ...refusalsOf('open-stock-take', {
    'a place that is not there': { with: { scope: { kind: 'place', locationId: 'nowhere' } }, error: noPlace() },
    'a borrower nobody knows': { with: { scope: { kind: 'borrower', staffId: 'nobody' } }, error: noPerson() },
    'a range from a folder nobody registered': { with: range('nobody', 'folder-1'), error: noFolder() },
    'a range to a folder nobody registered': { with: range('folder-1', 'nobody-2'), error: noFolder('nobody-2') },
    'a range between two rooms': {
      with: range('folder-1', 'folder-b'),
      before: anotherRoom,
      error: { type: 'stock-take-range-apart', fromFolderId: 'folder-1', toFolderId: 'folder-b' },
    },
    'a range from a folder without a home': {
      with: range('folder-homeless', 'folder-1'),
      before: (office) => {
        const { homeLocationId: _home, ...homeless } = aFolder({
          id: 'folder-homeless',
          code: makeScanCode('folder', '13', 8),
        });
        office.put('folder', homeless);
      },
      error: { type: 'stock-take-range-apart', fromFolderId: 'folder-homeless', toFolderId: 'folder-1' },
    },
  }),
  ...refusalsOf('count-stock-take-scan', {
    'a count nobody opened': { with: { stockTakeId: 'never' }, error: noCount },
  }),
  ...(['join-stock-take', 'end-stock-take-here', 'cancel-stock-take', 'finish-stock-take'] as const).flatMap((name) =>
    refusalsOf(name, {
      'a count nobody opened': { with: { stockTakeId: 'never' }, error: noCount },
      'a count that was given up': { before: cancelCount, error: closedCount },
    }),
  ),
  ...refusalsOf('finish-stock-take', {
    'a count in which a PC goes on counting': {
      before: (office) => office.run('join-stock-take', { stockTakeId: 'count-1' }, { deviceId: 'pc-2' }),
      error: { type: 'stock-take-unsent', stockTakeId: 'count-1', deviceIds: ['pc-2'] },
    },
    'a count of which the scans of a PC have not arrived': {
      before: (office) => office.run('end-stock-take-here', { stockTakeId: 'count-1', scans: 1 }),
      error: { type: 'stock-take-unsent', stockTakeId: 'count-1', deviceIds: ['pc-1'] },
    },
  }),
  ...refusalsOf('release-stock-take-device', {
    'a count nobody opened': { with: { stockTakeId: 'never' }, error: noCount },
    'a count that was given up': { before: cancelCount, error: closedCount },
    'a PC that does not count along': {
      with: { deviceId: 'pc-9' },
      error: { type: 'stock-take-device-unknown', stockTakeId: 'count-1', deviceId: 'pc-9' },
    },
  }),
];

const otherFigures = dayFigures({ day: '2026-11-20', payments: [], receipts: [] });
const tomorrow = dayFigures({ day: '2026-11-24', payments: [], receipts: [] });

const days: readonly Refusal[] = [
  ...refusalsOf('close-day', {
    'a day that was closed with other figures': {
      with: { figures: otherFigures, hash: 'f'.repeat(64) },
      error: { type: 'day-closed', day: '2026-11-20' },
    },
    'a day that has not come': {
      with: { figures: tomorrow, hash: dayFiguresHash(tomorrow) },
      error: { type: 'day-not-come', day: '2026-11-24' },
    },
    'figures under the hash of others': {
      with: { hash: dayFiguresHash(otherFigures) },
      error: { type: 'day-figures-differ', day: '2026-11-23' },
    },
  }),
  ...refusalsOf('note-remittance', {
    'a day that nobody closed': {
      with: { day: '2026-11-21' },
      error: { type: 'day-not-closed', day: '2026-11-21' },
    },
  }),
];

/** Every way in which the register, retention, disposals, counts and the close of the day are refused. */
export const officeRefusals: readonly Refusal[] = [
  ...register,
  ...retention,
  ...openingDisposals,
  ...decidedDisposals,
  ...disposedCards,
  ...counts,
  ...days,
];
