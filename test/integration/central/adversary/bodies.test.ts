import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '#shared/mutations/registry.ts';
import type { PushResponse } from '#shared/sync/protocol.ts';
import { valuesOf } from '#test/support/schema-values.ts';
import { openTestPostgres, type TestDatabase } from '../databases.ts';
import { aClient, SUPERVISOR } from '../test-centre.ts';
import { anAttackedCentre, type AttackedCentre } from './an-attacked-centre.ts';
import { databaseDigest } from './digest.ts';

/** What has broken programs before: SQL, quotes, NUL, half characters, control characters, formulas, very long texts. */
const HOSTILE = [
  "'; drop table synced_row; --",
  "' or '1'='1",
  '"; select pg_sleep(60); --',
  '$$; delete from office; $$',
  '\\',
  '%_%',
  '\u0000',
  'ก\u0000ข',
  '\ud800',
  '\u202egnp.exe',
  '=cmd|/C calc!A0',
  '${jndi:ldap://x}',
  '<script>alert(1)</script>',
  '__proto__',
  'ก'.repeat(400),
] as const;

const ROUTES = [
  '/v1/push',
  '/v1/pull',
  '/v1/compare',
  '/v1/lease',
  '/v1/enrol',
  '/v1/enrolment-codes',
  '/v1/devices/revoke',
] as const;

describe('bodies made to do harm', () => {
  let database: TestDatabase;
  let attacked: AttackedCentre;
  const folder = mkdtempSync(join(tmpdir(), 'faem-adversary-'));

  beforeAll(async () => {
    database = await openTestPostgres();
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', 'index.html'), 'the page');
    writeFileSync(join(folder, 'secret.txt'), 'top secret');
    attacked = await anAttackedCentre(database, join(folder, 'pages'));
  });
  afterAll(async () => {
    await attacked.app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let calls = 0;
  const send = (url: string, body: string | Buffer, contentType = 'application/json') =>
    attacked.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${attacked.ours.token}`, 'content-type': contentType },
      payload: body,
      // The limit on guesses counts addresses; what is looked at here is something else.
      remoteAddress: `10.0.${Math.floor((calls += 1) / 250)}.${(calls % 250) + 1}`,
    });

  const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const bodies: Readonly<Record<string, readonly [string | Buffer, string?]>> = {
    'cut off': ['{"protocol":1,"clientId":"cli'],
    'no JSON': ['<xml/>'],
    empty: [''],
    null: ['null'],
    'a list': ['[]'],
    'a number': ['1e400'],
    'nested ten thousand deep': [deep(10_000)],
    'lists ten thousand deep': ['['.repeat(10_000) + ']'.repeat(10_000)],
    'a poisoned prototype': ['{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'],
    'bytes that are no UTF-8': [Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    'plain text': ['{"kind":"notice","size":10}', 'text/plain'],
    'a form': ['kind=notice&size=10', 'application/x-www-form-urlencoded'],
    parts: ['--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
  };

  test.each(ROUTES)('%s refuses every broken body with a code, and nothing changes', async (url) => {
    const before = await databaseDigest(database);
    for (const [what, [body, contentType]] of Object.entries(bodies)) {
      const reply = await send(url, body, contentType);
      const { type } = reply.json<{ type: string }>();
      expect([what, reply.statusCode >= 400 && reply.statusCode < 500, typeof type]).toEqual([what, true, 'string']);
    }
    expect(await databaseDigest(database)).toBe(before);
    expect(attacked.logged.filter(({ event }) => event === 'request-failed')).toEqual([]);
  });

  test('a body larger than the route takes is not read to its end', async () => {
    for (const url of ROUTES) {
      const reply = await send(url, `{"x":"${'a'.repeat(9 * 1024 * 1024)}"}`);
      expect([url, reply.statusCode, reply.json()]).toEqual([url, 413, { type: 'too-large' }]);
    }
  });

  test('a device with a NUL in its name is refused and not an accident of the database', async () => {
    const body = JSON.stringify({ enrolmentCode: 'CODE-office-13', deviceName: 'PC\u0000' });
    const before = await databaseDigest(database);
    const reply = await send('/v1/enrol', body);

    expect([reply.statusCode, reply.json<{ type: string }>().type]).toEqual([400, 'input-invalid']);
    expect(await databaseDigest(database)).toBe(before);
  });

  test('hostile texts in every field of every mutation crash nothing and reach no other office', async () => {
    const theirs = await databaseDigest(database, 'office-20');
    const client = aClient('client-hostile', attacked.ours);
    const entries = Object.values(mutations).flatMap((mutation) =>
      fc
        .sample(valuesOf(mutation.args, fc.constantFrom(...HOSTILE)), { numRuns: 3, seed: 20 })
        .map((args) => client.entry(`${mutation.name}@${mutation.version}`, args, { actorId: SUPERVISOR })),
    );
    const kinds = new Map<string, number>();
    for (let at = 0; at < entries.length; at += 100) {
      const reply = await send('/v1/push', JSON.stringify(client.request(...entries.slice(at, at + 100))));
      expect([at, reply.statusCode]).toEqual([at, 200]);
      for (const { outcome } of reply.json<PushResponse>().verdicts)
        kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
    }

    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBe(entries.length);
    // Some were taken, as texts that are nothing but texts; it would be no test if all had been refused for their form.
    expect(kinds.get('applied')).toBeGreaterThan(20);
    expect(await databaseDigest(database, 'office-20')).toBe(theirs);
    expect(attacked.logged.filter(({ event }) => event === 'mutation-crashed')).toEqual([]);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/%00/../secret.txt',
    '/.%00./secret.txt',
  ])('%s gives nothing from outside the folder of the pages', async (url) => {
    const reply = await attacked.app.inject({ method: 'GET', url });

    expect(reply.body).not.toContain('top secret');
    expect(reply.statusCode).toBeLessThan(500);
  });
});
