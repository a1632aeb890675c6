import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeOneTimeCode } from '#central/services/enrolment-codes.ts';
import { hashPin } from '#central/services/pin-hash.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { DeviceList, EnrolmentCodeReply } from '#shared/sync/device-protocol.ts';
import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, aClock, anOffice, CLERK, putRows, START_MS, SUPERVISOR } from './test-centre.ts';

const PIN = '480712';

describe('the devices of an office', () => {
  let database: TestDatabase;
  let clock: ReturnType<typeof aClock>;
  let centre: ReturnType<typeof aCentre>;
  let app: FastifyInstance;
  let centralUrl: string;

  const enrol = async (code: string, name = 'เคาน์เตอร์ 1') => centre.devices.enrol(code, name);
  const aPc = async (name?: string) => {
    const enrolled = await enrol('CODE-office-13', name);
    if (!enrolled.ok) throw new Error('the code enrols');
    return enrolled.value;
  };
  const oneTimeCode = (minutes = 60) =>
    makeOneTimeCode(database.db, { officeId: 'office-13', nowMs: clock.nowMs(), minutes });
  const transportOf = (token: string) => createHttpTransport({ centralUrl, token, fetch });
  const call = (token: string, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload === undefined ? {} : { payload }),
    });
  const devicesOf = async (token: string) => DeviceList.parse((await call(token, 'GET', '/v1/devices')).json()).devices;

  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    await anOffice(database);
    await anOffice(database, { officeId: 'office-20' });
    clock = aClock();
    centre = aCentre(database, { clock });
    app = await anApp(centre);
    centralUrl = await app.listen({ host: '127.0.0.1', port: 0 });
    const { rows } = await sql<{ data: Parameters<typeof putRows>[2][number][1] }>`
      select data from synced_row where office_id = 'office-13' and id = ${SUPERVISOR}`.execute(database.db);
    const supervisor = rows[0]?.data;
    if (!supervisor) throw new Error('the office has a supervisor');
    const pin = await hashPin(PIN, Buffer.alloc(16, 7));
    await putRows(database, { officeId: 'office-13', version: 2 }, [['staff', { ...supervisor, pin }]]);
  });
  afterEach(() => app.close());

  describe('codes', () => {
    test('stays usable when a device of another office shows it, which is told so and not let in', async () => {
      const { code } = await oneTimeCode();
      const enrolAt = createEnrol({ centralUrl, fetch });

      const strangers = [
        await enrolAt(code, 'ผิดจังหวัด', 'office-20'),
        await enrolAt('CODE-office-13', 'ผิด', 'office-20'),
      ];

      expect(strangers).toEqual(strangers.map(() => ({ ok: false, error: { type: 'device-of-another-office' } })));
      expect(await enrolAt('NO-SUCH-CODE', 'ผิด', 'office-20')).toEqual({ ok: false, error: { type: 'denied' } });
      const { rows } = await sql`select 1 from device where office_id = 'office-13'`.execute(database.db);
      expect(rows).toEqual([]);
      expect(await enrolAt(code, 'เครื่องเดิม', 'office-13')).toMatchObject({
        ok: true,
        value: { officeId: 'office-13' },
      });
      expect(await enrolAt(code, 'อีกเครื่อง', 'office-13')).toEqual({ ok: false, error: { type: 'denied' } });
    });

    test('a code lets one device in, and of two that use it at the same moment one', async () => {
      const { code } = await oneTimeCode();
      const answers = await Promise.all([enrol(code, 'a'), enrol(code.toLowerCase(), 'b'), enrol(code, 'c')]);

      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await enrol(code)).toEqual({ ok: false, error: { type: 'denied' } });
    });

    test('a code ends by itself', async () => {
      const { code, expiresAt } = await oneTimeCode(10);
      clock.pass(10 * 60_000);

      expect(expiresAt).toBe(new Date(START_MS + 600_000).toISOString());
      expect(await enrol(code)).toEqual({ ok: false, error: { type: 'denied' } });
    });

    test('the supervisor makes one with the PIN, and it lets a phone in', async () => {
      const { token } = await aPc();
      const asked = { proof: { staffId: SUPERVISOR, pin: PIN }, minutes: 10 };
      const reply = await call(token, 'POST', '/v1/enrolment-codes', asked);
      const { code } = EnrolmentCodeReply.parse(reply.json());

      expect(await enrol(code, 'มือถือ')).toMatchObject({ ok: true, value: { officeId: 'office-13' } });
      expect((await devicesOf(token)).map(({ name }) => name)).toContain('มือถือ');
    });

    test('a token without the PIN makes none: not as a clerk, not as somebody else, not by guessing', async () => {
      const { token } = await aPc();
      const ask = async (staffId: string, pin: string) => {
        const reply = await call(token, 'POST', '/v1/enrolment-codes', { proof: { staffId, pin }, minutes: 10 });
        return `${reply.statusCode} ${reply.json<{ type: string }>().type}`;
      };

      expect(await ask(CLERK, PIN)).toBe('403 not-allowed');
      expect(await ask('staff-nobody', PIN)).toBe('403 actor-unknown');
      const guesses = await Promise.all(Array.from({ length: 12 }, (_, at) => ask(SUPERVISOR, `00000${at}`)));
      expect(guesses.filter((one) => one === '403 pin-wrong').length).toBeLessThanOrEqual(4);
      // Locked: even the right one has to wait.
      expect(await ask(SUPERVISOR, PIN)).toBe('429 pin-locked');
      const { rows } = await sql`select 1 from enrolment_code`.execute(database.db);
      expect(rows).toEqual([]);
      clock.pass(15 * 60_000 + 1);
      expect(await ask(SUPERVISOR, PIN)).toBe('200 undefined');
    });
  });

  describe('shutting a device out', () => {
    const revoke = (token: string, deviceId: string, pin = PIN) =>
      call(token, 'POST', '/v1/devices/revoke', { proof: { staffId: SUPERVISOR, pin }, deviceId, reason: 'ถูกขโมย' });

    test('it is told apart from a wrong token, and stands in the list with who and why', async () => {
      const lost = await aPc('ที่หายไป');
      const kept = await aPc('ที่เหลือ');
      expect((await revoke(kept.token, lost.deviceId)).statusCode).toBe(200);

      expect(await transportOf(lost.token).lease('notice', 10)).toEqual({
        ok: false,
        error: { type: 'device-revoked' },
      });
      const forged = `${lost.deviceId}.${'A'.repeat(43)}`;
      expect(await transportOf(forged).lease('notice', 10)).toEqual({ ok: false, error: { type: 'denied' } });
      expect((await devicesOf(kept.token)).find(({ deviceId }) => deviceId === lost.deviceId)?.revoked).toEqual({
        at: new Date(START_MS).toISOString(),
        by: SUPERVISOR,
        reason: 'ถูกขโมย',
      });
    });

    test('a wrong PIN, a device of another office or one shut out already change nothing', async () => {
      const { token, deviceId } = await aPc();
      const other = await enrol('CODE-office-20', 'ของจังหวัดอื่น');
      if (!other.ok) throw new Error('the code enrols');

      expect((await revoke(token, deviceId, '999999')).json()).toEqual({ type: 'pin-wrong' });
      expect((await revoke(token, other.value.deviceId)).json()).toEqual({ type: 'device-unknown' });
      expect((await devicesOf(token)).map(({ name, revoked }) => [name, revoked])).toEqual([['เคาน์เตอร์ 1', undefined]]);
      expect((await devicesOf(other.value.token))[0]?.revoked).toBeUndefined();
    });

    test('its unsent work is brought by another PC: once, under its own name, with who brought it', async () => {
      const lost = await aPc('ที่หายไป');
      const kept = await aPc('ที่เหลือ');
      const client = aClient('client-lost', lost);
      const sent = client.lends('folder-1');
      expect(await transportOf(lost.token).push(client.request(sent))).toMatchObject({ ok: true });
      const unsent = [client.lends('folder-2'), client.lends('folder-3')];
      await revoke(kept.token, lost.deviceId);

      expect(await transportOf(lost.token).push(client.request(...unsent))).toEqual({
        ok: false,
        error: { type: 'device-revoked' },
      });
      const bring = () => carryEntries(transportOf(kept.token), [sent, ...unsent], () => undefined);
      expect(await bring()).toMatchObject({ ok: true });
      expect(await bring()).toMatchObject({ ok: true });

      const { rows } = await sql<{ seq: number; by: string; device: string }>`
        select seq::float8 as seq, brought_by as by, entry->>'deviceId' as device from verdict
        where outcome->>'kind' = 'applied' order by seq`.execute(database.db);
      expect(rows).toEqual([
        { seq: 1, by: lost.deviceId, device: lost.deviceId },
        { seq: 2, by: kept.deviceId, device: lost.deviceId },
        { seq: 3, by: kept.deviceId, device: lost.deviceId },
      ]);
      const { rows: movements } = await sql`
        select 1 from synced_row where office_id = 'office-13' and table_name = 'movement'`.execute(database.db);
      expect(movements).toHaveLength(3);
    });

    test('a PC of another office cannot bring it', async () => {
      const lost = await aPc();
      const other = await enrol('CODE-office-20');
      if (!other.ok) throw new Error('the code enrols');
      const client = aClient('client-lost', lost);
      await transportOf(lost.token).push(client.request(client.lends('folder-1')));

      const brought = await carryEntries(transportOf(other.value.token), [client.lends('folder-2')], () => undefined);

      expect(brought).toMatchObject({ ok: false, error: { type: 'denied' } });
    });
  });

  test('when a device was last heard of is noted, but not at every request', async () => {
    const { token } = await aPc();
    const seen = async () => (await devicesOf(token))[0]?.lastSeenAt;

    expect(await seen()).toBe(new Date(START_MS).toISOString());
    clock.pass(60_000);
    expect(await seen()).toBe(new Date(START_MS).toISOString());
    clock.pass(90_000);
    expect(await seen()).toBe(new Date(START_MS + 150_000).toISOString());
  });
});
