import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personCommand } from '#central/commands/person-command.ts';
import type { Device } from '#central/services/device.ts';
import { listPerson } from '#central/services/list-person.ts';
import { createNoteLook } from '#central/services/ministry/note-look.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import { aFactory } from '#test/builders/office.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { aCentre, aClient, aClock, anOffice, CLERK, kinds, pushed, putRows } from './test-centre.ts';

const CITIZEN_ID = '3101200345671';
const OWNER = 'นางสาวบัว ริมน้ำ';

describe('what an office knows about one person, and who looked at it', () => {
  let database: TestDatabase;
  let device: Device;
  let centre: ReturnType<typeof aCentre>;

  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    device = await anOffice(database);
    await anOffice(database, { officeId: 'office-20' });
    centre = aCentre(database);
    const theirs = aFactory({ id: 'factory-1', register: { operatorName: OWNER, taxId: CITIZEN_ID } });
    const another = aFactory({ id: 'factory-2', register: { operatorName: 'บริษัท อื่น จำกัด' } });
    await putRows(database, { officeId: 'office-13', version: 2 }, [
      ['factory', theirs],
      ['factory', another],
    ]);
    await putRows(database, { officeId: 'office-20', version: 2 }, [['factory', { ...theirs, id: 'factory-of-20' }]]);
  });

  const looks = async (client = aClient('pc-1', device)) => {
    const at = '2026-11-23T02:00:00.000Z';
    return pushed(
      centre,
      client,
      client.lends('folder-1'),
      client.lends('folder-2'),
      client.does('note-data-access', {
        accesses: [
          { kind: 'opened', subjectId: 'factory-1', actorId: CLERK, at },
          { kind: 'opened', subjectId: 'factory-2', actorId: CLERK, at },
          { kind: 'saved', fileName: 'list.csv', actorId: 'somebody-else', at },
        ],
      }),
    );
  };

  test.each([CITIZEN_ID, OWNER, 'factory-1'])(
    'is found by %s: rows, what hangs on them, records, and looks',
    async (about) => {
      expect(kinds(await looks())).toEqual(['applied', 'applied', 'applied']);

      const listing = await listPerson(database.db, 'office-13', about);

      expect(listing?.rows.map(({ table, id }) => `${table} ${id}`)).toEqual([
        'factory factory-1',
        'folder folder-1',
        'movement pc-1-m1',
      ]);
      expect(listing?.records.map(({ acts }) => acts.map(({ name, actorId }) => [name, actorId]))).toEqual([
        [['check-out-folder@1', CLERK]],
      ]);
      expect(listing?.accesses).toEqual([
        { kind: 'opened', subjectId: 'factory-1', actorId: CLERK, at: '2026-11-23T02:00:00.000Z' },
      ]);
    },
  );

  test('of the staff is what they are, did and looked at, with the hash of their PIN hidden', async () => {
    await looks();

    const listing = await listPerson(database.db, 'office-13', CLERK);

    expect(listing?.accesses.map((access) => access.actorId)).toEqual([CLERK, CLERK]);
    expect(listing?.rows.find(({ table }) => table === 'staff')).toMatchObject({
      id: CLERK,
      data: { pin: expect.stringMatching(/^sha256:/) },
    });
    expect(listing?.rows.filter(({ table }) => table === 'movement')).toHaveLength(2);
    expect(listing?.rows.some(({ id }) => id.endsWith('of-20'))).toBe(false);
  });

  test('the command says all of it, and that it was asked stands in the trail without whom it was about', async () => {
    await looks();
    const asked = { officeId: 'office-13', about: CITIZEN_ID, reason: 'request of 23 November' };

    const answer = await personCommand({ db: database.db, clock: aClock() }, asked);

    expect(answer.isDone).toBe(true);
    expect(answer.lines.join('\n')).toContain(`opened factory-1`);
    const { rows } = await sql<{ body: string }>`
      select body from audit_record where office_id = 'office-13' order by number desc limit 1`.execute(database.db);
    expect(rows[0]?.body).toContain('"kind":"person-listed","reason":"request of 23 November"');
    expect(rows[0]?.body).not.toContain(CITIZEN_ID);
    expect((await verifyAudit(database.db, 'office-13'))?.broken).toBeUndefined();
    expect(
      await personCommand({ db: database.db, clock: aClock() }, { ...asked, officeId: 'no-office' }),
    ).toMatchObject({
      isDone: false,
    });
  });

  test('a look that was told and is changed afterwards is found by the verifier', async () => {
    await looks();
    expect((await verifyAudit(database.db, 'office-13'))?.broken).toBeUndefined();

    await sql`update verdict set entry = replace(entry::text, 'factory-1', 'factory-9')::json
      where entry->>'name' = 'note-data-access@1'`.execute(database.db);

    expect((await verifyAudit(database.db, 'office-13'))?.broken?.reason).toBe('entry-changed');
  });

  test('the ministry’s look at an office is recorded there, once an hour for each account', async () => {
    const clock = aClock();
    const noteLook = createNoteLook({ db: database.db, clock });
    for (const login of ['somchai', 'somchai', 'malee']) await noteLook({ officeId: 'office-13', login });

    const { rows } = await sql<{ body: string }>`
      select body from audit_record where office_id = 'office-13' order by number`.execute(database.db);
    expect(rows.map(({ body }) => /"acts":\[(.*?)\]/.exec(body)?.[1])).toEqual([
      '{"kind":"ministry-looked","actorId":"ministry.somchai"}',
      '{"kind":"ministry-looked","actorId":"ministry.malee"}',
    ]);
  });
});
