import type { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { parse } from '#shared/lib/parse.ts';
import { isTableName, tables, type AnyRow } from '#shared/model/tables.ts';
import type { Enrol, SnapshotRow, SnapshotStream, Transport, TransportError } from '#shared/sync/ports.ts';
import { EnrolResponse, PullResponse, PushResponse, SnapshotHead } from '#shared/sync/protocol.ts';
import { readLines } from './line-stream.ts';
import { listenToSignals } from './live-signal.ts';

/** Where the centre is and how this PC proves itself to it. */
export interface HttpTransportDeps {
  readonly centralUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

/** A call that takes longer is given up and tried again later; nothing is lost by it. */
const TIME_LIMIT_MS = 30_000;
const SNAPSHOT_BATCH = 1_000;

const failureOf = (status: number): TransportError => {
  if (status === 401 || status === 403) return { type: 'denied' };
  if (status === 426) return { type: 'client-too-old' };
  return { type: 'centre-down', status };
};

const send = async (
  deps: { readonly centralUrl: string; readonly fetch: typeof fetch; readonly token?: string },
  path: string,
  body?: unknown,
): Promise<Result<Response, TransportError>> => {
  const headers: Record<string, string> = {};
  if (deps.token !== undefined) headers['authorization'] = `Bearer ${deps.token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await deps.fetch(`${deps.centralUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    return response.ok ? ok(response) : err(failureOf(response.status));
  } catch {
    // fetch throws for every kind of network trouble and for the time limit; all mean the same to the caller.
    return err({ type: 'offline' });
  }
};

const sendFor = async <S extends z.ZodType>(
  deps: { readonly centralUrl: string; readonly fetch: typeof fetch; readonly token?: string },
  call: { readonly path: string; readonly body: unknown; readonly reply: S },
): Promise<Result<z.output<S>, TransportError>> => {
  const response = await send(deps, call.path, call.body);
  if (!response.ok) return response;
  try {
    const parsed = parse(call.reply, await response.value.json());
    return parsed.ok ? parsed : err({ type: 'reply-invalid' });
  } catch {
    // Not JSON, or cut off in the middle: a proxy's page, or the network went away.
    return err({ type: 'reply-invalid' });
  }
};

const readSnapshotLine = (line: string): SnapshotRow | undefined => {
  const value: unknown = JSON.parse(line);
  if (!Array.isArray(value)) return undefined;
  const [table, row]: unknown[] = value;
  if (typeof table !== 'string' || !isTableName(table)) return undefined;
  return { table, row: tables[table].row.parse(row) as AnyRow };
};

async function* snapshotRows(lines: AsyncIterator<string>): AsyncIterable<readonly SnapshotRow[]> {
  let batch: SnapshotRow[] = [];
  for (;;) {
    const next = await lines.next();
    if (next.done) throw new Error('Snapshot cut off before its last line');
    if (next.value.startsWith('{"end"')) break;
    const row = readSnapshotLine(next.value);
    if (row) batch.push(row);
    if (batch.length >= SNAPSHOT_BATCH) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

const openSnapshot = async (response: Response): Promise<Result<SnapshotStream, TransportError>> => {
  if (!response.body) return err({ type: 'reply-invalid' });
  const lines = readLines(response.body)[Symbol.asyncIterator]();
  try {
    const first = await lines.next();
    const head = parse(SnapshotHead, JSON.parse(first.done ? 'null' : first.value));
    return head.ok ? ok({ head: head.value, rows: snapshotRows(lines) }) : err({ type: 'reply-invalid' });
  } catch {
    return err({ type: 'reply-invalid' });
  }
};

/** The transport over fetch. Every reply is checked against the protocol's schema before anything uses it. */
export const createHttpTransport = (deps: HttpTransportDeps): Transport => ({
  push: (request) => sendFor(deps, { path: '/v1/push', body: request, reply: PushResponse }),
  pull: (request) => sendFor(deps, { path: '/v1/pull', body: request, reply: PullResponse }),
  snapshot: async (clientId) => {
    const response = await send(deps, `/v1/snapshot?clientId=${encodeURIComponent(clientId)}`);
    return response.ok ? openSnapshot(response.value) : response;
  },
  lease: async (kind, size) => {
    const response = await send(deps, '/v1/lease', { kind, size });
    return response.ok ? ok() : response;
  },
  listen: (onSignal) => listenToSignals(deps, onSignal),
});

/** Enrols this PC with the code the administrator read out. */
export const createEnrol =
  (deps: { readonly centralUrl: string; readonly fetch: typeof fetch }): Enrol =>
  (enrolmentCode, deviceName) =>
    sendFor(deps, { path: '/v1/enrol', body: { enrolmentCode, deviceName }, reply: EnrolResponse });
