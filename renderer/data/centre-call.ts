import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { TransportError } from '#shared/sync/ports.ts';

/** Why the centre did not do what a person asked of it in their own name. */
export type CentreCallError =
  | TransportError
  | { readonly type: 'pin-wrong' }
  | { readonly type: 'pin-locked' }
  | { readonly type: 'device-unknown' }
  | { readonly type: 'bank-file-unknown' }
  | { readonly type: 'person-refused' };

/** Where the centre is and how this PC proves itself to it. */
export interface CentreCallDeps {
  readonly centralUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

/** Asks the centre: a body is posted, without one it is a GET. Gives the answer whose status says that it was done. */
export type CentreCall = (path: string, body?: unknown) => Promise<Result<Response, CentreCallError>>;

const LONGEST_MS = 15_000;

const Refusal = z.object({ type: z.string() });

const refusalOf = (type: string | undefined, status: number): CentreCallError => {
  switch (type) {
    case 'pin-wrong':
    case 'pin-locked':
    case 'device-unknown':
    case 'bank-file-unknown':
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

/** What was thrown: fetch throws for every kind of network trouble and for the time limit; a proxy's page is no JSON. */
const failureOf = (thrown: unknown): CentreCallError => ({
  type: thrown instanceof SyntaxError ? 'reply-invalid' : 'offline',
});

/** The JSON of an answer; a schema still has to check it. */
export const jsonOf = async (answer: Response): Promise<Result<unknown, CentreCallError>> => {
  try {
    const read: unknown = await answer.json();
    return ok(read);
  } catch (thrown) {
    return err(failureOf(thrown));
  }
};

/** The bytes of an answer as they came. */
export const bytesOf = async (answer: Response): Promise<Result<Uint8Array, CentreCallError>> => {
  try {
    return ok(new Uint8Array(await answer.arrayBuffer()));
  } catch (thrown) {
    return err(failureOf(thrown));
  }
};

/** Builds it. */
export const createCentreCall =
  ({ centralUrl, token, fetch }: CentreCallDeps): CentreCall =>
  async (path, body) => {
    const authorization = `Bearer ${token}`;
    const sent =
      body === undefined
        ? { headers: { authorization } }
        : {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    try {
      const response = await fetch(`${centralUrl}${path}`, { ...sent, signal: AbortSignal.timeout(LONGEST_MS) });
      if (response.ok) return ok(response);
      const answer: unknown = await response.json();
      return err(refusalOf(Refusal.safeParse(answer).data?.type, response.status));
    } catch (thrown) {
      return err(failureOf(thrown));
    }
  };
