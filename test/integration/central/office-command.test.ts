import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#central/db/open-database.ts';
import { seedDemo } from '#central/demo/seed-demo.ts';
import { devicesCommand, makeCodeCommand, revokeCommand } from '#central/commands/device-commands.ts';
import { createOffice, type OfficeToCreate } from '#central/services/create-office.ts';
import { tables, type RowOf, type TableName } from '#shared/model/tables.ts';
import { derivedPin } from '#test/support/derive-pin.ts';
import { openTestPglite, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClient, aClock, kinds, pullAll, pushed, START_MS } from './test-centre.ts';

const anOfficeToCreate = (changes: Partial<OfficeToCreate> = {}): OfficeToCreate => ({
  provinceCode: '13',
  name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  nameEnglish: 'Pathum Thani Provincial Industry Office',
  administrator: { name: 'สมหญิง ดูแลดี', pin: '271828' },
  ...changes,
});

describe('opening an office', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestPglite();
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());

  const create = (changes: Partial<OfficeToCreate> = {}) =>
    createOffice({ db: database.db, clock: aClock(), random: Math.random }, anOfficeToCreate(changes));

  const created = async (changes: Partial<OfficeToCreate> = {}) => {
    const answer = await create(changes);
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };

  const aPcOf = async (enrolmentCode: string) => {
    const centre = aCentre(database);
    const enrolled = await centre.devices.enrol(enrolmentCode, 'เคาน์เตอร์ 1');
    if (!enrolled.ok) throw new Error('the code enrols');
    const client = aClient('pc-1', enrolled.value);
    const { operations } = await pullAll(centre, client);
    const all = <T extends TableName>(table: T): readonly RowOf<T>[] =>
      operations.flatMap(({ table: name, row }) => (name === table ? [tables[table].row.parse(row) as RowOf<T>] : []));
    return { centre, client, all };
  };

  test('the code it prints enrols a PC, which then has the office and its administrator', async () => {
    const { code, officeId, badgeCode } = await created();
    const { all } = await aPcOf(code.code);

    expect(officeId).toBe('office-13');
    expect(all('office')).toEqual([
      {
        id: 'office-13',
        provinceCode: '13',
        name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
        nameEnglish: 'Pathum Thani Provincial Industry Office',
        isDemo: false,
      },
    ]);
    expect(all('staff')).toMatchObject([{ name: 'สมหญิง ดูแลดี', role: 'administrator', badgeCode, active: true }]);
  });

  test('the administrator logs in with the PIN that was given, and it is stored nowhere as digits', async () => {
    const { code } = await created();
    const { all } = await aPcOf(code.code);
    const kept = all('staff')[0]?.pin;

    expect(kept?.hashHex).toBe(derivedPin('271828', kept));
    const { rows } = await sql<{ data: string }>`select data::text as data from synced_row`.execute(database.db);
    expect(rows.filter(({ data }) => data.includes('271828'))).toEqual([]);
  });

  test('the same PIN in two offices is not seen to be the same', async () => {
    const first = await aPcOf((await created()).code.code);
    const second = await aPcOf((await created({ provinceCode: '14' })).code.code);

    expect(second.all('staff')[0]?.pin.hashHex).not.toBe(first.all('staff')[0]?.pin.hashHex);
  });

  test('the administrator may add staff and confirm a fee schedule at once', async () => {
    const { code } = await created();
    const { centre, client, all } = await aPcOf(code.code);
    const administrator = all('staff')[0];
    if (!administrator) throw new Error('there is an administrator');
    const by = { actorId: administrator.id };
    const clerk = {
      ...administrator,
      id: 'staff-clerk',
      name: 'มานี',
      role: 'clerk',
      badgeCode: '313000000204',
    } as const;

    const verdicts = await pushed(
      centre,
      client,
      client.does('save-staff', { staff: clerk }, by),
      client.does(
        'confirm-fee-schedule',
        { scheduleId: 'annual-2563', documentNo: 'อก 0313/1', confirmedOn: '2026-11-20' },
        by,
      ),
    );

    expect(kinds(verdicts)).toEqual(['applied', 'applied']);
  });

  test('its fee schedules are there to be confirmed, and none of them is yet', async () => {
    const { all } = await aPcOf((await created()).code.code);

    expect(all('feeSchedule').map(({ id, status }) => `${id} ${status}`)).toEqual([
      'annual-2535 unverified',
      'annual-2563 unverified',
    ]);
  });

  test('a biller is kept as the bank registered it', async () => {
    const biller = { billerId: '099400015800001', registeredName: 'สอจ.ปทุมธานี' };
    const { all } = await aPcOf((await created({ biller })).code.code);

    expect(all('office')[0]?.biller).toEqual(biller);
  });

  test('only the hash of the code is in the database', async () => {
    const { code } = await created();
    const { rows } = await sql<{ row: string }>`select enrolment_code::text as row from enrolment_code`.execute(
      database.db,
    );

    expect(code.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(code.code);
    expect(rows[0]?.row).not.toContain(code.code.replaceAll('-', ''));
  });

  test('a second office of the same province is refused, and the first stays as it is', async () => {
    const { code } = await created();
    const again = await create({ name: 'สำนักงานอื่น' });

    expect(again).toEqual({ ok: false, error: { type: 'office-exists', officeId: 'office-13' } });
    expect((await aPcOf(code.code)).all('office')[0]?.name).toBe('สำนักงานอุตสาหกรรมจังหวัดปทุมธานี');
  });

  test('a database with the demo of a province takes no real office of it', async () => {
    await seedDemo(database.db, { factories: 5, nowMs: START_MS });

    expect(await create()).toEqual({ ok: false, error: { type: 'office-exists', officeId: 'office-demo-13' } });
  });

  test('an office that is not there gets no code, and the demo office keeps the one it shows', async () => {
    await seedDemo(database.db, { factories: 5, nowMs: START_MS });
    const ask = (officeId: string) => makeCodeCommand({ db: database.db, clock: aClock() }, { officeId, hours: 24 });

    expect((await ask('office-99')).isDone).toBe(false);
    expect((await ask('office-demo-13')).isDone).toBe(false);
  });
});

describe('the devices of an office, by command', () => {
  test('are listed and shut out, with the reason, and what is not there changes nothing', async () => {
    const database = await openTestPglite();
    const { db } = database;
    const clock = aClock();
    const made = await createOffice({ db, clock, random: Math.random }, anOfficeToCreate());
    const enrolled = made.ok ? await aCentre(database).devices.enrol(made.value.code.code, 'PC 1') : made;
    const deviceId = enrolled.ok ? enrolled.value.deviceId : '';
    const revoke = () => revokeCommand({ db, clock }, { officeId: 'office-13', deviceId, reason: 'หาย' });

    expect((await devicesCommand(db, 'office-13')).lines).toEqual([
      `${deviceId}  PC 1  enrolled ${new Date(START_MS).toISOString()}  seen never  work none`,
    ]);
    expect((await revoke()).isDone).toBe(true);
    expect((await devicesCommand(db, 'office-13')).lines[0]).toMatch(/REVOKED \S+ หาย$/);
    expect((await revoke()).isDone).toBe(false);
    expect((await devicesCommand(db, 'office-99')).lines).toEqual(['No device of office-99.']);
    await database.close();
  });
});

/** Each command starts a program and a database of its own; a busy machine takes its time over that. */
const COMMAND_LIMIT_MS = 120_000;

describe('the command an operator types', { timeout: COMMAND_LIMIT_MS }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faem-office-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const office = (words: readonly string[], variables: Readonly<Record<string, string>> = { FAEM_DATA: folder }) =>
    new Promise<{ code: number | null; said: string; refused: string }>((resolve) => {
      const { DATABASE_URL: _url, FAEM_DATA: _data, ...environment } = process.env;
      const command = spawn(process.execPath, ['--import', 'tsx', 'central/office-command.ts', ...words], {
        env: { ...environment, ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      let refused = '';
      command.stdout.on('data', (text) => (said += String(text)));
      command.stderr.on('data', (text) => (refused += String(text)));
      command.once('close', (code) => resolve({ code, said, refused }));
    });

  const createWords = [
    'create',
    ...Object.entries({
      province: '13',
      name: 'สอจ. ปทุมธานี',
      'name-en': 'Pathum Thani PIO',
      admin: 'สมหญิง',
      pin: '271828',
    }).flatMap(([name, value]) => [`--${name}`, value]),
  ];

  test('opens an office, tells its code once, refuses it twice, and makes another code', async () => {
    const first = await office(createWords);
    const second = await office(createWords);
    const renewed = await office(['enrolment-code', '--office', 'office-13']);
    const codeIn = (text: string): string => /Enrolment code: (\S+)/.exec(text)?.[1] ?? '';

    expect(first).toMatchObject({ code: 0, refused: '' });
    expect(first.said).not.toContain('271828');
    expect(second).toMatchObject({ code: 1, said: '' });
    expect(second.refused).toContain('office-13. Nothing was changed.');
    expect(renewed.code).toBe(0);
    const database = await openDatabase({ kind: 'folder', folder }, silentLog);
    const { devices } = aCentre({ ...database });
    expect(await devices.enrol(codeIn(renewed.said), 'PC 1')).toMatchObject({ ok: true });
    expect(await devices.enrol(codeIn(renewed.said), 'PC 2')).toMatchObject({ ok: false });
    await database.close();
  });

  test('leaves the folder of a running server alone', async () => {
    const server = await openDatabase({ kind: 'folder', folder }, silentLog);
    const answer = await office(createWords);
    await server.close();

    expect(answer.code).toBe(1);
    expect(answer.refused).toContain('Stop the server first.');
  });

  test('is never done in memory, not even in demo mode', async () => {
    const answer = await office(createWords, { FAEM_MODE: 'demo' });

    expect(answer.code).toBe(1);
    expect(answer.refused).toContain('DATABASE_URL or FAEM_DATA');
  });
});
