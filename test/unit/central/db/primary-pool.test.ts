import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createPrimaryPool } from '#central/db/primary-pool.ts';

type Verify = Parameters<Parameters<typeof createPrimaryPool>[1]>[1];

/** What a server of a database does when somebody wants a connection. */
type Behaviour = 'takes writes' | 'is away' | 'only reads' | 'shuts down' | 'refuses the password' | 'is full';

const faultOf = (behaviour: Behaviour): Error => {
  switch (behaviour) {
    case 'shuts down':
      return Object.assign(new Error('the system is shutting down'), { severity: 'FATAL', code: '57P03' });
    case 'refuses the password':
      return Object.assign(new Error('password authentication failed'), { severity: 'FATAL', code: '28P01' });
    case 'is full':
      return Object.assign(new Error('too many connections'), { severity: 'FATAL', code: '53300' });
    default:
      return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  }
};

/** A client that was never connected and says whether its server takes writes, as PostgreSQL does. */
const clientOf = (url: string, asked: () => Promise<unknown>) =>
  Object.assign(new pg.Client(), { url, query: asked, release: () => undefined });

/** A pool of the driver itself, which opens no connection of its own. */
const poolOf = (connect: () => Promise<pg.PoolClient>, end: () => Promise<void> = async () => undefined): pg.Pool => {
  const pool = Object.assign(new pg.Pool(), { connect, end });
  for (const [name, value] of Object.entries({ totalCount: 3, idleCount: 2, waitingCount: 1 }))
    Object.defineProperty(pool, name, { value });
  return pool;
};

/** The servers of one database, each with what it does now, and how often each was asked. */
const servers = (given: Readonly<Record<string, Behaviour>>) => {
  const now = new Map(Object.entries(given));
  const asked: string[] = [];
  const ended: string[] = [];
  let isVerified = false;
  const open = (url: string, verify: Verify): pg.Pool => {
    isVerified ||= verify !== undefined;
    const connect = (): Promise<pg.PoolClient> => {
      asked.push(url);
      const behaviour = now.get(url) ?? 'is away';
      const isReadOnly = behaviour === 'only reads';
      if (behaviour !== 'takes writes' && !isReadOnly) return Promise.reject(faultOf(behaviour));
      const client = clientOf(url, async () => ({ rows: [{ transaction_read_only: isReadOnly ? 'on' : 'off' }] }));
      if (!verify) return Promise.resolve(client);
      return new Promise((resolve, reject) => {
        verify(client, (error) => (error ? reject(error) : resolve(client)));
      });
    };
    return poolOf(connect, async () => void ended.push(url));
  };
  const pool = createPrimaryPool(Object.keys(given), open);
  const connect = async (): Promise<string> => {
    const client: unknown = await pool.connect();
    return typeof client === 'object' && client !== null && 'url' in client ? String(client.url) : '';
  };
  return { pool, now, asked, ended, connect, isVerified: () => isVerified };
};

describe('a connection to the server that takes writes', () => {
  test.each<[what: string, given: Readonly<Record<string, Behaviour>>, led: string, asked: readonly string[]]>([
    ['one server', { a: 'takes writes' }, 'a', ['a']],
    ['the first of two', { a: 'takes writes', b: 'only reads' }, 'a', ['a']],
    ['the second, when the first only reads', { a: 'only reads', b: 'takes writes' }, 'b', ['a', 'b']],
    ['the second, when the first is away', { a: 'is away', b: 'takes writes' }, 'b', ['a', 'b']],
    ['the second, when the first shuts down', { a: 'shuts down', b: 'takes writes' }, 'b', ['a', 'b']],
    ['the third of three', { a: 'is away', b: 'only reads', c: 'takes writes' }, 'c', ['a', 'b', 'c']],
  ])('is one to %s', async (_what, given, led, asked) => {
    const some = servers(given);

    expect(await some.connect()).toBe(led);
    expect(some.asked).toEqual(asked);
  });

  test('is looked for first where it was found last, also when an earlier one takes writes again', async () => {
    const some = servers({ a: 'is away', b: 'takes writes' });
    await some.connect();
    some.now.set('a', 'takes writes');
    some.asked.length = 0;

    expect([await some.connect(), await some.connect()]).toEqual(['b', 'b']);
    expect(some.asked).toEqual(['b', 'b']);
  });

  test('goes back to the first, round the end of the list, when the others are gone', async () => {
    const some = servers({ a: 'only reads', b: 'only reads', c: 'takes writes' });
    await some.connect();
    some.now.set('c', 'is away').set('a', 'takes writes');
    some.asked.length = 0;

    expect(await some.connect()).toBe('a');
    expect(some.asked).toEqual(['c', 'a']);
  });

  test.each<[what: string, behaviour: Behaviour]>([
    ['a wrong password', 'refuses the password'],
    ['a full server', 'is full'],
  ])('%s is told as it is: another server would not mend it', async (_what, behaviour) => {
    const some = servers({ a: behaviour, b: 'takes writes' });

    await expect(some.connect()).rejects.toThrow(faultOf(behaviour).message);
    expect(some.asked).toEqual(['a']);
  });

  test('fails only when none of them takes writes, and each was tried once', async () => {
    const some = servers({ a: 'is away', b: 'only reads', c: 'is away' });

    await expect(some.connect()).rejects.toThrow('ECONNREFUSED');
    expect(some.asked).toEqual(['a', 'b', 'c']);
  });

  test('is found again after all of them had been away', async () => {
    const some = servers({ a: 'is away', b: 'is away' });
    await expect(some.connect()).rejects.toThrow();
    some.now.set('b', 'takes writes');

    expect(await some.connect()).toBe('b');
  });

  test('one server alone is taken at its word: nothing is asked of each new connection', () => {
    expect(servers({ a: 'takes writes' }).isVerified()).toBe(false);
    expect(servers({ a: 'takes writes', b: 'only reads' }).isVerified()).toBe(true);
  });

  test('to a server that cannot even say whether it writes is none', async () => {
    const opened: string[] = [];
    const pool = createPrimaryPool(['a', 'b'], (url, verify) => {
      opened.push(url);
      const client = clientOf(url, () => Promise.reject(new Error('broken')));
      return poolOf(
        () =>
          new Promise((resolve, reject) => {
            verify?.(client, (error) => (error ? reject(error) : resolve(client)));
          }),
      );
    });

    await expect(pool.connect()).rejects.toThrow('broken');
    expect(opened).toEqual(['a', 'b']);
  });
});

describe('the connections of all servers together', () => {
  test('are counted as one pool', () => {
    expect(servers({ a: 'takes writes', b: 'only reads' }).pool.use()).toEqual({ total: 6, idle: 4, waiting: 2 });
  });

  test('are closed with all of their servers', async () => {
    const some = servers({ a: 'takes writes', b: 'is away' });
    await some.pool.end();

    expect(some.ended).toEqual(['a', 'b']);
  });
});
