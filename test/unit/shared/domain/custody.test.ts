import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldCustody,
  isLaterThan,
  overlapId,
  stepCustody,
  UNKNOWN_CUSTODY,
  type Custody,
  type Movement,
} from '#shared/domain/custody.ts';
import { compareMovementOrder } from '#shared/domain/movement-order.ts';

let lastSeq = 0;
const at = (minute: number): string => `2026-03-02T02:${String(minute).padStart(2, '0')}:00.000Z`;
const aMovement = (minute: number, changes: Partial<Movement> & Pick<Movement, 'kind'>): Movement => {
  lastSeq += 1;
  return {
    id: `m${lastSeq}`,
    folderId: 'folder',
    effectiveAt: at(minute),
    deviceId: 'desk-1',
    seq: lastSeq,
    actorId: 'clerk',
    ...changes,
  };
};
const lent = (minute: number, borrowerId: string, changes: Partial<Movement> = {}): Movement =>
  aMovement(minute, { kind: 'check-out', borrowerId, dueOn: '2026-03-16', purpose: 'ตรวจโรงงาน', ...changes });
const returned = (minute: number, locationId = 'shelf-a'): Movement =>
  aMovement(minute, { kind: 'check-in', locationId });
const undo = (minute: number, undoesId: string): Movement => aMovement(minute, { kind: 'undo', undoesId });

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

describe('passing on from desk to desk', () => {
  const passed = (minute: number, fromId: string, toId: string): Movement =>
    aMovement(minute, { kind: 'pass-on', fromId, borrowerId: toId });
  const taken = (minute: number, by: string): Movement => aMovement(minute, { kind: 'acknowledge', borrowerId: by });

  test('leaves the folder with the giver until the receiver acknowledges', () => {
    const pass = passed(2, 'somchai', 'malee');
    expect(foldCustody([lent(1, 'somchai'), pass]).current).toMatchObject({
      kind: 'on-loan',
      borrowerId: 'somchai',
      passing: { toId: 'malee', movementId: pass.id, sinceAt: at(2) },
    });
  });

  test('acknowledged, makes it the receiver’s loan with the same terms and no overlap', () => {
    const fold = foldCustody([lent(1, 'somchai'), passed(2, 'somchai', 'malee'), taken(3, 'malee')]);
    expect(fold).toMatchObject({
      current: { borrowerId: 'malee', sinceAt: at(3), dueOn: '2026-03-16', purpose: 'ตรวจโรงงาน' },
      overlaps: [],
    });
    expect(fold.current).not.toHaveProperty('passing');
  });

  test('is acknowledged as well by lending it to the receiver: badge and folder, two scans', () => {
    const fold = foldCustody([lent(1, 'somchai'), passed(2, 'somchai', 'malee'), lent(3, 'malee')]);
    expect(fold).toMatchObject({ current: { borrowerId: 'malee' }, overlaps: [] });
  });

  test('taken by a third person is an overlap', () => {
    const fold = foldCustody([lent(1, 'somchai'), passed(2, 'somchai', 'malee'), lent(3, 'wichai')]);
    expect(fold.overlaps).toHaveLength(1);
  });

  test('ends when the folder is taken back, and when the pass is undone', () => {
    const pass = passed(2, 'somchai', 'malee');
    expect(foldCustody([lent(1, 'somchai'), pass, returned(3)]).current.kind).toBe('at-location');
    expect(foldCustody([lent(1, 'somchai'), pass, undo(3, pass.id)]).current).not.toHaveProperty('passing');
  });

  test('by somebody who does not have it hands nothing on', () => {
    expect(foldCustody([lent(1, 'wichai'), passed(2, 'somchai', 'malee')]).current).not.toHaveProperty('passing');
    expect(foldCustody([returned(1), passed(2, 'somchai', 'malee')]).current).toMatchObject({ locationId: 'shelf-a' });
  });

  test('acknowledged after somebody else borrowed it meanwhile is an overlap', () => {
    const movements = [
      lent(1, 'somchai'),
      passed(2, 'somchai', 'malee'),
      returned(3),
      lent(4, 'wichai'),
      taken(5, 'malee'),
    ];
    expect(foldCustody(movements).overlaps).toHaveLength(1);
  });
});

describe('sending to another office', () => {
  const sent = (minute: number, transferId = 'transfer-1'): Movement =>
    aMovement(minute, { kind: 'send-away', transferId });

  test('puts the folder away until it is taken back or seen here', () => {
    expect(foldCustody([returned(1), sent(2)]).current).toMatchObject({
      kind: 'away',
      transferId: 'transfer-1',
      sinceAt: at(2),
    });
    expect(foldCustody([sent(2), returned(3)])).toMatchObject({ current: { kind: 'at-location' }, overlaps: [] });
    const seen = aMovement(3, { kind: 'seen', locationId: 'desk' });
    expect(foldCustody([sent(2), seen]).current).toMatchObject({ locationId: 'desk' });
  });

  test('and lending it without taking it back contradict each other, whichever came first', () => {
    expect(foldCustody([sent(1), lent(2, 'somchai')]).overlaps).toHaveLength(1);
    expect(foldCustody([lent(1, 'somchai'), sent(2)]).overlaps).toHaveLength(1);
  });
});

describe('a person’s decision', () => {
  test('says who has it, keeps both scans and raises nothing again', () => {
    const [first, second] = [lent(1, 'somchai'), lent(2, 'malee')];
    const decided = aMovement(3, { kind: 'settle', borrowerId: 'somchai', dueOn: '2026-03-16' });
    const fold = foldCustody([first, second, decided]);
    expect(fold.current).toMatchObject({ kind: 'on-loan', borrowerId: 'somchai', dueOn: '2026-03-16' });
    expect(fold.overlaps).toEqual([{ first, second }]);
  });

  test('may put it on the shelf', () => {
    const decided = aMovement(3, { kind: 'settle', locationId: 'shelf-a' });
    expect(foldCustody([lent(1, 'somchai'), decided]).current).toMatchObject({ locationId: 'shelf-a' });
  });

  test('is the scan that a later contradiction names', () => {
    const decided = aMovement(3, { kind: 'settle', borrowerId: 'somchai' });
    const later = lent(4, 'malee');
    expect(foldCustody([lent(1, 'somchai'), lent(2, 'malee'), decided, later]).overlaps.at(-1)).toEqual({
      first: decided,
      second: later,
    });
  });
});

const anyHistory: fc.Arbitrary<readonly Movement[]> = fc
  .array(
    fc.record(
      {
        kind: fc.constantFrom(
          'check-out',
          'check-in',
          'move',
          'seen',
          'undo',
          'pass-on',
          'acknowledge',
          'send-away',
          'settle',
        ),
        fromId: fc.constantFrom('a', 'b'),
        transferId: fc.constantFrom('t1', 't2'),
        minute: fc.nat(6),
        deviceId: fc.constantFrom('desk-1', 'desk-2'),
        seq: fc.nat(4),
        borrowerId: fc.constantFrom('a', 'b', 'c'),
        locationId: fc.constantFrom('x', 'y'),
        dueOn: fc.constantFrom('2026-03-16', '2026-04-01'),
        undone: fc.nat(11),
      },
      { requiredKeys: ['kind', 'minute', 'deviceId', 'seq', 'undone'] },
    ),
    { maxLength: 10 },
  )
  .map((drafts) =>
    drafts.map(({ minute, undone, ...draft }, index) => ({
      ...draft,
      id: `m${index}`,
      folderId: 'folder',
      actorId: 'clerk',
      effectiveAt: at(minute),
      ...(draft.kind === 'undo' ? { undoesId: `m${undone}` } : {}),
    })),
  );

const anyHistoryAndOrder = anyHistory.chain((history) =>
  fc.tuple(fc.constant(history), fc.shuffledSubarray([...history], { minLength: history.length })),
);

/** By the words of the rule, not by its code: somebody has it, another one takes it, and it was not being passed to them. */
const isTakenFromHolder = (current: Custody, { kind, borrowerId, actorId, transferId, id }: Movement): boolean => {
  if (kind === 'send-away') {
    return current.kind === 'on-loan' || (current.kind === 'away' && current.transferId !== (transferId ?? id));
  }
  if (kind !== 'check-out' && kind !== 'acknowledge') return false;
  const taker = borrowerId ?? actorId;
  if (current.kind === 'away') return true;
  return current.kind === 'on-loan' && current.borrowerId !== taker && current.passing?.toId !== taker;
};

describe('any history', () => {
  test('folds alike in whatever order it arrives and however often', () => {
    fc.assert(
      fc.property(anyHistoryAndOrder, ([history, shuffled]) => {
        expect(foldCustody([...shuffled, ...history])).toEqual(foldCustody(history));
      }),
      { numRuns: 1000 },
    );
  });

  test('stepped where allowed and folded where not is always equal to the fold', () => {
    let steps = 0;
    fc.assert(
      fc.property(anyHistoryAndOrder, ([, arrivals]) => {
        let custody: Custody = UNKNOWN_CUSTODY;
        for (const [index, movement] of arrivals.entries()) {
          const soFar = arrivals.slice(0, index + 1);
          const mayStep = isLaterThan(movement, custody);
          custody = (mayStep ? stepCustody(custody, movement) : foldCustody(soFar)).current;
          if (mayStep) steps += 1;
          expect(custody).toEqual(foldCustody(soFar).current);
        }
      }),
      { numRuns: 2000 },
    );
    expect(steps).toBeGreaterThan(2000);
  });

  test('in order needs the history only for undos, contested loans and movements taken back', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const sorted = history.toSorted(compareMovementOrder);
        for (const [index, movement] of sorted.entries()) {
          const { current } = foldCustody(sorted.slice(0, index));
          const isContested = isTakenFromHolder(current, movement);
          const isUndone = (current.undoneAheadIds ?? []).includes(movement.id);
          expect(isLaterThan(movement, current)).toBe(movement.kind !== 'undo' && !isContested && !isUndone);
        }
      }),
    );
  });

  test('never loses a check-out: every change of holder without a return is reported', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const checkOuts = history.filter(({ kind }) => kind === 'check-out').toSorted(compareMovementOrder);
        const changes = checkOuts.filter((movement, index) => {
          const before = checkOuts[index - 1];
          return (
            before !== undefined && (before.borrowerId ?? before.actorId) !== (movement.borrowerId ?? movement.actorId)
          );
        });
        expect(foldCustody(checkOuts).overlaps.map(({ second }) => second)).toEqual(changes);
      }),
    );
  });
});

describe('the order of movements', () => {
  test('is total: of two different movements exactly one comes first', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const a of history) {
          for (const b of history) {
            const [there, back] = [compareMovementOrder(a, b), compareMovementOrder(b, a)];
            expect(Math.sign(there) + Math.sign(back)).toBe(0);
            expect(there === 0).toBe(a.id === b.id);
          }
        }
      }),
    );
  });
});
