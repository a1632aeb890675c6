import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';
import { aFactory } from '#test/builders/office.ts';
import { anOfficeRow } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();
const factoryId = factoryIdFor(aFactory().register.registrationKey);

beforeEach(async () => {
  await stand.put([['factory', aFactory({ id: factoryId })]]);
  await stand.put([['office', anOfficeRow({ id: 'office-20', provinceCode: '20' })]], 'office-20');
});
const tell = (over: Parameters<typeof anExternalInvoice>[0] = {}, provinceCode = '13') =>
  stand.centre.keepExternalInvoice(provinceCode, anExternalInvoice(over));
const OK = { ok: true, value: undefined };
const LATER = '2026-11-22T04:00:00.000Z';
const EARLIER = '2026-11-22T02:00:00.000Z';

describe('a bill of another system', () => {
  test('is kept in the office of its province and nowhere else, as one change that everybody hears of', async () => {
    expect(await tell()).toEqual(OK);
    expect(await stand.rows('externalInvoice')).toMatchObject([
      { number: 'EB-2569-000123', factoryId, status: 'open' },
    ]);
    expect([await stand.rows('externalInvoice', 'office-20'), stand.signals]).toEqual([[], [['office-13', 3]]]);
    expect(await tell({}, '20')).toEqual(OK);
    expect((await stand.rows('externalInvoice', 'office-20')).map(({ factoryId: id }) => id)).toEqual([undefined]);
  });

  test.each(['99', '', '1', '013', '13 ', "13' or true --"])(
    'of the province %j is nobody’s, and kept nowhere',
    async (province) => {
      expect(await tell({}, province)).toEqual({ ok: false, error: { type: 'province-unknown' } });
      expect([await stand.rows('externalInvoice'), stand.signals]).toEqual([[], []]);
    },
  );

  test('of the province of an office whose row is gone is nobody’s', async () => {
    await stand.remove('office', 'office-13');
    expect(await tell()).toEqual({ ok: false, error: { type: 'province-unknown' } });
  });

  test('said again changes nothing and tells nobody', async () => {
    await tell();
    const version = await stand.version();
    expect(await tell()).toEqual(OK);
    expect([await stand.version(), stand.signals.length]).toEqual([version, 1]);
  });

  test.each([
    ['what is said later counts', LATER, 'paid'],
    ['what is older and comes late does not', EARLIER, 'open'],
  ])('%s', async (_what, changedAt, status) => {
    await tell();
    await tell({ changedAt, status: 'paid', paidOn: '2026-11-22' });
    expect((await stand.rows('externalInvoice')).map((row) => row.status)).toEqual([status]);
  });

  test('that was paid settles the year of its factory; taken back it does not any more', async () => {
    await tell({ status: 'paid', paidOn: '2026-11-20' });
    expect(await stand.rows('paidYear')).toMatchObject([{ factoryId, dueOn: '2026-03-01', paidOn: '2026-11-20' }]);
    await tell({ status: 'open', changedAt: LATER });
    expect(await stand.rows('paidYear')).toEqual([]);
  });

  test('that was paid on a day nobody told is paid on the day of the message, in Thailand', async () => {
    await tell({ status: 'paid', changedAt: '2026-11-21T17:00:00.000Z' });
    expect(await stand.rows('paidYear')).toMatchObject([{ paidOn: '2026-11-22' }]);
  });

  test('with the same number of two systems is two bills', async () => {
    await tell();
    await tell({ system: 'e-license' });
    expect(new Set((await stand.rows('externalInvoice')).map(({ id }) => id)).size).toBe(2);
  });

  test('that the database refuses is told so, and nothing of it is left', async () => {
    await sql`alter table synced_row add constraint no_bills check (table_name <> 'externalInvoice') not valid`.execute(
      stand.database.db,
    );
    await expect(tell()).rejects.toThrow('no_bills');
    await sql`alter table synced_row drop constraint no_bills`.execute(stand.database.db);
    expect([await stand.version(), await stand.acts(), await tell()]).toEqual([2, [], OK]);
  });
});
