import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { parseJson } from '#shared/lib/parse.ts';
import type { Enrol, Transport, TransportError } from '#shared/sync/ports.ts';
import { CompareResponse } from '#shared/sync/compare-protocol.ts';
import { EnrolResponse, PullResponse, PushResponse } from '#shared/sync/protocol.ts';
import { listenToSignals } from './live-signal.ts';
import { openSnapshot } from './snapshot-stream.ts';
import { createStallLimit } from './stall-limit.ts';

/** How long the transport waits, in ms. */
export interface TransportLimits {
  /** A call during which nothing comes for so long is given up and tried again later; nothing is lost by it. */
  readonly stallMs: number;
  /** The same for the live signal. */
  readonly signalStallMs: number;
  /** Between two tries to open the live signal. */
  readonly signalRetryMs: number;
}

/** Where the centre is and how this PC proves itself to it. */
export interface HttpTransportDeps {
  readonly centralUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly limits?: TransportLimits;
}

const USUAL_LIMITS: TransportLimits = { stallMs: 30_000, signalStallMs: 70_000, signalRetryMs: 5_000 };

const Refusal = z.object({ type: z.string() });

/** What a refusal says of itself. */
const codeOf = async (response: Response): Promise<string | undefined> => {
  try {
    return Refusal.safeParse(await response.json()).data?.type;
  } catch {
    // A proxy's page, or a network that went away: the status has to do.
    return undefined;
  }
};

const NETWORK_WANTS_LOGIN = 511;
/** Only enrolment is refused with it. */
const CODE_OF_OTHER_OFFICE = 409;

/** The centre refuses in JSON. A page for people comes from a proxy or a network that wants a log-in first. */
const isOfNetwork = ({ headers, status }: Response): boolean =>
  headers.get('content-type')?.includes('json') !== true && (status < 500 || status === NETWORK_WANTS_LOGIN);

const failureOf = async (response: Response): Promise<TransportError> => {
  const { status } = response;
  if (isOfNetwork(response)) return { type: 'offline' };
  if (status === 401 && (await codeOf(response)) === 'device-revoked') return { type: 'device-revoked' };
  if (status === 401 || status === 403) return { type: 'denied' };
  if (status === 426) return { type: 'client-too-old' };
  return { type: 'centre-down', status };
};

interface CallDeps {
  readonly centralUrl: string;
  readonly fetch: typeof fetch;
  readonly token?: string;
  readonly limits?: TransportLimits;
}

/** An accepted reply whose body is still coming. */
type Body = ReadableStream<Uint8Array>;

const requestOf = ({ token }: CallDeps, body: unknown): RequestInit => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (body === undefined) return { headers: authorization };
  const headers = { ...authorization, 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
};

const send = async (deps: CallDeps, path: string, body?: unknown): Promise<Result<Body, TransportError>> => {
  const limit = createStallLimit((deps.limits ?? USUAL_LIMITS).stallMs);
  try {
    const request = { ...requestOf(deps, body), signal: limit.signal };
    const response = await deps.fetch(`${deps.centralUrl}${path}`, request);
    if (response.ok) return ok(limit.watch(response.body ?? new Blob().stream()));
    const failure = await failureOf(response);
    limit.end();
    if (!response.bodyUsed) await response.body?.cancel();
    return err(failure);
  } catch {
    limit.end();
    // fetch throws for every kind of network trouble and for the time limit; all mean the same to the caller.
    return err({ type: 'offline' });
  }
};

const readText = async (body: Body): Promise<Result<string, TransportError>> => {
  try {
    return ok(await new Response(body).text());
  } catch {
    // The network went away in the middle of the reply.
    return err({ type: 'offline' });
  }
};

const sendFor = async <S extends z.ZodType>(
  deps: CallDeps,
  call: { readonly path: string; readonly body: unknown; readonly reply: S },
): Promise<Result<z.output<S>, TransportError>> => {
  const body = await send(deps, call.path, call.body);
  if (!body.ok) return body;
  const text = await readText(body.value);
  if (!text.ok) return text;
  const parsed = parseJson(call.reply, text.value);
  return parsed.ok ? parsed : err({ type: 'reply-invalid' });
};

/** The transport over fetch. Every reply is checked against the protocol's schema before anything uses it. */
export const createHttpTransport = (deps: HttpTransportDeps): Transport => ({
  push: (request) => sendFor(deps, { path: '/v1/push', body: request, reply: PushResponse }),
  pull: (request) => sendFor(deps, { path: '/v1/pull', body: request, reply: PullResponse }),
  snapshot: async (clientId, from) => {
    const body = await send(deps, `/v1/snapshot?${new URLSearchParams({ clientId, ...from }).toString()}`);
    return body.ok ? openSnapshot(body.value) : body;
  },
  compare: (request) => sendFor(deps, { path: '/v1/compare', body: request, reply: CompareResponse }),
  lease: async (kind, size) => {
    // The block itself comes by the next pull.
    const leased = await sendFor(deps, { path: '/v1/lease', body: { kind, size }, reply: z.object({}) });
    return leased.ok ? ok() : leased;
  },
  listen: (onSignal) => {
    const { signalStallMs, signalRetryMs } = deps.limits ?? USUAL_LIMITS;
    return listenToSignals({ ...deps, stallMs: signalStallMs, retryMs: signalRetryMs }, onSignal);
  },
});

/** Enrols this PC with the code the administrator read out. */
export const createEnrol =
  (deps: { readonly centralUrl: string; readonly fetch: typeof fetch }): Enrol =>
  async (enrolmentCode, deviceName, officeId) => {
    const request = { enrolmentCode, deviceName, ...(officeId === undefined ? {} : { officeId }) };
    const enrolled = await sendFor(deps, { path: '/v1/enrol', body: request, reply: EnrolResponse });
    if (enrolled.ok) return enrolled;
    const isOfOther = enrolled.error.type === 'centre-down' && enrolled.error.status === CODE_OF_OTHER_OFFICE;
    return isOfOther ? err({ type: 'device-of-another-office' }) : enrolled;
  };
