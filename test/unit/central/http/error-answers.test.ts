import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStatementAtFault, StoreFailed, asStoreWork } from '#central/db/store-failed.ts';
import { addErrorHandler } from '#central/http/error-handler.ts';
import { codeOf, ERROR_STATUS, sendError } from '#central/http/error-reply.ts';

const databaseError = (code: unknown): Error => Object.assign(new Error('value "3101200345671" of somchai'), { code });

let app: FastifyInstance;
let thrown: unknown;
let logged: { readonly event: string; readonly facts: unknown }[];
beforeEach(() => {
  logged = [];
  app = Fastify();
  const silent = (): void => undefined;
  addErrorHandler(app, { info: silent, warn: silent, error: (event, facts) => void logged.push({ event, facts }) });
  app.get('/of/:name', () => {
    throw thrown;
  });
});
afterEach(() => app.close());

const answer = async (error: unknown) => {
  thrown = error;
  const reply = await app.inject({ url: '/of/somchai' });
  return [reply.statusCode, reply.json()];
};

describe('what a route throws', () => {
  test.each<[what: string, error: unknown, status: number, body: object]>([
    ['a body that is too large', Object.assign(new Error('x'), { statusCode: 413 }), 413, { type: 'too-large' }],
    ['too many requests', Object.assign(new Error('x'), { statusCode: 429 }), 429, { type: 'too-many-attempts' }],
    ['half a body', Object.assign(new Error('x'), { statusCode: 400 }), 400, { type: 'input-invalid', issues: [] }],
    ['a bug', new TypeError('x is not a function'), 500, { type: 'centre-failed' }],
    ['a text', 'somchai', 500, { type: 'centre-failed' }],
    ['a status in words', Object.assign(new Error('x'), { statusCode: 'many' }), 500, { type: 'centre-failed' }],
    ['a bug that calls itself 500', Object.assign(new Error('x'), { statusCode: 500 }), 500, { type: 'centre-failed' }],
    ['no connection', new StoreFailed(databaseError('ECONNREFUSED')), 503, { type: 'centre-unavailable' }],
    [
      'a connection that broke',
      new StoreFailed(new Error('Connection terminated')),
      503,
      { type: 'centre-unavailable' },
    ],
    ['a database that shuts down', new StoreFailed(databaseError('57P01')), 503, { type: 'centre-unavailable' }],
    ['a full disk', new StoreFailed(databaseError('53100')), 503, { type: 'centre-unavailable' }],
    ['a deadlock', new StoreFailed(databaseError('40P01')), 503, { type: 'centre-unavailable' }],
    ['a lock that is not got', new StoreFailed(databaseError('55P03')), 503, { type: 'centre-unavailable' }],
    ['a server that only reads', new StoreFailed(databaseError('25006')), 503, { type: 'centre-unavailable' }],
    ['a value the database cannot hold', new StoreFailed(databaseError('22P05')), 500, { type: 'centre-failed' }],
    ['a row that is there already', new StoreFailed(databaseError('23505')), 500, { type: 'centre-failed' }],
    ['a table that is not there', new StoreFailed(databaseError('42P01')), 500, { type: 'centre-failed' }],
    ['more than one row', new StoreFailed(databaseError('21000')), 500, { type: 'centre-failed' }],
  ])('%s', async (_what, error, status, body) => {
    expect(await answer(error)).toEqual([status, body]);
  });

  test('what happened inside is logged with the pattern of the route, and told to nobody', async () => {
    const [, body] = await answer(new StoreFailed(databaseError('23505')));

    expect(JSON.stringify(body)).not.toContain('somchai');
    expect(logged).toEqual([
      {
        event: 'request-failed',
        facts: { request: expect.any(String), route: '/of/:name', reason: 'value "3101200345671" of somchai' },
      },
    ]);
  });

  test('what the caller did wrong is not logged as a failure of ours', async () => {
    for (const statusCode of [400, 413, 415, 429]) await answer(Object.assign(new Error('x'), { statusCode }));

    expect(logged).toEqual([]);
  });
});

describe('a code and its status', () => {
  test('a code without a status of its own is the fault of the request', async () => {
    app.get('/refused', (_request, reply) => sendError(reply, { type: 'never-heard-of' }));
    const reply = await app.inject({ url: '/refused' });

    expect([reply.statusCode, reply.json()]).toEqual([400, { type: 'never-heard-of' }]);
  });

  test('the facts of a refusal travel with its code', async () => {
    app.get('/refused', (_request, reply) => sendError(reply, { type: 'input-invalid', issues: [{ path: 'a' }] }));

    expect((await app.inject({ url: '/refused' })).json()).toEqual({ type: 'input-invalid', issues: [{ path: 'a' }] });
  });

  test('the line of a request can say how it was refused, and of one that was taken that it was not', async () => {
    const codes: (string | undefined)[] = [];
    app.addHook('onResponse', async (_request, reply) => void codes.push(codeOf(reply)));
    app.get('/refused', (_request, reply) => sendError(reply, { type: 'denied' }));
    app.get('/taken', () => ({}));
    await app.inject({ url: '/refused' });
    await app.inject({ url: '/taken' });

    expect(codes).toEqual(['denied', undefined]);
  });

  test.each<[group: string, codes: readonly string[], status: number]>([
    ['who is not known', ['denied', 'device-revoked', 'ministry-denied', 'ministry-session-over'], 401],
    [
      'who is known and may not',
      [
        'not-allowed',
        'actor-unknown',
        'pin-wrong',
        'ministry-read-only',
        'ministry-foreign-page',
        'client-of-another-office',
      ],
      403,
    ],
    [
      'what is not there',
      [
        'device-unknown',
        'bank-file-unknown',
        'not-found',
        'biller-unknown',
        'ministry-office-unknown',
        'ministry-device-unknown',
      ],
      404,
    ],
    ['who must wait', ['too-many-attempts', 'pin-locked', 'ministry-locked'], 429],
    ['what is ours', ['mutation-crashed', 'centre-failed'], 500],
    ['what passes by itself', ['centre-unavailable'], 503],
  ])('%s', (_group, codes, status) => {
    expect(codes.map((code) => ERROR_STATUS[code])).toEqual(codes.map(() => status));
  });
});

describe('database work', () => {
  test('gives what it gives, and throws one kind of error only', async () => {
    expect(await asStoreWork(async () => 7)).toBe(7);
    const cause = databaseError('40001');
    const failure = await asStoreWork(() => Promise.reject(cause)).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StoreFailed);
    expect(failure).toMatchObject({ name: 'StoreFailed', sqlState: '40001', cause });
  });

  test('that is inside of other database work keeps its first failure', async () => {
    const first = new StoreFailed(databaseError('22000'));

    expect(await asStoreWork(() => Promise.reject(first)).catch((error: unknown) => error)).toBe(first);
  });

  test.each<[code: unknown, state: string | undefined, isAtFault: boolean]>([
    ['22001', '22001', true],
    ['23503', '23503', true],
    ['42601', '42601', true],
    ['21000', '21000', true],
    ['08006', '08006', false],
    ['57014', '57014', false],
    ['XX000', 'XX000', false],
    ['220', undefined, false],
    ['22001x', undefined, false],
    ['2200a', undefined, false],
    ['ECONNRESET', undefined, false],
    [22_001, undefined, false],
    [undefined, undefined, false],
  ])('that fails with %j', (code, state, isAtFault) => {
    const failure = new StoreFailed(databaseError(code));

    expect([failure.sqlState, isStatementAtFault(failure)]).toEqual([state, isAtFault]);
  });

  test.each([undefined, null, 'text', 7, {}])('that throws %j, which is no error, is told as such', (cause) => {
    expect(new StoreFailed(cause)).toMatchObject({ message: 'the database failed', sqlState: undefined });
  });
});
