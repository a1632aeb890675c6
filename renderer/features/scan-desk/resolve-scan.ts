import { folderByCode, staffByBadge } from '#data/folder-queries.ts';
import { heldBy } from '#data/held-folders.ts';
import { nextInQueue } from '#data/request-queries.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { recoverScanText } from '#shared/domain/scanner-keys.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationKind } from '#shared/model/office-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { DeskScan, FolderFacts, PlaceFacts, Whereabouts } from './scan-desk-state.ts';

const STORAGE_KINDS: readonly LocationKind[] = ['room', 'cabinet', 'shelf', 'slot'];
/** Room, cabinet, shelf and slot are four; more only happens when places hold each other in a ring. */
const MAX_DEPTH = 10;

/** A place with what holds it; undefined when this PC does not know it. */
export const placeFacts = (rows: ReadModel, locationId: string | undefined): PlaceFacts | undefined => {
  const location = locationId === undefined ? undefined : rows.get('location', locationId);
  if (!location) return undefined;
  const withinIds: string[] = [];
  let current: typeof location | undefined = location;
  while (current && withinIds.length < MAX_DEPTH) {
    withinIds.push(current.id);
    current = current.parentId === undefined ? undefined : rows.get('location', current.parentId);
  }
  return { id: location.id, withinIds, isStorage: STORAGE_KINDS.includes(location.kind) };
};

const whereaboutsOf = (rows: ReadModel, { custody, homeLocationId, disposed }: FolderRow): Whereabouts => {
  if (disposed) {
    const { outcome, on, batchId } = disposed;
    return { kind: 'disposed', outcome, on, listedOn: rows.get('disposalBatch', batchId)?.proposedOn };
  }
  if (custody.kind === 'on-loan') return { kind: 'on-loan', borrowerId: custody.borrowerId, dueOn: custody.dueOn };
  if (custody.kind === 'at-location') return { kind: 'at-place', placeId: custody.locationId };
  if (custody.kind === 'away') {
    return { kind: 'away', destination: rows.get('transfer', custody.transferId)?.destination ?? '' };
  }
  return homeLocationId === undefined ? { kind: 'unknown' } : { kind: 'expected-at-home', placeId: homeLocationId };
};

/** A folder as the desk sees it now. */
export const folderFacts = (rows: ReadModel, folder: FolderRow): FolderFacts => ({
  id: folder.id,
  home: placeFacts(rows, folder.homeLocationId),
  whereabouts: whereaboutsOf(rows, folder),
  waitedForById: nextInQueue(rows, folder.id)?.request.requesterId,
});

const NOT_IN_OFFICE: DeskScan = { kind: 'unknown', reason: { type: 'not-in-office' } };

const placeScan = (rows: ReadModel, code: string): DeskScan => {
  const place = placeFacts(rows, rows.list('location', 'code', code)[0]?.id);
  return place ? { kind: 'place', place } : NOT_IN_OFFICE;
};

/** What was scanned, and what the office knows about it; a text in another keyboard layout is read as it was meant. */
export const resolveScan = (rows: ReadModel, text: string): DeskScan => {
  const recovered = recoverScanText(text, (candidate) => classifyScan(candidate).kind !== 'unknown');
  const thing = classifyScan(recovered.ok ? recovered.value : text);
  switch (thing.kind) {
    case 'action':
      return { kind: 'action', action: thing.action };
    case 'condition':
      return { kind: 'condition', condition: thing.condition };
    case 'location':
      return placeScan(rows, thing.code);
    case 'staff': {
      const person = staffByBadge(rows, thing.code);
      if (!person?.active) return NOT_IN_OFFICE;
      const isApprover = OFFICE_ROLES.includes(person.role);
      return { kind: 'person', staffId: person.id, heldIds: heldBy(rows, person.id), isApprover };
    }
    case 'folder': {
      const folder = folderByCode(rows, thing.code);
      return folder ? { kind: 'folder', folder: folderFacts(rows, folder) } : NOT_IN_OFFICE;
    }
    case 'unknown':
      return { kind: 'unknown', reason: thing.reason };
    default:
      return unreachable(thing);
  }
};
