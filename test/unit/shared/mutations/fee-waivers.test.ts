import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { aCredit, aWaiver, paidYear, waiverFields } from '#test/builders/fee-office.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

const officeWithPaidYear = () => {
  const office = createMemoryOffice();
  office.put('feeWaiver', aWaiver());
  office.put('paidYear', paidYear);
  office.put(
    'notice',
    aNotice({ state: { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-03-01T02:00:00.000Z' } as never }),
  );
  return office;
};
const openCredits = (office: ReturnType<typeof officeWithPaidYear>) =>
  office.run('open-fee-credits', { waiverId: 'waiver-1', paidYearIds: [paidYear.id] });

describe('a waiver that is entered later', () => {
  test('is kept with who entered it, and changes nothing else by itself', async () => {
    const office = officeWithPaidYear();
    const before = office.everything();

    await office.run('enter-fee-waiver', waiverFields, { id: 'waiver-2', actorId: 'staff-finance' });

    expect(office.get('feeWaiver', 'waiver-2')).toEqual({
      ...waiverFields,
      id: 'waiver-2',
      enteredAt: '2026-11-23T02:00:00.000Z',
      enteredBy: 'staff-finance',
    });
    before.delete('feeWaiver');
    const after = office.everything();
    after.delete('feeWaiver');
    expect(after).toEqual(before);
  });

  test('that ends before it begins is not even tried', async () => {
    const turned = { ...waiverFields, dueFrom: '2026-12-31', dueTo: '2026-01-01' };

    expect(await createMemoryOffice().run('enter-fee-waiver', turned)).toMatchObject({
      error: { type: 'input-invalid' },
    });
  });

  test('is withdrawn with its reason, once, and gives no credit any more', async () => {
    const office = officeWithPaidYear();
    await office.run('withdraw-fee-waiver', { waiverId: 'waiver-1', reason: 'ช่วงวันผิด' });

    expect(office.get('feeWaiver', 'waiver-1')?.withdrawn?.reason).toBe('ช่วงวันผิด');
    expect(await openCredits(office)).toEqual(err({ type: 'waiver-unknown', waiverId: 'waiver-1' }));
    expect(await office.run('withdraw-fee-waiver', { waiverId: 'waiver-1', reason: 'อีกครั้ง' })).toMatchObject({
      ok: false,
    });
  });
});

describe('what was paid for a waived year', () => {
  test('becomes an open credit with the fee and the surcharge of the notice that paid it', async () => {
    const office = officeWithPaidYear();

    await openCredits(office);

    expect(office.all('feeCredit')).toEqual([aCredit({ id: `credit-waiver-1-${paidYear.id}` })]);
  });

  test('is of an unknown amount where only a paper receipt tells of it', async () => {
    const office = officeWithPaidYear();
    office.put('paidYear', { ...paidYear, reference: 'เล่ม 1 เลขที่ 24' });

    await openCredits(office);

    expect(office.all('feeCredit')).toMatchObject([{ satang: null }]);
  });

  test('is not credited twice, and a decision is not undone by opening again', async () => {
    const office = officeWithPaidYear();
    await openCredits(office);
    const [credit] = office.all('feeCredit');
    await office.run('refuse-credit', { creditId: credit?.id ?? '', reason: 'คืนเป็นเงินสดแล้ว' });

    await openCredits(office);

    expect(office.all('feeCredit')).toMatchObject([{ state: { kind: 'refused' } }]);
  });

  test.each([
    ['is due outside the range', { dueTo: '2026-02-28' }],
    ['is of another category', { categories: [2] }],
  ] as const)('is no credit where the year %s', async (_, over) => {
    const office = officeWithPaidYear();
    office.put('feeWaiver', aWaiver(over as never));

    expect(await openCredits(office)).toEqual(err({ type: 'year-not-waived', paidYearId: paidYear.id }));
    expect(office.all('feeCredit')).toEqual([]);
  });
});

describe('a credit', () => {
  const officeWithCredit = () => {
    const office = officeWithPaidYear();
    office.put('feeCredit', aCredit());
    return office;
  };
  const propose = (office: ReturnType<typeof officeWithCredit>, outcome: object) =>
    office.run('propose-credit', { creditId: 'credit-1', outcome } as never, { actorId: 'staff-finance' });
  const approve = (office: ReturnType<typeof officeWithCredit>, actorId: string) =>
    office.run('approve-credit', { creditId: 'credit-1' }, { actorId });
  const nextYear = { kind: 'set-off', satang: 157_500, dueOn: '2027-03-01', owedSatang: 150_000 };

  test('is paid back only when a second person approves what the first one proposed', async () => {
    const office = officeWithCredit();
    await propose(office, { kind: 'refund', satang: 157_500 });

    expect(await approve(office, 'staff-finance')).toEqual(
      err({ type: 'second-person-needed', action: 'approve-credit' }),
    );
    expect(await approve(office, 'staff-supervisor')).toMatchObject({ ok: true });
    expect(office.get('feeCredit', 'credit-1')?.state).toMatchObject({
      kind: 'approved',
      outcome: { kind: 'refund', satang: 157_500 },
      proposedBy: 'staff-finance',
      by: 'staff-supervisor',
    });
  });

  test('that was approved is closed once by the document with which the money was given back', async () => {
    const office = officeWithCredit();
    const payOut = () =>
      office.run('note-credit-paid-out', { creditId: 'credit-1', documentNo: 'จ 12/2570', paidOn: '2026-11-24' });
    await propose(office, { kind: 'refund', satang: 157_500 });
    expect(await payOut()).toMatchObject({ ok: false });
    await approve(office, 'staff-supervisor');

    expect(await payOut()).toMatchObject({ ok: true });
    expect(office.get('feeCredit', 'credit-1')?.paidOut).toMatchObject({ documentNo: 'จ 12/2570', on: '2026-11-24' });
    expect(await payOut()).toMatchObject({ error: { type: 'credit-decided' } });
  });

  test('is not approved before somebody has proposed', async () => {
    expect(await approve(officeWithCredit(), 'staff-supervisor')).toEqual(
      err({ type: 'credit-not-proposed', creditId: 'credit-1' }),
    );
  });

  test('settles the next year when it is set off and covers it', async () => {
    const office = officeWithCredit();
    await propose(office, nextYear);
    await approve(office, 'staff-supervisor');

    expect(office.get('paidYear', 'paid-factory-1-2027-03-01')).toEqual({
      id: 'paid-factory-1-2027-03-01',
      factoryId: 'factory-1',
      dueOn: '2027-03-01',
      paidOn: '2026-11-23',
      reference: 'credit-1',
    });
  });

  test('is not set off against a year that it does not cover, or that is settled', async () => {
    const office = officeWithCredit();

    expect(await propose(office, { ...nextYear, owedSatang: 200_000 })).toEqual(
      err({ type: 'credit-too-small', satang: 157_500, owedSatang: 200_000 }),
    );
    expect(await propose(office, { ...nextYear, dueOn: '2026-03-01' })).toEqual(
      err({ type: 'year-settled', dueOn: '2026-03-01' }),
    );
  });

  test('that covers its year to the satang settles it, and leaves nothing to give back', async () => {
    const office = officeWithCredit();
    const tooLittle = { ...nextYear, owedSatang: 157_501 };
    expect(await propose(office, tooLittle)).toMatchObject({ error: { type: 'credit-too-small' } });
    expect(await propose(office, { ...nextYear, owedSatang: 157_500 })).toMatchObject({ ok: true });
    await approve(office, 'staff-supervisor');
    const paidOut = { creditId: 'credit-1', documentNo: 'จ 12/2570', paidOn: '2026-11-24' };

    expect(await office.run('note-credit-paid-out', paidOut)).toMatchObject({ error: { type: 'credit-not-proposed' } });
    expect(office.get('feeCredit', 'credit-1')).not.toHaveProperty('paidOut');
  });

  test('is neither proposed nor approved after its waiver was withdrawn', async () => {
    const office = officeWithCredit();
    const refund = { kind: 'refund', satang: 157_500 };
    expect(await propose(office, refund)).toMatchObject({ ok: true });
    office.put(
      'feeWaiver',
      aWaiver({ withdrawn: { reason: 'ช่วงวันผิด', by: 'staff-2', at: '2026-11-23T03:00:00.000Z' } }),
    );

    expect(await approve(office, 'staff-supervisor')).toEqual(err({ type: 'waiver-unknown', waiverId: 'waiver-1' }));
    expect(await propose(office, refund)).toEqual(err({ type: 'waiver-unknown', waiverId: 'waiver-1' }));
    expect(office.get('feeCredit', 'credit-1')?.state.kind).toBe('proposed');
  });

  test('never pays more than was paid', async () => {
    expect(await propose(officeWithCredit(), { kind: 'refund', satang: 157_501 })).toEqual(
      err({ type: 'credit-exceeded', satang: 157_501, creditSatang: 157_500 }),
    );
  });

  test('is decided once', async () => {
    const office = officeWithCredit();
    await office.run('refuse-credit', { creditId: 'credit-1', reason: 'ยื่นเกินกำหนด' });

    expect(await propose(office, { kind: 'refund', satang: 1 })).toEqual(
      err({ type: 'credit-decided', creditId: 'credit-1', state: 'refused' }),
    );
  });

  test('of several years of one notice carries only its own year', async () => {
    const office = officeWithPaidYear();
    const items = [aNoticeItem({ dueOn: '2025-03-01', feeSatang: 99_900 }), aNoticeItem()];
    office.put('notice', {
      ...aNotice({ items }),
      state: { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-03-01T02:00:00.000Z' } as never,
    });

    await openCredits(office);

    expect(office.all('feeCredit')).toMatchObject([{ dueOn: '2026-03-01', satang: 157_500 }]);
  });
});
