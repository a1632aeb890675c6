import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demoLaunch } from '#central/demo/demo-launch.ts';
import { demoOfficeRows, type DemoRow } from '#central/demo/demo-office.ts';
import { seedDemo } from '#central/demo/seed-demo.ts';
import { assessFee } from '#shared/domain/fee.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { KNOWN_WAIVERS } from '#shared/domain/fee-waiver.ts';
import { parseFolderCode } from '#shared/domain/folder-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { LaunchInfo } from '#shared/host/contract.ts';
import { tables, type RowOf, type TableName } from '#shared/model/tables.ts';
import { PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { derivedPin } from '#test/support/derive-pin.ts';
import { preparedPglite } from '#test/support/prepared-pglite.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { aCentre, aClient, START_MS } from './test-centre.ts';

const TODAY = isoDate('2026-11-22');

const rowsOf = async (factories: number): Promise<readonly DemoRow[]> => {
  const rows: DemoRow[] = [];
  for await (const row of demoOfficeRows({ seed: 13, factories, todayOn: TODAY })) rows.push(row);
  return rows;
};

describe('the demo office', () => {
  let rows: readonly DemoRow[];
  const all = <T extends TableName>(table: T): readonly RowOf<T>[] =>
    rows.flatMap(([name, row]) => (name === table ? [row as RowOf<T>] : []));
  beforeAll(async () => {
    rows = await rowsOf(2_000);
  });

  test('is made of rows that their tables accept, each once', () => {
    const bad = rows.filter(([table, row]) => !tables[table].row.safeParse(row).success);

    expect(bad.slice(0, 1)).toEqual([]);
    expect(new Set(rows.map(([table, row]) => `${table}/${row.id}`)).size).toBe(rows.length);
  });

  test('is the same whenever it is made', async () => {
    expect(await rowsOf(50)).toEqual(await rowsOf(50));
  });

  test('has barcodes that scan, no two the same, on folders, places and badges', () => {
    const codes = [...all('folder'), ...all('location')].map(({ code }) => code);
    const badges = all('staff').map(({ badgeCode }) => badgeCode);

    expect([...codes, ...badges].filter((code) => !parseFolderCode(code).ok)).toEqual([]);
    expect(new Set([...codes, ...badges]).size).toBe(codes.length + badges.length);
  });

  test('has a home for every folder, no shelf over its capacity, and parents for all places but rooms', () => {
    const places = new Map(all('location').map((place) => [place.id, place]));
    const onShelf = new Map<string, number>();
    for (const { homeLocationId } of all('folder')) {
      if (homeLocationId !== undefined) onShelf.set(homeLocationId, (onShelf.get(homeLocationId) ?? 0) + 1);
    }

    for (const [shelf, count] of onShelf) expect(count).toBeLessThanOrEqual(places.get(shelf)?.capacity ?? 0);
    const orphans = all('location').filter(
      ({ kind, parentId }) => (kind === 'shelf' || kind === 'cabinet') && !places.has(parentId ?? ''),
    );
    expect(orphans).toEqual([]);
    expect([...new Set(all('location').map(({ kind }) => kind))].toSorted()).toEqual([
      'cabinet',
      'cart',
      'desk',
      'person',
      'room',
      'shelf',
    ]);
  });

  test('has some factories with two and three volumes, some folders on loan and a few of these overdue', () => {
    const volumes = new Map<number, number>();
    for (const { volume } of all('folder')) volumes.set(volume, (volumes.get(volume) ?? 0) + 1);
    const dueOns = all('folder').flatMap(({ custody }) => (custody.kind === 'on-loan' ? [custody.dueOn ?? ''] : []));
    const overdue = dueOns.filter((dueOn) => dueOn < TODAY);

    expect(new Set(volumes.keys())).toEqual(new Set([1, 2, 3]));
    expect(dueOns.length).toBeGreaterThan(10);
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.length).toBeLessThan(dueOns.length);
  });

  test('has about a third of its factories in arrears, and bills can be issued for them', () => {
    const schedules = all('feeSchedule');
    const paid = new Map<string, string[]>();
    for (const { factoryId, dueOn } of all('paidYear')) paid.set(factoryId, [...(paid.get(factoryId) ?? []), dueOn]);
    const assessments = all('factory').flatMap(({ id, register }) => {
      const paidDueOns = (paid.get(id) ?? []).map(isoDate).toSorted();
      const { category = 3, ...facts } = register;
      const assessed = assessFee({
        factory: { category, ...facts, provinceCode: '13' },
        paidDueOns,
        schedules,
        waivers: KNOWN_WAIVERS,
        holidays: new Set(),
        settings: DEFAULT_FEE_SETTINGS,
        asOf: TODAY,
        booksBeginOn: paidDueOns[0],
      });
      return assessed.ok ? [assessed.value] : [];
    });
    const owing = assessments.filter(({ totalSatang }) => totalSatang > 0);

    expect(owing.length / assessments.length).toBeGreaterThan(0.22);
    expect(owing.length / assessments.length).toBeLessThan(0.45);
    expect(owing.filter(({ billable }) => billable).length / owing.length).toBeGreaterThan(0.9);
    expect(Math.max(...owing.map(({ lines }) => lines.length))).toBe(4);
  });

  test('has a fee table that says it is a demo, beside the real ones, which nobody has confirmed', () => {
    const confirmed = all('feeSchedule').filter(({ status }) => status === 'confirmed');

    expect(confirmed.map(({ name }) => name)).toEqual(['ค่าธรรมเนียมรายปี (สาธิต)']);
    expect(all('feeSchedule').length).toBeGreaterThan(1);
    expect(all('office')).toMatchObject([{ isDemo: true, biller: { billerId: '099999999999900' } }]);
  });

  test('tells the log-in screen how to get in, and the PINs are right', () => {
    const launch = LaunchInfo.parse({ demo: demoLaunch(), keyring: false, appVersion: '1' });
    const staff = new Map(all('staff').map((person) => [person.badgeCode, person]));

    expect(launch.demo?.staff).toHaveLength(6);
    for (const { badgeCode, name, pin, role } of launch.demo?.staff ?? []) {
      const person = staff.get(badgeCode);
      expect(person).toMatchObject({ name, role, active: true });
      expect(derivedPin(pin, person?.pin)).toBe(person?.pin.hashHex);
    }
  });

  describe('in a database', () => {
    let database: TestDatabase;
    let seeded: readonly DemoRow[];
    beforeAll(async () => {
      [database, seeded] = await Promise.all([openTestPglite(), rowsOf(100)]);
    });
    afterAll(() => database.close());

    test('is made once; what people did to it afterwards stays', async () => {
      const first = await seedDemo(database.db, { factories: 100, nowMs: START_MS });
      const centre = aCentre(database);
      const enrolled = await centre.devices.enrol(demoLaunch().enrolmentCode, 'PC');
      if (!enrolled.ok) throw new Error('the demo code enrols');
      const client = aClient('pc-1', enrolled.value);
      const scan = client.does('park-scan', { text: '123' }, { actorId: 'staff-demo-1' });
      const pushed = await centre.push(client.device, client.request(scan));

      const again = await seedDemo(database.db, { factories: 100, nowMs: START_MS });

      expect(first.rows).toBeGreaterThan(300);
      expect(pushed).toMatchObject({ ok: true, value: { verdicts: [{ outcome: { kind: 'applied' } }] } });
      expect(again.rows).toBe(0);
      const pull = await centre.pull(client.device, { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: 'v1:1' });
      expect(pull).toMatchObject({ ok: true, value: { operations: [{ table: 'parkedScan' }], cookie: 'v1:2' } });
    });

    test.each(['folder', 'location', 'staff'] as const)('leases %s numbers behind those it has', async (kind) => {
      const centre = aCentre(database);
      const block = await centre.leaseNumbers({ officeId: 'office-demo-13', deviceId: 'd' }, kind, 10);

      const there = seeded.filter(([table]) => table === kind).length;
      expect(block).toMatchObject({ from: there + 1, to: there + 10 });
    });
  });
});

test('the server says in one line where it is, serves, and ends with the program that started it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await (await PGlite.create(join(folder, 'pglite'), { loadDataDir: await preparedPglite() })).close();
  const server = spawn(process.execPath, ['--import', 'tsx', 'central/main.ts'], {
    env: {
      ...process.env,
      FAEM_MODE: 'demo',
      FAEM_PORT: '0',
      FAEM_DATA: folder,
      FAEM_DEMO_FACTORIES: '20',
      FAEM_STOP_WITH_PARENT: '1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const [line] = await new Promise<string[]>((resolve) => {
    createInterface(server.stdout).once('line', (text) => resolve([text]));
  });
  const said: unknown = JSON.parse(line ?? '');
  const { listening, demo } = said as { listening: string; demo: unknown };

  expect(demo).toEqual(demoLaunch());
  expect(await (await fetch(`${listening}/v1/health`)).json()).toEqual({ status: 'ok' });

  server.stdin.end();
  expect(await ended).toBe(0);
}, 90_000);
