import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { readContacts, readDevices } from '#central/services/ministry/read-contact.ts';
import type { OfficeContact } from '#shared/ministry/protocol.ts';
import { START_MS } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const stand = twoOffices();

const at = (ms: number): string => new Date(START_MS + ms).toISOString();

/** A PC that was enrolled ten days ago; times are ms from now. */
const aPc = async (
  id: string,
  over: { officeId?: string; seen?: number; revoked?: number; name?: string } = {},
): Promise<void> => {
  const { officeId = 'office-13', seen, revoked, name = id } = over;
  await sql`insert into device (id, office_id, name, token_hash, enrolled_at, last_seen_at, revoked_at)
    values (${id}, ${officeId}, ${name}, ${id}, ${at(-10 * DAY_MS)}::timestamptz,
      ${seen === undefined ? null : at(seen)}::timestamptz, ${revoked === undefined ? null : at(revoked)}::timestamptz)`.execute(
    stand.database.db,
  );
};

/** Work of a client of that PC: one verdict for each instant, in order. */
const work = async (
  deviceId: string,
  arrivals: readonly number[],
  over: { clientId?: string; officeId?: string; kind?: 'applied' | 'rejected'; offsetMs?: number } = {},
): Promise<void> => {
  const { clientId = `client-${deviceId}`, officeId = 'office-13', kind = 'applied', offsetMs = 0 } = over;
  const { db } = stand.database;
  await sql`insert into client (id, office_id, device_id, last_seq)
    values (${clientId}, ${officeId}, ${deviceId}, ${arrivals.length})`.execute(db);
  for (const [index, arrival] of arrivals.entries()) {
    await sql`insert into verdict (office_id, client_id, seq, entry_id, outcome, entry, received_at)
      values (${officeId}, ${clientId}, ${index + 1}, ${`${clientId}-${index}`}, ${JSON.stringify({ kind })}::json,
        ${JSON.stringify({ offsetMs: offsetMs + index })}::json, ${at(arrival)}::timestamptz)`.execute(db);
  }
};

const contact = async (officeId = 'office-13') => {
  const all = await readContacts(stand.database.db, START_MS);
  const one = await readContacts(stand.database.db, START_MS, officeId);
  expect([...one.keys()]).toEqual([officeId]);
  expect(one.get(officeId)).toEqual(all.get(officeId));
  return all.get(officeId);
};
const NONE: OfficeContact = { devices: 0, silent: 0, newestPushAt: null, heardAt: null, refused: 0 };

describe('how an office stands with the centre', () => {
  test('without a PC there is nothing to tell, and every office is there', async () => {
    expect(await readContacts(stand.database.db, START_MS)).toEqual(
      new Map([
        ['office-13', NONE],
        ['office-20', NONE],
      ]),
    );
  });

  test.each<[string, { seen?: number; revoked?: number }, Partial<OfficeContact>]>([
    ['was never heard of', {}, { devices: 1, silent: 1 }],
    ['was heard of three days ago to the millisecond', { seen: -3 * DAY_MS }, { devices: 1, heardAt: at(-3 * DAY_MS) }],
    [
      'was heard of a moment before',
      { seen: -3 * DAY_MS - 1 },
      { devices: 1, silent: 1, heardAt: at(-3 * DAY_MS - 1) },
    ],
    ['was heard of just now', { seen: 0 }, { devices: 1, heardAt: at(0) }],
    ['was shut out', { seen: -5 * DAY_MS, revoked: -4 * DAY_MS }, { heardAt: at(-5 * DAY_MS) }],
  ])('with a PC that %s', async (_what, pc, expected) => {
    await aPc('pc-1', pc);
    expect(await contact()).toEqual({ ...NONE, ...expected });
  });

  test('is heard of by work as well as by questions, whichever came last', async () => {
    await aPc('pc-asks', { seen: -HOUR_MS });
    await work('pc-asks', [-2 * DAY_MS, -DAY_MS]);
    await aPc('pc-works', { seen: -4 * DAY_MS });
    await work('pc-works', [-4 * DAY_MS, -2 * HOUR_MS]);
    expect(await contact()).toEqual({
      devices: 2,
      silent: 0,
      newestPushAt: at(-2 * HOUR_MS),
      heardAt: at(-HOUR_MS),
      refused: 0,
    });
  });

  test('counts a PC once, however many copies of the data it has worked with', async () => {
    await aPc('pc-1', { seen: 0 });
    await work('pc-1', [-DAY_MS], { clientId: 'client-before' });
    await work('pc-1', [-HOUR_MS], { clientId: 'client-now' });
    expect(await contact()).toMatchObject({ devices: 1, newestPushAt: at(-HOUR_MS) });
  });

  test.each([
    ['thirty days ago to the millisecond counts', -30 * DAY_MS, 1],
    ['a moment before does not', -30 * DAY_MS - 1, 0],
    ['now counts', 0, 1],
  ])('work that was refused %s', async (_what, arrival, refused) => {
    await aPc('pc-1');
    await work('pc-1', [arrival], { kind: 'rejected' });
    expect((await contact())?.refused).toBe(refused);
  });

  test('has nothing of another office: not its PCs, not its work, not its refusals', async () => {
    await aPc('pc-1', { officeId: 'office-20', seen: 0 });
    await work('pc-1', [0], { officeId: 'office-20', kind: 'rejected' });
    expect(await contact()).toEqual(NONE);
    expect(await contact('office-20')).toMatchObject({ devices: 1, refused: 1, newestPushAt: at(0) });
  });

  test('is not heard of by what the centre itself records', async () => {
    await sql`insert into client (id, office_id, last_seq) values ('centre-office-13', 'office-13', 0)`.execute(
      stand.database.db,
    );
    expect(await contact()).toEqual(NONE);
  });
});

describe('the PCs of an office', () => {
  const names = async () => (await readDevices(stand.database.db, 'office-13')).map(({ name }) => name);

  beforeEach(async () => {
    await aPc('pc-old', { seen: -2 * DAY_MS });
    await aPc('pc-new', { seen: -HOUR_MS });
    await aPc('pc-b-never', { name: 'ข' });
    await aPc('pc-a-never', { name: 'ก' });
    await aPc('pc-lost', { seen: 0, revoked: 0 });
    await aPc('pc-theirs', { officeId: 'office-20', seen: 0 });
  });

  test('stand with the one heard of last before the others, those never heard of by name, those shut out at the end', async () => {
    expect(await names()).toEqual(['pc-new', 'pc-old', 'ก', 'ข', 'pc-lost']);
  });

  test('tell how much they have sent, when, and how wrong their clock was then', async () => {
    await work('pc-old', [-DAY_MS, -HOUR_MS / 2], { offsetMs: -1_500 });
    const [first] = await readDevices(stand.database.db, 'office-13');
    expect(first).toEqual({
      deviceId: 'pc-old',
      name: 'pc-old',
      enrolledAt: at(-10 * DAY_MS),
      revokedAt: null,
      heardAt: at(-HOUR_MS / 2),
      newestPushAt: at(-HOUR_MS / 2),
      clockOffsetMs: -1_499,
      entries: 2,
    });
  });

  test('add up the work of every copy they had; the clock is that of the newest', async () => {
    await work('pc-old', [-HOUR_MS, -HOUR_MS], { clientId: 'client-now', offsetMs: 7 });
    await work('pc-old', [-DAY_MS, -DAY_MS, -DAY_MS], { clientId: 'client-before', offsetMs: -9_000 });
    const old = (await readDevices(stand.database.db, 'office-13')).find(({ deviceId }) => deviceId === 'pc-old');
    expect(old).toMatchObject({ entries: 5, clockOffsetMs: 8, newestPushAt: at(-HOUR_MS) });
  });

  test('that never sent anything say so', async () => {
    const never = (await readDevices(stand.database.db, 'office-13')).find(({ deviceId }) => deviceId === 'pc-a-never');
    expect(never).toMatchObject({ heardAt: null, newestPushAt: null, clockOffsetMs: null, entries: 0 });
  });
});
