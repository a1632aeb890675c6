import { unreachable } from '#shared/lib/invariant.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { stillCounts } from './desk-lines.ts';
import type {
  DeskKnowledge,
  DeskMessage,
  FolderFacts,
  LoanApproval,
  PlaceFacts,
  ScanDeskState,
} from './scan-desk-state.ts';

/** What a scanned folder means under the chosen action, and what is stored about it. */
export interface FolderJudgement {
  readonly message: DeskMessage;
  readonly call: MutationCall;
}

/** Whether a folder is where it belongs: on its shelf, in a slot of it, or in the room or cabinet that holds it. */
export const belongsAt = (place: PlaceFacts, home: PlaceFacts): boolean =>
  home.withinIds.includes(place.id) || place.withinIds.includes(home.id);

const isOutOfPlace = (place: PlaceFacts, home: PlaceFacts | undefined): home is PlaceFacts =>
  home !== undefined && place.isStorage && !belongsAt(place, home);

/** A scan is evidence even when nothing else can be done with it yet. */
const seen = (folderId: string, locationId?: string): MutationCall => ({
  name: 'see-folder',
  args: { folderId, ...(locationId === undefined ? {} : { locationId }) },
});

/** What the borrower takes in this batch so far, stored or not. */
const takenInBatch = ({ results, batchFrom }: ScanDeskState): readonly string[] =>
  results.flatMap((result) =>
    result.number >= batchFrom && LOAN_MESSAGES.has(result.message.kind) && stillCounts(result) && result.folder
      ? [result.folder.id]
      : [],
  );

const LOAN_MESSAGES: ReadonlySet<DeskMessage['kind']> = new Set(['lent', 'needs-approval']);

/** Lends to the borrower of the desk, with whoever answers for it. */
export const lendApproved = (
  { borrowerId, approverId, purpose, dueOn }: ScanDeskState,
  { id: folderId, whereabouts }: FolderFacts,
  approval: LoanApproval | undefined,
): FolderJudgement => {
  if (borrowerId === undefined) return { message: { kind: 'needs-borrower' }, call: seen(folderId) };
  const isTaken = whereabouts.kind === 'on-loan' && whereabouts.borrowerId !== borrowerId;
  const reason = approval?.kind === 'by' ? approval.reason : undefined;
  return {
    message: {
      kind: 'lent',
      borrowerId,
      dueOn,
      ...(isTaken ? { takenFromId: whereabouts.borrowerId } : {}),
      ...(approval ? { approval } : {}),
    },
    call: {
      name: 'check-out-folder',
      args: {
        folderId,
        borrowerId,
        purpose,
        dueOn,
        ...(approverId === undefined ? {} : { approverId }),
        ...(reason === undefined || approverId === undefined ? {} : { override: { reason, byId: approverId } }),
      },
    },
  };
};

const lend = (state: ScanDeskState, folder: FolderFacts, known: DeskKnowledge): FolderJudgement => {
  const { borrowerId, approverId } = state;
  if (borrowerId === undefined) return { message: { kind: 'needs-borrower' }, call: seen(folder.id) };
  const folderIds = [...takenInBatch(state), folder.id];
  const check = known.checkLoan({ borrowerId, folderIds, approverId });
  if (check.breaches.length > 0) {
    return { message: { kind: 'needs-approval', borrowerId, ...check }, call: seen(folder.id) };
  }
  return lendApproved(state, folder, approverId === undefined ? undefined : { kind: 'by', staffId: approverId });
};

const takeBack = ({ id: folderId, home, whereabouts, waitedForById: holdForId }: FolderFacts): FolderJudgement => {
  if (home === undefined) return { message: { kind: 'needs-home' }, call: seen(folderId) };
  const fromId = whereabouts.kind === 'on-loan' ? whereabouts.borrowerId : undefined;
  return {
    message: { kind: 'returned', homeId: home.id, fromId, holdForId },
    call: { name: 'check-in-folder', args: { folderId, locationId: home.id } },
  };
};

const placed = (place: PlaceFacts, home: PlaceFacts | undefined): DeskMessage =>
  isOutOfPlace(place, home)
    ? { kind: 'wrong-place', placeId: place.id, homeId: home.id }
    : { kind: 'moved', placeId: place.id };

const move = (state: ScanDeskState, { id: folderId, home }: FolderFacts): FolderJudgement => {
  const { place } = state;
  if (place === undefined) return { message: { kind: 'needs-place' }, call: seen(folderId) };
  return { message: placed(place, home), call: { name: 'move-folder', args: { folderId, locationId: place.id } } };
};

const foundAt = (place: PlaceFacts, { home, whereabouts }: FolderFacts): DeskMessage => {
  if (whereabouts.kind === 'on-loan') {
    return { kind: 'on-loan-but-here', placeId: place.id, borrowerId: whereabouts.borrowerId };
  }
  return isOutOfPlace(place, home)
    ? { kind: 'wrong-place', placeId: place.id, homeId: home.id }
    : { kind: 'right-place', placeId: place.id };
};

const locate = ({ place }: ScanDeskState, folder: FolderFacts): FolderJudgement => ({
  message: place === undefined ? { kind: 'located', whereabouts: folder.whereabouts } : foundAt(place, folder),
  call: seen(folder.id, place?.id),
});

/** Judges a folder under the action of the desk. Whatever comes out, something is stored: the folder was here. */
export const judgeFolder = (state: ScanDeskState, folder: FolderFacts, known: DeskKnowledge): FolderJudgement => {
  const { whereabouts } = folder;
  if (whereabouts.kind === 'disposed') return { message: whereabouts, call: seen(folder.id, state.place?.id) };
  switch (state.action) {
    case 'lend':
      return lend(state, folder, known);
    case 'return':
      return takeBack(folder);
    case 'move':
      return move(state, folder);
    case 'locate':
      return locate(state, folder);
    default:
      return unreachable(state.action);
  }
};

/** A folder without home that was taken back and is now put at a place. */
export const checkInAt = (place: PlaceFacts, folder: FolderFacts): FolderJudgement => ({
  message: placed(place, folder.home),
  call: { name: 'check-in-folder', args: { folderId: folder.id, locationId: place.id } },
});

/** A folder that was just returned, and the shelf scanned after it: there it stands, right or wrong. */
export const putAt = (place: PlaceFacts, folder: FolderFacts): FolderJudgement => {
  const isRight = folder.home !== undefined && belongsAt(place, folder.home);
  if (isRight) return { message: { kind: 'right-place', placeId: place.id }, call: seen(folder.id, place.id) };
  return {
    message: placed(place, folder.home),
    call: { name: 'move-folder', args: { folderId: folder.id, locationId: place.id } },
  };
};

/** A second scan of what is done already: kept as evidence, and nothing more is done. */
export const seenAgain = (folder: FolderFacts, firstAtMs: number): FolderJudgement => ({
  message: { kind: 'repeated', firstAtMs },
  call: seen(folder.id),
});
