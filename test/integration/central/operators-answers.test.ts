import { EventEmitter } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { devicesCommand, makeCodeCommand, revokeCommand } from '#central/commands/device-commands.ts';
import { ministryUserCommand } from '#central/commands/ministry-user-command.ts';
import { personCommand } from '#central/commands/person-command.ts';
import { verifyAuditCommand } from '#central/commands/verify-audit-command.ts';
import { seedDemoMinistry } from '#central/demo/demo-ministry.ts';
import { createNetworkDoor, type NetworkDoor } from '#central/http/network-door.ts';
import { followParent } from '#central/parent-port.ts';
import type { MinistryUserWish } from '#central/office-request.ts';
import { createMinistrySessions } from '#central/services/ministry/sessions.ts';
import { CentreReport } from '#shared/host/own-centre.ts';
import { aFactory } from '#test/builders/office.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';
import { openTestPglite, silentLog, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, aClock, anOffice, CLERK, pushed, putRows, START_MS } from './test-centre.ts';

let database: TestDatabase;
let clock: ReturnType<typeof aClock>;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = aClock();
  await database.empty();
});

const deps = () => ({ db: database.db, clock });
/** An office as a real one: no code of a demo lets anybody in. */
const aRealOffice = async (): Promise<void> => {
  await anOffice(database);
  await sql`update office set is_demo = false, enrolment_code_hash = null`.execute(database.db);
};
const codeIn = (lines: readonly string[]): string => /^Enrolment code: (\S+)$/m.exec(lines.join('\n'))?.[1] ?? '';

describe('a code by command', () => {
  test.each([
    ['an hour', 1, '2026-11-22T03:00:00.000Z'],
    ['a day', 24, '2026-11-23T02:00:00.000Z'],
    ['thirty days', 720, '2026-12-22T02:00:00.000Z'],
  ])('lives %s, to the millisecond, and lets one device in', async (_span, hours, expiresAt) => {
    await aRealOffice();
    const { isDone, lines } = await makeCodeCommand(deps(), { officeId: 'office-13', hours });
    const { devices } = aCentre(database, { clock });

    expect([isDone, lines[1]]).toEqual([true, `It is shown this once, and enrols one device until ${expiresAt}.`]);
    clock.pass(hours * 3_600_000 - 1);
    expect(await devices.enrol(codeIn(lines), 'PC 1')).toMatchObject({ ok: true, value: { officeId: 'office-13' } });
    expect(await devices.enrol(codeIn(lines), 'PC 2')).toMatchObject({ ok: false });
  });

  test('that nobody used in its time lets nobody in', async () => {
    await aRealOffice();
    const { lines } = await makeCodeCommand(deps(), { officeId: 'office-13', hours: 1 });
    clock.pass(3_600_000);

    expect(await aCentre(database, { clock }).devices.enrol(codeIn(lines), 'PC 1')).toMatchObject({ ok: false });
  });

  test.each(['office-99', ''])('is made for no office %j, and nothing is stored', async (officeId) => {
    await aRealOffice();
    const { isDone, lines } = await makeCodeCommand(deps(), { officeId, hours: 1 });
    const { rows } = await sql`select 1 from enrolment_code`.execute(database.db);

    expect([isDone, rows]).toEqual([false, []]);
    expect(lines.join()).toContain('Nothing was changed.');
  });
});

describe('devices by command', () => {
  test('are told in one line each, with what is known of them and who shut them out', async () => {
    await anOffice(database);
    const centre = aCentre(database, { clock });
    const enrolled = await centre.devices.enrol('CODE-office-13', 'เคาน์เตอร์ 1');
    if (!enrolled.ok) throw new Error('the code enrols');
    const { deviceId, officeId } = enrolled.value;
    const client = aClient('pc-1', { deviceId, officeId });
    await pushed(centre, client, client.lends('folder-1'));
    clock.pass(60_000);
    const gone = await revokeCommand(deps(), { officeId, deviceId, reason: 'ถูกขโมย' });

    const [line = ''] = (await devicesCommand(database.db, officeId)).lines;

    expect(gone.lines[0]).toBe(`${deviceId} is shut out from now on.`);
    expect(line).toContain(`${deviceId}  เคาน์เตอร์ 1  enrolled 2026-11-22T02:00:00.000Z  seen `);
    expect(line).toContain('work 2026-11-22T02:00:00.000Z');
    expect(line).toMatch(/ {2}REVOKED 2026-11-22T02:01:00\.000Z ถูกขโมย$/);
  });

  test('of another office are not shut out by naming this one', async () => {
    await anOffice(database);
    await anOffice(database, { officeId: 'office-20' });
    const enrolled = await aCentre(database).devices.enrol('CODE-office-20', 'PC');
    const deviceId = enrolled.ok ? enrolled.value.deviceId : '';
    const answer = await revokeCommand(deps(), { officeId: 'office-13', deviceId, reason: 'ถูกขโมย' });

    expect(answer).toEqual({
      isDone: false,
      lines: [`No working device ${deviceId} in office-13. Nothing was changed.`],
    });
  });
});

describe('accounts of the ministry by command', () => {
  const wish = (asked: MinistryUserWish) => ministryUserCommand(deps(), asked);
  const account = { login: 'somchai', name: 'สมชาย', role: 'ministry-reader' } as const;
  const passwordIn = (lines: readonly string[]): string => /^Password: (\S+)$/m.exec(lines.join('\n'))?.[1] ?? '';
  const logIn = async (password: string) => (await createMinistrySessions(deps()).logIn('somchai', password)).ok;

  test('get a password that is shown once, opens, and is stored nowhere as it is', async () => {
    const { lines } = await wish({ kind: 'add', account });
    const password = passwordIn(lines);
    const { rows } = await sql`select ministry_account::text as row from ministry_account`.execute(database.db);

    expect(password).toMatch(/^[\w-]{20}$/);
    expect(JSON.stringify(rows)).not.toContain(password);
    expect(await logIn(password)).toBe(true);
  });

  test('get another one that ends the one before; closed, neither opens, and the list says so', async () => {
    const first = passwordIn((await wish({ kind: 'add', account })).lines);
    const second = passwordIn((await wish({ kind: 'password', login: 'somchai' })).lines);

    expect([second !== first, await logIn(first), await logIn(second)]).toEqual([true, false, true]);
    expect((await wish({ kind: 'close', login: 'somchai' })).isDone).toBe(true);
    expect(await logIn(second)).toBe(false);
    expect((await wish({ kind: 'list' })).lines).toEqual(['somchai  ministry-reader (closed)  สมชาย']);
    expect((await wish({ kind: 'close', login: 'somchai' })).isDone).toBe(false);
  });

  test('whose name is taken are not opened twice: the first password stays good', async () => {
    const first = passwordIn((await wish({ kind: 'add', account })).lines);
    const again = await wish({ kind: 'add', account: { ...account, role: 'centre-administrator' } });

    expect(again).toEqual({ isDone: false, lines: ['The name somchai is taken. Nothing was changed.'] });
    expect(await logIn(first)).toBe(true);
    expect((await wish({ kind: 'list' })).lines).toEqual(['somchai  ministry-reader  สมชาย']);
  });

  test('that are not there are told to be so', async () => {
    const lines = ['There is no account nobody. Nothing was changed.'];

    for (const kind of ['password', 'close'] as const)
      expect(await wish({ kind, login: 'nobody' })).toEqual({ isDone: false, lines });
    expect(await wish({ kind: 'list' })).toEqual({ isDone: true, lines: ['There are no accounts yet.'] });
  });

  test('of a demo are made once, and a password that somebody changed stays changed', async () => {
    await seedDemoMinistry(deps());
    await wish({ kind: 'close', login: 'ministry' });
    await seedDemoMinistry(deps());

    expect((await wish({ kind: 'list' })).lines).toEqual([
      expect.stringMatching(/^centre {2}centre-administrator {2}/),
      expect.stringMatching(/^ministry {2}ministry-reader \(closed\) {2}/),
    ]);
  });
});

describe('a person and the audit trail, by command', () => {
  test('what is listed is told in three parts, and that it was listed stands in the trail without the person', async () => {
    const device = await anOffice(database);
    const centre = aCentre(database, { clock });
    const factory = aFactory({ register: { operatorName: 'นางสาวบัว ริมน้ำ', taxId: '3101200345671' } });
    await putRows(database, { officeId: 'office-13', version: 2 }, [['factory', factory]]);
    const client = aClient('pc-1', device);
    const look = { subjectId: 'factory-1', actorId: CLERK, at: '2026-11-22T02:00:00.000Z' };
    const access = { accesses: [{ kind: 'opened', ...look } as const] };
    await pushed(centre, client, client.lends('folder-1'), client.does('note-data-access', access));

    const asked = { officeId: 'office-13', about: '3101200345671', reason: 'คำขอ 12/2569' };
    const { lines } = await personCommand(deps(), asked);

    expect(lines.filter((line) => /^(\d+ rows|\d+ records|Looked)/.test(line))).toEqual([
      '3 rows of office-13:',
      '1 records of the audit trail:',
      'Looked at 1 times:',
    ]);
    expect(lines.find((line) => line.startsWith('factory  factory-1  '))).toContain('นางสาวบัว ริมน้ำ');
    expect(lines.at(-1)).toBe(`2026-11-22T02:00:00.000Z  ${CLERK}  opened factory-1`);
    const { rows } = await sql<{ body: string }>`select body from audit_record order by number desc limit 1`.execute(
      database.db,
    );
    expect(rows[0]?.body).toContain('"kind":"person-listed","reason":"คำขอ 12/2569"');
    expect(rows[0]?.body).not.toContain('3101200345671');
  });

  test('somebody nobody knows leaves an empty list, and a trail that it was asked for', async () => {
    await anOffice(database);
    const asked = { officeId: 'office-13', about: 'ไม่มีใครรู้จัก', reason: 'คำขอ' };

    expect((await personCommand(deps(), asked)).lines).toEqual([
      '0 rows of office-13:',
      '0 records of the audit trail:',
      'Looked at 0 times:',
    ]);
    expect((await verifyAuditCommand(database.db, { officeId: 'office-13' })).lines[0]).toBe(
      'Checked 1 records of the audit trail of office-13.',
    );
  });

  test('of an office that is not there nothing is told, and nothing is noted', async () => {
    const lines = ['There is no office office-99 here.'];

    expect(await personCommand(deps(), { officeId: 'office-99', about: 'abc', reason: 'abc' })).toEqual({
      isDone: false,
      lines,
    });
    expect(await verifyAuditCommand(database.db, { officeId: 'office-99' })).toEqual({ isDone: false, lines });
  });

  test('a head that was written down holds as long as the trail is the one it was taken from', async () => {
    const device = await anOffice(database);
    const centre = aCentre(database, { clock });
    const client = aClient('pc-1', device);
    await pushed(centre, client, client.lends('folder-1'));
    const check = (published?: { number: number; hash: string }) =>
      verifyAuditCommand(database.db, { officeId: 'office-13', ...(published ? { published } : {}) });
    const [, number = '', hash = ''] = /(\d+):([0-9a-f]{64})$/.exec((await check()).lines[1] ?? '') ?? [];
    const head = { number: Number(number), hash };
    await pushed(centre, client, client.lends('folder-2'));

    expect((await check(head)).isDone).toBe(true);
    expect((await check({ ...head, hash: '0'.repeat(64) })).isDone).toBe(false);
    expect((await check({ ...head, number: 99 })).isDone).toBe(false);
    await sql`update audit_record set body = replace(body, 'folder-1', 'folder-9') where number = ${head.number}`.execute(
      database.db,
    );
    expect((await check()).lines.join('\n')).toMatch(/BROKEN at record \d+: /);
  });
});

describe('what the shell of a PC orders', () => {
  /** The shell's end of the port. */
  class Shell extends EventEmitter {
    readonly said: CentreReport[] = [];
    postMessage(message: unknown): void {
      this.said.push(CentreReport.parse(message));
    }
    async orders(order: unknown): Promise<CentreReport | undefined> {
      const before = this.said.length;
      this.emit('message', { data: order });
      await vi.waitUntil(() => this.said.length > before, { interval: 4, timeout: 15_000 });
      return this.said.at(-1);
    }
  }
  const follow = (networkDoor: NetworkDoor, over: Partial<Parameters<typeof followParent>[1]> = {}) => {
    const shell = new Shell();
    const logged: string[] = [];
    const log = {
      ...silentLog,
      error: (event: string, facts?: object) => void logged.push(`${event} ${JSON.stringify(facts)}`),
    };
    followParent(shell, { db: database.db, database, clock, log, networkDoor, stop: () => undefined, ...over });
    return { shell, logged };
  };
  const shut: NetworkDoor = { open: async () => undefined, close: async () => undefined };
  const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';

  test('a backup is made in its folder, and its name is told', async () => {
    await anOffice(database);
    const folder = folderOfTest();
    const { shell } = follow(shut);

    const told = await shell.orders({ kind: 'back-up', folder, recoveryCode: CODE });

    expect(told).toMatchObject({ kind: 'backed-up', takenAt: new Date(START_MS).toISOString() });
    expect(readdirSync(folder)).toEqual([told?.kind === 'backed-up' ? told.name : '']);
  });

  test('a backup into a folder that is none is refused with its code', async () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'a-file'), 'x');
    const { shell } = follow(shut);

    expect(await shell.orders({ kind: 'back-up', folder: join(folder, 'a-file'), recoveryCode: CODE })).toEqual({
      kind: 'refused',
      type: 'backup-folder-missing',
    });
  });

  test('a database that has no files to give is told as a failure of the centre', async () => {
    const { shell } = follow(shut, { database: { db: database.db } });

    expect(await shell.orders({ kind: 'back-up', folder: folderOfTest(), recoveryCode: CODE })).toEqual({
      kind: 'refused',
      type: 'centre-failed',
    });
  });

  test('a key that is none is told and logged without it, and the centre goes on', async () => {
    const app = await anApp(aCentre(database));
    const door = createNetworkDoor(app, silentLog);
    const { shell, logged } = follow(door);
    const open = { kind: 'open-network', port: 0, key: 'a key of nobody', certificate: 'none' };

    expect(await shell.orders(open)).toEqual({ kind: 'refused', type: 'centre-failed' });
    expect(logged).toEqual(['order-failed {"code":"open-network"}']);
    expect(await shell.orders({ kind: 'close-network' })).toEqual({ kind: 'network-closed' });
    await app.close();
  });

  test('a door is shut before it is opened anew, and shut as often as it is asked', async () => {
    const steps: string[] = [];
    const door: NetworkDoor = {
      open: async ({ port }) => {
        steps.push(`open ${port}`);
        return port;
      },
      close: async () => void steps.push('close'),
    };
    const { shell } = follow(door);
    const open = (port: number) => shell.orders({ kind: 'open-network', port, key: 'k', certificate: 'c' });

    expect([await open(8_788), await open(8_789)]).toEqual([
      { kind: 'network-opened', port: 8_788 },
      { kind: 'network-opened', port: 8_789 },
    ]);
    await shell.orders({ kind: 'close-network' });
    await shell.orders({ kind: 'close-network' });
    expect(steps).toEqual(['close', 'open 8788', 'close', 'open 8789', 'close', 'close']);
  });

  test.each([
    undefined,
    null,
    'stop',
    { kind: 'restart' },
    { kind: 'open-network', port: 70_000, key: 'k', certificate: 'c' },
    { kind: 'open-network', port: 1 },
    { kind: 'back-up', folder: 7, recoveryCode: 'x' },
    { kind: 'open-office', office: { provinceCode: '99' } },
  ])('%o is no order: nothing is done and nothing is said', async (data) => {
    let isStopped = false;
    const { shell } = follow(shut, { stop: () => (isStopped = true) });
    shell.emit('message', { data });
    expect(await shell.orders({ kind: 'close-network' })).toEqual({ kind: 'network-closed' });

    expect([shell.said.length, isStopped]).toEqual([1, false]);
  });
});
