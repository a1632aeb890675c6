import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { listDeadLetters, MOST_ATTEMPTS } from '#central/services/dead-letters.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { aClient, kinds, pushed, SHELF, type TestClient } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();

/** From now on rows of this id cannot be stored: the fault of the row (a constraint), or of the machine (a full disk). */
const refuse = async (part: string, sqlState: '23514' | '53100' | '40001'): Promise<void> => {
  const { db } = stand.database;
  await sql`create or replace function refuse_row() returns trigger language plpgsql as ${sql.lit(
    `begin if new.data::text like '%${part}%' then raise exception 'refused' using errcode = '${sqlState}'; end if; return new; end`,
  )}`.execute(db);
  await sql`create trigger refuse_row before insert or update on synced_row for each row execute function refuse_row()`.execute(
    db,
  );
};
const allow = () => sql`drop trigger if exists refuse_row on synced_row`.execute(stand.database.db);
afterEach(() => allow());

const sees = (client: TestClient, folder: number) =>
  client.does('see-folder', { folderId: `folder-${folder}`, locationId: SHELF });
const push = (client: TestClient, ...entries: readonly OutboxEntry[]) =>
  stand.centre.push(client.device, client.request(...entries));
const movedFolders = async () => (await stand.rows('movement')).map(({ folderId }) => folderId).toSorted();
const lastSeq = async (): Promise<number> => {
  const { rows } = await sql<{ last: number }>`select last_seq::float8 as last from client where id = 'pc-1'`.execute(
    stand.database.db,
  );
  return rows[0]?.last ?? Number.NaN;
};

describe('work that the database refuses because of what it is', () => {
  test('is found among the others, tried three times and set aside; all others are stored', async () => {
    const client = aClient('pc-1', stand.ours);
    const work = [sees(client, 1), sees(client, 2), sees(client, 3)];
    await refuse('"folderId": "folder-2"', '23514');

    for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1) {
      expect(await push(client, ...work)).toEqual({
        ok: false,
        error: { type: 'mutation-crashed', seq: 2, attempts },
      });
      expect([await movedFolders(), await lastSeq()]).toEqual([['folder-1'], 1]);
    }
    expect(kinds(await pushed(stand.centre, client, ...work))).toEqual([
      'applied',
      'rejected centre-crashed',
      'applied',
    ]);

    expect([await movedFolders(), await lastSeq(), await stand.version()]).toEqual([['folder-1', 'folder-3'], 3, 3]);
    expect(await listDeadLetters(stand.database.db, 'office-13')).toMatchObject([{ seq: 2, reason: 'refused' }]);
    expect(await verifyAudit(stand.database.db, 'office-13')).toMatchObject({ records: 3, broken: undefined });
  });

  test('and then is taken after all, is no dead letter', async () => {
    const client = aClient('pc-1', stand.ours);
    await refuse('"folderId": "folder-2"', '23514');
    const entry = sees(client, 2);
    await push(client, entry);
    await allow();

    expect(kinds(await pushed(stand.centre, client, entry))).toEqual(['applied']);
    expect(await listDeadLetters(stand.database.db, 'office-13')).toEqual([]);
  });

  test('is told to nobody as a change, and what was stored before it is', async () => {
    const client = aClient('pc-1', stand.ours);
    await refuse('"folderId": "folder-2"', '23514');
    await push(client, sees(client, 1), sees(client, 2));
    expect(stand.signals).toEqual([['office-13', 2]]);
  });

  test('names itself in the log, and nothing of what stands in it', async () => {
    const client = aClient('pc-1', stand.ours);
    await refuse('"folderId": "folder-2"', '23514');
    await push(client, sees(client, 2));
    expect(stand.logged).toEqual([
      { level: 'error', event: 'mutation-crashed', facts: { name: 'see-folder@1', seq: 1, attempts: 1 } },
    ]);
  });
});

describe('work that meets a database in trouble', () => {
  test.each([
    ['whose disk is full', '53100'],
    ['that must try again', '40001'],
  ] as const)(
    '%s is not counted against it: nothing is stored, and it is taken whole when that is over',
    async (_what, state) => {
      const client = aClient('pc-1', stand.ours);
      const work = [sees(client, 1), sees(client, 2), sees(client, 3)];
      await refuse('"folderId": "folder-2"', state);

      for (let time = 0; time < MOST_ATTEMPTS + 1; time += 1) {
        await expect(push(client, ...work)).rejects.toThrow('refused');
      }
      expect([await movedFolders(), await lastSeq(), await stand.version(), stand.signals]).toEqual([[], 0, 1, []]);
      await allow();

      expect(kinds(await pushed(stand.centre, client, ...work))).toEqual(['applied', 'applied', 'applied']);
      expect([await movedFolders(), await stand.version()]).toEqual([['folder-1', 'folder-2', 'folder-3'], 4]);
      expect(await listDeadLetters(stand.database.db, 'office-13')).toEqual([]);
    },
  );

  test('leaves nothing in the memory of the program: who has a folder is read anew', async () => {
    const client = aClient('pc-1', stand.ours);
    const colleague = aClient('pc-2', stand.ours);
    await refuse('"kind": "check-out"', '53100');
    await expect(push(client, client.lends('folder-1'), client.lends('folder-2'))).rejects.toThrow('refused');
    await allow();

    expect(kinds(await pushed(stand.centre, colleague, colleague.lends('folder-1')))).toEqual(['applied']);
    expect(await stand.rows('exception')).toEqual([]);
  });

  test('does not hold up the other office', async () => {
    const [ours, theirs] = [aClient('pc-1', stand.ours), aClient('pc-2', stand.theirs)];
    await refuse('"deviceId": "device-of-office-13"', '53100');
    const [failed, taken] = await Promise.allSettled([push(ours, sees(ours, 1)), push(theirs, sees(theirs, 1))]);
    expect([failed.status, taken]).toMatchObject(['rejected', { value: { ok: true } }]);
  });
});

describe('dead letters', () => {
  test('are those of an office that were set aside, the oldest first, each with the entry as it came', async () => {
    const [one, two, theirs] = [
      aClient('pc-1', stand.ours),
      aClient('pc-2', stand.ours),
      aClient('pc-3', stand.theirs),
    ];
    const [first, second, third] = [sees(one, 2), sees(two, 2), sees(theirs, 2)];
    await refuse('"folderId": "folder-2"', '23514');
    for (let time = 0; time < MOST_ATTEMPTS; time += 1) {
      await push(two, second);
      stand.clock.pass(1_000);
    }
    for (let time = 0; time < MOST_ATTEMPTS; time += 1) await push(one, first);
    await push(theirs, third);

    const letters = await listDeadLetters(stand.database.db, 'office-13');
    expect(letters).toEqual([
      { clientId: 'pc-2', seq: 1, attempts: 3, reason: 'refused', entry: second },
      { clientId: 'pc-1', seq: 1, attempts: 3, reason: 'refused', entry: first },
    ]);
    expect(await listDeadLetters(stand.database.db, 'office-20')).toEqual([]);
  });
});
