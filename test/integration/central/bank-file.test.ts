import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPin } from '#central/services/pin-hash.ts';
import { bytesHash } from '#shared/domain/content-hash.ts';
import type { RowOf } from '#shared/model/tables.ts';
import { bankFileIdFor } from '#shared/mutations/bank-files.ts';
import { aBankFile, aBankFileLine, bankFileBytes } from '#test/builders/bank-files.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { engines, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import {
  aCentre,
  aClient,
  anOffice,
  anOfficeWithBiller,
  CLERK,
  kinds,
  pushed,
  putRows,
  rowsOf,
  SUPERVISOR,
  type TestCentre,
} from './test-centre.ts';

const PIN = '480712';
const NOTICES = 400;
const refOf = (index: number): string => String(1_300_000_000 + index);

describe.each(engines)('the bank file of a busy day at a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(() => database.empty());

  test('is taken whole in one change: every notice of it is paid, and the one line too many waits', async () => {
    const device = await anOffice(database);
    const notices = Array.from({ length: NOTICES }, (_, index) =>
      aNotice({ id: `notice-${index}`, factoryId: `factory-${index}`, ref1: refOf(index), items: [aNoticeItem()] }),
    );
    await putRows(database, { officeId: device.officeId, version: 2 }, [
      ['office', anOfficeWithBiller()],
      ...notices.map((notice) => ['notice', notice] as const),
    ]);
    const lines = Array.from({ length: NOTICES + 1 }, (_, index) =>
      aBankFileLine({ ref1: refOf(index), satang: 157_500 }),
    );
    const client = aClient('pc-1', device);
    const file = { ...aBankFile(lines), officeId: device.officeId };

    const verdicts = await pushed(
      aCentre(database),
      client,
      client.does('import-bank-file', file, { actorId: SUPERVISOR }),
      client.does('import-bank-file', file, { actorId: SUPERVISOR }),
    );

    expect(kinds(verdicts)).toEqual(['applied', 'rejected bank-file-known']);
    const paid = (await rowsOf(database, 'notice')).filter(({ state }) => state.kind === 'paid');
    expect(paid).toHaveLength(NOTICES);
    expect(await rowsOf(database, 'payment')).toHaveLength(NOTICES + 1);
    expect(await rowsOf(database, 'moneyCase')).toMatchObject([
      { kind: 'unknown-reference', ref1: refOf(NOTICES), state: { kind: 'open' } },
    ]);
  });

  describe('is given out again', () => {
    const bytes = bankFileBytes([aBankFileLine({ ref1: refOf(1), customerName: 'นางสาวแก้ว ศรีสุข' })]);
    const fileId = bankFileIdFor(bytesHash(bytes));
    const given = async (app: FastifyInstance, token: string, staffId: string, pin = PIN) => {
      const payload = { fileId, proof: { staffId, pin } };
      return app.inject({ method: 'POST', url: '/v1/bank-file', headers: { authorization: token }, payload });
    };
    const deeds = async (): Promise<readonly unknown[]> => {
      const { rows } = await sql<{ act: unknown }>`select body::json->'acts'->0 as act from audit_record
        where body like '%bank-file-given%'`.execute(database.db);
      return rows.map(({ act }) => act);
    };
    const anEnrolled = async (centre: TestCentre, officeId: string) => {
      const enrolled = await centre.devices.enrol(`CODE-${officeId}`, 'เคาน์เตอร์ 1');
      if (!enrolled.ok) throw new Error('the code enrols');
      return { ...enrolled.value, bearer: `Bearer ${enrolled.value.token}` };
    };
    const withPins = async (officeId: string): Promise<void> => {
      const pin = await hashPin(PIN, Buffer.alloc(16, 7));
      const { rows } = await sql<{ data: RowOf<'staff'> }>`
        select data from synced_row where office_id = ${officeId} and table_name = 'staff'`.execute(database.db);
      const staff = rows.map(({ data }) => ['staff', { ...data, pin }] as const);
      await putRows(database, { officeId, version: 2 }, [
        ...staff,
        ['office', { ...anOfficeWithBiller(), id: officeId }],
      ]);
    };

    test('byte for byte, to who answers for money there and to nobody else, and each time it is on record', async () => {
      await anOffice(database);
      await anOffice(database, { officeId: 'office-20' });
      await withPins('office-13');
      await withPins('office-20');
      const centre = aCentre(database);
      const app = await anApp(centre);
      const own = await anEnrolled(centre, 'office-13');
      const other = await anEnrolled(centre, 'office-20');
      const args = { officeId: 'office-13', fileName: 'KTB.txt', contentBase64: Buffer.from(bytes).toString('base64') };
      const client = aClient('pc-1', { officeId: 'office-13', deviceId: own.deviceId });
      expect((await given(app, own.bearer, SUPERVISOR)).json()).toEqual({ type: 'bank-file-unknown' });
      await pushed(centre, client, client.does('import-bank-file', args, { actorId: SUPERVISOR }));

      const answer = await given(app, own.bearer, SUPERVISOR);

      expect(answer.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
      expect(Buffer.compare(answer.rawPayload, bytes)).toBe(0);
      const record = { kind: 'bank-file-given', actorId: SUPERVISOR, deviceId: own.deviceId, fileId };
      expect(await deeds()).toEqual([record]);
      const refused = [
        await given(app, own.bearer, SUPERVISOR, '1111'),
        await given(app, own.bearer, CLERK),
        await given(app, other.bearer, SUPERVISOR),
        await given(app, 'Bearer none', SUPERVISOR),
      ];
      expect(refused.map(({ statusCode, json }) => [statusCode, json<{ type: string }>().type])).toEqual([
        [403, 'pin-wrong'],
        [403, 'not-allowed'],
        [404, 'bank-file-unknown'],
        [401, 'denied'],
      ]);
      expect(await deeds()).toEqual([record]);
      await app.close();
    });

    test('also when another file has taken its place, each with its own bytes and on record', async () => {
      await anOffice(database);
      await withPins('office-13');
      const centre = aCentre(database);
      const app = await anApp(centre);
      const own = await anEnrolled(centre, 'office-13');
      const client = aClient('pc-1', { officeId: 'office-13', deviceId: own.deviceId });
      const later = bankFileBytes([aBankFileLine({ ref1: refOf(2), customerName: 'นายขวัญ ใจดี' })]);
      const fileOf = (content: Uint8Array, more: { readonly replacesId?: string } = {}) =>
        client.does(
          'import-bank-file',
          {
            officeId: 'office-13',
            fileName: 'KTB.txt',
            contentBase64: Buffer.from(content).toString('base64'),
            ...more,
          },
          { actorId: SUPERVISOR },
        );
      const verdicts = await pushed(centre, client, fileOf(bytes), fileOf(later, { replacesId: fileId }));
      expect(kinds(verdicts)).toEqual(['applied', 'applied']);

      const answer = await given(app, own.bearer, SUPERVISOR);

      expect(Buffer.compare(answer.rawPayload, bytes)).toBe(0);
      expect(await deeds()).toMatchObject([{ kind: 'bank-file-given', actorId: SUPERVISOR, fileId }]);
      await app.close();
    });

    test('but not when the bytes that were kept are not those that were taken over', async () => {
      await anOffice(database);
      await withPins('office-13');
      const centre = aCentre(database);
      const app = await anApp(centre);
      const own = await anEnrolled(centre, 'office-13');
      const client = aClient('pc-1', { officeId: 'office-13', deviceId: own.deviceId });
      const args = { officeId: 'office-13', fileName: 'KTB.txt', contentBase64: Buffer.from(bytes).toString('base64') };
      await pushed(centre, client, client.does('import-bank-file', args, { actorId: SUPERVISOR }));
      await sql`update verdict set entry = replace(entry::text, ${args.contentBase64}, 'SGVsbG8=')::json`.execute(
        database.db,
      );

      expect((await given(app, own.bearer, SUPERVISOR)).json()).toEqual({ type: 'bank-file-unknown' });
      await app.close();
    });
  });
});
