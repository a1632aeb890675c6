import { describe, expect, test } from 'vitest';
import { appearanceOf } from '#features/scan-desk/result-tone.ts';
import type { DeskKnowledge } from '#features/scan-desk/scan-desk-state.ts';
import { folder, badge, card, atTheDesk } from './at-the-desk.ts';

describe('lending', () => {
  test('the borrower is chosen once, then every folder is lent to them', () => {
    const desk = atTheDesk().scan(card('lend')).scan(badge('wichai')).scan(folder('f-1')).scan(folder('f-2')).store();

    expect(desk.calls()).toEqual(
      ['f-1', 'f-2'].map((folderId) => ({
        name: 'check-out-folder',
        args: { folderId, borrowerId: 'wichai', purpose: 'ตรวจเอกสาร', dueOn: '2026-11-30' },
      })),
    );
  });

  test('folders scanned before the badge are noted as seen, and lent in their order when it comes', () => {
    const desk = atTheDesk().scan(card('lend')).scan(folder('f-1')).scan(folder('f-2')).store();
    expect(desk.last()?.message.kind).toBe('needs-borrower');

    desk.scan(badge('wichai')).store();

    expect(desk.calls().map(({ name, args }) => [name, 'folderId' in args ? args.folderId : ''])).toEqual([
      ['see-folder', 'f-1'],
      ['see-folder', 'f-2'],
      ['check-out-folder', 'f-1'],
      ['check-out-folder', 'f-2'],
    ]);
    expect(desk.said()).toEqual(['action-chosen', 'borrower-chosen', 'lent', 'lent']);
  });

  test('a folder that somebody else has is lent all the same, and shown as a contradiction', () => {
    const taken = folder('f-1', { whereabouts: { kind: 'on-loan', borrowerId: 'arunee' } });
    const desk = atTheDesk().scan(card('lend')).scan(badge('wichai')).scan(taken).store();

    expect(desk.last()?.message).toMatchObject({ kind: 'lent', borrowerId: 'wichai', takenFromId: 'arunee' });
    expect(appearanceOf(desk.last()!).tone).toBe('exception');
  });

  test('nobody lends to the borrower of before: choosing an action begins afresh', () => {
    const desk = atTheDesk().scan(card('lend')).scan(badge('wichai')).scan(card('return')).scan(card('lend'));

    desk.scan(folder('f-1'));

    expect(desk.last()?.message.kind).toBe('needs-borrower');
  });
});

/** Nobody has more than two folders; officers need an approver. Nobody has one yet. */
const STRICT: DeskKnowledge = {
  checkLoan: ({ borrowerId, folderIds, approverId }) => ({
    breaches: [
      ...(folderIds.length > 2 ? (['too-many-folders'] as const) : []),
      ...(borrowerId === 'officer' && approverId === undefined ? (['approver-missing'] as const) : []),
    ],
    foldersAfter: folderIds.length,
    maxFolders: 2,
  }),
};

describe('lending by the policy', () => {
  const overLimit = () =>
    atTheDesk(STRICT)
      .scan(card('lend'))
      .scan(badge('wichai'))
      .scan(folder('f-1'))
      .scan(folder('f-2'))
      .scan(folder('f-3'))
      .store();

  test('the folder over the limit is loudly not lent, and noted as seen', () => {
    const desk = overLimit();

    expect(desk.last()?.message).toEqual({
      kind: 'needs-approval',
      borrowerId: 'wichai',
      breaches: ['too-many-folders'],
      foldersAfter: 3,
      maxFolders: 2,
    });
    expect(appearanceOf(desk.last()!)).toMatchObject({ tone: 'refused', sound: 'approval' });
    expect(desk.calls().at(-1)).toEqual({ name: 'see-folder', args: { folderId: 'f-3' } });
  });

  test("the supervisor's badge asks for the reason, and with it the loan names who answers for it", () => {
    const desk = overLimit().scan(badge('boss')).store();
    expect(desk.last()?.message).toEqual({ kind: 'reason-asked', approverId: 'boss' });

    desk
      .send({ kind: 'reason-changed', reason: ' ตรวจโรงงานพรุ่งนี้ ' })
      .send({ kind: 'approved', approverId: 'boss', atMs: 1 })
      .store();

    expect(desk.last()?.message).toMatchObject({ kind: 'lent', approval: { kind: 'by', staffId: 'boss' } });
    expect(desk.calls().at(-1)).toEqual({
      name: 'check-out-folder',
      args: {
        folderId: 'f-3',
        borrowerId: 'wichai',
        purpose: 'ตรวจเอกสาร',
        dueOn: '2026-11-30',
        approverId: 'boss',
        override: { reason: 'ตรวจโรงงานพรุ่งนี้', byId: 'boss' },
      },
    });
  });

  test('with the reason typed first the badge alone is enough, and every further folder over the limit is asked again', () => {
    const desk = overLimit().send({ kind: 'reason-changed', reason: 'ด่วน' }).scan(badge('boss')).store();
    expect(desk.last()?.message).toMatchObject({ kind: 'lent', approval: { reason: 'ด่วน' } });

    desk.scan(folder('f-4')).store();

    expect(desk.last()?.message.kind).toBe('needs-approval');
  });

  test('an approver is named once for everything that the borrower takes', () => {
    const desk = atTheDesk(STRICT).scan(card('lend')).scan(badge('officer')).scan(folder('f-1')).store();
    expect(desk.last()?.message).toMatchObject({ kind: 'needs-approval', breaches: ['approver-missing'] });

    desk.scan(badge('boss')).scan(folder('f-2')).store();

    const loans = desk.calls().filter(({ name }) => name === 'check-out-folder');
    expect(loans.map(({ args }) => args)).toMatchObject([
      { folderId: 'f-1', approverId: 'boss' },
      { folderId: 'f-2', approverId: 'boss' },
    ]);
    expect(loans.some(({ args }) => 'override' in args)).toBe(false);
  });

  test('nobody approves their own loan, and the badge of a colleague is the next borrower', () => {
    const own = atTheDesk(STRICT).scan(card('lend')).scan(badge('boss'));
    ['f-1', 'f-2', 'f-3'].forEach((id) => own.scan(folder(id)));
    own.scan(badge('boss')).store();
    expect(own.last()?.message).toEqual({ kind: 'borrower-chosen', staffId: 'boss', unlent: 1 });

    const other = overLimit().scan(badge('arunee')).store();

    expect(other.last()?.message).toEqual({ kind: 'borrower-chosen', staffId: 'arunee', unlent: 1 });
    expect(other.calls().filter(({ name }) => name === 'check-out-folder')).toHaveLength(2);
    expect(appearanceOf(other.last()!).tone).toBe('elsewhere');
  });

  test('what nobody answers for can be lent all the same, as an exception', () => {
    const desk = overLimit().send({ kind: 'lent-unanswered', atMs: 1 }).store();

    expect(desk.last()?.message).toMatchObject({ kind: 'lent', approval: { kind: 'unanswered' } });
    expect(appearanceOf(desk.last()!).tone).toBe('exception');
    expect(desk.calls().at(-1)).toMatchObject({ name: 'check-out-folder', args: { folderId: 'f-3' } });
    expect(desk.state().results.filter(({ message }) => message.kind === 'needs-approval')).toEqual([]);
  });

  test('another action says how many were left unlent', () => {
    expect(overLimit().scan(card('return')).last()?.message).toEqual({
      kind: 'action-chosen',
      action: 'return',
      unlent: 1,
    });
  });

  test('a folder that was taken back while it waited is not lent afterwards', () => {
    const desk = overLimit();
    desk.send({ kind: 'undo-asked', number: desk.last()!.number, atMs: 1 }).store();

    desk.send({ kind: 'lent-unanswered', atMs: 2 }).store();

    expect(desk.calls().filter(({ name }) => name === 'check-out-folder')).toHaveLength(2);
  });

  test('a folder scanned twice before it may be lent is lent once', () => {
    const desk = overLimit().scan(folder('f-3')).store().send({ kind: 'lent-unanswered', atMs: 1 }).store();

    expect(desk.calls().filter(({ name }) => name === 'check-out-folder')).toHaveLength(3);
  });
});
