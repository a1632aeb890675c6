import type { Custody } from './custody.ts';
import { compareMovementOrder, type MovementOrderKey } from './movement-order.ts';

/** How soon a folder is needed: somebody stands at the counter, or it may wait for the next round of the shelves. */
export type RetrievalUrgency = 'visitor-waiting' | 'normal';

interface StepFacts extends MovementOrderKey {
  readonly actorId: string;
}

/** A fact about fetching a folder, noted by a person or a scan. Steps are only added; what they come to is folded. */
export type RetrievalStep =
  | (StepFacts & { readonly kind: 'picked' })
  /** Looked for where it should be, and it was not there. */
  | (StepFacts & { readonly kind: 'not-here' })
  /** At the desk for the requester: kept back when it was returned, or brought from its shelf. */
  | (StepFacts & { readonly kind: 'ready'; readonly how: 'trapped' | 'brought' })
  /** The requester has it; the id is that of the check-out. */
  | (StepFacts & { readonly kind: 'handed-over' })
  | (StepFacts & { readonly kind: 'cancelled'; readonly reason?: string });

type StepOf<K extends RetrievalStep['kind']> = Extract<RetrievalStep, { kind: K }>;

/** Somebody needs this folder (คำขอแฟ้ม). The request is a fact too; `effectiveAt` is when it was made. */
export interface RetrievalRequest extends MovementOrderKey {
  readonly requesterId: string;
  readonly urgency: RetrievalUrgency;
  readonly steps: readonly RetrievalStep[];
}

/** What an open request waits for. */
export type RetrievalStage =
  /** Lent to somebody, or somebody is before this request in the queue. */
  | { readonly kind: 'waiting'; readonly reason: 'on-loan' | 'behind-others' }
  | { readonly kind: 'to-pick' }
  | { readonly kind: 'not-found'; readonly step: StepOf<'not-here'> }
  | { readonly kind: 'picked'; readonly step: StepOf<'picked'> }
  | { readonly kind: 'ready'; readonly step: StepOf<'ready'> };

/** How a request ended. */
export type RetrievalEnd = StepOf<'handed-over'> | StepOf<'cancelled'>;

/** An open request with its place in the queue of its folder, from 1. */
export interface QueuedRequest<R extends RetrievalRequest = RetrievalRequest> {
  readonly request: R;
  readonly position: number;
  readonly stage: RetrievalStage;
}

const isEnd = (step: RetrievalStep): step is RetrievalEnd => step.kind === 'handed-over' || step.kind === 'cancelled';

/**
 * How the request ended, or undefined while it is open. Having the folder counts before a cancellation, whichever came
 * first: the folder is in somebody's hands.
 */
export const endOfRequest = (steps: readonly RetrievalStep[]): RetrievalEnd | undefined => {
  const ends = steps.filter(isEnd).toSorted(compareMovementOrder);
  return ends.find(({ kind }) => kind === 'handed-over') ?? ends[0];
};

const URGENCY_ORDER: Readonly<Record<RetrievalUrgency, number>> = { 'visitor-waiting': 0, normal: 1 };

/** Who is served first: those with a visitor at the counter, then by the time of asking. Total, the same on every device. */
export const compareRequests = (a: RetrievalRequest, b: RetrievalRequest): number =>
  URGENCY_ORDER[a.urgency] - URGENCY_ORDER[b.urgency] || compareMovementOrder(a, b);

/** What fetching the folder has come to, whoever it is for. */
type Fetching =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'not-found'; readonly step: StepOf<'not-here'> }
  | { readonly kind: 'picked'; readonly step: StepOf<'picked'> }
  | { readonly kind: 'ready'; readonly step: StepOf<'ready'>; readonly requestId: string };

type OwnedStep = { readonly step: RetrievalStep; readonly requestId: string };

const isInSomebodysHands = ({ kind }: Fetching): boolean => kind === 'picked' || kind === 'ready';

const fetchedAfter = (state: Fetching, { step, requestId }: OwnedStep, movedAt: string): Fetching => {
  switch (step.kind) {
    case 'picked':
      return { kind: 'picked', step };
    case 'ready':
      return { kind: 'ready', step, requestId };
    case 'not-here': {
      // It was not on the shelf because a colleague had it, unless it was put somewhere in between.
      const wasPutBack = state.kind !== 'untouched' && movedAt > state.step.effectiveAt && movedAt <= step.effectiveAt;
      return isInSomebodysHands(state) && !wasPutBack ? state : { kind: 'not-found', step };
    }
    case 'handed-over':
      return { kind: 'untouched' };
    case 'cancelled':
      return state;
    default:
      return state;
  }
};

const fetchingOf = (requests: readonly RetrievalRequest[], custody: Custody): Fetching => {
  const movedAt = custody.lastEffectiveAt ?? '';
  const steps = requests
    .flatMap(({ id, steps: own }) => own.map((step): OwnedStep => ({ step, requestId: id })))
    .toSorted((a, b) => compareMovementOrder(a.step, b.step));
  const state = steps.reduce<Fetching>((before, step) => fetchedAfter(before, step, movedAt), { kind: 'untouched' });
  // A later scan of the folder somewhere is better evidence than a step before it.
  return state.kind !== 'untouched' && movedAt > state.step.effectiveAt ? { kind: 'untouched' } : state;
};

const stageOf = (fetching: Fetching): RetrievalStage =>
  fetching.kind === 'untouched' ? { kind: 'to-pick' } : fetching;

const onePerPerson = <R extends RetrievalRequest>(inOrder: readonly R[]): readonly R[] => {
  const people = new Set<string>();
  return inOrder.filter(({ requesterId }) => {
    const isFirst = !people.has(requesterId);
    people.add(requesterId);
    return isFirst;
  });
};

/**
 * The queue of one folder, in the order of serving, from all its requests, ended ones too, and its custody. Two requests
 * of one person (made on two PCs offline) stand in it once, at the better place. Who was promised the folder at the desk
 * keeps the first place; what was fetched for somebody who cancelled is for the next. Independent of the order in which
 * requests and steps arrived, so two PCs that know the same facts show the same queue.
 */
export const queueOf = <R extends RetrievalRequest>(
  requests: readonly R[],
  custody: Custody,
): readonly QueuedRequest<R>[] => {
  const holderId = custody.kind === 'on-loan' ? custody.borrowerId : undefined;
  const isHere = custody.kind === 'at-location' || custody.kind === 'unknown';
  const open = onePerPerson(
    requests.filter(({ steps }) => endOfRequest(steps) === undefined).toSorted(compareRequests),
  ).filter(({ requesterId }) => requesterId !== holderId);
  if (!isHere) {
    return open.map((request, index) => ({
      request,
      position: index + 1,
      stage: { kind: 'waiting', reason: 'on-loan' },
    }));
  }
  const fetching = fetchingOf(requests, custody);
  const promisedTo = fetching.kind === 'ready' ? requests.find(({ id }) => id === fetching.requestId) : undefined;
  const first = open.find(({ requesterId }) => requesterId === promisedTo?.requesterId) ?? open[0];
  const inOrder = first === undefined ? open : [first, ...open.filter((request) => request !== first)];
  return inOrder.map((request, index) => ({
    request,
    position: index + 1,
    stage: index === 0 ? stageOf(fetching) : { kind: 'waiting', reason: 'behind-others' },
  }));
};

/** A folder that is in somebody's hands for a requester, or at the desk for them. */
export interface FolderBeingFetched {
  readonly step: StepOf<'picked'> | StepOf<'ready'>;
  readonly requesterId: string;
}

/** Who fetches the folder for whom, or has it ready; undefined while it stands where the records put it, or is lent. */
export const fetchedFor = (requests: readonly RetrievalRequest[], custody: Custody): FolderBeingFetched | undefined => {
  const [first] = queueOf(requests, custody);
  return first && (first.stage.kind === 'picked' || first.stage.kind === 'ready')
    ? { step: first.stage.step, requesterId: first.request.requesterId }
    : undefined;
};

/**
 * How long it took from asking until the folder was in somebody's hands, in ms; undefined while it is not, and for a folder
 * that was waited for until it came back: that time is the borrower's, not the file room's.
 */
export const locatedAfterMs = (request: RetrievalRequest): number | undefined => {
  const found = request.steps
    .filter(({ kind }) => kind === 'picked' || kind === 'ready')
    .toSorted(compareMovementOrder)[0];
  if (found === undefined || (found.kind === 'ready' && found.how === 'trapped')) return undefined;
  return Math.max(0, Date.parse(found.effectiveAt) - Date.parse(request.effectiveAt));
};

/** The middle of some times in ms, the lower one of two; undefined of none. */
export const medianMs = (times: readonly number[]): number | undefined =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
