import { beforeEach, describe, expect, test } from 'vitest';
import { registrationKey } from '#shared/domain/registration-number.ts';
import type { ExternalInvoiceFacts } from '#shared/model/external-invoice-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';
import { aConfirmedSchedule, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory } from '#test/builders/office.ts';

const NUMBER = '3-64(1)-12/41ปท';
const OTHER_NUMBER = '3-64(1)-13/41ปท';
const factoryId = factoryIdFor(registrationKey(NUMBER));
const otherFactoryId = factoryIdFor(registrationKey(OTHER_NUMBER));

let office: MemoryOffice;
let hour: number;
beforeEach(() => {
  office = createMemoryOffice();
  hour = 0;
  office.put('factory', aFactory({ id: factoryId }));
  office.put('factory', aFactory({ id: otherFactoryId, register: { registrationNumber: OTHER_NUMBER } }));
  office.put('feeSchedule', aConfirmedSchedule());
});

/** What the other system says an hour later than what it said before. */
const said = (over: Partial<ExternalInvoiceFacts> = {}) => {
  hour += 1;
  const changedAt = new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
  return office.runAtCentre('record-external-invoice', anExternalInvoice({ ...over, changedAt }));
};
const withoutYear = async () => {
  hour += 1;
  const { annualDueOn: _year, ...rest } = anExternalInvoice({
    status: 'paid',
    changedAt: new Date(Date.UTC(2026, 10, 22, hour)).toISOString(),
  });
  return office.runAtCentre('record-external-invoice', rest);
};
const settled = (): readonly string[] =>
  office.all('paidYear').map((year) => `${year.factoryId === factoryId ? 'ours' : 'other'} ${year.dueOn}`);
const issue = (dueOn: string, ref1 = '1300000017') =>
  office.runAtCentre(
    'issue-notice',
    { factoryId, ref1, items: [aNoticeItem({ dueOn })], totalSatang: 157_500, validUntilOn: '2026-11-30' },
    { id: `notice-${ref1}` },
  );
const cards = () => office.all('exception').filter(({ kind }) => kind === 'year-billed-twice');

describe('a bill of another system that is corrected after it was paid', () => {
  test.each<readonly [string, Partial<ExternalInvoiceFacts>, readonly string[]]>([
    ['for another year: the year of before is owed again', { annualDueOn: '2025-03-01' }, ['ours 2025-03-01']],
    ['for another factory: that one has paid, not ours', { registrationNumber: OTHER_NUMBER }, ['other 2026-03-01']],
    ['for a factory that is not here: nobody here has paid', { registrationNumber: '3-1-1/60ปท' }, []],
    ['as cancelled for another year: neither is settled', { annualDueOn: '2025-03-01', status: 'cancelled' }, []],
    ['as open again: the year is owed', { status: 'open' }, []],
    ['in its amount alone: the year stays settled', { satang: 150_000 }, ['ours 2026-03-01']],
  ])('%s', async (_about, correction, expected) => {
    await said({ status: 'paid' });
    expect(settled()).toEqual(['ours 2026-03-01']);

    await said({ status: 'paid', ...correction });

    expect(settled()).toEqual(expected);
  });

  test('as no annual fee at all: the year is owed again', async () => {
    await said({ status: 'paid' });

    await withoutYear();

    expect(settled()).toEqual([]);
  });

  test('and corrected back is as it was at first', async () => {
    await said({ status: 'paid' });
    const before = settled();
    await said({ status: 'paid', annualDueOn: '2024-03-01' });

    await said({ status: 'paid' });

    expect(settled()).toEqual(before);
  });

  test('never takes away a year that is known from elsewhere', async () => {
    await said({ annualDueOn: '2025-03-01', status: 'paid' });
    const years = [{ dueOn: '2026-03-01', paidOn: '2026-02-20', reference: 'ใบเสร็จ 1/26' }];
    await office.run('record-paid-years', { factoryId, years }, { actorId: 'staff-finance' });

    await said({ status: 'paid' });
    await said({ status: 'cancelled' });

    expect(office.all('paidYear')).toMatchObject([{ dueOn: '2026-03-01', reference: 'ใบเสร็จ 1/26' }]);
  });

  test.each([
    ['on the day it says', { paidOn: '2026-11-20' }, '2026-11-20'],
    [
      'on the Thai day on which it said so, where it tells none',
      { changedAt: '2026-11-22T17:00:00.000Z' },
      '2026-11-23',
    ],
    ['the evening before that', { changedAt: '2026-11-22T16:59:59.999Z' }, '2026-11-22'],
  ])('counts as paid %s', async (_when, over, paidOn) => {
    await office.runAtCentre('record-external-invoice', anExternalInvoice({ status: 'paid', ...over }));
    expect(office.all('paidYear')).toMatchObject([{ paidOn }]);
  });
});

describe('a year that was paid here and there', () => {
  const payHere = async () => {
    await issue('2026-03-01');
    await said({ status: 'paid' });
    await office.runAtCentre('record-bank-event', bankTook({ satang: 157_500 }));
  };
  const openKinds = () => office.all('moneyCase').flatMap(({ state, kind }) => (state.kind === 'open' ? [kind] : []));

  test('is settled by the one that came first, and the second payment waits for a person', async () => {
    await payHere();

    expect(office.all('paidYear')).toMatchObject([{ reference: office.all('externalInvoice')[0]!.id }]);
    expect(openKinds()).toEqual(['year-paid-already']);
  });

  test('is settled by our notice when the other payment is taken back: it is not owed a second time', async () => {
    await payHere();

    await said({ status: 'cancelled' });

    expect(office.all('paidYear')).toMatchObject([
      { factoryId, dueOn: '2026-03-01', paidOn: '2026-11-24', reference: '1300000017' },
    ]);
    expect(openKinds()).toEqual([]);
  });

  test('is settled by our notice also when the other bill turns out to be for another year', async () => {
    await payHere();

    await said({ status: 'paid', annualDueOn: '2025-03-01' });

    expect(office.all('paidYear').map(({ dueOn, reference }) => [dueOn, reference])).toEqual(
      expect.arrayContaining([
        ['2026-03-01', '1300000017'],
        ['2025-03-01', office.all('externalInvoice')[0]!.id],
      ]),
    );
  });

  test.each([
    ['the bank first', true],
    ['the other system first', false],
  ])('is owed when both payments are taken back, %s', async (_order, isBankFirst) => {
    await payHere();
    const back = () => office.runAtCentre('record-bank-event', bankGaveBack({ satang: 157_500 }));
    if (isBankFirst) await back();
    await said({ status: 'cancelled' });
    if (!isBankFirst) await back();

    expect(settled()).toEqual([]);
    expect(office.all('notice')).toMatchObject([{ state: { kind: 'issued' } }]);
  });
});

describe('the card about a year that both ask money for', () => {
  test('is raised by the bill that comes second, and said again it is no news', async () => {
    await issue('2026-03-01');
    await said();
    await said({ satang: 1 });

    expect(cards()).toMatchObject([
      { factoryId, causeIds: ['notice-1300000017', office.all('externalInvoice')[0]!.id] },
    ]);
  });

  test('is not opened again by the same bill after a person has looked at it', async () => {
    await issue('2026-03-01');
    await said();
    await office.run('resolve-exception', { exceptionId: cards()[0]!.id });
    await said({ satang: 1 });

    expect(cards()[0]).toHaveProperty('resolvedAt');
  });

  test('asks again when the bill is corrected to a year of another notice', async () => {
    await issue('2026-03-01');
    await issue('2025-03-01', '1300000025');
    await said();
    await office.run('resolve-exception', { exceptionId: cards()[0]!.id });

    await said({ annualDueOn: '2025-06-30' });

    expect(cards()).toHaveLength(1);
    expect(cards()[0]).not.toHaveProperty('resolvedAt');
    expect(cards()[0]!.causeIds).toContain('notice-1300000025');
  });

  test.each<readonly [string, Partial<ExternalInvoiceFacts>, string]>([
    ['another year', { annualDueOn: '2025-03-01' }, '2026-03-01'],
    ['a bill that was cancelled there', { status: 'cancelled' }, '2026-03-01'],
    ['a bill of a factory that is not here', { registrationNumber: '3-1-1/60ปท' }, '2026-03-01'],
  ])('is not raised for %s', async (_about, over, dueOn) => {
    await issue(dueOn);
    await said(over);

    expect(cards()).toEqual([]);
  });
});
