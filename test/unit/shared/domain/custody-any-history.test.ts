import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldCustody,
  isLaterThan,
  stepCustody,
  UNKNOWN_CUSTODY,
  type Custody,
  type Movement,
} from '#shared/domain/custody.ts';
import { compareMovementOrder } from '#shared/domain/movement-order.ts';
import { at } from './movement-history.ts';

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
