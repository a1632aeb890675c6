import { z } from 'zod';
import { isPlainText } from '../lib/plain-text.ts';
import { RowId } from '../model/ids.ts';
import { Instant, NumberKind } from '../model/office-rows.ts';

/** Bumped whenever the wire format changes in a way an old client cannot read; a guard test pins the format by hash. */
export const PROTOCOL_VERSION = 2;

/** The largest push and the largest page of a pull. */
export const PUSH_LIMIT = 500;
export const PULL_LIMIT = 2_000;

/** One mutation as it is stored in the outbox, written to the journal and sent to the centre. */
export const OutboxEntry = z.object({
  clientId: RowId,
  seq: z.number().int().min(1),
  id: RowId,
  /** Wire name, `name@version`. */
  name: z.string().min(1).max(80),
  args: z.unknown(),
  actorId: RowId,
  deviceId: RowId,
  occurredAt: Instant,
  /** The device's monotonic clock in ms, to tell a jumped wall clock from time that passed. */
  monotonicMs: z.number(),
  /** Centre's time minus device's time as last measured, in ms. */
  offsetMs: z.number().int(),
});
export type OutboxEntry = z.output<typeof OutboxEntry>;

/** What became of one mutation at the centre; stored there under (clientId, seq) in the transaction that applied it. */
export const Verdict = z.object({
  seq: z.number().int().min(1),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('applied') }),
    z.object({ kind: z.literal('exception'), exceptionIds: z.array(RowId).readonly() }),
    z.object({ kind: z.literal('rejected'), error: z.looseObject({ type: z.string() }) }),
  ]),
});
export type Verdict = z.output<typeof Verdict>;

/** Work of one client in the order of its numbers, at most `PUSH_LIMIT` entries. */
export const PushRequest = z.object({
  protocol: z.number().int(),
  clientId: RowId,
  entries: z.array(OutboxEntry).max(PUSH_LIMIT).readonly(),
  /** To a restored centre: entries up to this number, which the centre does not have, the PC does not have any more either. */
  lostTo: z.number().int().min(1).exactOptional(),
});
export type PushRequest = z.output<typeof PushRequest>;

/** A verdict for each entry the centre has dealt with, in their order; the rest is pushed again. */
export const PushResponse = z.object({
  verdicts: z.array(Verdict).readonly(),
  /** Centre's wall time when it answered, for measuring the offset. */
  centreNowMs: z.number(),
});
export type PushResponse = z.output<typeof PushResponse>;

/** One changed row: its new content, or null for a tombstone. */
export const PatchOperation = z.object({
  table: z.string(),
  id: RowId,
  row: z.unknown().nullable(),
});
export type PatchOperation = z.output<typeof PatchOperation>;

/** `cookie` is opaque to clients; `reset` tells a client whose cookie is too old to bootstrap again. */
export const PullRequest = z.object({
  protocol: z.number().int(),
  clientId: RowId,
  cookie: z.string().max(200),
});
export type PullRequest = z.output<typeof PullRequest>;

/** A page of what changed since the cookie, or the word that the copy must be filled anew. */
export const PullResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    /** The cookie of the request, so that a reply repeated by something in between is not taken for this one's. */
    after: z.string().exactOptional(),
    operations: z.array(PatchOperation).readonly(),
    cookie: z.string(),
    /** True on the last page: the client may switch to the new state now. */
    complete: z.boolean(),
    /** The last mutation of this client that the state contains. */
    lastSeq: z.number().int().min(0),
    centreNowMs: z.number(),
  }),
  z.object({
    kind: z.literal('reset'),
    /** The last mutation of this client that the centre knows; fewer than it has judged when it was restored. */
    lastSeq: z.number().int().min(0).exactOptional(),
  }),
]);
export type PullResponse = z.output<typeof PullResponse>;

/** First line of a snapshot; every further line is `[table, row]`, the last line is `{"end": rows}`. */
export const SnapshotHead = z.object({
  protocol: z.number().int(),
  cookie: z.string(),
  lastSeq: z.number().int().min(0),
  centreNowMs: z.number(),
  /** How many rows this stream has; of a resumed one, those that are left. */
  rows: z.number().int().min(0),
  /** The stream goes on behind the place that was asked for. Absent: it has everything, whatever was asked for. */
  resumed: z.literal(true).exactOptional(),
});
export type SnapshotHead = z.output<typeof SnapshotHead>;

/**
 * Where a snapshot that was cut off goes on: behind this row of the one with this cookie. Rows that changed meanwhile come as
 * they are now, so the receiver pulls from the cookie before it uses what it has.
 */
export const SnapshotPlace = z.object({ cookie: z.string().min(1).max(200), table: z.string().max(80), id: RowId });
export type SnapshotPlace = z.output<typeof SnapshotPlace>;

/** What the live signal carries: only that the office is at a newer version. */
export const LiveSignal = z.object({ version: z.number().int() });
export type LiveSignal = z.output<typeof LiveSignal>;

/** Enrolling a PC with a code that the office's administrator reads out. */
export const EnrolRequest = z.object({
  enrolmentCode: z.string().min(6).max(64),
  deviceName: z.string().min(1).max(80).refine(isPlainText, 'control characters'),
});
/** Given once for a code: who the device is, whose it is, and the token of all its later requests. */
export const EnrolResponse = z.object({ deviceId: RowId, officeId: RowId, token: z.string().min(32) });
export type EnrolResponse = z.output<typeof EnrolResponse>;

/** Asking for a block of running numbers; the block itself arrives as a row by the next pull. */
export const LeaseRequest = z.object({ kind: NumberKind, size: z.number().int().min(1).max(10_000) });
