import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chainHash, FIRST_HEAD, type AuditHead } from '#central/services/audit-trail.ts';
import type { Device } from '#central/services/device.ts';
import { verifyAudit } from '#central/services/verify-audit.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { openTestPglite, type TestDatabase } from '../databases.ts';
import { aCentre, aClient, anOffice, pushed } from '../test-centre.ts';

const OFFICE = 'office-13';
const ENTRIES = 6;

/** One record as it lies in the database. */
interface Kept {
  readonly number: number;
  readonly body: string;
  readonly hash: string;
}

let database: TestDatabase;
let device: Device;

/** Six pushes of one PC in an office, and as many in another; each test forges them and they are put back behind it. */
beforeAll(async () => {
  database = await openTestPglite();
  device = await anOffice(database, { folders: ENTRIES });
  const other = await anOffice(database, { officeId: 'office-20', folders: ENTRIES });
  const centre = aCentre(database);
  for (const [clientId, of] of [['pc-1', device] as const, ['pc-2', other] as const]) {
    const client = aClient(clientId, of);
    await pushed(centre, client, ...Array.from({ length: ENTRIES }, (_, at) => client.lends(`folder-${at + 1}`)));
  }
  await sql`create table kept_record as select * from audit_record`.execute(database.db);
  await sql`create table kept_verdict as select * from verdict`.execute(database.db);
  await sql`create table kept_head as select id, audit_number, audit_hash from office`.execute(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await sql`delete from audit_record`.execute(db);
  await sql`insert into audit_record select * from kept_record`.execute(db);
  await sql`delete from verdict`.execute(db);
  await sql`insert into verdict select * from kept_verdict`.execute(db);
  await sql`update office o set audit_number = k.audit_number, audit_hash = k.audit_hash
    from kept_head k where k.id = o.id`.execute(db);
});

const verify = async (published?: AuditHead) => {
  const report = await verifyAudit(database.db, OFFICE, published);
  invariant(report, 'the office is there');
  return report;
};
const broken = async (published?: AuditHead): Promise<string> => {
  const found = (await verify(published)).broken;
  return found ? `${found.number} ${found.reason}` : 'holds';
};
const records = async (): Promise<readonly Kept[]> => {
  const { rows } = await sql<Kept>`select number::float8 as number, body, hash from audit_record
    where office_id = ${OFFICE} order by number`.execute(database.db);
  return rows;
};
/** Writes the chain anew from a record on, as somebody would who can write into every table: every hash fits again. */
const chainAnew = async (change: (record: Kept) => string): Promise<void> => {
  let previous = FIRST_HEAD.hash;
  for (const record of await records()) {
    const body = change(record);
    const hash = chainHash(previous, body);
    await sql`update audit_record set body = ${body}, previous_hash = ${previous}, hash = ${hash}
      where office_id = ${OFFICE} and number = ${record.number}`.execute(database.db);
    previous = hash;
  }
  await sql`update office set audit_hash = ${previous} where id = ${OFFICE}`.execute(database.db);
};
const inOffice = (number: number): RawBuilder<unknown> => sql`office_id = ${OFFICE} and number = ${sql.lit(number)}`;

describe('a trail that nobody touched', () => {
  test('holds from its first record to its head, also against a head that was written down in between', async () => {
    const [, , third] = await records();
    invariant(third, 'there are six');
    expect(await verify()).toMatchObject({ records: ENTRIES, broken: undefined });
    expect(await broken({ number: 3, hash: third.hash })).toBe('holds');
  });

  test('of an office without a record holds: there is nothing that could be wrong', async () => {
    await sql`delete from audit_record where office_id = ${OFFICE}`.execute(database.db);
    await sql`update office set audit_number = 0, audit_hash = ${FIRST_HEAD.hash} where id = ${OFFICE}`.execute(
      database.db,
    );
    expect(await verify()).toEqual({ records: 0, head: FIRST_HEAD, broken: undefined });
  });
});

describe('whoever writes into the records', () => {
  test.each<[string, RawBuilder<unknown>, string]>([
    ['takes the first away', sql`delete from audit_record where ${inOffice(1)}`, '1 missing'],
    ['takes the last away', sql`delete from audit_record where ${inOffice(ENTRIES)}`, `${ENTRIES} cut-off`],
    ['takes all of them away', sql`delete from audit_record where office_id = ${OFFICE}`, '1 cut-off'],
    ['takes two of the middle away', sql`delete from audit_record where number in (3, 4)`, '3 missing'],
    ['adds a blank', sql`update audit_record set body = body || ' ' where ${inOffice(4)}`, '4 changed'],
    ['changes a hash', sql`update audit_record set hash = ${'0'.repeat(64)} where ${inOffice(4)}`, '4 changed'],
    [
      'changes the hash of the one before',
      sql`update audit_record set previous_hash = ${'0'.repeat(64)} where ${inOffice(4)}`,
      '4 changed',
    ],
    [
      'numbers the last one further',
      sql`update audit_record set number = 9 where ${inOffice(ENTRIES)}`,
      `${ENTRIES} missing`,
    ],
    [
      'puts a record of before the first there',
      sql`insert into audit_record select office_id, 0, recorded_at, body, previous_hash, hash from audit_record where ${inOffice(1)}`,
      '0 of-another-place',
    ],
    [
      'sets the head back, so that the end could be taken away unnoticed',
      sql`update office set audit_number = 5, audit_hash = (select hash from audit_record where ${inOffice(5)}) where id = ${OFFICE}`,
      `${ENTRIES} head-changed`,
    ],
    ['changes the head', sql`update office set audit_hash = ${'0'.repeat(64)} where id = ${OFFICE}`, '6 head-changed'],
    ['sets the head further', sql`update office set audit_number = 9 where id = ${OFFICE}`, '7 cut-off'],
    [
      'forgets the head',
      sql`update office set audit_number = 0, audit_hash = ${FIRST_HEAD.hash} where id = ${OFFICE}`,
      '6 head-changed',
    ],
  ])('%s', async (_what, deed, expected) => {
    await deed.execute(database.db);
    expect(await broken()).toBe(expected);
  });

  test.each<[string, (record: Kept) => string, string]>([
    [
      'numbers a record otherwise inside',
      ({ body, number }) => (number === 3 ? body.replace('"number":3', '"number":4') : body),
      '3 of-another-place',
    ],
    [
      'writes of another office inside',
      ({ body, number }) => (number === 2 ? body.replace(OFFICE, 'office-20') : body),
      '2 of-another-place',
    ],
    [
      'replaces a record by what is no JSON',
      ({ body, number }) => (number === 4 ? `${body.slice(0, -1)}` : body),
      '4 unreadable',
    ],
    ['replaces a record by another text', ({ body, number }) => (number === 4 ? '{}' : body), '4 unreadable'],
    ['replaces a record by nothing', ({ body, number }) => (number === 4 ? '' : body), '4 unreadable'],
  ])('and makes the chain anew, but %s, is found', async (_what, change, expected) => {
    await chainAnew(change);
    expect(await broken()).toBe(expected);
  });

  test('and makes a chain anew that holds in itself is found by any head of before, and only by one', async () => {
    const before = await records();
    const [, second, third] = before;
    invariant(second && third, 'there are six');
    await chainAnew(({ body, number }) => (number === 3 ? body.replace('folder-3', 'folder-9') : body));

    expect(await broken()).toBe('holds');
    expect(await broken({ number: 2, hash: second.hash })).toBe('holds');
    expect(await broken({ number: 3, hash: third.hash })).toBe('3 published-head-differs');
    expect(await broken({ number: 6, hash: before[5]?.hash ?? '' })).toBe('6 published-head-differs');
    expect(await broken({ number: 7, hash: third.hash })).toBe('7 cut-off');
  });

  test('puts the trail of another office in the place of this one is found at its first record', async () => {
    await sql`delete from audit_record where office_id = ${OFFICE}`.execute(database.db);
    await sql`insert into audit_record select ${OFFICE}, number, recorded_at, body, previous_hash, hash from kept_record
      where office_id = 'office-20'`.execute(database.db);
    await sql`update office set audit_hash = (select audit_hash from kept_head where id = 'office-20')
      where id = ${OFFICE}`.execute(database.db);

    expect(await broken()).toBe('1 of-another-place');
  });

  test('adds a record of their own at the end, properly linked, is found by the head', async () => {
    const last = (await records()).at(-1);
    invariant(last, 'there are six');
    const body = last.body.replace('"number":6', '"number":7');
    await sql`insert into audit_record values (${OFFICE}, 7, now(), ${body}, ${last.hash}, ${chainHash(last.hash, body)})`.execute(
      database.db,
    );

    expect(await broken()).toBe('7 head-changed');
  });
});

describe('whoever writes into what people asked for', () => {
  test.each<[string, RawBuilder<unknown>, string]>([
    ['takes the first away', sql`delete from verdict where office_id = ${OFFICE} and seq = 1`, '1 entry-missing'],
    [
      'gives it to another PC',
      sql`update verdict set client_id = 'pc-9' where office_id = ${OFFICE} and seq = 4`,
      '4 entry-missing',
    ],
    [
      'gives it to another office',
      sql`update verdict set office_id = 'office-20' where office_id = ${OFFICE} and seq = 5`,
      '5 entry-missing',
    ],
    [
      'writes the same otherwise',
      sql`update verdict set entry = (entry::text || ' ')::json where office_id = ${OFFICE} and seq = 2`,
      '2 entry-changed',
    ],
    [
      'says that somebody else did it',
      sql`update verdict set entry = replace(entry::text, 'staff-clerk', 'staff-nobody')::json where office_id = ${OFFICE} and seq = 6`,
      '6 entry-changed',
    ],
    ['touches another office alone', sql`delete from verdict where office_id = 'office-20'`, 'holds'],
  ])('%s', async (_what, deed, expected) => {
    await deed.execute(database.db);
    expect(await broken()).toBe(expected);
  });

  test('and into a later record, is found where it begins: the first that does not hold is named', async () => {
    await sql`update verdict set entry = replace(entry::text, 'folder-2', 'folder-9')::json
      where office_id = ${OFFICE} and seq = 2`.execute(database.db);
    await sql`update audit_record set body = body || ' ' where ${inOffice(5)}`.execute(database.db);
    expect(await broken()).toBe('2 entry-changed');

    await sql`update audit_record set body = body || ' ' where ${inOffice(1)}`.execute(database.db);
    expect(await broken()).toBe('1 changed');
  });
});

describe('a trail that is read in several pages', () => {
  const long = 1_000;
  /** Records without an entry, each linked to the one before, up to this number. */
  const until = async (last: number): Promise<void> => {
    await sql`delete from audit_record where office_id = ${OFFICE}`.execute(database.db);
    const rows: { number: number; body: string; previous: string; hash: string }[] = [];
    let previous = FIRST_HEAD.hash;
    for (let number = 1; number <= last; number += 1) {
      const body = JSON.stringify({ office: OFFICE, number, at: '2026-11-22T02:00:00.000Z', acts: [], changes: [] });
      const hash = chainHash(previous, body);
      rows.push({ number, body, previous, hash });
      previous = hash;
    }
    await sql`insert into audit_record (office_id, number, recorded_at, body, previous_hash, hash)
      select ${OFFICE}, number, now(), body, previous, hash from json_to_recordset(${JSON.stringify(rows)}::json)
        as r(number bigint, body text, previous text, hash text)`.execute(database.db);
    await sql`update office set audit_number = ${last}::bigint, audit_hash = ${previous} where id = ${OFFICE}`.execute(
      database.db,
    );
  };

  test.each([long - 1, long, long + 1, 2 * long])('holds with %i records', async (last) => {
    await until(last);
    expect(await verify()).toMatchObject({ records: last, head: { number: last }, broken: undefined });
  });

  test.each([
    ['the last of the first page', long, `${long} missing`],
    ['the first of the second page', long + 1, `${long + 1} missing`],
    ['the last of all', long + 2, `${long + 2} cut-off`],
  ])('is found broken where %s is gone', async (_which, gone, expected) => {
    await until(long + 2);
    await sql`delete from audit_record where ${inOffice(gone)}`.execute(database.db);
    expect(await broken()).toBe(expected);
  });

  test('is found broken where the second page does not follow the first', async () => {
    await until(long + 2);
    const { rows } = await sql<Kept>`select number::float8 as number, body, hash from audit_record
      where office_id = ${OFFICE} and number > ${long} order by number`.execute(database.db);
    let previous = FIRST_HEAD.hash;
    for (const { body, number } of rows) {
      const hash = chainHash(previous, body);
      await sql`update audit_record set previous_hash = ${previous}, hash = ${hash}
        where ${inOffice(number)}`.execute(database.db);
      previous = hash;
    }
    await sql`update office set audit_hash = ${previous} where id = ${OFFICE}`.execute(database.db);
    expect(await broken()).toBe(`${long + 1} not-linked`);
  });
});
