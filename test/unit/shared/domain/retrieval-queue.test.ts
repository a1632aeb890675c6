import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Custody } from '#shared/domain/custody.ts';
import {
  endOfRequest,
  locatedAfterMs,
  medianMs,
  queueOf,
  type QueuedRequest,
  type RetrievalRequest,
} from '#shared/domain/retrieval-queue.ts';
import { aRequest, aStep } from '#test/builders/requests.ts';

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 23, 2, minutes)).toISOString();

const NEVER_SCANNED: Custody = { kind: 'unknown' };
const lentTo = (borrowerId: string, minutes: number): Custody => ({
  kind: 'on-loan',
  borrowerId,
  sinceAt: at(minutes),
  lastMovementId: 'loan',
  lastEffectiveAt: at(minutes),
  lastDeviceId: 'pc-1',
  lastSeq: 1,
});
const shelved = (minutes: number): Custody => ({
  kind: 'at-location',
  locationId: 'shelf-1',
  lastMovementId: 'return',
  lastEffectiveAt: at(minutes),
  lastDeviceId: 'pc-1',
  lastSeq: 2,
});

const malee = (over: Parameters<typeof aRequest>[0] = {}) =>
  aRequest({ id: 'of-malee', requesterId: 'malee', effectiveAt: at(0), seq: 1, ...over });
const somchai = (over: Parameters<typeof aRequest>[0] = {}) =>
  aRequest({ id: 'of-somchai', requesterId: 'somchai', effectiveAt: at(5), seq: 2, ...over });

const told = (queue: readonly QueuedRequest[]): readonly string[] =>
  queue.map(({ request, position, stage }) => `${position} ${request.requesterId} ${stage.kind}`);

describe('a folder that stands on its shelf', () => {
  test('is to be picked for who asked first; the others wait behind', () => {
    expect(told(queueOf([somchai(), malee()], NEVER_SCANNED))).toEqual(['1 malee to-pick', '2 somchai waiting']);
  });

  test('is picked first for who has a visitor at the counter, however late they asked', () => {
    const queue = queueOf([malee(), somchai({ urgency: 'visitor-waiting' })], NEVER_SCANNED);

    expect(told(queue)).toEqual(['1 somchai to-pick', '2 malee waiting']);
  });

  test('is in hand once it was picked, and at the desk once somebody said so', () => {
    const picked = malee({ steps: [aStep('picked', 10)] });
    const ready = malee({ steps: [aStep('picked', 10), aStep('ready', 12)] });

    expect(told(queueOf([picked], NEVER_SCANNED))).toEqual(['1 malee picked']);
    expect(told(queueOf([ready], NEVER_SCANNED))).toEqual(['1 malee ready']);
  });

  test('is to be picked again after it was scanned onto a shelf meanwhile', () => {
    const ready = malee({ steps: [aStep('ready', 12)] });

    expect(told(queueOf([ready], shelved(30)))).toEqual(['1 malee to-pick']);
  });
});

describe('a folder that is lent', () => {
  test('is waited for by everybody who asked, in order', () => {
    expect(told(queueOf([somchai(), malee()], lentTo('wichai', 2)))).toEqual(['1 malee waiting', '2 somchai waiting']);
  });

  test('is to be picked as soon as it is back, also when nobody noted that it was trapped', () => {
    expect(told(queueOf([malee()], shelved(20)))).toEqual(['1 malee to-pick']);
  });

  test('is ready when it was trapped at its return', () => {
    const trapped = malee({ steps: [aStep('ready', 20)] });

    expect(told(queueOf([trapped], shelved(20)))).toEqual(['1 malee ready']);
  });

  test('is waited for again when the return was a mistake and was taken back', () => {
    const trapped = malee({ steps: [aStep('ready', 20)] });

    expect(told(queueOf([trapped], lentTo('wichai', 2)))).toEqual(['1 malee waiting']);
  });

  test('is not waited for by the one who has it', () => {
    expect(queueOf([malee()], lentTo('malee', 2))).toEqual([]);
  });
});

describe('two people and one folder', () => {
  test('who was told that it is ready keeps it, even when a visitor comes for somebody else', () => {
    const queue = queueOf(
      [malee({ steps: [aStep('ready', 3)] }), somchai({ urgency: 'visitor-waiting' })],
      NEVER_SCANNED,
    );

    expect(told(queue)).toEqual(['1 malee ready', '2 somchai waiting']);
  });

  test('what was fetched for somebody who cancelled is for the next, and need not be fetched again', () => {
    const cancelled = malee({ steps: [aStep('ready', 12), aStep('cancelled', 14)], phase: 'ended' });

    expect(told(queueOf([cancelled, somchai()], NEVER_SCANNED))).toEqual(['1 somchai ready']);
  });

  test('after it was handed over and came back it is to be picked for the next', () => {
    const served = malee({ steps: [aStep('picked', 10), aStep('handed-over', 14)], phase: 'ended' });

    expect(told(queueOf([served, somchai()], shelved(40)))).toEqual(['1 somchai to-pick']);
  });

  test('two requests of one person stand in the queue once, at the better place', () => {
    const again = malee({ id: 'again', urgency: 'visitor-waiting', effectiveAt: at(9), seq: 9 });

    expect(told(queueOf([malee(), somchai(), again], NEVER_SCANNED))).toEqual(['1 malee to-pick', '2 somchai waiting']);
    expect(queueOf([malee(), again], NEVER_SCANNED)[0]?.request.id).toBe('again');
  });
});

describe('a folder that was not where it should be', () => {
  test('is missing until it is seen again', () => {
    const looked = malee({ steps: [aStep('not-here', 10)] });

    expect(told(queueOf([looked], NEVER_SCANNED))).toEqual(['1 malee not-found']);
    expect(told(queueOf([looked], shelved(60)))).toEqual(['1 malee to-pick']);
    expect(told(queueOf([malee({ steps: [aStep('not-here', 10), aStep('picked', 15)] })], NEVER_SCANNED))).toEqual([
      '1 malee picked',
    ]);
  });

  test('is not missing when a colleague had picked it before, on a PC that was offline', () => {
    const both = malee({ steps: [aStep('not-here', 10), aStep('picked', 8)] });

    expect(told(queueOf([both], NEVER_SCANNED))).toEqual(['1 malee picked']);
  });

  test('is missing when it was put back after it was picked, and was looked for later', () => {
    const looked = malee({ steps: [aStep('picked', 8), aStep('not-here', 30)] });

    expect(told(queueOf([looked], shelved(20)))).toEqual(['1 malee not-found']);
  });
});

describe('how a request ends', () => {
  test('having the folder counts, whether it was cancelled before or after', () => {
    expect(endOfRequest([aStep('cancelled', 5), aStep('handed-over', 9)])?.kind).toBe('handed-over');
    expect(endOfRequest([aStep('handed-over', 5), aStep('cancelled', 9)])?.kind).toBe('handed-over');
    expect(endOfRequest([aStep('cancelled', 9), aStep('cancelled', 5)])?.effectiveAt).toBe(at(5));
    expect(endOfRequest([aStep('ready', 5)])).toBeUndefined();
  });
});

describe('how long it took to find a folder', () => {
  test('runs from asking until it was first in somebody’s hands', () => {
    const request = malee({ steps: [aStep('ready', 12), aStep('picked', 10)] });

    expect(locatedAfterMs(request)).toBe(10 * 60_000);
  });

  test('is not counted while it is looked for, nor for a folder that had to come back first', () => {
    const trapped = { ...aStep('ready', 50), how: 'trapped' } as ReturnType<typeof aStep>;

    expect(locatedAfterMs(malee({ steps: [aStep('not-here', 4)] }))).toBeUndefined();
    expect(locatedAfterMs(malee({ steps: [trapped] }))).toBeUndefined();
  });

  test('of several is told as the middle one', () => {
    expect([medianMs([]), medianMs([7]), medianMs([9, 1, 5]), medianMs([1, 2, 3, 40])]).toEqual([undefined, 7, 5, 2]);
  });
});

const stepKinds = ['picked', 'not-here', 'ready', 'handed-over', 'cancelled'] as const;
const step = fc
  .tuple(fc.constantFrom(...stepKinds), fc.nat({ max: 120 }), fc.nat({ max: 1_000_000 }))
  .map(([kind, minutes, seq]) => aStep(kind, minutes, { id: `step-${seq}`, seq }));
const request = fc
  .record({
    requesterId: fc.constantFrom('malee', 'somchai', 'wichai'),
    urgency: fc.constantFrom('normal', 'visitor-waiting'),
    minutes: fc.nat({ max: 60 }),
    seq: fc.nat({ max: 1_000_000 }),
    steps: fc.uniqueArray(step, { maxLength: 5, selector: ({ id }) => id }),
  })
  .map(({ minutes, seq, ...rest }): RetrievalRequest =>
    aRequest({ ...rest, id: `request-${seq}`, seq, effectiveAt: at(minutes) }),
  );
const requests = fc.uniqueArray(request, { maxLength: 6, selector: ({ id }) => id });
const custody = fc.oneof(
  fc.constant(NEVER_SCANNED),
  fc.nat({ max: 120 }).map(shelved),
  fc.tuple(fc.constantFrom('malee', 'prasit'), fc.nat({ max: 120 })).map(([who, minutes]) => lentTo(who, minutes)),
);

describe('whatever happened, on however many PCs', () => {
  test('the queue is the same in whatever order the facts arrived', () => {
    fc.assert(
      fc.property(requests, custody, (some, now) => {
        const turned = some.toReversed().map((one) => ({ ...one, steps: one.steps.toReversed() }));
        expect(told(queueOf(turned, now))).toEqual(told(queueOf(some, now)));
      }),
    );
  });

  test('nobody who asked and has not got it or cancelled is lost, and nobody stands in the queue twice', () => {
    fc.assert(
      fc.property(requests, custody, (some, now) => {
        const holder = now.kind === 'on-loan' ? now.borrowerId : undefined;
        const waiting = new Set(
          some.filter(({ steps }) => endOfRequest(steps) === undefined).map(({ requesterId }) => requesterId),
        );
        waiting.delete(holder ?? '');
        const queue = queueOf(some, now);
        expect(queue.map(({ request: { requesterId } }) => requesterId).toSorted()).toEqual([...waiting].toSorted());
        expect(queue.map(({ position }) => position)).toEqual(queue.map((_, index) => index + 1));
      }),
    );
  });

  test('one folder is fetched for one request at a time', () => {
    fc.assert(
      fc.property(requests, custody, (some, now) => {
        const beingServed = queueOf(some, now).filter(({ stage }) => stage.kind !== 'waiting');
        expect(beingServed.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
