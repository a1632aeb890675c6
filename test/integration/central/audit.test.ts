import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAuditCommand } from '#central/commands/verify-audit-command.ts';
import { createRunAtCentre } from '#central/services/centre-mutation.ts';
import { revokeDevice } from '#central/services/device-register.ts';
import { createLocalSignals } from '#central/services/signals.ts';
import { createRowCaches } from '#central/services/row-cache.ts';
import { createTurns } from '#central/services/turns.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import type { Device } from '#central/services/device.ts';
import { engines, type TestDatabase } from './databases.ts';
import { aCentre, aClient, aClock, anOffice, CLERK, pushed, START_MS, SUPERVISOR } from './test-centre.ts';

interface Record {
  readonly number: number;
  readonly acts: readonly { kind: string; actorId?: string; deviceId?: string; outcome?: string; error?: string }[];
  readonly changes: readonly { table: string; id: string; old: unknown; new: unknown }[];
}

describe.each(engines)('the audit trail on $engine', ({ open }) => {
  let database: TestDatabase;
  let device: Device;
  let centre: ReturnType<typeof aCentre>;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    device = await anOffice(database);
    centre = aCentre(database);
  });

  const trail = async (officeId = 'office-13'): Promise<readonly Record[]> => {
    const { rows } = await sql<{ body: string }>`
      select body from audit_record where office_id = ${officeId} order by number`.execute(database.db);
    return rows.map(({ body }) => JSON.parse(body) as Record);
  };
  const verify = (published?: { number: number; hash: string }) => verifyAudit(database.db, 'office-13', published);
  const threeEntries = async () => {
    const client = aClient('pc-1', device);
    await pushed(centre, client, client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-3'));
  };

  test('says who changed what on which PC, from what to what; a refusal and who brought it are there too', async () => {
    const client = aClient('pc-1', { ...device, deviceId: 'pc-that-did-it' });
    const lend = client.lends('folder-1');
    const forbidden = client.does('save-loan-policy', { maxFolders: 1, loanDays: 1, approverForRoles: [] });
    await centre.push(device, client.request(lend, forbidden));

    const [lent, refused] = await trail();
    expect(lent?.acts).toMatchObject([
      {
        kind: 'mutation',
        name: 'check-out-folder@1',
        actorId: CLERK,
        deviceId: 'pc-that-did-it',
        broughtBy: device.deviceId,
        occurredAt: lend.occurredAt,
        outcome: 'applied',
      },
    ]);
    const folder = lent?.changes.find(({ table }) => table === 'folder');
    expect(folder).toMatchObject({ id: 'folder-1', old: { custody: { kind: 'unknown' } } });
    expect(folder?.new).toMatchObject({ custody: { kind: 'on-loan' } });
    expect(lent?.changes.find(({ table }) => table === 'movement')).toMatchObject({ id: lend.id, old: null });
    expect(refused).toMatchObject({ acts: [{ outcome: 'rejected', error: 'not-allowed' }], changes: [] });
    expect(await verify()).toMatchObject({ records: 2, broken: undefined });
  });

  test('what is sent again is recorded once', async () => {
    const client = aClient('pc-1', device);
    const lend = client.lends('folder-1');
    await pushed(centre, client, lend);
    await pushed(centre, client, lend);

    expect(await trail()).toHaveLength(1);
  });

  test('nobody reads a PIN out of it', async () => {
    const client = aClient('pc-1', device);
    const { rows } = await sql<{ data: Parameters<typeof client.does<'save-staff'>>[1]['staff'] }>`
      select data from synced_row where id = ${CLERK}`.execute(database.db);
    const clerk = rows[0]?.data;
    if (!clerk) throw new Error('there is a clerk');
    const pin = { ...clerk.pin, hashHex: 'ab'.repeat(32) };
    await pushed(centre, client, client.does('save-staff', { staff: { ...clerk, pin } }, { actorId: SUPERVISOR }));

    const [saved] = await trail();
    expect(saved?.changes).toMatchObject([{ table: 'staff', id: CLERK }]);
    expect(JSON.stringify(saved)).not.toContain('ab'.repeat(32));
    expect(saved?.changes[0]?.old).not.toEqual(saved?.changes[0]?.new);
  });

  test('what the centre, the operator and devices do stands in the same chain', async () => {
    const clock = aClock();
    const signals = createLocalSignals();
    const run = createRunAtCentre({
      db: database.db,
      clock,
      random: Math.random,
      signals,
      turns: createTurns(),
      rowCaches: createRowCaches(),
    });
    await centre.leaseNumbers(device, 'folder', 10);
    const enrolled = await centre.devices.enrol('CODE-office-13', 'PC');
    const deviceId = enrolled.ok ? enrolled.value.deviceId : '';
    await revokeDevice(database.db, { officeId: 'office-13', deviceId, reason: 'หาย', nowMs: START_MS });
    await run('office-13', 'record-external-invoice', [
      {
        system: 'e-license',
        number: 'X-1',
        registrationNumber: '3-1-1/13',
        description: 'ค่าธรรมเนียม',
        payeeName: 'กรมโรงงาน',
        satang: 10_000,
        status: 'open',
        changedAt: '2026-11-22T01:00:00.000Z',
      },
    ]);

    expect((await trail()).map(({ acts }) => acts.map(({ kind }) => kind).join())).toEqual([
      'numbers-leased',
      'device-enrolled',
      'device-revoked',
      'mutation',
    ]);
    expect(await verify()).toMatchObject({ records: 4, broken: undefined });
  });

  test('offices have trails of their own, also when many write at the same time', async () => {
    const other = await anOffice(database, { officeId: 'office-20' });
    const clients = [
      aClient('a-1', device),
      aClient('a-2', device),
      aClient('b-1', other),
      aClient('b-2', other),
    ] as const;
    const second = aCentre({ ...database, ...database.another() });
    await Promise.all(
      clients.map((client, index) =>
        pushed(index % 2 === 0 ? centre : second, client, client.lends('folder-1'), client.lends('folder-2')),
      ),
    );

    for (const officeId of ['office-13', 'office-20'])
      expect(await verifyAudit(database.db, officeId)).toMatchObject({ records: 4, broken: undefined });
    expect(await verifyAudit(database.db, 'office-99')).toBeUndefined();
  });

  describe('whoever has the database and', () => {
    beforeEach(threeEntries);
    const second = sql`office_id = 'office-13' and number = 2`;

    test.each([
      [
        'changes a record',
        sql`update audit_record set body = replace(body, 'folder-2', 'folder-9') where ${second}`,
        2,
        'changed',
      ],
      ['takes one out', sql`delete from audit_record where ${second}`, 2, 'missing'],
      ['cuts the end off', sql`delete from audit_record where number = 3`, 3, 'cut-off'],
      [
        'changes what somebody asked for',
        sql`update verdict set entry = replace(entry::text, 'folder-2', 'folder-9')::json where seq = 2`,
        2,
        'entry-changed',
      ],
      ['takes away what somebody asked for', sql`delete from verdict where seq = 3`, 3, 'entry-missing'],
    ] as const)('%s is found at the first such record', async (_what, deed, number, reason) => {
      await deed.execute(database.db);

      expect((await verify())?.broken).toEqual({ number, reason });
    });

    test('puts two records in the place of each other is found', async () => {
      await sql`update audit_record set number = number + 100 where number in (2, 3)`.execute(database.db);
      await sql`update audit_record set number = 105 - number where number > 100`.execute(database.db);

      expect((await verify())?.broken).toEqual({ number: 2, reason: 'not-linked' });
    });

    test('makes the rest of the chain anew is found by a head that was written down', async () => {
      const before = await verify();
      const published = before?.head;
      await sql`update audit_record set body = replace(body, 'folder-3', 'folder-9') where number = 3`.execute(
        database.db,
      );
      await sql`update audit_record set hash = encode(sha256(convert_to(previous_hash || body, 'UTF8')), 'hex')
        where number = 3`.execute(database.db);
      await sql`update office set audit_hash = (select hash from audit_record where number = 3)`.execute(database.db);

      expect((await verify())?.broken).toBeUndefined();
      expect((await verify(published))?.broken).toEqual({ number: 3, reason: 'published-head-differs' });
      await sql`delete from audit_record where number = 3`.execute(database.db);
      await sql`update office set audit_number = 2, audit_hash = (select hash from audit_record where number = 2)`.execute(
        database.db,
      );
      expect((await verify())?.broken).toBeUndefined();
      expect((await verify(published))?.broken).toEqual({ number: 3, reason: 'cut-off' });
      const told = await verifyAuditCommand(database.db, {
        officeId: 'office-13',
        ...(published ? { published } : {}),
      });
      expect(told).toEqual({
        isDone: false,
        lines: ['Checked 2 records of the audit trail of office-13.', 'BROKEN at record 3: cut-off'],
      });
    });
  });
});
