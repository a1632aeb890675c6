import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';

describe('the PostgreSQL that tests run against', () => {
  let postgres: RealPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await postgres.stop();
  });

  const valueOf = async (query: string): Promise<unknown> => Object.values((await client.query(query)).rows[0])[0];

  test('is a real server, not an imitation inside this process', async () => {
    expect(await valueOf('select version()')).toMatch(/^PostgreSQL \d+/);
    expect(await valueOf('select pg_backend_pid()')).not.toBe(process.pid);
  });

  test('writes to disk as production does', async () => {
    expect(await valueOf('show fsync')).toBe('on');
    expect(await valueOf('show synchronous_commit')).toBe('on');
  });

  test('keeps Thai text', async () => {
    expect(await valueOf("select 'แฟ้ม ๑๒๓' as text")).toBe('แฟ้ม ๑๒๓');
    expect(await valueOf("select length('แฟ้ม') as length")).toBe(4);
  });

  test('is gone after stop, and a second one beside it is another database', async () => {
    const second = await startPostgres();
    expect(second.url).not.toBe(postgres.url);

    await second.stop();

    const late = new pg.Client({ connectionString: second.url });
    await expect(late.connect()).rejects.toThrow(/ECONNREFUSED/);
  });
});
