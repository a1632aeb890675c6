import type { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { MinistryError } from '#shared/ministry/errors.ts';
import {
  MinistryAccount,
  OfficeDetail,
  type OpenOfficeRequest,
  OpenOfficeResponse,
  Overview,
} from '#shared/ministry/protocol.ts';
import type { TransportError } from '#shared/sync/ports.ts';

/** Why the centre did not answer as asked. */
export type MinistryFailure = MinistryError | TransportError;

/** What the pages ask of the centre; who asks is told by a cookie that they cannot read. */
export interface MinistryApi {
  account(): Promise<Result<MinistryAccount, MinistryFailure>>;
  logIn(login: string, password: string): Promise<Result<MinistryAccount, MinistryFailure>>;
  logOut(): Promise<void>;
  overview(): Promise<Result<Overview, MinistryFailure>>;
  office(officeId: string): Promise<Result<OfficeDetail, MinistryFailure>>;
  openOffice(office: OpenOfficeRequest): Promise<Result<OpenOfficeResponse, MinistryFailure>>;
  /** Shuts a PC of an office out. */
  shutOut(officeId: string, deviceId: string, reason: string): Promise<Result<unknown, MinistryFailure>>;
}

const KNOWN: Readonly<Record<MinistryError['type'], true>> = {
  'ministry-denied': true,
  'ministry-locked': true,
  'ministry-session-over': true,
  'ministry-read-only': true,
  'ministry-foreign-page': true,
  'too-many-attempts': true,
  'ministry-office-exists': true,
  'ministry-office-unknown': true,
  'ministry-device-unknown': true,
};

const isKnown = (type: unknown): type is MinistryError['type'] =>
  typeof type === 'string' && Object.hasOwn(KNOWN, type);

const failureOf = async (reply: Response): Promise<MinistryFailure> => {
  const said: unknown = await reply.json().catch(() => undefined);
  const type: unknown = typeof said === 'object' && said !== null && 'type' in said ? said.type : undefined;
  return isKnown(type) ? { type } : { type: 'centre-down', status: reply.status };
};

const ask = async (path: string, request: RequestInit = {}): Promise<Result<Response, MinistryFailure>> => {
  try {
    const reply = await fetch(`/v1/ministry/${path}`, { ...request, credentials: 'same-origin' });
    return reply.ok ? ok(reply) : err(await failureOf(reply));
  } catch {
    // The network says no more than that it failed.
    return err({ type: 'offline' });
  }
};

const read = async <S extends z.ZodType>(
  schema: S,
  answered: Promise<Result<Response, MinistryFailure>>,
): Promise<Result<z.output<S>, MinistryFailure>> => {
  const reply = await answered;
  if (!reply.ok) return reply;
  const said: unknown = await reply.value.json().catch(() => undefined);
  const parsed = parse(schema, said);
  return parsed.ok ? parsed : err({ type: 'reply-invalid' });
};

const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The centre that serves this page. */
export const createMinistryApi = (): MinistryApi => ({
  account: () => read(MinistryAccount, ask('session')),
  logIn: (login, password) => read(MinistryAccount, ask('session', posting({ login, password }))),
  logOut: async () => {
    await ask('session', { method: 'DELETE' });
  },
  overview: () => read(Overview, ask('overview')),
  office: (officeId) => read(OfficeDetail, ask(`offices/${encodeURIComponent(officeId)}`)),
  openOffice: (office) => read(OpenOfficeResponse, ask('offices', posting(office))),
  shutOut: (officeId, deviceId, reason) =>
    ask(
      `offices/${encodeURIComponent(officeId)}/devices/${encodeURIComponent(deviceId)}/shut-out`,
      posting({ reason }),
    ),
});
