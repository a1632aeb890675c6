import { describe, expect, test } from 'vitest';
import { queueOf } from '#shared/domain/retrieval-queue.ts';
import { requestIdFor } from '#shared/mutations/requests.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { at, inBothOrders, onFirst, onSecond, openCards, type Act, type Before } from './two-pcs.ts';

const folderId = 'folder-1';
const target = { kind: 'pdf' } as const;
const lendTo = (borrowerId: string) => ({ folderId, borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' });
const asked: Before = (office) =>
  office.run('request-folders', { folderIds: [folderId], urgency: 'normal', requesterId: 'staff-2' }, { id: 'asked' });
const requestId = requestIdFor('asked', folderId);

interface Meeting {
  readonly first: Act;
  readonly second: Act;
  readonly before?: Before;
}

/** Work of two PCs that says nothing against each other: every row is the same, whichever of the two is sent first. */
const MEETINGS: Readonly<Record<string, Meeting>> = {
  'two prints of one label': {
    first: onFirst('print-labels', { runId: 'run-a', part: 0, folderIds: [folderId], target }, 0),
    second: onSecond('print-labels', { runId: 'run-b', part: 0, folderIds: [folderId, 'folder-2'], target }, 60),
  },
  'a print of the first version and one of today': {
    first: onFirst('note-labels-printed', { folderIds: [folderId] }, 0),
    second: onSecond('note-labels-printed', { folderIds: [folderId, 'folder-2'] }, 60),
  },
  'two readings of one label': {
    first: onFirst('confirm-label', { folderId }, 10),
    second: onSecond('confirm-label', { folderId }, 20, { actorId: 'staff-2' }),
  },
  'a label that one prints and the other reads back': {
    first: onFirst('note-labels-printed', { folderIds: [folderId] }, 0),
    second: onSecond('confirm-label', { folderId }, 5),
  },
  'two places where a folder was put': {
    first: onFirst('check-in-folder', { folderId, locationId: 'shelf-1' }, 10),
    second: onSecond('move-folder', { folderId, locationId: 'shelf-2' }, 11),
  },
  'a place where it was put and one where it was seen before': {
    first: onFirst('check-in-folder', { folderId, locationId: 'shelf-1' }, 10),
    second: onSecond('see-folder', { folderId, locationId: 'shelf-2' }, 9),
  },
  'two conditions': {
    first: onFirst('note-condition', { folderId, condition: 'torn' }, 10),
    second: onSecond('note-condition', { folderId, condition: 'wet' }, 11),
  },
  'a condition and the taking back of the one before': {
    first: onFirst('undo-condition', { folderId, noteId: 'earlier-note' }, 10),
    second: onSecond('note-condition', { folderId, condition: 'torn' }, 9),
  },
  'two people who ask for one folder': {
    first: onFirst('request-folders', { folderIds: [folderId], urgency: 'normal' }, 10),
    second: onSecond('request-folders', { folderIds: [folderId], urgency: 'visitor-waiting' }, 11, {
      actorId: 'staff-2',
    }),
  },
  'somebody who asks and somebody who lends it to them': {
    first: onFirst('request-folders', { folderIds: [folderId], urgency: 'normal', requesterId: 'staff-2' }, 5),
    second: onSecond('check-out-folder', lendTo('staff-2'), 10),
  },
  'a hold and another term': {
    first: onFirst('hold-folder', { folderId, reason: 'อยู่ระหว่างคดี' }, 5),
    second: onSecond('set-folder-retention', { folderId, closedOn: '2020-05-01' }, 10),
  },
  'two PCs that join a count': {
    first: onFirst('join-stock-take', { stockTakeId: 'count-1' }, 5, { deviceId: 'pc-3' }),
    second: onSecond('join-stock-take', { stockTakeId: 'count-1' }, 6),
  },
  'two scans of a count': {
    first: onFirst(
      'count-stock-take-scan',
      { stockTakeId: 'count-1', number: 1, what: { kind: 'folder', folderId, finding: 'right', placeId: 'shelf-1' } },
      5,
    ),
    second: onSecond(
      'count-stock-take-scan',
      { stockTakeId: 'count-1', number: 1, what: { kind: 'folder', folderId, finding: 'right', placeId: 'shelf-2' } },
      6,
    ),
  },
  'a note beside a parked code and what it was': {
    first: onFirst('note-parked-scan', { parkedScanId: 'parked-1', note: 'ซองเอกสาร' }, 5),
    second: onSecond('resolve-parked-scan', { parkedScanId: 'parked-1', resolvedAs: 'รหัสสินค้า' }, 6),
  },
  'the corrections of horsepower and workers': {
    first: onFirst('correct-horsepower', { factoryId: 'factory-1', hpHundredths: 5_000, reason: 'ใบอนุญาต' }, 5),
    second: onSecond('correct-workers', { factoryId: 'factory-1', workers: 60, reason: 'การตรวจ' }, 6),
  },
  'two years from paper receipts': {
    first: onFirst(
      'record-paid-years',
      { factoryId: 'factory-1', years: [{ dueOn: '2023-03-01', paidOn: '2023-02-20', reference: '1/23' }] },
      5,
    ),
    second: onSecond(
      'record-paid-years',
      { factoryId: 'factory-1', years: [{ dueOn: '2024-03-01', paidOn: '2024-02-20', reference: '1/24' }] },
      6,
    ),
  },
  'loans of one folder to two people, with one card': {
    first: onFirst('check-out-folder', lendTo('staff-1'), 10),
    second: onSecond('check-out-folder', lendTo('staff-2'), 11),
  },
};

describe('whichever PC sends its work first, every row ends the same', () => {
  test.each(Object.entries(MEETINGS))('%s', async (_about, { first, second, before }) => {
    const [one, other] = await inBothOrders(first, second, before);

    expect([...one.answers, ...other.answers].map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(one.office.everything()).toEqual(other.office.everything());
  });
});

const seenBy = (office: MemoryOffice) => ({
  queue: queueOf(office.all('request'), office.get('folder', folderId)!.custody).map(
    ({ request, stage }) => `${request.requesterId} ${stage.kind}`,
  ),
  phase: office.get('request', requestId)?.phase,
});

describe('whichever PC sends its work first, what people see of a request is the same', () => {
  test.each([
    [
      'picked by one, not there for the other',
      onFirst('note-retrieval', { requestId, step: { kind: 'picked' } }, 10),
      onSecond('note-retrieval', { requestId, step: { kind: 'not-here' } }, 12),
      { queue: ['staff-1 picked', 'staff-2 waiting'], phase: 'open' },
    ],
    [
      'cancelled by one, handed over by the other',
      onFirst('cancel-request', { requestId }, 10),
      onSecond('check-out-folder', lendTo('staff-2'), 12),
      { queue: ['staff-1 waiting'], phase: 'ended' },
    ],
    [
      'handed over by one, cancelled afterwards by the other',
      onFirst('check-out-folder', lendTo('staff-2'), 10),
      onSecond('cancel-request', { requestId }, 12),
      { queue: ['staff-1 waiting'], phase: 'ended' },
    ],
    [
      'ready at two desks',
      onFirst('note-retrieval', { requestId, step: { kind: 'ready', how: 'brought' } }, 10),
      onSecond('note-retrieval', { requestId, step: { kind: 'ready', how: 'trapped' } }, 11),
      { queue: ['staff-2 ready', 'staff-1 waiting'], phase: 'open' },
    ],
  ] as const)('%s', async (_about, first, second, expected) => {
    const [one, other] = await inBothOrders(first, second, asked);

    expect(seenBy(one.office)).toEqual(expected);
    expect(seenBy(other.office)).toEqual(expected);
  });
});

describe('looking for one folder on two PCs', () => {
  test('is one search with what both have checked, whichever is sent first', async () => {
    const [one, other] = await inBothOrders(
      onFirst('look-for-folder', { folderId, checked: 'place/shelf-1' }, 90),
      onSecond('look-for-folder', { folderId, checked: 'person/staff-2' }, 95),
    );

    for (const { office } of [one, other])
      expect(office.all('folderSearch')).toMatchObject([{ checked: ['person/staff-2', 'place/shelf-1'] }]);
  });

  test('ends when one of them has it in the hand, whichever is sent first', async () => {
    const [one, other] = await inBothOrders(
      onFirst('note-folder-found', { folderId }, 20),
      onSecond('give-up-folder-search', { folderId }, 10),
      (office) => office.run('look-for-folder', { folderId }, { id: 'search', occurredAt: at(1) }),
    );

    for (const { office } of [one, other]) {
      const searches = office.all('folderSearch');
      expect(searches.map(({ foundAt }) => foundAt)).toContain(at(20));
      expect(searches.filter((search) => search.foundAt === undefined && search.givenUpAt === undefined)).toEqual([]);
    }
  });
});

describe('one folder lent by two PCs', () => {
  test('is with the later borrower, and one card names both scans', async () => {
    const { first, second } = MEETINGS['loans of one folder to two people, with one card']!;
    const [one, other] = await inBothOrders(first, second);

    for (const { office } of [one, other]) {
      expect(office.get('folder', folderId)?.holderId).toBe('staff-2');
      expect(openCards(office)).toEqual(['custody-overlap folder-1']);
    }
  });

  test('and settled differently by two people asks once more, whichever is sent first', async () => {
    const settle = (borrowerId: string) =>
      ({ exceptionId: 'overlap-1', outcome: { kind: 'with', borrowerId } }) as const;
    const [one, other] = await inBothOrders(
      onFirst('settle-overlap', settle('staff-1'), 10),
      onSecond('settle-overlap', settle('staff-2'), 11),
    );

    for (const { office } of [one, other]) {
      expect(office.get('folder', 'folder-2')?.holderId).toBe('staff-2');
      expect(office.get('exception', 'overlap-1')?.resolvedAt).toBeDefined();
      expect(openCards(office)).toEqual(['custody-overlap folder-2']);
    }
  });

  test('and settled alike by two people asks nothing more', async () => {
    const outcome = { kind: 'at', locationId: 'shelf-2' } as const;
    const [one, other] = await inBothOrders(
      onFirst('settle-overlap', { exceptionId: 'overlap-1', outcome }, 10),
      onSecond('settle-overlap', { exceptionId: 'overlap-1', outcome }, 11),
    );

    for (const { office } of [one, other]) expect(openCards(office)).toEqual([]);
  });
});
