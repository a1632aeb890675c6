import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { EnrolResponse } from '#shared/sync/protocol.ts';
import { hashPassword } from '#central/services/ministry/password-hash.ts';
import { aStaff } from '#test/builders/office.ts';
import { aKeptPin } from '#test/builders/kept-pin.ts';
import { databaseDigest } from '../adversary/digest.ts';
import { openTestPglite, type TestDatabase } from '../databases.ts';
import { anApp } from '../test-app.ts';
import { aCentre, aClock, anOffice, putRows } from '../test-centre.ts';

/** The PIN of everybody in {@link anOpenCentre}. */
export const PIN = '480712';
/** The password of both accounts of the ministry. */
export const PASSWORD = 'ยาวพอ-และไม่มีใครเดา-27';

/** A small body, so that one that is too large costs nothing to make. */
export const LARGEST_BODY_BYTES = 4_096;

/** One request, and whose it is. */
export interface Knock {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back; `type` is the code of a refusal, and empty where the request was taken. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly json: unknown;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks an app from this address. */
export const knockAt = async (
  app: FastifyInstance,
  { method, url, body, headers }: Knock,
  remoteAddress = '10.1.0.1',
): Promise<Answer> => {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = await app.inject({
    method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload }),
    remoteAddress,
  });
  const isJson = String(reply.headers['content-type']).startsWith('application/json') && reply.body !== '';
  const json: unknown = isJson ? reply.json() : undefined;
  const type: unknown = typeof json === 'object' && json !== null && 'type' in json ? json.type : '';
  return {
    status: reply.statusCode,
    type: typeof type === 'string' ? type : '',
    json,
    body: reply.body,
    headers: reply.headers,
  };
};

/** A centre with two offices, people of every role with one PIN, a PC in each office and two accounts of the ministry. */
export interface OpenCentre {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof aClock>;
  readonly ours: EnrolResponse;
  readonly theirs: EnrolResponse;
  /** The header of a logged-in account. */
  session(login: 'reader' | 'administrator'): Readonly<Record<string, string>>;
  /** The answer, asked from another address each time: the limits count addresses. */
  knock(request: Knock): Promise<Answer>;
  /** The same centre behind other limits, with other neighbours. */
  another(more: Parameters<typeof anApp>[1]): Promise<FastifyInstance>;
  /** Everything that is stored, to be compared before and after. */
  stored(): Promise<string>;
  close(): Promise<void>;
}

/** The header of a PC. */
export const as = ({ token }: EnrolResponse) => ({ authorization: `Bearer ${token}` });

const putPeople = async (database: TestDatabase, officeId: string): Promise<void> => {
  const pin = aKeptPin(PIN);
  const people = (['clerk', 'file-room', 'finance', 'supervisor', 'administrator'] as const).map((role) =>
    aStaff({ id: `one-${role}`, role, pin }),
  );
  const gone = aStaff({ id: 'one-who-left', role: 'administrator', active: false, pin });
  await putRows(
    database,
    { officeId, version: 2 },
    [...people, gone].map((person) => ['staff', person] as const),
  );
};

/** Builds it in memory. */
export const anOpenCentre = async (more: Parameters<typeof anApp>[1] = {}): Promise<OpenCentre> => {
  const database = await openTestPglite();
  const clock = aClock();
  const centre = aCentre(database, { clock });
  const app = await anApp(centre, { limits: { sync: { bodyBytes: LARGEST_BODY_BYTES } }, ...more });
  const enrolled = async (officeId: string): Promise<EnrolResponse> => {
    await anOffice(database, { officeId });
    await putPeople(database, officeId);
    const answer = await centre.devices.enrol(`CODE-${officeId}`, `PC of ${officeId}`);
    invariant(answer.ok, 'the code enrols');
    return answer.value;
  };
  const [ours, theirs] = [await enrolled('office-13'), await enrolled('office-20')];
  const hash = await hashPassword(PASSWORD);
  for (const [login, role] of [
    ['reader', 'ministry-reader'],
    ['administrator', 'centre-administrator'],
  ]) {
    await sql`insert into ministry_account (login, name, role, password_hash, created_at)
      values (${login}, ${login}, ${role}, ${hash}, now())`.execute(database.db);
  }
  const cookies = new Map<string, string>();
  for (const login of ['reader', 'administrator']) {
    const payload = { login, password: PASSWORD };
    const [cookie] = (await app.inject({ method: 'POST', url: '/v1/ministry/session', payload })).cookies;
    cookies.set(login, `${cookie?.name ?? ''}=${cookie?.value ?? ''}`);
  }
  let calls = 0;
  return {
    app,
    database,
    clock,
    ours,
    theirs,
    session: (login) => ({ cookie: cookies.get(login) ?? '' }),
    knock: (request) => {
      calls += 1;
      return knockAt(app, request, `10.1.${Math.floor(calls / 250)}.${(calls % 250) + 1}`);
    },
    another: (more) => anApp(centre, more),
    stored: () => databaseDigest(database),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};
