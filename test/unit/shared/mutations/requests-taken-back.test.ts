import { beforeEach, describe, expect, test } from 'vitest';
import { queueOf } from '#shared/domain/retrieval-queue.ts';
import { requestIdFor } from '#shared/mutations/requests.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const folderId = 'folder-1';

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});

const ask = (actorId: string, minute: number) =>
  office.run(
    'request-folders',
    { folderIds: [folderId], urgency: 'normal' },
    { id: `ask-${actorId}`, actorId, occurredAt: at(minute) },
  );
const lend = (borrowerId: string, minute: number) =>
  office.run(
    'check-out-folder',
    { folderId, borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' },
    { id: `scan-${minute}`, occurredAt: at(minute) },
  );
const undo = (movementMinute: number, minute: number) =>
  office.run(
    'undo-movement',
    { folderId, movementId: `scan-${movementMinute}` },
    { id: `scan-${minute}`, occurredAt: at(minute) },
  );
const takeBack = (minute: number) =>
  office.run('check-in-folder', { folderId, locationId: 'shelf-1' }, { id: `scan-${minute}`, occurredAt: at(minute) });
const request = (actorId = 'staff-2') => office.get('request', requestIdFor(`ask-${actorId}`, folderId))!;
const waiting = (): readonly string[] =>
  queueOf(office.all('request'), office.get('folder', folderId)!.custody).map(
    ({ request: { requesterId } }) => requesterId,
  );

describe('a loan that served a request', () => {
  /** What was done to the loan of minute 10, and whether the request is served by it then. */
  test.each([
    ['stands', 0, 'ended'],
    ['was taken back', 1, 'open'],
    ['was taken back by mistake, and that was taken back', 2, 'ended'],
    ['was taken back a third time', 3, 'open'],
    ['was taken back a fourth time', 4, 'ended'],
  ])('%s', async (_about, undos, phase) => {
    await ask('staff-2', 1);
    await lend('staff-2', 10);
    for (let count = 0; count < undos; count += 1) await undo(10 + count, 11 + count);

    expect(request().phase).toBe(phase);
    expect(office.get('folder', folderId)?.holderId).toBe(phase === 'ended' ? 'staff-2' : undefined);

    await takeBack(30);
    expect(waiting()).toEqual(phase === 'ended' ? [] : ['staff-2']);
  });

  test('is named by its request once, however often it was taken back', async () => {
    await ask('staff-2', 1);
    await lend('staff-2', 10);
    await undo(10, 11);
    await undo(11, 12);

    expect(request().steps.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['handed-over scan-10']);
  });

  test('serves nobody else when it stands again', async () => {
    await ask('staff-2', 1);
    await ask('staff-1', 2);
    await lend('staff-2', 10);
    await undo(10, 11);
    await undo(11, 12);

    expect(request('staff-1').phase).toBe('open');
  });

  test('does not bring a cancelled request back when it is taken back', async () => {
    await ask('staff-2', 1);
    await office.run('cancel-request', { requestId: request().id }, { occurredAt: at(5) });
    await lend('staff-2', 10);
    await undo(10, 11);

    expect(request().phase).toBe('ended');
    expect(request().steps.map(({ kind }) => kind)).toEqual(['cancelled']);
  });

  test('taken back, leaves what another loan served', async () => {
    await ask('staff-1', 1);
    await lend('staff-1', 5);
    await takeBack(6);
    await ask('staff-2', 7);
    await lend('staff-2', 10);

    await undo(10, 11);

    expect(request('staff-1').phase).toBe('ended');
    expect(request('staff-2').phase).toBe('open');
  });

  test('is not about requests when it was a scan at a place that was taken back', async () => {
    await ask('staff-2', 1);
    await takeBack(5);
    const before = request();
    await undo(5, 6);
    await undo(6, 7);

    expect(request()).toEqual(before);
  });
});

describe('a request that arrives after its loan', () => {
  test.each([
    ['stands', 0, 'ended'],
    ['was taken back', 1, 'open'],
    ['was taken back by mistake', 2, 'ended'],
  ])('which %s', async (_about, undos, phase) => {
    await lend('staff-2', 10);
    for (let count = 0; count < undos; count += 1) await undo(10 + count, 11 + count);
    await takeBack(30);

    await ask('staff-2', 5);

    expect(request().phase).toBe(phase);
  });

  test('is served by the latest of its loans', async () => {
    await lend('staff-2', 10);
    await takeBack(11);
    await lend('staff-2', 12);
    await takeBack(13);

    await ask('staff-2', 5);

    expect(request().steps.map(({ id }) => id)).toEqual(['scan-12']);
  });

  test.each([
    ['made in the minute of the loan, is served by it', 10, 'ended'],
    ['made a minute after the loan ended, is a new one', 31, 'open'],
  ])('%s', async (_about, minute, phase) => {
    await lend('staff-2', 10);
    await takeBack(30);
    await ask('staff-2', minute);

    expect(request().phase).toBe(phase);
  });

  test('made while its requester has the folder is served by that loan', async () => {
    await lend('staff-2', 10);
    await ask('staff-2', 20);

    expect(request()).toMatchObject({ phase: 'ended', steps: [{ kind: 'handed-over', id: 'scan-10' }] });
  });

  test('sent twice is one request', async () => {
    await ask('staff-2', 5);
    await lend('staff-2', 10);
    const once = request();
    await ask('staff-2', 5);

    expect(office.all('request')).toEqual([once]);
  });
});

describe('a request for a day', () => {
  test.each([
    ['a minute before midnight in Thailand', '2026-11-23T16:59:59.999Z', '2026-11-23'],
    ['at midnight in Thailand', '2026-11-23T17:00:00.000Z', '2026-11-24'],
    ['on the last day of the fiscal year', '2026-09-30T16:59:59.999Z', '2026-09-30'],
    ['on the first day of the next', '2026-09-30T17:00:00.000Z', '2026-10-01'],
    ['on a leap day', '2028-02-28T17:00:00.000Z', '2028-02-29'],
  ])('made %s stands in the list of that day', async (_when, occurredAt, requestedOn) => {
    await office.run('request-folders', { folderIds: [folderId], urgency: 'normal' }, { id: 'ask', occurredAt });

    expect(office.all('request')).toMatchObject([{ requestedOn, occurredAt }]);
  });

  test('made by a PC whose clock is an hour ahead stands at the corrected time', async () => {
    const event = { id: 'ask', occurredAt: '2026-11-23T17:30:00.000Z', offsetMs: -3_600_000 };
    await office.run('request-folders', { folderIds: [folderId], urgency: 'normal' }, event);

    expect(office.all('request')).toMatchObject([
      { effectiveAt: '2026-11-23T16:30:00.000Z', requestedOn: '2026-11-23', occurredAt: '2026-11-23T17:30:00.000Z' },
    ]);
  });
});
