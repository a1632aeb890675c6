import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listDevices, revokeDevice } from '#central/services/device-register.ts';
import { makeOneTimeCode } from '#central/services/enrolment-codes.ts';
import { aClient, pushed, START_MS } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const MINUTE_MS = 60_000;
const stand = twoOffices();

const at = (ms: number): string => new Date(START_MS + ms).toISOString();
const code = async (over: { officeId?: string; minutes?: number; madeBy?: string } = {}): Promise<string> => {
  const { officeId = 'office-13', minutes = 60, ...by } = over;
  const made = await makeOneTimeCode(stand.database.db, { officeId, minutes, nowMs: stand.clock.nowMs(), ...by });
  return made.code;
};
const enrol = async (given: string, name = 'เคาน์เตอร์', heldOfficeId?: string) => {
  const answer = await stand.centre.devices.enrol(given, name, heldOfficeId);
  return answer.ok ? answer.value.officeId : answer.error.type;
};
const aPc = async (name = 'เคาน์เตอร์', officeId = 'office-13') => {
  const answer = await stand.centre.devices.enrol(await code({ officeId }), name);
  if (!answer.ok) throw new Error('the code enrols');
  return answer.value;
};
const recognised = async (token: string): Promise<string> => {
  const answer = await stand.centre.devices.recognise(token);
  return answer.ok ? `${answer.value.officeId} ${answer.value.deviceId}` : answer.error.type;
};
const list = async (officeId = 'office-13') => listDevices(stand.database.db, officeId);
const revoke = (deviceId: string, over: { officeId?: string; revokedBy?: string } = {}) =>
  revokeDevice(stand.database.db, {
    officeId: 'office-13',
    deviceId,
    reason: 'หาย',
    nowMs: stand.clock.nowMs(),
    ...over,
  });

describe('a code for one device', () => {
  test.each<[string, (given: string) => string]>([
    ['as it stands', (given) => given],
    ['in small letters', (given) => given.toLowerCase()],
    ['without its hyphens', (given) => given.replaceAll('-', '')],
    ['with blanks', (given) => ` ${given.replaceAll('-', ' ')} `],
  ])('is good %s', async (_what, written) => {
    expect(await enrol(written(await code()))).toBe('office-13');
  });

  test.each<[string, (given: string) => string]>([
    ['with a letter less', (given) => given.slice(0, -1)],
    ['with a letter more', (given) => `${given}7`],
    ['that is empty', () => ''],
    ['that is a hash of one', () => 'a'.repeat(64)],
  ])('is not good %s', async (_what, written) => {
    const given = await code();
    expect([await enrol(written(given)), await enrol(given)]).toEqual(['denied', 'office-13']);
  });

  test.each([
    ['a millisecond before its end', 10 * MINUTE_MS - 1, 'office-13'],
    ['at its end', 10 * MINUTE_MS, 'denied'],
  ])('%s', async (_what, passed, answer) => {
    const given = await code({ minutes: 10 });
    stand.clock.pass(passed);
    expect(await enrol(given)).toBe(answer);
  });

  test('that a failed enrolment used is good again: all of it or nothing', async () => {
    const given = await code();
    await sql`alter table device add constraint no_names check (name <> 'ไม่ได้')`.execute(stand.database.db);
    await expect(enrol(given, 'ไม่ได้')).rejects.toThrow('no_names');
    await sql`alter table device drop constraint no_names`.execute(stand.database.db);
    expect([await enrol(given), await stand.acts()]).toMatchObject([
      'office-13',
      [{ kind: 'enrolment-code-made' }, {}],
    ]);
  });

  test('is on record with who made it and whom it let in; only its hash is stored', async () => {
    const given = await code({ madeBy: 'staff-supervisor' });
    await code();
    await enrol(given);
    const [device] = await list();
    expect(await stand.acts()).toEqual([
      { kind: 'enrolment-code-made', actorId: 'staff-supervisor' },
      { kind: 'enrolment-code-made' },
      { kind: 'device-enrolled', deviceId: device?.deviceId },
    ]);
    const { rows } = await sql<{ all: string }>`select row_to_json(c)::text as all from enrolment_code c`.execute(
      stand.database.db,
    );
    expect(rows.some(({ all }) => all.includes(given))).toBe(false);
  });

  test('lets a device that holds the data of that office in again, and tells one of another office why not', async () => {
    expect(await enrol(await code(), 'x', 'office-13')).toBe('office-13');
    const given = await code();
    expect(await enrol(given, 'x', 'office-20')).toBe('device-of-another-office');
    expect(await enrol(given, 'x', 'office-13')).toBe('office-13');
    expect(await enrol(given, 'x', 'office-20')).toBe('denied');
  });

  test('of the demo lets any number in; that of a real office of before does not exist', async () => {
    expect([await enrol('CODE-office-13'), await enrol('code office 13')]).toEqual(['office-13', 'office-13']);
    await sql`update office set is_demo = false where id = 'office-13'`.execute(stand.database.db);
    expect([await enrol('CODE-office-13'), await enrol('CODE-office-20')]).toEqual(['denied', 'office-20']);
  });

  test('of an office says nothing about another one: what it enrols is of that office', async () => {
    expect(await enrol(await code({ officeId: 'office-20' }))).toBe('office-20');
    expect([await list(), (await list('office-20')).length]).toEqual([[], 1]);
  });
});

describe('a token', () => {
  test('is that of its device, and its office stands with it', async () => {
    const { token, deviceId } = await aPc();
    expect(await recognised(token)).toBe(`office-13 ${deviceId}`);
  });

  test.each<[string, (token: string) => string]>([
    ['empty', () => ''],
    ['without its secret', (token) => token.split('.')[0] ?? ''],
    ['with another secret', (token) => `${token.split('.')[0] ?? ''}.${'A'.repeat(43)}`],
    ['with a letter more', (token) => `${token}A`],
    ['with a letter less', (token) => token.slice(0, -1)],
    ['with a blank before it', (token) => ` ${token}`],
    ['of a device that nobody knows', (token) => `00000000-dead${token.slice(token.indexOf('.'))}`],
    ['with a quote', (token) => `x' or true --${token}`],
  ])('%s is nobody’s', async (_what, change) => {
    const { token } = await aPc();
    expect(await recognised(change(token))).toBe('denied');
  });

  test('of a device that was shut out is told so, and with a wrong secret it is not', async () => {
    const { token, deviceId } = await aPc();
    await revoke(deviceId);
    expect(await recognised(token)).toBe('device-revoked');
    expect(await recognised(`${deviceId}.${'A'.repeat(43)}`)).toBe('denied');
  });

  test('is nowhere stored: only its hash is', async () => {
    const { token } = await aPc();
    const { rows } = await sql<{ hash: string }>`select token_hash as hash from device`.execute(stand.database.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(token).not.toContain(rows[0]?.hash);
  });
});

describe('the list of devices', () => {
  test('has those that work before those that were shut out, the newest first', async () => {
    const first = await aPc('เครื่องแรก');
    stand.clock.pass(MINUTE_MS);
    const lost = await aPc('ที่หายไป');
    stand.clock.pass(MINUTE_MS);
    await aPc('ใหม่สุด');
    await revoke(lost.deviceId, { revokedBy: 'staff-supervisor' });

    const devices = await list();

    expect(devices.map(({ name }) => name)).toEqual(['ใหม่สุด', 'เครื่องแรก', 'ที่หายไป']);
    expect(devices[1]).toEqual({ deviceId: first.deviceId, name: 'เครื่องแรก', enrolledAt: at(0) });
    expect(devices[2]).toEqual({
      deviceId: lost.deviceId,
      name: 'ที่หายไป',
      enrolledAt: at(MINUTE_MS),
      revoked: { at: at(2 * MINUTE_MS), by: 'staff-supervisor', reason: 'หาย' },
    });
  });

  test('tells when work of a device came last, whoever brought it, and when it was heard of last', async () => {
    const made = await aPc('ที่ทำงาน');
    const brought = await aPc('ที่นำส่ง');
    const client = aClient('client-1', made);
    await pushed(stand.centre, client, client.lends('folder-1'));
    stand.clock.pass(MINUTE_MS);
    await pushed(stand.centre, { ...client, device: brought }, client.lends('folder-unheard-of'));
    await recognised(brought.token);

    const byName = new Map((await list()).map((device) => [device.name, device]));

    expect(byName.get('ที่ทำงาน')).toMatchObject({ lastWorkAt: at(MINUTE_MS) });
    expect(byName.get('ที่ทำงาน')).not.toHaveProperty('lastSeenAt');
    expect(byName.get('ที่นำส่ง')).toMatchObject({ lastSeenAt: at(MINUTE_MS) });
    expect(byName.get('ที่นำส่ง')).not.toHaveProperty('lastWorkAt');
  });

  test.each([
    ['two minutes later is not noted again', 2 * MINUTE_MS, 0],
    ['a moment after two minutes is', 2 * MINUTE_MS + 1, 2 * MINUTE_MS + 1],
    ['by a clock that went back a day is', -24 * 60 * MINUTE_MS, -24 * 60 * MINUTE_MS],
  ])('a device that is heard of %s', async (_what, passed, seen) => {
    const { token } = await aPc();
    await recognised(token);
    stand.clock.pass(passed);
    await recognised(token);
    expect((await list())[0]?.lastSeenAt).toBe(at(seen));
  });
});

describe('shutting a device out', () => {
  test('happens once, with its first reason and hour', async () => {
    const { deviceId } = await aPc();
    expect([await revoke(deviceId), await revoke(deviceId, { revokedBy: 'staff-supervisor' })]).toEqual([true, false]);
    expect((await list())[0]?.revoked).toEqual({ at: at(0), reason: 'หาย' });
    expect((await stand.acts()).filter(({ kind }) => kind === 'device-revoked')).toEqual([
      { kind: 'device-revoked', deviceId, reason: 'หาย' },
    ]);
  });

  test('of another office, or one that is not there, does nothing and records nothing', async () => {
    const theirs = await aPc('ของเขา', 'office-20');
    const before = await stand.acts();
    expect([await revoke(theirs.deviceId), await revoke('no-such-device')]).toEqual([false, false]);
    expect(await recognised(theirs.token)).toBe(`office-20 ${theirs.deviceId}`);
    expect(await stand.acts()).toEqual(before);
  });
});
