import type { Movement } from '#shared/domain/custody.ts';

let lastSeq = 0;
/** The minute of one morning, as movements carry it. */
export const at = (minute: number): string => `2026-03-02T02:${String(minute).padStart(2, '0')}:00.000Z`;
/** A movement of the one folder, made after all movements made before it. */
export const aMovement = (minute: number, changes: Partial<Movement> & Pick<Movement, 'kind'>): Movement => {
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
export const lent = (minute: number, borrowerId: string, changes: Partial<Movement> = {}): Movement =>
  aMovement(minute, { kind: 'check-out', borrowerId, dueOn: '2026-03-16', purpose: 'ตรวจโรงงาน', ...changes });
export const returned = (minute: number, locationId = 'shelf-a'): Movement =>
  aMovement(minute, { kind: 'check-in', locationId });
export const undo = (minute: number, undoesId: string): Movement => aMovement(minute, { kind: 'undo', undoesId });
