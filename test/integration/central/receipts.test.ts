import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import { verifyReceipts } from '#central/services/verify-receipts.ts';
import { aNamedPayment, aPaidNotice, aPayment, firstReceiptArgs, receiptArgs } from '#test/builders/receipts.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, kinds, pullAll, pushed, putRows } from './test-centre.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
beforeEach(() => database.empty());
afterAll(() => database.close());

const NOTICES = [1, 2, 3];

/** A centre with three paid notices, and a PC that has drawn a book. */
const aCounter = async () => {
  const device = await anOffice(database);
  const paid = NOTICES.flatMap((number) => {
    const ref1 = `130000001${number}`;
    const notice = aPaidNotice({ id: `notice-${number}`, ref1, issuedBy: 'staff-clerk' });
    return [
      ['notice', notice] as const,
      ['payment', aPayment({ id: `payment-${number}`, noticeId: notice.id, ref1 })] as const,
    ];
  });
  await putRows(database, { officeId: device.officeId, version: 2 }, paid);
  const centre = aCentre(database);
  const client = aClient('pc-1', device);
  const drawn = client.does('draw-receipt-book', { fiscalYear: '2570' });
  expect(kinds(await pushed(centre, client, drawn))).toEqual(['applied']);
  const book = async (): Promise<ReceiptBookRow> => {
    const { operations } = await pullAll(centre, client);
    return ReceiptBookRow.parse(operations.findLast(({ id }) => id === drawn.id)?.row);
  };
  const issue = async (number: number) =>
    client.does(
      'issue-receipt',
      receiptArgs(await book(), {
        noticeId: `notice-${number}`,
        payment: aNamedPayment({ paymentId: `payment-${number}` }),
        issuedOn: '2026-11-22',
      }),
    );
  return { device, centre, client, book, issue };
};

describe('receipt books at the centre', () => {
  test('get the next number of the year, each PC its own, however often the request is sent', async () => {
    const { device, centre, client, book } = await aCounter();
    const second = aClient('pc-2', { ...device, deviceId: 'device-2' });
    const drawing = second.does('draw-receipt-book', { fiscalYear: '2570' });
    await pushed(centre, second, drawing);
    await pushed(centre, second, drawing);

    const books = (await pullAll(centre, client)).operations.filter(({ table }) => table === 'receiptBook');
    expect(books.map(({ row }) => row)).toMatchObject([
      { deviceId: device.deviceId, state: { kind: 'open', book: 1 } },
      { deviceId: 'device-2', state: { kind: 'open', book: 2 } },
    ]);
    expect((await book()).state).toMatchObject({ book: 1, nextSheet: 1 });
  });

  test('take a receipt once, however often it is sent, and refuse one that skips a sheet', async () => {
    const { centre, client, issue, book } = await aCounter();
    const first = await issue(1);
    expect(kinds(await pushed(centre, client, first))).toEqual(['applied']);
    expect(kinds(await pushed(centre, client, first))).toEqual(['applied']);
    expect((await book()).state).toMatchObject({ nextSheet: 2 });

    const skipping = await issue(2);
    const args = { ...receiptArgs(await book()), sheet: 3, noticeId: 'notice-2' };
    expect(kinds(await pushed(centre, client, { ...skipping, args }))).toEqual(['rejected receipt-number-not-next']);
  });

  test('take what a PC of the first version sends, and hold with it in one chain', async () => {
    const { device, centre, client, issue, book } = await aCounter();
    await pushed(centre, client, await issue(1));
    const old = firstReceiptArgs(await book(), {
      noticeId: 'notice-2',
      paymentId: 'payment-2',
      issuedOn: '2026-11-22',
    });
    expect(kinds(await pushed(centre, client, client.does('issue-receipt@1', old)))).toEqual(['applied']);
    await pushed(centre, client, await issue(3));

    expect(await verifyReceipts(database.db, device.officeId)).toEqual({ books: 1, sheets: 3, broken: [] });
  });

  test('are checked sheet by sheet, and the sheet that somebody changed in the database is named', async () => {
    const { device, centre, client, issue } = await aCounter();
    for (const number of NOTICES) await pushed(centre, client, await issue(number));
    expect(await verifyReceipts(database.db, device.officeId)).toEqual({ books: 1, sheets: 3, broken: [] });

    await sql`update synced_row set data = jsonb_set(data, '{totalSatang}', '100')
      where table_name = 'receipt' and data->>'number' = '2570-0001-002'`.execute(database.db);
    expect(await verifyReceipts(database.db, device.officeId)).toMatchObject({
      broken: [{ number: '2570-0001-002', reason: 'content-differs' }],
    });

    await sql`update synced_row set data = null where table_name = 'receipt' and data->>'number' = '2570-0001-002'`.execute(
      database.db,
    );
    expect(await verifyReceipts(database.db, device.officeId)).toMatchObject({
      broken: [{ number: '2570-0001-002', reason: 'gap' }],
    });
  });
});
