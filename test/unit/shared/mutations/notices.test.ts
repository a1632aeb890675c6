import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { aConfirmedSchedule, aNotice, aNoticeItem, anUnverifiedSchedule } from '#test/builders/fee-rows.ts';
import { aSmallOffice, createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const billingOffice = (): MemoryOffice => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  office.put('feeSchedule', anUnverifiedSchedule());
  return office;
};
const twoYears = [aNoticeItem({ dueOn: '2025-03-01', surchargeSatang: 15_000 }), aNoticeItem()];
const aBill = (over: Partial<MutationArgs<'issue-notice'>> = {}): MutationArgs<'issue-notice'> => ({
  factoryId: 'factory-1',
  ref1: '1300000017',
  items: twoYears,
  totalSatang: 322_500,
  validUntilOn: '2026-11-30',
  ...over,
});
const issued = async (office: MemoryOffice, over: Partial<MutationArgs<'issue-notice'>> = {}, id = 'notice-1') => {
  expect(await office.run('issue-notice', aBill(over), { id })).toMatchObject({ ok: true });
};
describe('issuing a notice', () => {
  test('writes down what is asked, by whom and until when, under the id of the call', async () => {
    const office = billingOffice();

    await issued(office);

    expect(office.all('notice')).toEqual([
      {
        id: 'notice-1',
        ...aBill(),
        issuedAt: '2026-11-23T02:00:00.000Z',
        issuedBy: 'staff-1',
        state: { kind: 'issued' },
      },
    ]);
    expect(office.all('paidYear')).toEqual([]);
  });

  test.each([
    ['a factory nobody knows', { factoryId: 'f' }, { type: 'factory-unknown', factoryId: 'f' }],
    [
      'a schedule nobody knows',
      { items: [aNoticeItem({ scheduleId: 's' })], totalSatang: 157_500 },
      { type: 'schedule-unknown', scheduleId: 's' },
    ],
    [
      'a schedule that no officer has confirmed',
      { items: [...twoYears, aNoticeItem({ dueOn: '2024-03-01', scheduleId: 'schedule-draft' })] },
      { type: 'fee-schedule-not-confirmed', scheduleId: 'schedule-draft' },
    ],
    [
      'a total that is not the sum of its years',
      { totalSatang: 322_499 },
      { type: 'notice-amount-differs', expectedSatang: 322_500, satang: 322_499 },
    ],
  ])('over %s is refused and nothing is issued', async (_what, over, error) => {
    const office = billingOffice();

    expect(await office.run('issue-notice', aBill(over))).toEqual(err(error));
    expect(office.all('notice')).toEqual([]);
  });

  test.each(['issued', 'cancelled', 'paid'] as const)(
    'with the ref1 of a notice that is %s is refused',
    async (kind) => {
      const office = billingOffice();
      await issued(office);
      if (kind === 'cancelled') await office.run('cancel-notice', { noticeId: 'notice-1', reason: 'พิมพ์ผิด' });
      if (kind === 'paid') await office.runAtCentre('record-bank-event', bankTook());
      expect(office.get('notice', 'notice-1')?.state.kind).toBe(kind);

      expect(await office.run('issue-notice', aBill())).toEqual(err({ type: 'ref1-taken', ref1: '1300000017' }));
      expect(office.all('notice')).toHaveLength(1);
    },
  );

  test.each([
    ['nothing', { items: [], totalSatang: 1 }],
    ['no money', { items: [aNoticeItem({ feeSatang: 0, surchargeSatang: 0 })], totalSatang: 0 }],
    ['half a satang', { totalSatang: 322_500.5 }],
    ['a reference with letters', { ref1: 'A300000017' }],
    ['a day that does not exist', { validUntilOn: '2026-02-30' }],
  ])('for %s is not even tried', async (_what, over) => {
    expect(await billingOffice().run('issue-notice', aBill(over))).toMatchObject({
      ok: false,
      error: { type: 'input-invalid' },
    });
  });
});

describe('cancelling a notice', () => {
  test('keeps it with the reason and the time', async () => {
    const office = billingOffice();
    await issued(office);

    await office.run('cancel-notice', { noticeId: 'notice-1', reason: 'พิมพ์ผิด' });

    expect(office.get('notice', 'notice-1')).toMatchObject({
      totalSatang: 322_500,
      state: { kind: 'cancelled', reason: 'พิมพ์ผิด', cancelledAt: '2026-11-23T02:00:00.000Z' },
    });
  });

  test('that is paid or cancelled already is refused with what it is', async () => {
    const office = billingOffice();
    await issued(office);
    await issued(office, { ref1: '1300000025' }, 'notice-2');
    await office.runAtCentre('record-bank-event', bankTook());
    await office.run('cancel-notice', { noticeId: 'notice-2', reason: 'ซ้ำ' });
    const before = office.everything();

    const cancel = (noticeId: string) => office.run('cancel-notice', { noticeId, reason: 'อีกครั้ง' });
    expect(await cancel('notice-1')).toEqual(err({ type: 'notice-not-open', noticeId: 'notice-1', state: 'paid' }));
    expect(await cancel('notice-2')).toEqual(
      err({ type: 'notice-not-open', noticeId: 'notice-2', state: 'cancelled' }),
    );
    expect(await cancel('notice-3')).toEqual(err({ type: 'notice-unknown', noticeId: 'notice-3' }));
    expect(office.everything()).toEqual(before);
  });
});

describe('years paid before Faem', () => {
  test('are entered with the number of their paper receipt', async () => {
    const office = createMemoryOffice(aSmallOffice());

    await office.run('record-paid-years', {
      factoryId: 'factory-1',
      years: [{ dueOn: '2024-03-01', paidOn: '2024-02-20', reference: 'ใบเสร็จ 1/24' }],
    });

    expect(office.all('paidYear')).toMatchObject([
      { factoryId: 'factory-1', dueOn: '2024-03-01', paidOn: '2024-02-20', reference: 'ใบเสร็จ 1/24' },
    ]);
  });

  test('of a factory nobody knows are refused', async () => {
    expect(
      await createMemoryOffice().run('record-paid-years', {
        factoryId: 'f',
        years: [{ dueOn: '2024-03-01', paidOn: '2024-02-20', reference: '1' }],
      }),
    ).toEqual(err({ type: 'factory-unknown', factoryId: 'f' }));
  });

  test('never write over what the bank has paid', async () => {
    const office = billingOffice();
    await issued(office);
    await office.runAtCentre('record-bank-event', bankTook());
    const before = office.all('paidYear');

    await office.run('record-paid-years', {
      factoryId: 'factory-1',
      years: [{ dueOn: '2026-03-01', paidOn: '2026-01-01', reference: 'จำได้ว่าจ่ายแล้ว' }],
    });

    expect(office.all('paidYear')).toEqual(before);
  });

  test('entered wrongly can be entered again', async () => {
    const office = createMemoryOffice();
    const enter = (reference: string) =>
      office.run('record-paid-years', {
        factoryId: 'factory-1',
        years: [{ dueOn: '2024-03-01', paidOn: '2024-02-20', reference }],
      });
    await enter('ใบเสร็จ 1/24');
    await enter('ใบเสร็จ 2/24');

    expect(office.all('paidYear').map(({ reference }) => reference)).toEqual(['ใบเสร็จ 2/24']);
  });
});

test('a notice as the builder makes it is what issuing makes', async () => {
  const office = billingOffice();
  await issued(office, { items: [aNoticeItem()], totalSatang: 157_500 });
  expect(office.all('notice')).toEqual([aNotice()]);
});
