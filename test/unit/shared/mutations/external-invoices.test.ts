import { describe, expect, test } from 'vitest';
import { registrationKey } from '#shared/domain/registration-number.ts';
import { err } from '#shared/lib/result.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';
import { aConfirmedSchedule, aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory } from '#test/builders/office.ts';

const factoryId = factoryIdFor(registrationKey('3-64(1)-12/41ปท'));
const office13 = () => {
  const office = createMemoryOffice();
  office.put('factory', aFactory({ id: factoryId }));
  office.put('feeSchedule', aConfirmedSchedule());
  return office;
};
const later = '2026-11-22T05:00:00.000Z';
const issue = (office: ReturnType<typeof office13>, dueOn: string) =>
  office.run('issue-notice', {
    factoryId,
    ref1: '1300000025',
    items: [aNoticeItem({ dueOn })],
    totalSatang: 157_500,
    validUntilOn: '2026-11-30',
  });

describe('a bill of another system', () => {
  test('is kept beside its factory with its own number, payee and state', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ qr: '000201' }));

    expect(office.all('externalInvoice')).toMatchObject([
      { factoryId, number: 'EB-2569-000123', payeeName: 'สำนักงานปลัดกระทรวงอุตสาหกรรม', status: 'open', qr: '000201' },
    ]);
  });

  test('of a factory that the office does not have is kept without one', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ registrationNumber: '3-1-1/60ปท' }));

    expect(office.all('externalInvoice')[0]).not.toHaveProperty('factoryId');
  });

  test('is attached when it comes again after its factory was imported', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('record-external-invoice', anExternalInvoice());
    office.put('factory', aFactory({ id: factoryId }));
    await office.runAtCentre('record-external-invoice', anExternalInvoice());

    expect(office.all('externalInvoice')).toMatchObject([{ factoryId }]);
  });

  test('takes on a newer state, and an older one that arrives later changes nothing', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ status: 'paid', changedAt: later }));
    await office.runAtCentre('record-external-invoice', anExternalInvoice());

    expect(office.all('externalInvoice')).toMatchObject([{ status: 'paid' }]);
  });

  test('over an annual fee keeps that year from being billed here, and no other', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice());

    expect(await issue(office, '2026-03-02')).toEqual(
      err({
        type: 'year-billed-elsewhere',
        dueOn: '2026-03-02',
        system: 'ministry-ebilling',
        number: 'EB-2569-000123',
      }),
    );
    expect(await issue(office, '2025-03-01')).toMatchObject({ ok: true });
  });

  test('no longer stands in the way when it was cancelled there', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice());
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ status: 'cancelled', changedAt: later }));

    expect(await issue(office, '2026-03-01')).toMatchObject({ ok: true });
  });

  test('settles the year when it is paid there, and opens it again when that is taken back', async () => {
    const office = office13();
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ status: 'paid', paidOn: '2026-11-21' }));
    expect(office.all('paidYear')).toMatchObject([{ factoryId, dueOn: '2026-03-01', paidOn: '2026-11-21' }]);

    await office.runAtCentre('record-external-invoice', anExternalInvoice({ changedAt: later }));
    expect(office.all('paidYear')).toEqual([]);
  });

  test('over a year that an open notice carries becomes a card, once', async () => {
    const office = office13();
    office.put('notice', aNotice({ factoryId }));
    await office.runAtCentre('record-external-invoice', anExternalInvoice());
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ changedAt: later }));

    expect(office.all('exception')).toMatchObject([
      {
        kind: 'year-billed-twice',
        factoryId,
        causeIds: ['notice-1', 'external-ministry-ebilling-_0045_0042-2569-000123'],
      },
    ]);
  });
});
