import { invariant, unreachable } from '#shared/lib/invariant.ts';
import { compareMovementOrder, type MovementOrderKey } from './movement-order.ts';

/** A fact about one folder (การเคลื่อนย้าย). Never edited, never dropped. */
export interface Movement extends MovementOrderKey {
  readonly folderId: string;
  /**
   * `pass-on`: the holder hands it to a colleague, who answers with `acknowledge`. `send-away`: to another office.
   * `settle`: a person decided who has it after two scans contradicted each other.
   */
  readonly kind:
    'check-out' | 'check-in' | 'move' | 'seen' | 'undo' | 'pass-on' | 'acknowledge' | 'send-away' | 'settle';
  readonly actorId: string;
  /** The device's clock could not be trusted when this was recorded. */
  readonly uncertain?: boolean;
  /** Who took it, or is to take it; a check-out that names nobody is on the person who recorded it. */
  readonly borrowerId?: string;
  /** Who passes it on, as the device knew; a pass-on from somebody who does not have it waits for nobody. */
  readonly fromId?: string;
  /** The transfer (manifest) with which it was sent away. */
  readonly transferId?: string;
  readonly locationId?: string;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly dueOn?: string;
  readonly purpose?: string;
  /** The movement that an `undo` takes back. */
  readonly undoesId?: string;
}

interface LastMovement {
  readonly lastMovementId: string;
  readonly lastEffectiveAt: string;
  readonly lastDeviceId: string;
  readonly lastSeq: number;
}

interface UndoneAhead {
  /** Movements that were taken back before they arrived; they must not count when they come. */
  readonly undoneAheadIds?: readonly string[];
}

/** A loan handed on to a colleague who has not said yet that they have it; the giver answers for the folder until then. */
export interface PendingPass {
  readonly toId: string;
  readonly movementId: string;
  readonly sinceAt: string;
}

/**
 * Who has the folder. `away`: with another office, by a transfer. `unknown`: no movement says otherwise, so it is expected at its home. The `last…` facts name the
 * latest movement that counts; they let {@link stepCustody} go on without the history.
 */
export type Custody =
  | ({ readonly kind: 'unknown' } & Partial<LastMovement> & UndoneAhead)
  | ({ readonly kind: 'at-location'; readonly locationId: string } & LastMovement & UndoneAhead)
  | ({
      readonly kind: 'on-loan';
      readonly borrowerId: string;
      /** When this borrower took it; lending it to the same person again renews the loan and keeps this instant. */
      readonly sinceAt: string;
      readonly dueOn?: string;
      readonly purpose?: string;
      readonly passing?: PendingPass;
    } & LastMovement &
      UndoneAhead)
  | ({ readonly kind: 'away'; readonly transferId: string; readonly sinceAt: string } & LastMovement & UndoneAhead);

/** Two takings by different people or offices without a return between them. Both are kept; a person decides. */
export interface Overlap {
  /** The holder's latest check-out, acknowledgement or sending. */
  readonly first: Movement;
  /** The taking that came while the first was open; whoever it names is the one who has the folder now. */
  readonly second: Movement;
}

/** The state of a folder's custody and every contradiction found on the way. */
export interface CustodyFold {
  readonly current: Custody;
  readonly overlaps: readonly Overlap[];
}

/** A text that names an overlap, the same on every device. */
export const overlapId = (overlap: Overlap): string => `${overlap.first.id}+${overlap.second.id}`;

/** Where a folder is before anything was ever recorded about it. */
export const UNKNOWN_CUSTODY: Custody = { kind: 'unknown' };

const borrowerOf = (movement: Movement): string => movement.borrowerId ?? movement.actorId;

const markOf = (movement: Movement): LastMovement => ({
  lastMovementId: movement.id,
  lastEffectiveAt: movement.effectiveAt,
  lastDeviceId: movement.deviceId,
  lastSeq: movement.seq,
});

const lend = (custody: Custody, movement: Movement): Custody => {
  const borrowerId = borrowerOf(movement);
  const open = custody.kind === 'on-loan' ? custody : undefined;
  const renewed = open?.borrowerId === borrowerId ? open : undefined;
  // A loan that was passed on keeps its terms: the office agreed to them, not the two colleagues.
  const terms = movement.kind === 'acknowledge' ? open : renewed;
  const dueOn = movement.dueOn ?? terms?.dueOn;
  const purpose = movement.purpose ?? terms?.purpose;
  return {
    kind: 'on-loan',
    borrowerId,
    sinceAt: renewed?.sinceAt ?? movement.effectiveAt,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(purpose === undefined ? {} : { purpose }),
    ...markOf(movement),
  };
};

const passOn = (custody: Custody, movement: Movement): Custody => {
  const marked = { ...custody, ...markOf(movement) };
  if (marked.kind !== 'on-loan') return marked;
  const { passing: _replaced, ...loan } = marked;
  const toId = borrowerOf(movement);
  const isGiver = movement.fromId === undefined || movement.fromId === loan.borrowerId;
  if (!isGiver || toId === loan.borrowerId) return marked;
  return { ...loan, passing: { toId, movementId: movement.id, sinceAt: movement.effectiveAt } };
};

const sendAway = (movement: Movement): Custody => ({
  kind: 'away',
  transferId: movement.transferId ?? movement.id,
  sinceAt: movement.effectiveAt,
  ...markOf(movement),
});

const place = (movement: Movement): Custody =>
  movement.locationId === undefined
    ? { kind: 'unknown', ...markOf(movement) }
    : { kind: 'at-location', locationId: movement.locationId, ...markOf(movement) };

const see = (custody: Custody, movement: Movement): Custody => {
  if (movement.locationId === undefined) return custody;
  // Being seen does not end a loan: the borrower answers for the folder until it is scanned back.
  return custody.kind === 'on-loan' ? { ...custody, ...markOf(movement) } : place(movement);
};

const settle = (custody: Custody, movement: Movement): Custody => {
  if (movement.borrowerId !== undefined) return lend(custody, movement);
  return movement.transferId === undefined ? place(movement) : sendAway(movement);
};

const apply = (custody: Custody, movement: Movement): Custody => {
  switch (movement.kind) {
    case 'check-out':
    case 'acknowledge':
      return lend(custody, movement);
    case 'pass-on':
      return passOn(custody, movement);
    case 'send-away':
      return sendAway(movement);
    case 'settle':
      return settle(custody, movement);
    case 'check-in':
    case 'move':
      return place(movement);
    case 'seen':
      return see(custody, movement);
    case 'undo':
      return custody;
    default:
      return unreachable(movement.kind);
  }
};

/** Who takes the folder by this movement, as text that tells people and transfers apart; undefined when nobody does. */
const takerOf = (movement: Movement): string | undefined => {
  if (movement.kind === 'check-out' || movement.kind === 'acknowledge') return `person ${borrowerOf(movement)}`;
  return movement.kind === 'send-away' ? `transfer ${movement.transferId ?? movement.id}` : undefined;
};

const holderOf = (custody: Custody): string | undefined => {
  if (custody.kind === 'on-loan') return `person ${custody.borrowerId}`;
  return custody.kind === 'away' ? `transfer ${custody.transferId}` : undefined;
};

/** Whether the movement takes the folder from somebody who has it by the records and did not pass it on to the taker. */
const isContested = (custody: Custody, movement: Movement): boolean => {
  const [taker, holder] = [takerOf(movement), holderOf(custody)];
  if (taker === undefined || holder === undefined || taker === holder) return false;
  return !(custody.kind === 'on-loan' && custody.passing && taker === `person ${custody.passing.toId}`);
};

const inOrderOnce = (movements: readonly Movement[]): readonly Movement[] => {
  const sorted = movements.toSorted(compareMovementOrder);
  const seenIds = new Set<string>();
  return sorted.filter((movement) => {
    const isFirst = !seenIds.has(movement.id);
    seenIds.add(movement.id);
    return isFirst;
  });
};

/** An undo may itself be taken back, but only by a later one, so that two undos can never name each other in a ring. */
const undoneIdsOf = (inOrder: readonly Movement[]): ReadonlySet<string> => {
  const undoneIds = new Set<string>();
  for (const movement of inOrder.toReversed()) {
    if (movement.kind !== 'undo' || undoneIds.has(movement.id) || movement.undoesId === undefined) continue;
    undoneIds.add(movement.undoesId);
  }
  return undoneIds;
};

/** The movements of one folder that an undo takes back, in whatever order they are given; one taken back again counts. */
export const takenBackIds = (movements: readonly Movement[]): ReadonlySet<string> =>
  undoneIdsOf(inOrderOnce(movements));

const withUndoneAhead = (custody: Custody, undoneAheadIds: readonly string[]): Custody =>
  undoneAheadIds.length === 0 ? custody : { ...custody, undoneAheadIds };

/**
 * Who has the folder after all these movements (of one folder, in any order, repeated or not), and the overlaps among
 * them. Nothing is ever refused: each scan is physical evidence. A movement named by an `undo` does not count, whichever
 * of the two came first.
 */
export const foldCustody = (movements: readonly Movement[]): CustodyFold => {
  const inOrder = inOrderOnce(movements);
  const undoneIds = undoneIdsOf(inOrder);
  const overlaps: Overlap[] = [];
  let current: Custody = UNKNOWN_CUSTODY;
  let latestTaking: Movement | undefined;
  for (const movement of inOrder) {
    if (undoneIds.has(movement.id)) continue;
    if (latestTaking !== undefined && isContested(current, movement)) {
      overlaps.push({ first: latestTaking, second: movement });
    }
    if (takerOf(movement) !== undefined || movement.kind === 'settle') latestTaking = movement;
    current = apply(current, movement);
  }
  const knownIds = new Set(inOrder.map(({ id }) => id));
  const undoneAheadIds = [...undoneIds].filter((id) => !knownIds.has(id)).toSorted();
  return { current: withUndoneAhead(current, undoneAheadIds), overlaps };
};

const isAfterAllCounted = (movement: Movement, custody: Custody): boolean => {
  const { lastMovementId, lastEffectiveAt, lastDeviceId, lastSeq } = custody;
  if (lastMovementId === undefined || lastEffectiveAt === undefined) return true;
  const last = { id: lastMovementId, effectiveAt: lastEffectiveAt, deviceId: lastDeviceId ?? '', seq: lastSeq ?? 0 };
  return compareMovementOrder(movement, last) > 0;
};

/**
 * Whether {@link stepCustody} may extend this custody by the movement. False, so that the caller folds the whole history,
 * for a movement that is not later than all that count, for an undo, for a movement already taken back, and for a
 * taking over somebody else's loan, because the overlap must name both scans.
 */
export const isLaterThan = (movement: Movement, custody: Custody): boolean =>
  movement.kind !== 'undo' &&
  isAfterAllCounted(movement, custody) &&
  !(custody.undoneAheadIds ?? []).includes(movement.id) &&
  !isContested(custody, movement);

/**
 * The custody after one more movement that was never folded before, equal to folding the whole history with it. Only where
 * {@link isLaterThan} says so; anything else is a bug and throws. A step never makes an overlap.
 */
export const stepCustody = (custody: Custody, movement: Movement): CustodyFold => {
  invariant(isLaterThan(movement, custody), 'custody is stepped only by a movement later than all that count');
  return { current: withUndoneAhead(apply(custody, movement), custody.undoneAheadIds ?? []), overlaps: [] };
};
