import { makeScanCode } from '#shared/domain/scan-code.ts';
import { recordSubjectIdFor } from '#shared/mutations/record-subjects.ts';
import { aProduct, productFields } from '#test/builders/record-series.ts';
import { noCard, noFolder, noPerson, noPlace, refusalsOf, senseless, type Before, type Refusal } from './refusal.ts';

const parkedUnknown = { type: 'parked-scan-unknown', parkedScanId: 'nothing' } as const;
const disposed = { type: 'folder-disposed', folderId: 'folder-gone' } as const;
const aNewFolder = {
  id: 'folder-9',
  code: makeScanCode('folder', '13', 9),
  series: 'factory',
  subjectId: 'factory-1',
  volume: 2,
};

const scans: readonly Refusal[] = [
  ...refusalsOf('check-out-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a borrower nobody knows': { with: { borrowerId: 'nobody' }, error: noPerson() },
    'a borrower nobody knows, before the folder is looked at': {
      with: { borrowerId: 'nobody', folderId: 'nobody' },
      error: noPerson(),
    },
  }),
  ...refusalsOf('check-in-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a place that is not there': { with: { locationId: 'nowhere' }, error: noPlace() },
  }),
  ...refusalsOf('move-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a place that is not there': { with: { locationId: 'nowhere' }, error: noPlace() },
  }),
  ...refusalsOf('see-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
  ...refusalsOf('undo-movement', {
    'a movement that never was': {
      with: { movementId: 'never' },
      error: { type: 'movement-unknown', movementId: 'never' },
    },
    'a movement of another folder': {
      with: { folderId: 'folder-2' },
      error: { type: 'movement-unknown', movementId: 'earlier-scan' },
    },
  }),
  ...refusalsOf('pass-on-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a receiver nobody knows': { with: { receiverId: 'nobody' }, error: noPerson() },
  }),
  ...refusalsOf('acknowledge-pass-on', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a receiver nobody knows': { with: { receiverId: 'nobody' }, error: noPerson() },
  }),
  ...refusalsOf('send-transfer', {
    'a list of which one folder is not there, as a whole': {
      with: { folderIds: ['folder-1', 'nobody', 'folder-2'] },
      error: noFolder(),
    },
  }),
  ...refusalsOf('note-transfer-received', {
    'a transfer that was never sent': {
      with: { transferId: 'never' },
      error: { type: 'transfer-unknown', transferId: 'never' },
    },
  }),
];

const requests: readonly Refusal[] = [
  ...refusalsOf('request-folders', {
    'a folder nobody registered': { with: { folderIds: ['nobody'] }, error: noFolder() },
    'a list of which one folder is not there, as a whole': {
      with: { folderIds: ['folder-1', 'nobody'] },
      error: noFolder(),
    },
    'somebody nobody knows as the requester': { with: { requesterId: 'nobody' }, error: noPerson() },
    'nothing but folders that are no more': { with: { folderIds: ['folder-gone'] }, error: disposed },
  }),
  ...refusalsOf('note-retrieval', {
    'a request nobody made': {
      with: { requestId: 'never' },
      error: { type: 'request-unknown', requestId: 'never' },
    },
  }),
  ...refusalsOf('cancel-request', {
    'a request nobody made': {
      with: { requestId: 'never' },
      error: { type: 'request-unknown', requestId: 'never' },
    },
  }),
];

const outsidePolicy: Before = (office) =>
  office.put('exception', {
    id: 'card-policy',
    kind: 'loan-outside-policy',
    folderId: 'folder-2',
    causeIds: ['loan-1'],
    raisedAt: '2026-11-20T02:00:00.000Z',
  });

const cards: readonly Refusal[] = [
  ...refusalsOf('settle-overlap', {
    'a card that is not there': { with: { exceptionId: 'no-card' }, error: noCard() },
    'a card that asks something else': { with: { exceptionId: 'card-disposed' }, error: noCard('card-disposed') },
    'a card that is about no folder': { with: { exceptionId: 'card-1' }, error: noCard('card-1') },
    'a borrower nobody knows': { with: { outcome: { kind: 'with', borrowerId: 'nobody' } }, error: noPerson() },
    'a place that is not there': { with: { outcome: { kind: 'at', locationId: 'nowhere' } }, error: noPlace() },
    'a transfer that was never sent': {
      with: { outcome: { kind: 'away', transferId: 'never' } },
      error: { type: 'transfer-unknown', transferId: 'never' },
    },
    'a card about a folder that is not there': {
      with: { exceptionId: 'card-of-nobody' },
      before: (office) =>
        office.put('exception', {
          id: 'card-of-nobody',
          kind: 'custody-overlap',
          folderId: 'nobody',
          causeIds: [],
          raisedAt: '2026-11-20T02:00:00.000Z',
        }),
      error: noFolder(),
    },
  }),
  ...refusalsOf('resolve-exception', {
    'a card that is not there': { with: { exceptionId: 'no-card' }, error: noCard() },
    ...Object.fromEntries(
      ['clerk', 'file-room', 'finance'].map((role) => [
        `a loan outside the policy, which is not for a ${role} to agree to`,
        {
          with: { exceptionId: 'card-policy' },
          by: `staff-${role}`,
          before: outsidePolicy,
          error: { type: 'not-allowed', action: 'resolve-exception' } as const,
        },
      ]),
    ),
  }),
];

const folders: readonly Refusal[] = [
  ...refusalsOf('register-folders', {
    'a code that another folder has': {
      with: { folders: [aNewFolder, { ...aNewFolder, id: 'folder-10', code: makeScanCode('folder', '13', 2) }] },
      error: { type: 'folder-code-taken', code: makeScanCode('folder', '13', 2) },
    },
    'a code that a folder had before': {
      with: { folders: [{ ...aNewFolder, code: makeScanCode('folder', '13', 1) }] },
      before: (office) => office.run('attach-code', { folderId: 'folder-1', code: makeScanCode('folder', '13', 501) }),
      error: { type: 'folder-code-taken', code: makeScanCode('folder', '13', 1) },
    },
    'a code that a scanner takes for a place': {
      with: { folders: [{ ...aNewFolder, code: makeScanCode('location', '13', 9) }] },
      error: senseless('code', 'not the code of a folder'),
    },
  }),
  ...refusalsOf('set-home-location', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a folder that is no more': { with: { folderId: 'folder-gone' }, error: disposed },
    'a place that is not there': { with: { homeLocationId: 'nowhere' }, error: noPlace() },
  }),
  ...refusalsOf('note-condition', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
  ...refusalsOf('undo-condition', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'a note that never was': {
      with: { noteId: 'never' },
      error: { type: 'condition-note-unknown', noteId: 'never' },
    },
    'a note of another folder': {
      with: { folderId: 'folder-2' },
      error: { type: 'condition-note-unknown', noteId: 'earlier-note' },
    },
    'the taking back of a note': {
      with: { noteId: 'taken-back' },
      before: (office) =>
        office.run('undo-condition', { folderId: 'folder-1', noteId: 'earlier-note' }, { id: 'taken-back' }),
      error: { type: 'condition-note-unknown', noteId: 'taken-back' },
    },
  }),
  ...refusalsOf('look-for-folder', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
  ...refusalsOf('note-folder-found', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
  ...refusalsOf('give-up-folder-search', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
];

const labels: readonly Refusal[] = [
  ...refusalsOf('note-labels-printed', {
    'a list of which one folder is not there, as a whole': {
      with: { folderIds: ['folder-1', 'nobody'] },
      error: noFolder(),
    },
  }),
  ...refusalsOf('confirm-label', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
  }),
  ...refusalsOf('print-labels', {
    'a list of folders none of which is there, with the first of them': {
      with: { folderIds: ['nobody', 'nobody-2'] },
      error: noFolder(),
    },
  }),
  ...refusalsOf('report-label-jam', {
    'labels nobody printed': {
      with: { batchId: 'never' },
      error: { type: 'label-batch-unknown', batchId: 'never' },
    },
  }),
  ...refusalsOf('attach-code', {
    'a folder nobody registered': { with: { folderId: 'nobody' }, error: noFolder() },
    'the code of a badge': {
      with: { code: makeScanCode('staff', '13', 500) },
      error: senseless('code', 'not the code of a folder'),
    },
  }),
  ...refusalsOf('note-parked-scan', {
    'a scan nobody parked': { with: { parkedScanId: 'nothing' }, error: parkedUnknown },
  }),
  ...refusalsOf('add-parked-photo', {
    'a scan nobody parked': { with: { parkedScanId: 'nothing' }, error: parkedUnknown },
  }),
  ...refusalsOf('resolve-parked-scan', {
    'a scan nobody parked': { with: { parkedScanId: 'nothing' }, error: parkedUnknown },
  }),
];

const subjects: readonly Refusal[] = [
  ...refusalsOf('save-record-subject', {
    'papers of the state register': {
      with: { series: 'factory' },
      error: { type: 'record-series-unknown', series: 'factory' },
    },
    'papers this version does not know': {
      with: { series: 'mine-permit' },
      error: { type: 'record-series-unknown', series: 'mine-permit' },
    },
    'a fact that must be known and is empty': {
      with: { fields: productFields({ maker: '  ' }) },
      error: senseless('fields.maker', 'required'),
    },
    'a fact the papers do not have': {
      with: { fields: productFields({ horsepower: '50' }) },
      error: senseless('fields.horsepower', 'no such field'),
    },
    'a day that is none': {
      with: { fields: productFields({ expiresOn: '2026-02-30' }) },
      error: senseless('fields.expiresOn', 'not a date'),
    },
    'the correction of something that is not there': {
      with: { subjectId: 'never' },
      error: { type: 'record-subject-unknown', subjectId: 'never' },
    },
    'a number that was entered before, however it is written': {
      with: { fields: productFields({ certificateNumber: '๑๒/๒๕๖๗' }) },
      before: (office) => office.run('save-record-subject', { series: 'community-product', fields: productFields() }),
      error: { type: 'record-number-taken', subjectId: recordSubjectIdFor('community-product', '12/2567') },
    },
    'the number of another product in a correction': {
      with: { subjectId: 'product-2' },
      before: (office) => {
        office.put('recordSubject', aProduct());
        office.put('recordSubject', aProduct({ id: 'product-2', numberKey: 'community-product/13/2567' }));
      },
      error: { type: 'record-number-taken', subjectId: 'product-2' },
    },
  }),
];

/** Every way in which scanning, filing and looking after folders is refused. */
export const filingRefusals: readonly Refusal[] = [...scans, ...requests, ...cards, ...folders, ...labels, ...subjects];
