import { describe, expect, test } from 'vitest';
import { noteNoticeLetters, noticeLetterIdFor } from '#shared/mutations/notice-letters.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory } from '#test/builders/office.ts';

const WRITTEN = { writtenOn: '2026-11-23', payBy: '2026-12-23' } as const;
const debtOf = (factoryId: string) => ({ factoryId, dueOns: ['2026-06-01'], totalSatang: 157_500 }) as const;

describe('a reminder of unpaid fees', () => {
  test('is kept for each factory, with who wrote it and when', async () => {
    const office = createMemoryOffice();
    office.put('factory', aFactory({ id: 'factory-2' }));
    const reminders = [debtOf('factory-1'), { ...debtOf('factory-2'), letterNumber: 'ปท 0033/458' }];
    expect(await office.run('note-fee-reminders', { ...WRITTEN, reminders })).toMatchObject({ ok: true });

    const kept = office.all('feeReminder').toSorted((a, b) => (a.factoryId < b.factoryId ? -1 : 1));
    expect(kept).toMatchObject([
      { ...debtOf('factory-1'), ...WRITTEN, createdBy: 'staff-1', createdAt: '2026-11-23T02:00:00.000Z' },
      { letterNumber: 'ปท 0033/458' },
    ]);
    expect(kept[0]).not.toHaveProperty('letterNumber');
  });

  test('is kept for none when one of the factories is not known', async () => {
    const office = createMemoryOffice();
    const reminders = [debtOf('factory-1'), debtOf('factory-unknown')];
    expect(await office.run('note-fee-reminders', { ...WRITTEN, reminders })).toMatchObject({
      ok: false,
      error: { type: 'factory-unknown', factoryId: 'factory-unknown' },
    });
    expect(office.all('feeReminder')).toEqual([]);
  });

  test('that arrives a second time stands once; written again on another day it stands twice', async () => {
    const office = createMemoryOffice();
    const args = { ...WRITTEN, reminders: [debtOf('factory-1')] };
    await office.run('note-fee-reminders', args, { id: 'event-a' });
    await office.run('note-fee-reminders', args, { id: 'event-a' });
    expect(office.all('feeReminder')).toHaveLength(1);
    await office.run('note-fee-reminders', { ...args, writtenOn: '2026-12-24' }, { id: 'event-b' });
    expect(office.all('feeReminder')).toHaveLength(2);
  });
});

describe('a reminder of folders', () => {
  const reminder = (borrowerId: string, ...folderIds: string[]) => ({ borrowerId, folderIds });

  test('is kept for each borrower, and once however often it arrives', async () => {
    const office = createMemoryOffice();
    const reminders = [reminder('staff-1', 'folder-1'), reminder('staff-2', 'folder-2')];
    const args = { writtenOn: '2026-11-23', reminders } as const;
    await office.run('note-loan-reminders', args, { id: 'event-a' });
    await office.run('note-loan-reminders', args, { id: 'event-a' });
    const kept = office.all('loanReminder').map(({ borrowerId, folderIds }) => reminder(borrowerId, ...folderIds));
    expect(kept.toSorted((a, b) => (a.borrowerId < b.borrowerId ? -1 : 1))).toEqual(reminders);
  });

  test('names at least one folder', async () => {
    const args = { writtenOn: '2026-11-23', reminders: [reminder('staff-1')] } as const;
    expect(await createMemoryOffice().run('note-loan-reminders', args)).toMatchObject({
      error: { type: 'input-invalid' },
    });
  });
});

describe('the letter of a notice', () => {
  const note = (office: ReturnType<typeof createMemoryOffice>, noticeIds: readonly string[], fileName = 'a.pdf') =>
    office.run('note-notice-letters', { noticeIds, fileName });

  test('is noted by the file it lies in; made again, the later file counts', async () => {
    const office = createMemoryOffice();
    office.put('notice', aNotice({ id: 'notice-1' }));
    await note(office, ['notice-1']);
    await note(office, ['notice-1'], 'b.pdf');
    expect(office.all('noticeLetter')).toMatchObject([
      { id: noticeLetterIdFor('notice-1'), noticeId: 'notice-1', fileName: 'b.pdf', madeBy: 'staff-1' },
    ]);
  });

  test('of a notice that the centre has refused meanwhile is passed over, and the others keep theirs', async () => {
    const office = createMemoryOffice();
    office.put('notice', aNotice({ id: 'notice-1' }));
    expect(await note(office, ['notice-gone', 'notice-1'])).toMatchObject({ ok: true });
    expect(office.all('noticeLetter').map(({ noticeId }) => noticeId)).toEqual(['notice-1']);
  });

  test('says nothing of the money', async () => {
    const office = createMemoryOffice();
    const notice = aNotice({ id: 'notice-1' });
    office.put('notice', notice);
    await note(office, ['notice-1']);
    expect(office.get('notice', 'notice-1')).toEqual(notice);
  });

  test('is no business of the file room', () => {
    expect(noteNoticeLetters.by).not.toContain('file-room');
    expect(noteNoticeLetters.by).toContain('clerk');
  });
});

describe('a visit', () => {
  const visit = { beganAt: '2026-11-23T02:00:00.000Z', locateMs: 4_000, serveMs: 300_000 } as const;

  test('is two times and nothing about anybody', async () => {
    const office = createMemoryOffice();
    await office.run('note-visit', visit, { id: 'event-a' });
    await office.run('note-visit', visit, { id: 'event-a' });
    expect(office.all('visit')).toEqual([{ id: 'event-a', ...visit }]);
  });

  test.each([
    ['longer than a visit can be', { serveMs: 4 * 3_600_000 + 1 }],
    ['before it began', { locateMs: -1 }],
    ['in parts of a millisecond', { serveMs: 0.5 }],
  ])('is refused when it is %s', async (_, over) => {
    expect(await createMemoryOffice().run('note-visit', { ...visit, ...over })).toMatchObject({
      error: { type: 'input-invalid' },
    });
  });
});

describe('a search that ends with the folder in hand', () => {
  const searches = (office: ReturnType<typeof createMemoryOffice>) => office.all('folderSearch');

  test('is the last one of the folder; the earlier ones stay as they were', async () => {
    const office = createMemoryOffice();
    await office.run('look-for-folder', { folderId: 'folder-1' }, { id: 'event-a' });
    await office.run('note-folder-found', { folderId: 'folder-1' }, { occurredAt: '2026-11-23T03:00:00.000Z' });
    expect(searches(office)).toMatchObject([{ folderId: 'folder-1', foundAt: '2026-11-23T03:00:00.000Z' }]);
  });

  test('is noted even when nobody said before that they were looking', async () => {
    const office = createMemoryOffice();
    expect(await office.run('note-folder-found', { folderId: 'folder-1' })).toMatchObject({ ok: true });
    expect(searches(office)).toMatchObject([{ folderId: 'folder-1', foundAt: '2026-11-23T02:00:00.000Z' }]);
  });
});

describe('what a fee is assessed on', () => {
  const correct = (office: ReturnType<typeof createMemoryOffice>, factoryId = 'factory-1') =>
    office.run('correct-workers', { factoryId, workers: 60, reason: 'ตามการตรวจ' });

  test('is corrected beside the register, which is left as it came', async () => {
    const office = createMemoryOffice();
    const { register } = office.get('factory', 'factory-1')!;
    await correct(office);
    expect(office.get('factory', 'factory-1')).toMatchObject({
      register,
      correctedWorkers: { workers: 60, reason: 'ตามการตรวจ' },
    });
  });

  test('cannot be corrected for a factory that is not known, nor without a reason', async () => {
    const office = createMemoryOffice();
    expect(await correct(office, 'factory-unknown')).toMatchObject({ error: { type: 'factory-unknown' } });
    const silent = { factoryId: 'factory-1', workers: 60, reason: '' };
    expect(await office.run('correct-workers', silent)).toMatchObject({ error: { type: 'input-invalid' } });
  });
});
