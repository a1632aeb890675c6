import type { RequestRow, RequestStep } from '#shared/model/request-rows.ts';

/** A request of สมศรี for the first folder, made at 09:00; a test names only what it is about. */
export const aRequest = (over: Partial<RequestRow> = {}): RequestRow => ({
  id: 'request-1',
  folderId: 'folder-1',
  requesterId: 'staff-1',
  actorId: 'staff-1',
  urgency: 'normal',
  effectiveAt: '2026-11-23T02:00:00.000Z',
  occurredAt: '2026-11-23T02:00:00.000Z',
  deviceId: 'pc-1',
  seq: 1,
  requestedOn: '2026-11-23',
  steps: [],
  phase: 'open',
  ...over,
});

type StepKind = RequestStep['kind'];

/** A step so many minutes after 09:00. */
export const aStep = (kind: StepKind, minutes: number, over: Partial<RequestStep> = {}): RequestStep =>
  ({
    kind,
    ...(kind === 'ready' ? { how: 'brought' } : {}),
    id: `step-${kind}-${minutes}`,
    effectiveAt: new Date(Date.UTC(2026, 10, 23, 2, minutes)).toISOString(),
    deviceId: 'pc-1',
    seq: 100 + minutes,
    actorId: 'staff-2',
    ...over,
  }) as RequestStep;
