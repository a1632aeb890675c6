import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMinistryFigures } from '#central/services/ministry/ministry-figures.ts';
import { createNoteLook } from '#central/services/ministry/note-look.ts';
import { createMinistrySessions } from '#central/services/ministry/sessions.ts';
import { createOfficeSilences } from '#central/services/office-silence.ts';
import { sha256Hex } from '#central/services/tokens.ts';
import { DeviceList } from '#shared/sync/device-protocol.ts';
import { anOpenCentre, as, PASSWORD, PIN, type OpenCentre } from '../doors/an-open-centre.ts';
import { silentLog } from '../databases.ts';
import { aClient, aFolder, putRows, START_MS } from '../test-centre.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

let centre: OpenCentre;
beforeAll(async () => {
  centre = await anOpenCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  centre.clock.pass(START_MS - centre.clock.nowMs());
  await sql`delete from wrong_pin`.execute(centre.database.db);
  await sql`update ministry_account set failed_attempts = 0, locked_until = null`.execute(centre.database.db);
});

const at = (ms: number): string => new Date(START_MS + ms).toISOString();

const makeCode = async (pin: string): Promise<string> => {
  const proof = { staffId: 'one-supervisor', pin };
  const body = { proof, minutes: 10 };
  const { type } = await centre.knock({ method: 'POST', url: '/v1/enrolment-codes', body, headers: as(centre.ours) });
  return type;
};
const logIn = async (password: string): Promise<string> => {
  const body = { login: 'reader', password };
  return (await centre.knock({ method: 'POST', url: '/v1/ministry/session', body })).type;
};
const times = async (most: number, work: () => Promise<string>): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (let time = 0; time < most; time += 1) answers.push(await work());
  return answers;
};

describe('the lock behind five wrong PINs', () => {
  const wrong = (): Promise<string> => makeCode('000000');

  test('the fifth wrong one locks, and neither it nor any later one says whether it was right', async () => {
    expect(await times(6, wrong)).toEqual([
      ...Array.from({ length: 4 }, () => 'pin-wrong'),
      'pin-locked',
      'pin-locked',
    ]);
    expect(await makeCode(PIN)).toBe('pin-locked');
  });

  test.each([
    ['a millisecond before its quarter of an hour is over it holds', 15 * MINUTE_MS - 1, 'pin-locked'],
    ['at the end of its quarter of an hour it is over', 15 * MINUTE_MS, ''],
  ])('%s', async (_what, passed, answer) => {
    await times(5, wrong);
    centre.clock.pass(passed);
    expect(await makeCode(PIN)).toBe(answer);
  });

  test('after it the count begins anew: four more may be wrong, the fifth locks again', async () => {
    await times(5, wrong);
    centre.clock.pass(15 * MINUTE_MS);
    expect(await times(5, wrong)).toEqual([...Array.from({ length: 4 }, () => 'pin-wrong'), 'pin-locked']);
  });

  test('guesses while it holds do not make it longer', async () => {
    await times(5, wrong);
    centre.clock.pass(14 * MINUTE_MS);
    await times(3, wrong);
    centre.clock.pass(MINUTE_MS);
    expect(await makeCode(PIN)).toBe('');
  });

  test('set while the clock was a year ahead it does not shut anybody out for a year', async () => {
    centre.clock.pass(YEAR_MS);
    await times(5, wrong);
    centre.clock.pass(-YEAR_MS);
    expect(await makeCode(PIN)).toBe('');
  });

  test('set while the clock was a year ahead it gives no more than five guesses before the next one', async () => {
    centre.clock.pass(YEAR_MS);
    await times(5, wrong);
    centre.clock.pass(-YEAR_MS);
    expect(await times(6, wrong)).toEqual([
      ...Array.from({ length: 4 }, () => 'pin-wrong'),
      'pin-locked',
      'pin-locked',
    ]);
  });

  test('of one person locks nobody else, and the same id in another office neither', async () => {
    await times(5, wrong);
    const proof = { staffId: 'one-administrator', pin: PIN };
    const body = { proof, minutes: 10 };
    const ask = { method: 'POST', url: '/v1/enrolment-codes' } as const;
    expect((await centre.knock({ ...ask, body, headers: as(centre.ours) })).status).toBe(200);
    const theirs = { proof: { staffId: 'one-supervisor', pin: PIN }, minutes: 10 };
    expect((await centre.knock({ ...ask, body: theirs, headers: as(centre.theirs) })).status).toBe(200);
  });
});

describe('the lock behind five wrong passwords of the ministry', () => {
  const lockedUntil = async (ms: number): Promise<void> => {
    await sql`update ministry_account set failed_attempts = 5, locked_until = ${at(ms)}::timestamptz`.execute(
      centre.database.db,
    );
  };

  test.each([
    ['that ends in five minutes holds', 5 * MINUTE_MS, 'ministry-locked'],
    ['that ends in a millisecond holds', 1, 'ministry-locked'],
    ['that ends now is over', 0, ''],
    ['that ends later than any lock was set by a clock that ran ahead, and is over', 5 * MINUTE_MS + 1, ''],
    ['that ends in a year is over', YEAR_MS, ''],
  ])('%s', async (_what, endsIn, answer) => {
    await lockedUntil(endsIn);
    expect(await logIn(PASSWORD)).toBe(answer);
  });

  test('leaves four tries behind it, wherever its clock was', async () => {
    const { db } = centre.database;
    const triesLeft = async (): Promise<number> => {
      const { rows } = await sql<{ left: number }>`select 5 - failed_attempts as left from ministry_account
        where login = 'reader' and locked_until is null`.execute(db);
      return rows[0]?.left ?? -1;
    };
    await lockedUntil(YEAR_MS);
    expect(await logIn('wrong')).toBe('ministry-denied');
    expect(await triesLeft()).toBe(4);
  });
});

describe('a password that is changed while somebody logs in with the old one', () => {
  const rest = { monotonicMs: () => 0, sleep: async () => undefined };

  test.each([
    ['gets another', sql`update ministry_account set password_hash = 'another' where login = 'late'`],
    ['is closed', sql`update ministry_account set closed_at = now() where login = 'late'`],
  ])('opens nothing when the account %s before the session begins', async (_what, meanwhile) => {
    const { db } = centre.database;
    await sql`delete from ministry_account where login = 'late'`.execute(db);
    await sql`insert into ministry_account (login, name, role, password_hash, created_at)
      select 'late', name, role, password_hash, created_at from ministry_account where login = 'reader'`.execute(db);
    let isMeanwhile = false;
    let done: Promise<unknown> = Promise.resolve();
    const nowMs = (): number => {
      // Asked for behind the look at the old hash: what is sent now is carried out before anything that follows.
      if (!isMeanwhile) done = meanwhile.execute(db);
      isMeanwhile = true;
      return START_MS;
    };
    const sessions = createMinistrySessions({ db, clock: { ...rest, nowMs } });

    expect(await sessions.logIn('late', PASSWORD)).toEqual({ ok: false, error: { type: 'ministry-denied' } });
    await done;
    const { rows } = await sql`select 1 from ministry_session where login = 'late'`.execute(db);
    expect(rows).toEqual([]);
  });
});

describe('a session of the ministry', () => {
  /** As it is after a log-in, without the half second that a password costs. */
  const sessionNow = async (token = 'a-session-of-this-test') => {
    const now = new Date(centre.clock.nowMs()).toISOString();
    await sql`delete from ministry_session where token_hash = ${sha256Hex(token)}`.execute(centre.database.db);
    await sql`insert into ministry_session (token_hash, login, begun_at, last_used_at)
      values (${sha256Hex(token)}, 'reader', ${now}::timestamptz, ${now}::timestamptz)`.execute(centre.database.db);
    return { cookie: `faem_ministry=${token}` };
  };
  const look = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await centre.knock({ method: 'GET', url: '/v1/ministry/session', headers })).status;

  test('that nobody uses ends after an hour, and not a moment earlier', async () => {
    const headers = await sessionNow();
    centre.clock.pass(HOUR_MS - 1);
    expect(await look(headers)).toBe(200);
    centre.clock.pass(HOUR_MS);
    expect(await look(headers)).toBe(401);
  });

  test('that is used ends twelve hours after it began', async () => {
    const headers = await sessionNow();
    for (let half = 1; half < 24; half += 1) {
      centre.clock.pass(HOUR_MS / 2);
      expect(await look(headers)).toBe(200);
    }
    centre.clock.pass(HOUR_MS / 2);
    expect(await look(headers)).toBe(401);
  });

  test('is deleted behind its end when somebody logs in, and those that run stay', async () => {
    const { db } = centre.database;
    await sql`delete from ministry_session where login = 'reader'`.execute(db);
    await sessionNow('first');
    centre.clock.pass(11 * HOUR_MS);
    await sessionNow('second');
    centre.clock.pass(HOUR_MS + 1);
    expect(await logIn(PASSWORD)).toBe('');
    const { rows } = await sql<{ at: string }>`
      select to_char(begun_at at time zone 'UTC', 'HH24:MI') as at from ministry_session
      where login = 'reader' order by begun_at`.execute(db);
    expect(rows.map((row) => row.at)).toEqual(['13:00', '14:00']);
    centre.clock.pass(-12 * HOUR_MS);
  });
});

describe('when a PC was heard of', () => {
  const seen = async (): Promise<string | undefined> => {
    const { json } = await centre.knock({ method: 'GET', url: '/v1/devices', headers: as(centre.ours) });
    return DeviceList.parse(json).devices[0]?.lastSeenAt;
  };

  test('is noted two minutes after the last time, not at two minutes exactly', async () => {
    await seen();
    centre.clock.pass(2 * MINUTE_MS);
    expect(await seen()).toBe(at(0));
    centre.clock.pass(1);
    expect(await seen()).toBe(at(2 * MINUTE_MS + 1));
  });

  test('is right again as soon as a clock that was a year ahead is', async () => {
    centre.clock.pass(YEAR_MS);
    expect(await seen()).toBe(at(YEAR_MS));
    centre.clock.pass(-YEAR_MS);
    expect(await seen()).toBe(at(0));
  });
});

describe('what the ministry looks at', () => {
  const looks = async (): Promise<number> => {
    const { rows } = await sql<{ looks: number }>`
      select count(*)::int as looks from audit_record where office_id = 'office-13' and body like '%ministry-looked%'`.execute(
      centre.database.db,
    );
    return rows[0]?.looks ?? -1;
  };
  const noteLook = () => createNoteLook({ db: centre.database.db, clock: centre.clock });
  const LOOK = { officeId: 'office-13', login: 'reader' };

  test.each([
    ['a minute later', MINUTE_MS, 1],
    ['a millisecond before the hour is over', HOUR_MS - 1, 1],
    ['after the hour', HOUR_MS, 2],
    ['after the clock was put back by half an hour', -HOUR_MS / 2, 1],
    ['after the clock was put back by a year', -YEAR_MS, 2],
  ])('is on record again %s', async (_when, passed, expected) => {
    const before = await looks();
    const note = noteLook();
    await note(LOOK);
    centre.clock.pass(passed);
    await note(LOOK);
    expect((await looks()) - before).toBe(expected);
  });

  test('at the same moment in three windows is on record once, and none of them sees anything before', async () => {
    const before = await looks();
    const note = noteLook();
    const recorded = await Promise.all([0, 1, 2].map(async () => note(LOOK).then(looks)));
    expect(recorded).toEqual([1, 1, 1].map((once) => before + once));
  });

  test('that could not be recorded is not taken for recorded when it comes again', async () => {
    const { db } = centre.database;
    const before = await looks();
    const note = noteLook();
    await sql`alter table audit_record rename to audit_record_away`.execute(db);
    await expect(note(LOOK)).rejects.toThrow('audit_record');
    await sql`alter table audit_record_away rename to audit_record`.execute(db);
    await note(LOOK);
    expect((await looks()) - before).toBe(1);
  });

  test('is not shown at all while it cannot be recorded', async () => {
    const { db } = centre.database;
    const token = sha256Hex('a-look');
    const now = new Date(centre.clock.nowMs()).toISOString();
    await sql`insert into ministry_session (token_hash, login, begun_at, last_used_at)
      values (${sha256Hex(token)}, 'reader', ${now}::timestamptz, ${now}::timestamptz)`.execute(db);
    const headers = { cookie: `faem_ministry=${token}` };
    const url = '/v1/ministry/offices/office-20';
    await sql`alter table audit_record rename to audit_record_away`.execute(db);
    const hidden = await centre.knock({ method: 'GET', url, headers });
    await sql`alter table audit_record_away rename to audit_record`.execute(db);
    expect(hidden).toMatchObject({ status: 500, type: 'centre-failed', json: { type: 'centre-failed' } });
    expect((await centre.knock({ method: 'GET', url, headers })).status).toBe(200);
  });
});

describe('figures that were counted by a clock a year ahead', () => {
  const kept = async (): Promise<number | undefined> => {
    const { db } = centre.database;
    const office = await createMinistryFigures({ db, clock: centre.clock, log: silentLog }).office('office-13');
    return office.ok ? office.value.figures?.folders.kept : undefined;
  };
  let version = 100;
  const addFolder = async (): Promise<void> => {
    version += 1;
    await putRows(centre.database, { officeId: 'office-13', version }, [['folder', aFolder(version)]]);
  };

  test('are counted anew when the clock is right, and again when the office changes', async () => {
    const before = (await kept()) ?? Number.NaN;
    centre.clock.pass(YEAR_MS);
    await addFolder();
    expect(await kept()).toBe(before + 1);
    centre.clock.pass(-YEAR_MS);
    await addFolder();
    expect(await kept()).toBe(before + 2);
    centre.clock.pass(MINUTE_MS);
    await addFolder();
    expect(await kept()).toBe(before + 3);
  });

  test('on the same day count no longer than a minute either', async () => {
    const before = (await kept()) ?? Number.NaN;
    centre.clock.pass(2 * HOUR_MS);
    await addFolder();
    expect(await kept()).toBe(before + 1);
    centre.clock.pass(-2 * HOUR_MS);
    await addFolder();
    expect(await kept()).toBe(before + 2);
  });

  test.each([
    ['a millisecond before the minute is over those of before are shown', MINUTE_MS - 1, 0],
    ['after a minute they are counted again', MINUTE_MS, 1],
  ])('%s', async (_what, passed, more) => {
    await sql`delete from office_roll_up`.execute(centre.database.db);
    const before = (await kept()) ?? Number.NaN;
    await addFolder();
    centre.clock.pass(passed);
    expect(await kept()).toBe(before + more);
  });
});

describe('how long an office is silent', () => {
  test('is never less than nothing, and is asked anew when the clock went back', async () => {
    const { db } = centre.database;
    const client = aClient('silent-pc', centre.ours);
    const push = { method: 'POST', url: '/v1/push', headers: as(centre.ours) } as const;
    const body = client.request(client.lends('folder-1', 'staff-clerk'));
    expect((await centre.knock({ ...push, body })).status).toBe(200);
    const silences = createOfficeSilences({ db, clock: centre.clock });
    const seconds = async (): Promise<number | undefined> =>
      (await silences())?.find(({ officeId }) => officeId === 'office-13')?.seconds;

    centre.clock.pass(90_000);
    expect(await seconds()).toBe(90);
    centre.clock.pass(-YEAR_MS);
    expect(await seconds()).toBe(0);
  });
});
