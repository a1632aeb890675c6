import { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  type DeviceFacts,
  DeviceList,
  EnrolmentCodeReply,
  type EnrolmentCodeRequest,
  type RevokeRequest,
} from '#shared/sync/device-protocol.ts';
import type { TransportError } from '#shared/sync/ports.ts';

/** Why the centre did not do what was asked of it about devices. */
export type DeviceCallError =
  | TransportError
  | { readonly type: 'pin-wrong' }
  | { readonly type: 'pin-locked' }
  | { readonly type: 'device-unknown' }
  | { readonly type: 'person-refused' };

/** The devices of the office, asked of the centre: unlike all other work this needs the network, because the centre decides. */
export interface DeviceCalls {
  list(): Promise<Result<readonly DeviceFacts[], DeviceCallError>>;
  makeCode(request: EnrolmentCodeRequest): Promise<Result<EnrolmentCodeReply, DeviceCallError>>;
  revoke(request: RevokeRequest): Promise<Result<void, DeviceCallError>>;
}

const LONGEST_MS = 15_000;

const Refusal = z.object({ type: z.string() });

const refusalOf = (type: string | undefined, status: number): DeviceCallError => {
  switch (type) {
    case 'pin-wrong':
    case 'pin-locked':
    case 'device-unknown':
    case 'device-revoked':
    case 'denied':
      return { type };
    case 'not-allowed':
    case 'actor-unknown':
      return { type: 'person-refused' };
    default:
      return { type: 'centre-down', status };
  }
};

/** Builds the calls; every answer is checked against its schema before anything uses it. */
export const createDeviceCalls = (deps: {
  readonly centralUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}): DeviceCalls => {
  const ask = async (path: string, body?: unknown): Promise<Result<unknown, DeviceCallError>> => {
    const authorization = `Bearer ${deps.token}`;
    const sent =
      body === undefined
        ? { headers: { authorization } }
        : {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    try {
      const response = await deps.fetch(`${deps.centralUrl}${path}`, {
        ...sent,
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      const answer: unknown = await response.json();
      if (response.ok) return ok(answer);
      return err(refusalOf(Refusal.safeParse(answer).data?.type, response.status));
    } catch (error) {
      // fetch throws for every kind of network trouble and for the time limit; a proxy's page is no JSON.
      return err({ type: error instanceof SyntaxError ? 'reply-invalid' : 'offline' });
    }
  };
  const read = <S extends z.ZodType>(
    answer: Result<unknown, DeviceCallError>,
    schema: S,
  ): Result<z.output<S>, DeviceCallError> => {
    if (!answer.ok) return answer;
    const parsed = parse(schema, answer.value);
    return parsed.ok ? parsed : err({ type: 'reply-invalid' });
  };
  return {
    list: async () => {
      const listed = read(await ask('/v1/devices'), DeviceList);
      return listed.ok ? ok(listed.value.devices) : listed;
    },
    makeCode: async (request) => read(await ask('/v1/enrolment-codes', request), EnrolmentCodeReply),
    revoke: async (request) => {
      const revoked = await ask('/v1/devices/revoke', request);
      return revoked.ok ? ok() : revoked;
    },
  };
};
