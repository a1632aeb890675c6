import { describe, expect, test } from 'vitest';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder } from '#test/builders/office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const lend = (folderId: string, borrowerId: string): MutationArgs<'check-out-folder'> => ({
  folderId,
  borrowerId,
  purpose: 'ตรวจโรงงาน',
  dueOn: '2026-12-01',
});
const folder = (office: MemoryOffice, id = 'folder-1') => office.get('folder', id)!;
const openCards = (office: MemoryOffice) => office.all('exception').filter((card) => card.resolvedAt === undefined);

describe('who has it on loan', () => {
  test('stands on the folder, so that a person’s loans are found without looking at every folder', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lend('folder-1', 'staff-2'));
    expect(folder(office).holderId).toBe('staff-2');

    await office.run('check-in-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, { occurredAt: at(5) });
    expect(folder(office)).not.toHaveProperty('holderId');
  });

  test('goes back with an undo', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lend('folder-1', 'staff-2'), { id: 'mistake' });
    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'mistake' });
    expect(folder(office)).not.toHaveProperty('holderId');
  });
});

describe('lending outside the office’s policy', () => {
  const officeWithLimit = async (): Promise<MemoryOffice> => {
    const office = createMemoryOffice();
    await office.run('save-loan-policy', { maxFolders: 1, loanDays: 7, approverForRoles: ['clerk'] });
    await office.run('check-out-folder', lend('folder-1', 'staff-2'), { occurredAt: at(1) });
    return office;
  };

  test('keeps the loan, because the folder has left, and asks a supervisor by a card', async () => {
    const office = await officeWithLimit();
    const applied = await office.run('check-out-folder', lend('folder-2', 'staff-2'), {
      id: 'over',
      occurredAt: at(2),
    });

    expect(applied).toMatchObject({ ok: true });
    expect(folder(office, 'folder-2').holderId).toBe('staff-2');
    expect(openCards(office)).toMatchObject([
      { kind: 'loan-outside-policy', folderId: 'folder-2', causeIds: ['over'], raisedAt: at(2) },
    ]);
  });

  test('raises no card when a supervisor answers for it with a reason, which is kept', async () => {
    const office = await officeWithLimit();
    const override = { reason: 'ตรวจร่วมกับ กรอ.', byId: 'staff-supervisor' };
    await office.run(
      'check-out-folder',
      { ...lend('folder-2', 'staff-2'), override },
      { id: 'over', occurredAt: at(2) },
    );

    expect(openCards(office)).toEqual([]);
    expect(office.get('movement', 'over')).toMatchObject({ override });
  });

  test('is not excused by somebody who may not', async () => {
    const office = await officeWithLimit();
    const override = { reason: 'รีบ', byId: 'staff-clerk' };
    await office.run('check-out-folder', { ...lend('folder-2', 'staff-2'), override }, { occurredAt: at(2) });
    expect(openCards(office)).toHaveLength(1);
  });

  test('is not excused by a supervisor who has left the office', async () => {
    const office = await officeWithLimit();
    office.put('staff', { ...office.get('staff', 'staff-supervisor')!, active: false });
    const override = { reason: 'ตรวจร่วมกับ กรอ.', byId: 'staff-supervisor' };
    await office.run('check-out-folder', { ...lend('folder-2', 'staff-2'), override }, { occurredAt: at(2) });
    expect(openCards(office)).toHaveLength(1);
  });

  test('asks for an approver of those whose role needs one', async () => {
    const office = await officeWithLimit();
    await office.run('check-out-folder', lend('folder-2', 'staff-clerk'), { id: 'unapproved', occurredAt: at(2) });
    expect(openCards(office)).toMatchObject([{ causeIds: ['unapproved'] }]);

    const approved = { ...lend('folder-2', 'staff-clerk'), approverId: 'staff-supervisor' };
    await office.run('check-out-folder', approved, { id: 'approved', occurredAt: at(3) });
    expect(openCards(office)).toHaveLength(1);
  });

  test('counts a renewal once, and a folder passed on to the receiver', async () => {
    const office = await officeWithLimit();
    await office.run('check-out-folder', lend('folder-1', 'staff-2'), { occurredAt: at(2) });
    expect(openCards(office)).toEqual([]);

    await office.run('check-out-folder', lend('folder-2', 'staff-1'), { occurredAt: at(3) });
    const pass = { folderId: 'folder-2', fromId: 'staff-1', receiverId: 'staff-2' };
    await office.run('pass-on-folder', pass, { occurredAt: at(4) });
    expect(openCards(office)).toEqual([]);
    await office.run('acknowledge-pass-on', { folderId: 'folder-2', receiverId: 'staff-2' }, { occurredAt: at(5) });
    expect(openCards(office)).toMatchObject([{ kind: 'loan-outside-policy' }]);
  });

  test('knows no limit while the office has set none', async () => {
    const office = createMemoryOffice();
    for (const number of [3, 4, 5, 6]) {
      const id = `folder-${number}`;
      office.put('folder', aFolder({ id, code: makeScanCode('folder', '13', number) }));
      await office.run('check-out-folder', lend(id, 'staff-2'));
    }
    expect(openCards(office)).toEqual([]);
  });
});

describe('passing on', () => {
  test('keeps the giver responsible until the receiver acknowledges', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lend('folder-1', 'staff-1'), { occurredAt: at(1) });
    const pass = { folderId: 'folder-1', fromId: 'staff-1', receiverId: 'staff-2' };
    await office.run('pass-on-folder', pass, { occurredAt: at(2) });
    expect(folder(office)).toMatchObject({ holderId: 'staff-1', custody: { passing: { toId: 'staff-2' } } });

    await office.run('acknowledge-pass-on', { folderId: 'folder-1', receiverId: 'staff-2' }, { occurredAt: at(3) });
    expect(folder(office)).toMatchObject({ holderId: 'staff-2', custody: { dueOn: '2026-12-01' } });
    expect(openCards(office)).toEqual([]);
  });

  test('to somebody the office does not know is refused', async () => {
    const office = createMemoryOffice();
    const pass = { folderId: 'folder-1', fromId: 'staff-1', receiverId: 'stranger' };
    expect(await office.run('pass-on-folder', pass)).toMatchObject({ error: { type: 'borrower-unknown' } });
    expect(await office.run('acknowledge-pass-on', { folderId: 'folder-1', receiverId: 'stranger' })).toMatchObject({
      error: { type: 'borrower-unknown' },
    });
  });
});

describe('a transfer to another office', () => {
  const manifest = { destination: 'สอจ. นนทบุรี', sentOn: '2026-11-23', folderIds: ['folder-1', 'folder-2', 'folder-1'] };

  test('lists each folder once and puts it away', async () => {
    const office = createMemoryOffice();
    await office.run('send-transfer', manifest, { id: 'transfer-1' });

    expect(office.get('transfer', 'transfer-1')).toMatchObject({ folderIds: ['folder-1', 'folder-2'] });
    expect(office.all('movement').map(({ kind, folderId }) => [kind, folderId])).toEqual([
      ['send-away', 'folder-1'],
      ['send-away', 'folder-2'],
    ]);
    expect(folder(office).custody).toMatchObject({ kind: 'away', transferId: 'transfer-1' });
  });

  test('with a folder nobody knows leaves nothing behind', async () => {
    const office = createMemoryOffice();
    const before = office.everything();
    const refused = await office.run('send-transfer', { ...manifest, folderIds: ['folder-1', 'stranger'] });
    expect(refused).toMatchObject({ error: { type: 'folder-unknown' } });
    expect(office.everything()).toEqual(before);
  });

  test('is confirmed by the other office, and an unknown one is not', async () => {
    const office = createMemoryOffice();
    await office.run('send-transfer', manifest, { id: 'transfer-1' });
    await office.run('note-transfer-received', {
      transferId: 'transfer-1',
      receivedOn: '2026-11-25',
      receivedBy: 'มานี',
    });
    expect(office.get('transfer', 'transfer-1')).toMatchObject({ receivedOn: '2026-11-25', receivedBy: 'มานี' });
    expect(
      await office.run('note-transfer-received', { transferId: 'nothing', receivedOn: '2026-11-25' }),
    ).toMatchObject({ error: { type: 'transfer-unknown' } });
  });
});

describe('settling two loans of one folder', () => {
  const officeWithOverlap = async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lend('folder-1', 'staff-1'), { id: 'first', occurredAt: at(1) });
    const second = { ...lend('folder-1', 'staff-2'), dueOn: '2026-12-09' };
    await office.run('check-out-folder', second, { id: 'second', deviceId: 'pc-2', occurredAt: at(2) });
    return { office, exceptionId: openCards(office)[0]!.id };
  };

  test('with one tap: the first borrower has it, with the first loan’s terms, and no card is left', async () => {
    const { office, exceptionId } = await officeWithOverlap();
    const outcome = { kind: 'with', borrowerId: 'staff-1' } as const;
    await office.run('settle-overlap', { exceptionId, outcome }, { occurredAt: at(3) });

    expect(folder(office)).toMatchObject({ holderId: 'staff-1', custody: { dueOn: '2026-12-01' } });
    expect(openCards(office)).toEqual([]);
    expect(office.all('movement')).toHaveLength(3);
  });

  test('with one tap: it stands on the shelf', async () => {
    const { office, exceptionId } = await officeWithOverlap();
    const outcome = { kind: 'at', locationId: 'shelf-1' } as const;
    await office.run('settle-overlap', { exceptionId, outcome }, { occurredAt: at(3) });

    expect(folder(office).custody).toMatchObject({ kind: 'at-location', locationId: 'shelf-1' });
    expect(openCards(office)).toEqual([]);
  });

  test('differently on two PCs that were apart asks again, naming both decisions', async () => {
    const { office, exceptionId } = await officeWithOverlap();
    const settle = (borrowerId: string, id: string, minute: number) =>
      office.run(
        'settle-overlap',
        { exceptionId, outcome: { kind: 'with', borrowerId } },
        { id, occurredAt: at(minute), deviceId: id },
      );
    await settle('staff-1', 'decision-a', 3);
    await settle('staff-1', 'decision-b', 4);
    expect(openCards(office)).toEqual([]);

    await settle('staff-2', 'decision-c', 5);
    expect(openCards(office)).toMatchObject([{ kind: 'custody-overlap', causeIds: ['decision-a', 'decision-c'] }]);
  });

  test('names a card, a person and a place that exist', async () => {
    const { office, exceptionId } = await officeWithOverlap();
    const outcome = { kind: 'with', borrowerId: 'staff-1' } as const;
    expect(await office.run('settle-overlap', { exceptionId: 'nothing', outcome })).toMatchObject({
      error: { type: 'exception-unknown' },
    });
    expect(
      await office.run('settle-overlap', { exceptionId, outcome: { kind: 'with', borrowerId: 'stranger' } }),
    ).toMatchObject({ error: { type: 'borrower-unknown' } });
    expect(
      await office.run('settle-overlap', { exceptionId, outcome: { kind: 'at', locationId: 'nowhere' } }),
    ).toMatchObject({ error: { type: 'location-unknown' } });
  });
});

describe('a reminder', () => {
  test('is kept for each borrower with the folders it named', async () => {
    const office = createMemoryOffice();
    await office.run(
      'note-loan-reminders',
      {
        writtenOn: '2026-12-08',
        reminders: [
          { borrowerId: 'staff-1', folderIds: ['folder-1'], letterNumber: 'ปท 0033/12' },
          { borrowerId: 'staff-2', folderIds: ['folder-2'] },
        ],
      },
      { id: 'memo' },
    );
    expect(office.all('loanReminder')).toMatchObject([
      { borrowerId: 'staff-1', folderIds: ['folder-1'], letterNumber: 'ปท 0033/12', writtenOn: '2026-12-08' },
      { borrowerId: 'staff-2', folderIds: ['folder-2'] },
    ]);
  });
});
