import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_ATTEMPTS, listDeadLetters } from '#central/services/dead-letters.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { ExceptionRow, FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { engines, type TestDatabase } from './databases.ts';
import {
  aCentre,
  aClient,
  aFolder,
  anOffice,
  CLERK,
  kinds,
  pullAll,
  pushed,
  putRows,
  SHELF,
  START_MS,
  SUPERVISOR,
  type TestCentre,
} from './test-centre.ts';

const rowsOf = async <R extends AnyRow>(database: TestDatabase, table: TableName): Promise<readonly R[]> => {
  const { rows } = await sql<{ data: R }>`
    select data from synced_row where table_name = ${table} and data is not null order by id`.execute(database.db);
  return rows.map(({ data }) => data);
};

const versionOf = async (database: TestDatabase, officeId = 'office-13'): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    select version::float8 as version from office where id = ${officeId}`.execute(database.db);
  return rows[0]?.version ?? Number.NaN;
};

describe.each(engines)('pushing to a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  let centre: TestCentre;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
  });

  describe('exactly once', () => {
    test('a loan reaches the centre: the movement is kept and the folder says who has it', async () => {
      const client = aClient('pc-1', await anOffice(database));

      const verdicts = await pushed(centre, client, client.lends('folder-1'));

      expect(kinds(verdicts)).toEqual(['applied']);
      expect(await rowsOf<MovementRow>(database, 'movement')).toMatchObject([
        { folderId: 'folder-1', kind: 'check-out' },
      ]);
      const [folder] = await rowsOf<FolderRow>(database, 'folder');
      expect(folder?.custody).toMatchObject({ kind: 'on-loan', borrowerId: CLERK });
      expect(await versionOf(database)).toBe(2);
    });

    test('sending the same batch again gives the same verdicts and changes nothing', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const batch = [client.lends('folder-1'), client.lends('folder-unheard-of'), client.lends('folder-2')];
      const first = await pushed(centre, client, ...batch);
      const version = await versionOf(database);

      const second = await pushed(centre, client, ...batch);

      expect(second).toEqual(first);
      expect(kinds(second)).toEqual(['applied', 'rejected folder-unknown', 'applied']);
      expect(await versionOf(database)).toBe(version);
      expect(await rowsOf(database, 'movement')).toHaveLength(2);
    });

    test('the same batch on two connections at the same moment is applied once', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const other = aCentre(database.another());
      const batch = Array.from({ length: 10 }, (_, index) => client.lends(`folder-${(index % 3) + 1}`));

      const [here, there] = await Promise.all([pushed(centre, client, ...batch), pushed(other, client, ...batch)]);

      expect(here).toEqual(there);
      expect(await rowsOf(database, 'movement')).toHaveLength(10);
      expect(await versionOf(database)).toBe(11);
    });

    test('a batch that begins where the last answer got lost goes on behind what is known', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const [one, two, three] = [client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-3')];
      await pushed(centre, client, one, two);

      const verdicts = await pushed(centre, client, one, two, three);

      expect(kinds(verdicts)).toEqual(['applied', 'applied', 'applied']);
      expect(await rowsOf(database, 'movement')).toHaveLength(3);
    });

    test('behind a gap nothing is taken, so that nothing can come out of order', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const [one, two, three] = [client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-3')];

      expect(await pushed(centre, client, two, three)).toEqual([]);
      expect(kinds(await pushed(centre, client, one, three))).toEqual(['applied']);
      expect(kinds(await pushed(centre, client, two, three))).toEqual(['applied', 'applied']);
    });

    test('other work under a number that was used before is refused, not answered with the old verdict', async () => {
      const device = await anOffice(database);
      const before = aClient('pc-1', device);
      await pushed(centre, before, before.lends('folder-1'));
      const restored = aClient('pc-1', device);
      const lostWork = restored.does(
        'check-in-folder',
        { folderId: 'folder-1', locationId: SHELF },
        { id: 'new-work' },
      );

      expect(kinds(await pushed(centre, restored, lostWork))).toEqual(['rejected sequence-reused']);
    });
  });

  describe('verdicts', () => {
    test('a refused mutation leaves nothing behind and does not hold up the next', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const halfGood = client.does('register-folders', {
        folders: [
          { id: 'folder-new', code: makeScanCode('folder', '13', 900), series: 'factory', subjectId: 'x', volume: 1 },
          { id: 'folder-dup', code: makeScanCode('folder', '13', 1), series: 'factory', subjectId: 'x', volume: 2 },
        ],
      });

      const verdicts = await pushed(centre, client, halfGood, client.lends('folder-1'));

      expect(kinds(verdicts)).toEqual(['rejected folder-code-taken', 'applied']);
      expect(await rowsOf(database, 'folder')).toHaveLength(3);
      expect(await versionOf(database)).toBe(2);
    });

    test('two loans of one folder at once are both kept and raise one exception card', async () => {
      const device = await anOffice(database);
      const [counter, fileRoom] = [aClient('pc-1', device), aClient('pc-2', device)];
      await pushed(centre, counter, counter.lends('folder-1', CLERK));

      const verdicts = await pushed(centre, fileRoom, fileRoom.lends('folder-1', SUPERVISOR));

      const cards = await rowsOf<ExceptionRow>(database, 'exception');
      expect(verdicts).toEqual([{ seq: 1, outcome: { kind: 'exception', exceptionIds: [cards[0]?.id] } }]);
      expect(cards[0]?.causeIds).toEqual(['pc-1-m1', 'pc-2-m1']);
      expect(await rowsOf(database, 'movement')).toHaveLength(2);
    });

    test('a mutation of a newer client is refused by name and the queue goes on', async () => {
      const client = aClient('pc-1', await anOffice(database));

      const verdicts = await pushed(centre, client, client.entry('scan-by-drone@1', {}), client.lends('folder-1'));

      expect(verdicts[0]?.outcome).toEqual({
        kind: 'rejected',
        error: { type: 'mutation-unknown', name: 'scan-by-drone@1' },
      });
      expect(verdicts[1]?.outcome.kind).toBe('applied');
    });

    test('who may not do something is refused by the centre, whatever the PC let them do', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const verdicts = await pushed(
        centre,
        client,
        client.does('save-locations', { locations: [{ ...aShelf(), name: 'ใหม่' }] }),
        client.lends('folder-1'),
        client.does('see-folder', { folderId: 'folder-1' }, { actorId: 'staff-nobody' }),
        client.does('record-bank-event', bankTook()),
      );

      expect(kinds(verdicts).slice(0, 3)).toEqual(['rejected not-allowed', 'applied', 'rejected actor-unknown']);
      expect(kinds(verdicts)[3]).toBe('rejected centre-only');
      expect(await rowsOf(database, 'payment')).toEqual([]);
    });

    test('a scan with characters no database row can hold is refused with a code and kept with its verdict', async () => {
      const client = aClient('pc-1', await anOffice(database));

      const verdicts = await pushed(
        centre,
        client,
        client.does('park-scan', { text: 'A\u0000B' }),
        client.does('park-scan', { text: 'half \ud800' }),
        client.does('park-scan', { text: String.raw`spelled out: \u0000` }),
      );

      expect(kinds(verdicts)).toEqual(['rejected input-invalid', 'rejected input-invalid', 'applied']);
      const { rows } = await sql<{ entry: string }>`select entry::text from verdict order by seq`.execute(database.db);
      expect(JSON.parse(rows[0]?.entry ?? '')).toMatchObject({ args: { text: 'A\u0000B' } });
    });

    test('a clock that runs ahead cannot put a scan into the future of the centre', async () => {
      const client = aClient('pc-1', await anOffice(database));
      const fromTomorrow = client.does(
        'see-folder',
        { folderId: 'folder-1', locationId: SHELF },
        { occurredAt: new Date(START_MS + 86_400_000).toISOString() },
      );

      await pushed(centre, client, fromTomorrow);

      const [movement] = await rowsOf<MovementRow>(database, 'movement');
      expect(movement?.effectiveAt).toBe(new Date(START_MS).toISOString());
    });
  });

  describe('versions', () => {
    test('one mutation is one version, and a refused or empty one is none', async () => {
      const client = aClient('pc-1', await anOffice(database));

      await pushed(
        centre,
        client,
        client.lends('folder-1'),
        client.lends('folder-unheard-of'),
        client.lends('folder-2'),
      );

      const { rows } = await sql<{ id: string; version: number }>`
        select id, version::float8 as version from synced_row where version > 1 order by version, id`.execute(
        database.db,
      );
      expect(rows.map(({ version, id }) => `${version} ${id}`)).toEqual([
        '2 folder-1',
        '2 pc-1-m1',
        '3 folder-2',
        '3 pc-1-m3',
      ]);
    });

    test('six PCs on two servers push at once: versions have no gap and no double', async () => {
      const device = await anOffice(database, { folders: 20 });
      const servers = [centre, aCentre(database.another())];
      const clients = Array.from({ length: 6 }, (_, index) => aClient(`pc-${index}`, device));

      await Promise.all(
        clients.map(async (client, index) => {
          for (let round = 0; round < 3; round += 1) {
            const batch = Array.from({ length: 4 }, (_, at) =>
              client.does('see-folder', { folderId: `folder-${at + 1}` }),
            );
            const verdicts = await pushed(servers[(index + round) % 2] ?? centre, client, ...batch);
            expect(kinds(verdicts)).toEqual(['applied', 'applied', 'applied', 'applied']);
          }
        }),
      );

      const { rows } = await sql<{ version: number }>`
        select version::float8 as version from synced_row where table_name = 'movement' order by version`.execute(
        database.db,
      );
      expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 72 }, (_, index) => index + 2));
      expect(await versionOf(database)).toBe(73);
    });

    test('two servers register the same code at once: one gets it, the other is told that it is taken', async () => {
      const device = await anOffice(database);
      const servers = [centre, aCentre(database.another())];
      const code = makeScanCode('folder', '13', 777);

      const verdicts = await Promise.all(
        servers.map((server, index) => {
          const client = aClient(`pc-${index}`, device);
          const folder = { id: `folder-by-${index}`, code, series: 'factory', subjectId: 'x', volume: 1 };
          return pushed(server, client, client.does('register-folders', { folders: [folder] }));
        }),
      );

      expect(verdicts.flatMap(kinds).toSorted()).toEqual(['applied', 'rejected folder-code-taken']);
      expect((await rowsOf<FolderRow>(database, 'folder')).filter((folder) => folder.code === code)).toHaveLength(1);
    });

    test('what another server changed meanwhile is seen by the next mutation here', async () => {
      const device = await anOffice(database);
      const [here, there] = [aClient('pc-1', device), aClient('pc-2', device)];
      const other = aCentre(database.another());
      await pushed(centre, here, here.lends('folder-1', CLERK));
      await pushed(other, there, there.does('check-in-folder', { folderId: 'folder-1', locationId: SHELF }));

      const verdicts = await pushed(centre, here, here.lends('folder-1', SUPERVISOR));

      expect(kinds(verdicts)).toEqual(['applied']);
    });
  });

  describe('offices are apart', () => {
    test('a mutation of one office cannot touch or see the rows of another', async () => {
      const mine = await anOffice(database, { officeId: 'office-13' });
      const theirs = await anOffice(database, { officeId: 'office-20', folders: 0 });
      const client = aClient('pc-20', theirs);

      expect(kinds(await pushed(centre, client, client.lends('folder-1')))).toEqual(['rejected folder-unknown']);
      const codeOfTheOther = { id: 'f', code: aFolder(1).code, series: 'factory', subjectId: 'x', volume: 1 };
      expect(
        kinds(await pushed(centre, client, client.does('register-folders', { folders: [codeOfTheOther] }))),
      ).toEqual(['applied']);
      const { operations } = await pullAll(centre, aClient('pc-13', mine));
      expect(operations.filter(({ table }) => table === 'folder')).toHaveLength(3);
    });

    test('a client of one office is refused when it pushes or pulls with the token of another', async () => {
      const client = aClient('pc-1', await anOffice(database, { officeId: 'office-13' }));
      await pushed(centre, client, client.lends('folder-1'));
      const stolen = { ...client, device: await anOffice(database, { officeId: 'office-20' }) };

      const push = await centre.push(stolen.device, stolen.request(stolen.lends('folder-2')));
      const pull = await centre.pull(stolen.device, { protocol: 1, clientId: 'pc-1', cookie: '' });

      expect(push).toEqual({ ok: false, error: { type: 'client-of-another-office' } });
      expect(pull).toEqual({ ok: false, error: { type: 'client-of-another-office' } });
    });

    test('nobody can pass for the centre itself, and entries of other clients are not smuggled in', async () => {
      const device = await anOffice(database);
      const forged = aClient('centre-office-13', device);
      const client = aClient('pc-1', device);

      const asCentre = await centre.push(device, forged.request(forged.lends('folder-1')));
      const smuggled = await centre.push(device, client.request(aClient('pc-2', device).lends('folder-1')));

      expect(asCentre).toMatchObject({ ok: false, error: { type: 'client-of-another-office' } });
      expect(smuggled).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    });
  });

  describe('a mutation that crashes the centre', () => {
    const withBrokenFolder = async () => {
      const device = await anOffice(database);
      const broken = { ...aFolder(99), custody: undefined } as unknown as FolderRow;
      await putRows(database, { officeId: device.officeId, version: 2 }, [['folder', broken]]);
      return aClient('pc-1', device);
    };

    test('is tried three times, then set aside, and the queue behind it moves on', async () => {
      const client = await withBrokenFolder();
      const batch = [client.lends('folder-1'), client.lends('folder-99'), client.lends('folder-2')];

      for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
        const answer = await centre.push(client.device, client.request(...batch));
        expect(answer).toEqual({ ok: false, error: { type: 'mutation-crashed', seq: 2, attempts: attempt } });
      }
      const verdicts = await pushed(centre, client, ...batch);

      expect(kinds(verdicts)).toEqual(['applied', 'rejected centre-crashed', 'applied']);
      expect(await pushed(centre, client, ...batch)).toEqual(verdicts);
      const letters = await listDeadLetters(database.db, client.device.officeId);
      expect(letters).toMatchObject([{ clientId: 'pc-1', seq: 2, attempts: MOST_ATTEMPTS, entry: batch[1] }]);
    });

    test('leaves nothing of itself behind', async () => {
      const client = await withBrokenFolder();

      await centre.push(client.device, client.request(client.lends('folder-99')));

      expect(await rowsOf(database, 'movement')).toEqual([]);
      expect(await versionOf(database)).toBe(2);
      expect((await pullAll(centre, client)).lastSeq).toBe(0);
    });
  });

  test('number blocks of one office never overlap, whoever asks at the same time', async () => {
    const device = await anOffice(database);
    const other = aCentre(database.another());

    const blocks = await Promise.all([
      centre.leaseNumbers(device, 'notice', 100),
      other.leaseNumbers({ ...device, deviceId: 'device-2' }, 'notice', 50),
      centre.leaseNumbers(device, 'folder', 10),
      other.leaseNumbers(device, 'notice', 1),
    ]);

    const numbers = blocks.filter(({ kind }) => kind === 'notice').flatMap(({ from, to }) => range(from, to));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(range(1, 151));
    const { operations } = await pullAll(centre, aClient('pc-1', device), 'v1:1');
    expect(operations.map(({ row }) => row)).toEqual(expect.arrayContaining(blocks));
    expect(await versionOf(database)).toBe(5);
  });
});

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const aShelf = () => ({
  id: SHELF,
  code: makeScanCode('location', '13', 1),
  kind: 'shelf' as const,
  name: 'ชั้น 1',
  walkKey: 'a-01-1',
  path: 'ห้อง A',
});
