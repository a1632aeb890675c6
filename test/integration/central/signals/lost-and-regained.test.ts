import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectPostgres } from '#central/db/connect.ts';
import { createPostgresSignals } from '#central/services/postgres-signals.ts';
import type { Signals } from '#central/services/signals.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { openTestPostgres, silentLog, type TestDatabase } from '../databases.ts';
import { aClock, anOffice } from '../test-centre.ts';

const LISTENER = 'faem-central-listen';
/** Nothing listens at this port. */
const NOBODY = 'postgres://faem@127.0.0.1:1/postgres';

let database: TestDatabase;
let opened: Signals[];
let warned: string[];
const log = { ...silentLog, warn: (event: string) => void warned.push(event) };

beforeAll(async () => {
  database = await openTestPostgres();
  await anOffice(database);
  await anOffice(database, { officeId: 'office-20' });
});
afterAll(() => database.close());
beforeEach(() => {
  [opened, warned] = [[], []];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  // The next test counts them.
  await vi.waitUntil(async () => (await listeners()) === 0, { timeout: 15_000, interval: 20 });
});

const listeners = async (): Promise<number> => {
  const { rows } = await sql<{ there: number }>`
    select count(*)::int as there from pg_stat_activity where application_name = ${LISTENER}`.execute(database.db);
  return rows[0]?.there ?? -1;
};
/** As when PostgreSQL is restarted or a switch goes: the connection is gone, and nobody has asked for it. */
const cutListeners = (): Promise<unknown> =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${LISTENER}`.execute(database.db);
const atVersion = (version: number): Promise<unknown> =>
  sql`update office set version = ${version}::bigint where id = 'office-13'`.execute(database.db);
const notify = (payload: string): Promise<unknown> =>
  sql`select pg_notify('faem_office_version', ${payload})`.execute(database.db);

/** A way to hold the time that signals wait before they come back. */
const aGate = () => {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  const clock: Clock = {
    ...aClock(),
    sleep: async () => {
      waiting += 1;
      await passed;
    },
  };
  return { clock, open: () => open(), isWaiting: () => waiting > 0 };
};

const open = async (clock: Clock = aClock(), url = database.url ?? ''): Promise<Signals> => {
  const signals = await createPostgresSignals({ db: database.db, url, clock, log });
  opened.push(signals);
  return signals;
};
const hearing = (signals: Signals, officeId = 'office-13'): number[] => {
  const heard: number[] = [];
  signals.subscribe(officeId, (version) => void heard.push(version));
  return heard;
};

describe('signals between servers', () => {
  test('go to whoever listens to that office, at every server, and to nobody else', async () => {
    const [one, other] = [await open(), await open()];
    const [here, there, elsewhere] = [hearing(one), hearing(other), hearing(other, 'office-20')];

    await one.publish('office-13', 7);

    await expect.poll(() => [here, there]).toEqual([[7], [7]]);
    expect(elsewhere).toEqual([]);
  });

  test('stop at once for whoever went, also while others stay', async () => {
    const signals = await open();
    const gone: number[] = [];
    const leave = signals.subscribe('office-13', (version) => void gone.push(version));
    const stayed = hearing(signals);
    leave();
    leave();
    await signals.publish('office-13', 8);

    await expect.poll(() => stayed).toEqual([8]);
    expect(gone).toEqual([]);
  });

  test.each(['', 'nonsense', 'office-13', ' 5', 'office-13 x', 'office-13 1.5', 'office-13 1e99', 'office-99 5'])(
    'that say %j, which no server of ours sends, are not listened to and break nothing',
    async (payload) => {
      const signals = await open();
      const heard = hearing(signals);
      await notify(payload);
      await signals.publish('office-13', 9);
      await expect.poll(() => heard).toEqual([9]);
    },
  );
});

describe('a listening connection that is lost', () => {
  test('comes back by itself, and what was missed meanwhile is told as it is then, once', async () => {
    const gate = aGate();
    const signals = await open(gate.clock);
    const heard = hearing(signals);
    await cutListeners();
    await expect.poll(gate.isWaiting).toBe(true);
    await atVersion(41);
    await notify('office-13 40');
    await notify('office-13 41');
    gate.open();

    await expect.poll(() => heard).toEqual([41]);
    await signals.publish('office-13', 42);
    await expect.poll(() => heard).toEqual([41, 42]);
    expect(warned).toContain('listen-connection-lost');
  });

  test('tells nobody anything when nobody listens, and does not ask for it', async () => {
    const gate = aGate();
    const signals = await open(gate.clock);
    await cutListeners();
    await expect.poll(gate.isWaiting).toBe(true);
    gate.open();
    const heard = hearing(signals);
    // Whether the way is back is not seen from outside; what is said before it is, nobody hears.
    const hearsAgain = async (): Promise<number | undefined> => {
      await signals.publish('office-13', 43);
      return heard.at(-1);
    };
    await expect.poll(hearsAgain).toBe(43);
  });

  test('is tried again as often as it takes', async () => {
    const broken = await open();
    const heard = hearing(broken);
    await atVersion(51);
    for (let time = 1; time <= 3; time += 1) {
      await cutListeners();
      await expect.poll(() => heard.length).toBe(time);
      await expect.poll(listeners).toBe(1);
    }
    expect(heard).toEqual([51, 51, 51]);
  });

  test('is not opened again by a server that has closed while it waited', async () => {
    const gate = aGate();
    const signals = await open(gate.clock);
    await cutListeners();
    await expect.poll(gate.isWaiting).toBe(true);
    await signals.close();
    gate.open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect.poll(listeners).toBe(0);
  });

  test('is ended by a server that closed in the very moment it came back: nothing would end it later', async () => {
    let signals: Signals | undefined;
    const closing: Promise<void>[] = [];
    const clock: Clock = {
      ...aClock(),
      // Behind the wait the way back begins; a connection takes longer than this.
      sleep: async () => void setImmediate(() => closing.push(signals?.close() ?? Promise.resolve())),
    };
    signals = await open(clock);
    await cutListeners();
    await expect.poll(() => closing.length).toBe(1);
    await Promise.all(closing);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect.poll(listeners).toBe(0);
  });
});

describe('a signal that cannot be sent', () => {
  test('is a line in the log, not a failure of what was stored', async () => {
    const away = connectPostgres(NOBODY, { log });
    const signals = await createPostgresSignals({ db: away.db, url: database.url ?? '', clock: aClock(), log });
    opened.push(signals);
    await expect(signals.publish('office-13', 60)).resolves.toBeUndefined();
    expect(warned).toContain('notify-failed');
    await away.close();
  });

  test('and nobody there to listen to is told at the start, not in silence', async () => {
    await expect(open(aClock(), NOBODY)).rejects.toThrow('ECONNREFUSED');
  });

  test('of several servers the first that can be listened to is', async () => {
    const { host } = new URL(database.url ?? '');
    const signals = await open(aClock(), (database.url ?? '').replace(host, `127.0.0.1:1,${host}`));
    const heard = hearing(signals);
    await signals.publish('office-13', 61);
    await expect.poll(() => heard).toEqual([61]);
  });
});
