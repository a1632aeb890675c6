import { describe, expect, test } from 'vitest';
import { queueOf } from '#shared/domain/retrieval-queue.ts';
import { err } from '#shared/lib/result.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { requestIdFor } from '#shared/mutations/requests.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const atMinute = (minutes: number): Partial<MutationEvent> => ({
  occurredAt: new Date(Date.UTC(2026, 10, 23, 2, minutes)).toISOString(),
});
const askedBy = (actorId: string, minutes: number, id: string): Partial<MutationEvent> => ({
  ...atMinute(minutes),
  actorId,
  id,
});

const normal = { folderIds: ['folder-1'], urgency: 'normal' } as const;
const ask = (office: MemoryOffice, actorId: string, minutes: number, id = `ask-${minutes}`) =>
  office.run('request-folders', normal, askedBy(actorId, minutes, id));
const lend = (office: MemoryOffice, borrowerId: string, minutes: number, id = `lend-${minutes}`) =>
  office.run(
    'check-out-folder',
    { folderId: 'folder-1', borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' },
    { ...atMinute(minutes), id },
  );
const takeBack = (office: MemoryOffice, minutes: number) =>
  office.run('check-in-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, atMinute(minutes));
const requestOf = (office: MemoryOffice, eventId: string) => office.get('request', requestIdFor(eventId, 'folder-1'));
const queue = (office: MemoryOffice): readonly string[] =>
  queueOf(office.all('request'), office.get('folder', 'folder-1')!.custody).map(
    ({ request, stage }) => `${request.requesterId} ${stage.kind}`,
  );

describe('asking for folders', () => {
  test('makes one request for each, with who asked, when, and why', async () => {
    const office = createMemoryOffice();

    await office.run(
      'request-folders',
      { folderIds: ['folder-1', 'folder-2'], urgency: 'visitor-waiting', purpose: 'ต่ออายุใบอนุญาต' },
      askedBy('staff-2', 30, 'ask'),
    );

    expect(office.all('request')).toHaveLength(2);
    expect(requestOf(office, 'ask')).toMatchObject({
      folderId: 'folder-1',
      requesterId: 'staff-2',
      urgency: 'visitor-waiting',
      purpose: 'ต่ออายุใบอนุญาต',
      effectiveAt: '2026-11-23T02:30:00.000Z',
      requestedOn: '2026-11-23',
      phase: 'open',
    });
  });

  test('counts the day in Thailand, also before seven in the morning', async () => {
    const office = createMemoryOffice();

    await office.run('request-folders', normal, { id: 'early', occurredAt: '2026-11-23T18:30:00.000Z' });

    expect(requestOf(office, 'early')?.requestedOn).toBe('2026-11-24');
  });

  test('for a colleague notes both: who needs it and who typed it', async () => {
    const office = createMemoryOffice();

    await office.run('request-folders', { ...normal, requesterId: 'staff-2' }, askedBy('staff-1', 1, 'ask'));

    expect(requestOf(office, 'ask')).toMatchObject({ requesterId: 'staff-2', actorId: 'staff-1' });
  });

  test('for somebody or something that the office does not have is refused as a whole', async () => {
    const office = createMemoryOffice();

    expect(await office.run('request-folders', { ...normal, folderIds: ['folder-1', 'folder-x'] })).toEqual(
      err({ type: 'folder-unknown', folderId: 'folder-x' }),
    );
    expect(await office.run('request-folders', { ...normal, requesterId: 'stranger' })).toEqual(
      err({ type: 'borrower-unknown', borrowerId: 'stranger' }),
    );
    expect(office.all('request')).toEqual([]);
  });
});

describe('lending serves the request of the borrower', () => {
  test('on whatever screen it was lent, and of nobody else', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-1', 1);
    await ask(office, 'staff-2', 2);

    await lend(office, 'staff-2', 10);

    expect(requestOf(office, 'ask-2')).toMatchObject({
      phase: 'ended',
      steps: [{ kind: 'handed-over', id: 'lend-10' }],
    });
    expect(queue(office)).toEqual(['staff-1 waiting']);
  });

  test('stays served when the folder comes back', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 1);
    await lend(office, 'staff-2', 10);

    await takeBack(office, 60);

    expect(queue(office)).toEqual([]);
  });

  test('is open again when the loan was scanned by mistake and taken back', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 1);
    await lend(office, 'staff-2', 10);

    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'lend-10' }, atMinute(11));

    expect(queue(office)).toEqual(['staff-2 to-pick']);
  });

  test('also when a colleague passed the folder on and its requester has acknowledged it', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 1);
    await lend(office, 'staff-1', 10);
    await office.run(
      'pass-on-folder',
      { folderId: 'folder-1', fromId: 'staff-1', receiverId: 'staff-2' },
      { ...atMinute(12), id: 'passed' },
    );
    expect(queue(office)).toEqual(['staff-2 waiting']);

    await office.run('acknowledge-pass-on', { folderId: 'folder-1', receiverId: 'staff-2' }, atMinute(14));

    expect(requestOf(office, 'ask-1')?.phase).toBe('ended');
  });

  test('does not serve what was asked for later', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 30);

    await lend(office, 'staff-2', 10);
    await takeBack(office, 20);

    expect(queue(office)).toEqual(['staff-2 to-pick']);
  });

  test('a loan that was taken back before it arrived serves nothing', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 1);
    const folder = office.get('folder', 'folder-1')!;
    office.put('folder', { ...folder, custody: { kind: 'unknown', undoneAheadIds: ['lend-10'] } });
    office.put('movement', {
      id: 'undo-first',
      folderId: 'folder-1',
      kind: 'undo',
      undoesId: 'lend-10',
      effectiveAt: '2026-11-23T02:12:00.000Z',
      occurredAt: '2026-11-23T02:12:00.000Z',
      deviceId: 'pc-1',
      seq: 90,
      actorId: 'staff-1',
    });

    await lend(office, 'staff-2', 10);

    expect(queue(office)).toEqual(['staff-2 to-pick']);
  });
});

describe('a request that arrives late, from a PC that was offline', () => {
  test('is served already when its requester has got the folder meanwhile', async () => {
    const office = createMemoryOffice();
    await lend(office, 'staff-2', 10);

    await ask(office, 'staff-2', 5);

    expect(requestOf(office, 'ask-5')).toMatchObject({
      phase: 'ended',
      steps: [{ kind: 'handed-over', id: 'lend-10' }],
    });
  });

  test('is served already when its requester had it and brought it back', async () => {
    const office = createMemoryOffice();
    await lend(office, 'staff-2', 10);
    await takeBack(office, 20);

    await ask(office, 'staff-2', 5);

    expect(queue(office)).toEqual([]);
  });

  test('is open when that loan was taken back, or was somebody else’s', async () => {
    const office = createMemoryOffice();
    await lend(office, 'staff-2', 10);
    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'lend-10' }, atMinute(11));
    await lend(office, 'staff-1', 12);

    await ask(office, 'staff-2', 5);

    expect(queue(office)).toEqual(['staff-2 waiting']);
  });
});

describe('fetching', () => {
  test('is noted step by step with who did it', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-1', 1);
    const requestId = requestIdFor('ask-1', 'folder-1');

    await office.run('note-retrieval', { requestId, step: { kind: 'not-here' } }, askedBy('staff-2', 5, 'looked'));
    await office.run('note-retrieval', { requestId, step: { kind: 'picked' } }, askedBy('staff-2', 8, 'took'));

    expect(requestOf(office, 'ask-1')?.steps).toMatchObject([
      { kind: 'not-here', id: 'looked', actorId: 'staff-2' },
      { kind: 'picked', id: 'took', effectiveAt: '2026-11-23T02:08:00.000Z' },
    ]);
    expect(queue(office)).toEqual(['staff-1 picked']);
  });

  test('is kept also when the request was cancelled on another PC: the folder is for the next', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-1', 1);
    await ask(office, 'staff-2', 2);
    const requestId = requestIdFor('ask-1', 'folder-1');
    await office.run('cancel-request', { requestId }, atMinute(6));

    const noted = await office.run('note-retrieval', { requestId, step: { kind: 'picked' } }, atMinute(5));

    expect(noted.ok).toBe(true);
    expect(queue(office)).toEqual(['staff-2 picked']);
  });

  test('of a request that is not there is told', async () => {
    const office = createMemoryOffice();

    expect(await office.run('note-retrieval', { requestId: 'r', step: { kind: 'picked' } })).toEqual(
      err({ type: 'request-unknown', requestId: 'r' }),
    );
    expect(await office.run('cancel-request', { requestId: 'r' })).toEqual(
      err({ type: 'request-unknown', requestId: 'r' }),
    );
  });
});

describe('cancelling', () => {
  test('takes back everything that the person asked of this folder, and nothing of others', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-1', 1);
    await ask(office, 'staff-1', 3);
    await ask(office, 'staff-2', 2);

    await office.run('cancel-request', { requestId: requestIdFor('ask-3', 'folder-1'), reason: 'ไม่ใช้แล้ว' });

    expect(queue(office)).toEqual(['staff-2 to-pick']);
    expect(
      office
        .all('request')
        .map(({ phase }) => phase)
        .toSorted(),
    ).toEqual(['ended', 'ended', 'open']);
  });

  test('of what was handed over meanwhile changes nothing about that', async () => {
    const office = createMemoryOffice();
    await ask(office, 'staff-2', 1);
    await lend(office, 'staff-2', 10);

    await office.run('cancel-request', { requestId: requestIdFor('ask-1', 'folder-1') }, atMinute(5));

    expect(requestOf(office, 'ask-1')?.steps.map(({ kind }) => kind)).toEqual(['handed-over', 'cancelled']);
    expect(queue(office)).toEqual([]);
  });
});
