import { describe, expect, test } from 'vitest';
import { foldCustody, type Movement } from '#shared/domain/custody.ts';
import { at, aMovement, lent, returned, undo } from './movement-history.ts';

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
