import { describe, expect, test } from 'vitest';
import { foldCustody, isLaterThan, overlapId, stepCustody } from '#shared/domain/custody.ts';
import { at, aMovement, lent, returned, undo } from './movement-history.ts';

describe('who has the folder', () => {
  test('nobody knows before the first scan', () => {
    expect(foldCustody([])).toEqual({ current: { kind: 'unknown' }, overlaps: [] });
  });

  test('the borrower has it after a check-out, since when, until when and for what', () => {
    const movement = lent(1, 'somchai');
    expect(foldCustody([movement]).current).toEqual({
      kind: 'on-loan',
      borrowerId: 'somchai',
      sinceAt: at(1),
      dueOn: '2026-03-16',
      purpose: 'ตรวจโรงงาน',
      lastMovementId: movement.id,
      lastEffectiveAt: at(1),
      lastDeviceId: 'desk-1',
      lastSeq: movement.seq,
    });
  });

  test('it is on its shelf after a check-in, and elsewhere after a move', () => {
    expect(foldCustody([lent(1, 'somchai'), returned(2)]).current).toMatchObject({
      kind: 'at-location',
      locationId: 'shelf-a',
    });
    const moved = aMovement(3, { kind: 'move', locationId: 'shelf-b' });
    expect(foldCustody([returned(2), moved]).current).toMatchObject({ locationId: 'shelf-b' });
  });

  test('a move of a lent folder puts it in its new place and ends the loan', () => {
    const moved = aMovement(2, { kind: 'move', locationId: 'shelf-b' });
    expect(foldCustody([lent(1, 'somchai'), moved]).current).toMatchObject({
      kind: 'at-location',
      locationId: 'shelf-b',
    });
  });

  test('a check-in that names no place leaves the place unknown, and the loan over', () => {
    expect(foldCustody([lent(1, 'somchai'), aMovement(2, { kind: 'check-in' })]).current.kind).toBe('unknown');
  });

  test('a check-out that names no borrower is on the person who recorded it', () => {
    expect(foldCustody([aMovement(1, { kind: 'check-out' })]).current).toMatchObject({ borrowerId: 'clerk' });
  });

  test('being seen tells where it is, but does not end a loan', () => {
    const seen = aMovement(2, { kind: 'seen', locationId: 'desk' });
    expect(foldCustody([seen]).current).toMatchObject({ kind: 'at-location', locationId: 'desk' });
    expect(foldCustody([lent(1, 'somchai'), seen]).current).toMatchObject({
      kind: 'on-loan',
      borrowerId: 'somchai',
      sinceAt: at(1),
      lastEffectiveAt: at(2),
    });
    expect(foldCustody([returned(1), aMovement(2, { kind: 'seen' })]).current).toMatchObject({
      locationId: 'shelf-a',
      lastEffectiveAt: at(1),
    });
  });

  test('lending it again to the same person renews the loan from its first day', () => {
    const renewal = lent(5, 'somchai', { dueOn: '2026-04-01' });
    expect(foldCustody([lent(1, 'somchai'), renewal])).toMatchObject({
      current: { sinceAt: at(1), dueOn: '2026-04-01', lastMovementId: renewal.id },
      overlaps: [],
    });
  });

  test('a late scan from another desk slots into history and does not move the folder', () => {
    const late = lent(1, 'somchai', { deviceId: 'desk-2' });
    const inTime = returned(2);
    expect(foldCustody([inTime, late])).toEqual(foldCustody([inTime]));
  });

  test('two scans of one device within a millisecond keep the order in which it made them', () => {
    const [first, second] = [lent(1, 'somchai', { seq: 10, id: 'z' }), returned(1)];
    expect(foldCustody([{ ...second, seq: 11, id: 'a' }, first]).current.kind).toBe('at-location');
  });
});

describe('two desks disagree', () => {
  test('two check-outs of one folder keep both movements and raise one overlap', () => {
    const [first, second] = [lent(1, 'somchai'), lent(2, 'malee', { deviceId: 'desk-2', uncertain: true })];
    const fold = foldCustody([second, first]);
    expect(fold.overlaps).toEqual([{ first, second }]);
    expect(fold.current).toMatchObject({ kind: 'on-loan', borrowerId: 'malee', sinceAt: at(2) });
    expect(overlapId({ first, second })).toBe(`${first.id}+${second.id}`);
  });

  test('three borrowers in a row make two overlaps, each naming the holder before', () => {
    const movements = [lent(1, 'a'), lent(2, 'b'), lent(3, 'c')];
    expect(foldCustody(movements).overlaps.map(({ first, second }) => [first.borrowerId, second.borrowerId])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  test('a late return between the two explains everything and no overlap is left', () => {
    const movements = [lent(1, 'somchai'), lent(3, 'malee')];
    expect(foldCustody(movements).overlaps).toHaveLength(1);
    expect(foldCustody([...movements, returned(2)]).overlaps).toEqual([]);
  });

  test('an overlap after a renewal names the renewal', () => {
    const renewal = lent(2, 'somchai');
    expect(foldCustody([lent(1, 'somchai'), renewal, lent(3, 'malee')]).overlaps[0]?.first).toEqual(renewal);
  });
});

describe('taking a movement back', () => {
  test('leaves the folder where it was before', () => {
    const [before, mistake] = [returned(1), lent(2, 'somchai')];
    expect(foldCustody([before, mistake, undo(3, mistake.id)]).current).toEqual(foldCustody([before]).current);
  });

  test('works also when the undo arrives first or its clock was behind', () => {
    const [before, mistake] = [returned(1), lent(2, 'somchai')];
    const early = undo(0, mistake.id);
    expect(foldCustody([early, before, mistake]).current).toEqual(foldCustody([before]).current);
    const ahead = foldCustody([early, before]).current;
    expect(ahead).toMatchObject({ undoneAheadIds: [mistake.id] });
    expect(isLaterThan(mistake, ahead)).toBe(false);
  });

  test('of one of two check-outs settles the overlap', () => {
    const [first, second] = [lent(1, 'somchai'), lent(2, 'malee')];
    expect(foldCustody([first, second, undo(3, second.id)])).toMatchObject({
      current: { borrowerId: 'somchai' },
      overlaps: [],
    });
  });

  test('can itself be taken back, by a later undo only', () => {
    const mistake = lent(1, 'somchai');
    const first = undo(2, mistake.id);
    expect(foldCustody([mistake, first, undo(3, first.id)]).current.kind).toBe('on-loan');
    const tooEarly = undo(1, first.id);
    expect(foldCustody([mistake, first, tooEarly]).current.kind).toBe('unknown');
  });

  test('of something that never existed changes nothing', () => {
    expect(foldCustody([returned(1), undo(2, 'nothing')]).current).toMatchObject({ locationId: 'shelf-a' });
    const shelved = returned(1);
    expect(foldCustody([shelved, aMovement(2, { kind: 'undo' })])).toEqual(foldCustody([shelved]));
  });
});

describe('stepping by one movement', () => {
  test('a check-out over somebody else’s loan asks for the history, to name both scans', () => {
    const { current } = foldCustody([lent(1, 'somchai')]);
    expect(isLaterThan(lent(2, 'malee'), current)).toBe(false);
    expect(isLaterThan(lent(2, 'somchai'), current)).toBe(true);
  });

  test('without being allowed to is a bug', () => {
    const { current } = foldCustody([returned(5)]);
    expect(() => stepCustody(current, returned(4))).toThrow('later than all that count');
    expect(() => stepCustody(current, undo(9, 'x'))).toThrow('later than all that count');
  });
});
