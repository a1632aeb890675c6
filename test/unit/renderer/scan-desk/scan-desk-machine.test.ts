import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openScanDesk, stepScanDesk } from '#features/scan-desk/scan-desk-machine.ts';
import { appearanceOf } from '#features/scan-desk/result-tone.ts';
import type {
  DeskKnowledge,
  DeskScan,
  FolderFacts,
  PlaceFacts,
  ScanDeskEffect,
  ScanDeskEvent,
  ScanDeskState,
} from '#features/scan-desk/scan-desk-state.ts';
import type { ScanAction } from '#shared/domain/scan-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';

const SHELF: PlaceFacts = { id: 'shelf', withinIds: ['shelf', 'cabinet', 'room'], isStorage: true };
const SLOT: PlaceFacts = { id: 'slot', withinIds: ['slot', 'shelf', 'cabinet', 'room'], isStorage: true };
const OTHER_SHELF: PlaceFacts = { id: 'other', withinIds: ['other', 'room-b'], isStorage: true };
const DESK: PlaceFacts = { id: 'desk', withinIds: ['desk'], isStorage: false };

const aFolder = (id: string, changes: Partial<FolderFacts> = {}): FolderFacts => ({
  id,
  home: SHELF,
  whereabouts: { kind: 'expected-at-home', placeId: 'shelf' },
  ...changes,
});
const folder = (id: string, changes: Partial<FolderFacts> = {}): DeskScan => ({
  kind: 'folder',
  folder: aFolder(id, changes),
});
const place = (facts: PlaceFacts): DeskScan => ({ kind: 'place', place: facts });
const badge = (staffId: string): DeskScan => ({
  kind: 'person',
  staffId,
  heldIds: ['f-7', 'f-8'],
  isApprover: staffId === 'boss',
});
const card = (action: ScanAction): DeskScan => ({ kind: 'action', action });
const unknown: DeskScan = { kind: 'unknown', reason: { type: 'not-in-office' } };

const WITHOUT_POLICY: DeskKnowledge = { checkLoan: () => ({ breaches: [], foldersAfter: 1 }) };

/** A desk on which things happen one after the other, ten seconds apart unless said otherwise. */
const atTheDesk = (known: DeskKnowledge = WITHOUT_POLICY) => {
  let state: ScanDeskState = openScanDesk({ purpose: 'ตรวจเอกสาร', dueOn: isoDate('2026-11-30') });
  let atMs = 0;
  const effects: ScanDeskEffect[] = [];
  const send = (event: ScanDeskEvent) => {
    const step = stepScanDesk(state, event, known);
    state = step.state;
    effects.push(...step.effects);
    return desk;
  };
  const desk = {
    scan: (scan: DeskScan, afterMs = 10_000) => {
      atMs += afterMs;
      return send({ kind: 'scanned', scan, text: '113000004250', atMs, scanAtMs: atMs });
    },
    send,
    /** Everything that waits is stored, in order. */
    store: () => {
      for (const { number, stored } of state.results.toReversed()) {
        if (stored.kind === 'storing') send({ kind: 'stored', number, mutationId: `m-${number}` });
        if (stored.kind === 'undoing') send({ kind: 'undo-stored', number, atMs });
      }
      return desk;
    },
    last: () => state.results[0],
    said: () => state.results.map(({ message }) => message.kind).toReversed(),
    calls: () => effects.flatMap((effect) => (effect.kind === 'announce' ? [] : [effect.call])),
    announced: () => effects.flatMap((effect) => (effect.kind === 'announce' ? [effect.result.message.kind] : [])),
    state: () => state,
  };
  return desk;
};

describe('taking folders back', () => {
  test('a folder is checked in at its home, and the desk says where that is', () => {
    const desk = atTheDesk()
      .scan(folder('f-1', { whereabouts: { kind: 'on-loan', borrowerId: 'wichai' } }))
      .store();

    expect(desk.calls()).toEqual([{ name: 'check-in-folder', args: { folderId: 'f-1', locationId: 'shelf' } }]);
    expect(desk.last()?.message).toEqual({ kind: 'returned', homeId: 'shelf', fromId: 'wichai' });
  });

  test('a folder without a home is noted as seen and waits for the shelf it is put on', () => {
    const desk = atTheDesk()
      .scan(folder('f-1', { home: undefined }))
      .store();
    expect(desk.last()?.message.kind).toBe('needs-home');

    desk.scan(place(OTHER_SHELF)).store();

    expect(desk.calls()).toEqual([
      { name: 'see-folder', args: { folderId: 'f-1' } },
      { name: 'check-in-folder', args: { folderId: 'f-1', locationId: 'other' } },
    ]);
    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'other' });
  });

  test('the shelf scanned after a return is right when it is the home or a slot of it', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(place(SLOT)).store();

    expect(desk.last()?.message).toEqual({ kind: 'right-place', placeId: 'slot' });
    expect(desk.calls().at(-1)).toEqual({ name: 'see-folder', args: { folderId: 'f-1', locationId: 'slot' } });
  });

  test('another shelf scanned after a return is the wrong place: recorded as it is, and shown in amber', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(place(OTHER_SHELF)).store();

    expect(desk.last()?.message).toEqual({ kind: 'wrong-place', placeId: 'other', homeId: 'shelf' });
    expect(desk.calls().at(-1)).toEqual({ name: 'move-folder', args: { folderId: 'f-1', locationId: 'other' } });
    expect(appearanceOf(desk.last()!).tone).toBe('elsewhere');
  });
});

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

describe('moving', () => {
  test('the place is scanned once, then folder after folder', () => {
    const desk = atTheDesk().scan(card('move')).scan(place(DESK)).scan(folder('f-1')).scan(folder('f-2')).store();

    expect(desk.calls()).toEqual(
      ['f-1', 'f-2'].map((folderId) => ({ name: 'move-folder', args: { folderId, locationId: 'desk' } })),
    );
    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'desk' });
  });

  test('to a shelf that is not its home is recorded and shown in amber', () => {
    const desk = atTheDesk().scan(card('move')).scan(place(OTHER_SHELF)).scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({ kind: 'wrong-place', placeId: 'other', homeId: 'shelf' });
  });

  test('without a place the folder is noted as seen and waits', () => {
    const desk = atTheDesk().scan(card('move')).scan(folder('f-1')).store();
    expect(desk.last()?.message.kind).toBe('needs-place');

    desk.scan(place(DESK)).store();

    expect(desk.calls().at(-1)).toEqual({ name: 'move-folder', args: { folderId: 'f-1', locationId: 'desk' } });
  });
});

describe('locating', () => {
  test('says where the folder is and keeps that it was seen', () => {
    const desk = atTheDesk().scan(card('locate')).scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({
      kind: 'located',
      whereabouts: { kind: 'expected-at-home', placeId: 'shelf' },
    });
    expect(desk.calls()).toEqual([{ name: 'see-folder', args: { folderId: 'f-1' } }]);
  });

  test('after a shelf was scanned, says of every folder whether it belongs there', () => {
    const desk = atTheDesk().scan(card('locate')).scan(place(SHELF)).scan(folder('f-1'));
    desk.scan(folder('f-2', { home: OTHER_SHELF })).store();

    expect(desk.said().slice(-2)).toEqual(['right-place', 'wrong-place']);
  });

  test('a folder that stands on the shelf but is on loan is shown as that', () => {
    const lent = folder('f-1', { whereabouts: { kind: 'on-loan', borrowerId: 'wichai' } });
    const desk = atTheDesk().scan(card('locate')).scan(place(SHELF)).scan(lent).store();

    expect(desk.last()?.message).toEqual({ kind: 'on-loan-but-here', placeId: 'shelf', borrowerId: 'wichai' });
  });
});

describe('scanning twice', () => {
  test('within three seconds is one scan: shown, not stored again', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(folder('f-1'), 2_900);

    expect(desk.last()?.message).toEqual({ kind: 'repeated', firstAtMs: 10_000 });
    expect(desk.calls()).toHaveLength(1);
  });

  test('later in the batch is kept as seen and does nothing twice', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(folder('f-2')).store().scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({ kind: 'repeated', firstAtMs: 10_000 });
    expect(desk.calls().at(-1)).toEqual({ name: 'see-folder', args: { folderId: 'f-1' } });
  });

  test('under another action is no repetition', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('move'), 500).scan(place(DESK), 500);
    desk.scan(folder('f-1'), 500).store();

    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'desk' });
  });

  test('after an undo is no repetition either', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('undo'), 500).store().scan(folder('f-1'), 500);

    expect(desk.last()?.message.kind).toBe('returned');
  });
});

describe('the cards beside the four actions', () => {
  test('a condition is noted of the folder scanned before it, and does not count as scanning that folder twice', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'torn' }, 500);

    expect(desk.calls().at(-1)).toEqual({ name: 'note-condition', args: { folderId: 'f-1', condition: 'torn' } });
    expect(desk.last()).toMatchObject({ folder: { id: 'f-1' }, message: { kind: 'condition-noted' } });
  });

  test('the shelf scanned after a return and its condition is still where the folder was put', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'good' }).scan(place(SHELF));

    expect(desk.last()?.message).toEqual({ kind: 'right-place', placeId: 'shelf' });
  });

  test('a condition without a folder asks for one and stores nothing', () => {
    const desk = atTheDesk().scan({ kind: 'condition', condition: 'wet' }).scan(card('condition'));

    expect(desk.said()).toEqual(['condition-without-folder', 'condition-without-folder']);
    expect(desk.calls()).toEqual([]);
  });

  test('the card "condition" asks which, and a choice by hand answers it', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(card('condition'));
    expect(desk.last()?.message.kind).toBe('condition-asked');

    desk.send({ kind: 'condition-picked', condition: 'needs-cover', atMs: 0 });

    expect(desk.calls().at(-1)).toEqual({
      name: 'note-condition',
      args: { folderId: 'f-1', condition: 'needs-cover' },
    });
  });

  test('the card "shelf" begins another shelf: under the same action when it moves, else folders are looked up on it', () => {
    expect(atTheDesk().scan(card('move')).scan(place(SHELF)).scan(card('shelf')).state()).toMatchObject({
      action: 'move',
      place: undefined,
    });
    const desk = atTheDesk()
      .scan(card('shelf'))
      .scan(place(SHELF))
      .scan(folder('f-1', { home: OTHER_SHELF }));
    expect(desk.said()).toEqual(['shelf-asked', 'place-chosen', 'wrong-place']);
  });

  test('the card "person" and a badge say which folders that person has', () => {
    const desk = atTheDesk().scan(card('person')).scan(badge('wichai'));

    expect(desk.last()?.message).toEqual({ kind: 'person-holds', staffId: 'wichai', folderIds: ['f-7', 'f-8'] });
    expect(desk.calls()).toEqual([]);
  });

  test('the card "finish" says how many folders the batch was, and the next one begins', () => {
    const desk = atTheDesk()
      .scan(card('lend'))
      .scan(badge('wichai'))
      .scan(folder('f-1'))
      .scan(folder('f-2'))
      .scan(folder('f-2'))
      .scan(card('finish'));

    expect(desk.last()?.message).toEqual({ kind: 'batch-finished', folders: 2 });
    expect(desk.state()).toMatchObject({ action: 'lend', borrowerId: undefined });
    expect(desk.scan(card('finish')).last()?.message).toEqual({ kind: 'batch-finished', folders: 0 });
  });
});

describe('undo', () => {
  test('takes back the last movement by its own movement', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('undo')).store();

    expect(desk.calls().at(-1)).toEqual({ name: 'undo-movement', args: { folderId: 'f-1', movementId: 'm-1' } });
    expect(desk.last()?.stored).toEqual({ kind: 'undone' });
  });

  test('pressed again takes back the one before', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(folder('f-2')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-asked', atMs: 0 });

    expect(
      desk
        .calls()
        .slice(-2)
        .map(({ args }) => args),
    ).toEqual([
      { folderId: 'f-2', movementId: 'm-2' },
      { folderId: 'f-1', movementId: 'm-1' },
    ]);
  });

  test('pressed before the scan is on disk waits for it', () => {
    const desk = atTheDesk().scan(folder('f-1')).send({ kind: 'undo-asked', atMs: 0 });
    expect(desk.calls()).toHaveLength(1);

    desk.store();

    expect(desk.calls().at(-1)).toEqual({ name: 'undo-movement', args: { folderId: 'f-1', movementId: 'm-1' } });
  });

  test('of a chosen line leaves the others', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(folder('f-2')).store();
    desk.send({ kind: 'undo-asked', atMs: 0, number: 1 }).store();

    expect(desk.state().results.map(({ stored }) => stored.kind)).toEqual(['stored', 'undone']);
  });

  test('that could not be stored leaves the line as it was', () => {
    const desk = atTheDesk().scan(folder('f-1')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-refused', number: 1 });

    expect(desk.last()?.stored).toMatchObject({ kind: 'stored', mutationId: 'm-1' });
  });

  test('takes back a note of condition, or a parked code, when that came last', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'wet' }).scan(unknown).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-asked', atMs: 0 });

    expect(desk.calls().slice(-2)).toEqual([
      { name: 'resolve-parked-scan', args: { parkedScanId: 'm-3', resolvedAs: 'undone' } },
      { name: 'undo-condition', args: { folderId: 'f-1', noteId: 'm-2' } },
    ]);
  });

  test('of an older line is said on top, where the eye is', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(card('person')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).store();

    expect(desk.last()).toMatchObject({ message: { kind: 'undid', of: { kind: 'returned' } }, folder: { id: 'f-1' } });
  });

  test('with nothing to undo says so', () => {
    expect(atTheDesk().scan(card('undo')).last()?.message.kind).toBe('nothing-to-undo');
  });
});

describe('nothing is lost, and nothing is called done too early', () => {
  test('an unknown code is parked at once', () => {
    const desk = atTheDesk().scan(unknown).store();

    expect(desk.calls()).toEqual([{ name: 'park-scan', args: { text: '113000004250' } }]);
    expect(desk.last()?.message.kind).toBe('unknown');
  });

  test('a line looks like waiting until it is on disk, and is announced only then', () => {
    const desk = atTheDesk().scan(folder('f-1'));
    expect(appearanceOf(desk.last()!).tone).toBe('waiting');
    expect(desk.announced()).toEqual([]);

    desk.store();

    expect(appearanceOf(desk.last()!).tone).toBe('done');
    expect(desk.announced()).toEqual(['returned']);
  });

  test('what the disk refused stays on the list and can be stored again', () => {
    const desk = atTheDesk().scan(folder('f-1'));
    desk.send({ kind: 'refused', number: 1, error: { type: 'storage-failed', reason: 'quota' } });
    expect(appearanceOf(desk.last()!).tone).toBe('refused');

    desk.send({ kind: 'retry-asked', number: 1 }).store();

    expect(desk.calls()).toHaveLength(2);
    expect(desk.calls()[1]).toEqual(desk.calls()[0]);
    expect(desk.last()?.stored.kind).toBe('stored');
  });

  test('what could not be stored stays on the list however much is scanned after it', () => {
    const desk = atTheDesk().scan(folder('first'));
    desk.send({ kind: 'refused', number: 1, error: { type: 'storage-failed', reason: 'quota' } });
    for (let index = 0; index < 400; index += 1) desk.scan(folder(`f-${index}`));
    desk.store();

    const { results } = desk.scan(folder('last')).state();
    expect(results.at(-1)).toMatchObject({ folder: { id: 'first' }, stored: { kind: 'refused' } });
    expect(results.length).toBeLessThan(500);
  });

  test('a badge or a place that the action has no use for is named, not parked', () => {
    const desk = atTheDesk().scan(badge('wichai')).scan(card('lend')).scan(place(SHELF));

    expect(desk.said()).toEqual(['badge-not-used', 'action-chosen', 'place-not-used']);
    expect(desk.calls()).toEqual([]);
  });

  test('whatever is scanned in whatever order, every folder and every unknown code is stored in the order of scanning', () => {
    const scans = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd').map((id) => folder(id)),
      fc.constantFrom('a', 'b').map((id) => folder(id, { home: undefined })),
      fc.constantFrom(card('lend'), card('return'), card('move'), card('locate')),
      fc.constantFrom(badge('wichai'), place(SHELF), place(DESK), unknown),
    );
    /** The one thing that is stored for the scan itself; badges and places may release folders that waited. */
    const isKept = (scan: DeskScan, calls: readonly MutationCall[]): boolean => {
      const [first] = calls;
      if (scan.kind === 'unknown') return calls.length === 1 && first?.name === 'park-scan';
      if (scan.kind !== 'folder') return true;
      return (
        calls.length === 1 && first !== undefined && 'folderId' in first.args && first.args.folderId === scan.folder.id
      );
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(scans, fc.integer({ min: 3_001, max: 9_000 })), { maxLength: 40 }), (sequence) => {
        const desk = atTheDesk();
        for (const [scan, afterMs] of sequence) {
          const before = desk.calls().length;
          desk.scan(scan, afterMs);
          expect(isKept(scan, desk.calls().slice(before))).toBe(true);
        }
        desk.store();
        expect(desk.state().results.every(({ stored }) => stored.kind !== 'storing')).toBe(true);
      }),
    );
  });
});
