import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { dayPaymentOf } from '#shared/mutations/day-payments.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import { aNamedPayment, aReceipt } from '#test/builders/receipts.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { DUE, officeWithNotice, withMistypedPayment } from './office-with-notice.ts';

const FINANCE = { actorId: 'staff-finance', occurredAt: '2026-11-25T02:00:00.000Z' };
const SECOND = { actorId: 'staff-supervisor', occurredAt: '2026-11-25T02:00:00.000Z' };

const stateOf = (office: MemoryOffice) => office.get('notice', 'notice-1')?.state;
const match = (office: MemoryOffice, caseId: string) =>
  office.runAtCentre('match-payment', { caseId, noticeId: 'notice-1', reason: 'พิมพ์เลขสลับกัน' }, FINANCE);

describe('counting a payment for a notice', () => {
  test('makes the notice paid by it, and the case is closed with who, when and why', async () => {
    const { office, card } = await withMistypedPayment();

    expect(await match(office, card.id)).toMatchObject({ ok: true });

    const [payment] = office.all('payment');
    expect(stateOf(office)).toMatchObject({ kind: 'paid', paymentId: payment!.id, proof: 'confirmed' });
    expect(payment).toMatchObject({ noticeId: 'notice-1', ref1: '1300000071' });
    expect(office.all('paidYear')).toHaveLength(2);
    expect(office.get('moneyCase', card.id)).toMatchObject({
      state: { kind: 'closed', outcome: { kind: 'matched' }, by: 'staff-finance', reason: 'พิมพ์เลขสลับกัน' },
    });
  });

  test('on the PC closes the case at once and leaves the notice to the centre', async () => {
    const { office, card } = await withMistypedPayment();
    await office.run('match-payment', { caseId: card.id, noticeId: 'notice-1', reason: 'x' }, FINANCE);

    expect(office.get('moneyCase', card.id)).toMatchObject({ state: { kind: 'closed' } });
    expect(stateOf(office)).toEqual({ kind: 'issued' });
  });

  test('accepts a late payment of the notice itself', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook({ paidAtMs: Date.parse('2026-12-01T01:00:00Z') }));
    const [card] = office.all('moneyCase');
    expect(card).toMatchObject({ kind: 'late' });

    await match(office, card!.id);

    expect(stateOf(office)).toMatchObject({ kind: 'paid' });
    await office.runAtCentre('record-bank-event', bankTook({ paidAtMs: Date.parse('2026-12-01T01:00:00Z') }));
    expect(stateOf(office)).toMatchObject({ kind: 'paid' });
  });

  test('in another amount by a single satang is refused', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook({ ref1: '1300000071', satang: DUE - 1 }));
    const before = office.everything();

    expect(await match(office, office.all('moneyCase')[0]!.id)).toEqual(
      err({ type: 'case-amount-differs', expectedSatang: DUE, satang: DUE - 1 }),
    );
    expect(office.everything()).toEqual(before);
  });

  test('for a notice that is paid already, or twice, is refused', async () => {
    const { office, card } = await withMistypedPayment();
    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'KTB-002' }));

    expect(await match(office, card.id)).toMatchObject({ ok: false, error: { type: 'notice-not-open' } });
  });

  test('whose year was paid otherwise pays still, whatever else the bank tells, until a person decides', async () => {
    const { office, card } = await withMistypedPayment();
    const years = [{ dueOn: '2025-03-01', paidOn: '2025-02-20', reference: 'ใบเสร็จ 1/25' }];
    await office.run('record-paid-years', { factoryId: 'factory-1', years }, { actorId: 'staff-finance' });
    await match(office, card.id);
    expect(office.get('moneyCase', card.id)).toMatchObject({ kind: 'year-paid-already', state: { kind: 'open' } });

    for (const ref1 of ['1300000017', '1300000071']) {
      await office.runAtCentre('record-bank-event', bankTook({ ref1, transactionId: `stray-${ref1}`, satang: 5 }));
    }

    expect(stateOf(office)).toMatchObject({ kind: 'paid', paymentId: card.paymentId });
    expect(office.get('moneyCase', card.id)).toMatchObject({ kind: 'year-paid-already', state: { kind: 'open' } });
    await office.runAtCentre('propose-refund', { caseId: card.id, reason: 'จ่ายซ้ำ' }, FINANCE);
    await office.runAtCentre('decide-refund', { caseId: card.id, decision: 'approve' }, SECOND);
    expect(stateOf(office)).toEqual({ kind: 'issued' });
  });

  test('falls when the bank gives the money back: the notice is open, the case too, the decision kept beside it', async () => {
    const { office, card } = await withMistypedPayment();
    await match(office, card.id);

    await office.runAtCentre('record-bank-event', bankGaveBack({ ref1: '1300000071' }));

    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(office.all('paidYear')).toEqual([]);
    expect(office.get('moneyCase', card.id)).toMatchObject({
      kind: 'reversed',
      state: { kind: 'open' },
      overtaken: [{ outcome: { kind: 'matched' } }],
    });
  });

  test('falls when the notice is paid by its own reference after all', async () => {
    const { office, card } = await withMistypedPayment();
    await match(office, card.id);

    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'KTB-002' }));

    const own = office.all('payment').find(({ transactionId }) => transactionId === 'KTB-002');
    expect(stateOf(office)).toMatchObject({ paymentId: own!.id });
    expect(office.get('moneyCase', card.id)).toMatchObject({ kind: 'duplicate', state: { kind: 'open' } });
  });
});

describe('money that came in parts', () => {
  const first = bankTook({ transactionId: 'p1', satang: 100_000 });
  const second = bankTook({
    transactionId: 'p2',
    satang: DUE - 100_000,
    paidAtMs: Date.parse('2026-11-25T03:00:00.000Z'),
    proof: 'unsigned',
  });
  const idOf = (office: MemoryOffice, transactionId: string) =>
    office.all('payment').find((one) => one.transactionId === transactionId)!.id;
  const paidInParts = async (...words: readonly ReturnType<typeof bankTook>[]): Promise<MemoryOffice> => {
    const office = await officeWithNotice();
    for (const word of words) await office.runAtCentre('record-bank-event', word);
    return office;
  };
  const together = (office: MemoryOffice, cards = openOf(office)) =>
    office.runAtCentre(
      'match-parts',
      { caseIds: cards.map(({ id }) => id), noticeId: 'notice-1', reason: 'จ่ายสองครั้ง' },
      FINANCE,
    );
  const openOf = (office: MemoryOffice) => office.all('moneyCase').filter(({ state }) => state.kind === 'open');

  test('pays the notice only when a person counts it together, and is as sure as its least sure part', async () => {
    const office = await paidInParts(second, first);
    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(openOf(office).map(({ kind }) => kind)).toEqual(['wrong-amount', 'wrong-amount']);

    expect(await together(office)).toMatchObject({ ok: true });

    expect(stateOf(office)).toEqual({
      kind: 'paid',
      earlierParts: [idOf(office, 'p1')],
      paymentId: idOf(office, 'p2'),
      paidAt: '2026-11-25T03:00:00.000Z',
      proof: 'reported',
    });
    expect(office.all('paidYear')).toMatchObject([{ paidOn: '2026-11-25' }, { paidOn: '2026-11-25' }]);
    expect(openOf(office)).toEqual([]);
    await office.runAtCentre('record-bank-event', bankTook({ ...second.event, kind: 'confirmed', proof: 'signed' }));
    expect(stateOf(office)).toMatchObject({ proof: 'confirmed' });
  });

  test('each part stands in the reconciliation of its own day', async () => {
    const office = await paidInParts(first, second);
    await together(office);
    const about = { card: undefined, notice: office.get('notice', 'notice-1') };
    expect(office.all('payment').map((payment) => dayPaymentOf(payment, about).standing)).toEqual([
      { kind: 'paying' },
      { kind: 'paying' },
    ]);
  });

  test('is refused a satang off, with one part alone, with a part of another notice, or when the notice is paid', async () => {
    const off = await paidInParts(first, bankTook({ transactionId: 'p2', satang: DUE - 99_999 }));
    expect(await together(off)).toMatchObject({ error: { type: 'case-amount-differs', satang: DUE + 1 } });
    const office = await paidInParts(first, second, bankTook({ transactionId: 'p3', ref1: '1300000071', satang: 1 }));
    const before = office.everything();
    expect(await together(office)).toMatchObject({ error: { type: 'case-no-part' } });
    expect(await together(office, openOf(office).slice(0, 1))).toMatchObject({ error: { type: 'input-invalid' } });
    expect(await together(office, [openOf(office)[0]!, openOf(office)[0]!])).toMatchObject({ ok: false });
    expect(office.everything()).toEqual(before);
    await office.runAtCentre('record-bank-event', bankTook());
    const parts = openOf(office).filter(({ kind }) => kind === 'wrong-amount');
    expect(await together(office, parts)).toMatchObject({ error: { type: 'notice-not-open' } });
  });

  test('falls apart when a part is given back: the notice is open, every part waits again, the decision beside it', async () => {
    const office = await paidInParts(first, second);
    await together(office);

    await office.runAtCentre('record-bank-event', bankGaveBack({ transactionId: 'p1', satang: 100_000 }));

    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(office.all('paidYear')).toEqual([]);
    expect(
      openOf(office)
        .map(({ kind, overtaken }) => `${kind} ${overtaken?.length}`)
        .sort(),
    ).toEqual(['reversed 1', 'wrong-amount 1']);
  });

  test('says that a receipt is out, whichever part is given back', async () => {
    for (const [transactionId, satang] of [
      ['p1', 100_000],
      ['p2', DUE - 100_000],
    ] as const) {
      const office = await paidInParts(first, second);
      await together(office);
      office.put('receipt', aReceipt({ noticeId: 'notice-1', paymentId: idOf(office, 'p2'), ref1: '1300000017' }));
      await office.runAtCentre('record-bank-event', bankGaveBack({ transactionId, satang }));
      const once = office.all('moneyCase');
      await office.runAtCentre('record-bank-event', bankGaveBack({ transactionId, satang, proof: 'unsigned' }));

      expect(
        openOf(office)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['reversed-after-receipt', 'wrong-amount']);
      expect(office.all('moneyCase')).toEqual(once);
    }
  });

  test('says that a receipt which names every part is out, also when what was decided is not known any more', async () => {
    const office = await paidInParts(first, second);
    await together(office);
    const payments = ['p1', 'p2'].map((id) => aNamedPayment({ paymentId: idOf(office, id) }));
    office.put('receipt', aReceipt({ payments, paymentId: idOf(office, 'p2'), ref1: '1300000017' }));
    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'whole' }));

    await office.runAtCentre('record-bank-event', bankGaveBack({ transactionId: 'p1', satang: 100_000 }));

    expect(openOf(office).map(({ kind }) => kind)).toContain('reversed-after-receipt');
  });

  test('waits again when the notice is paid in one piece after all', async () => {
    const office = await paidInParts(first, second);
    await together(office);

    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'whole' }));

    expect(stateOf(office)).toMatchObject({ paymentId: idOf(office, 'whole') });
    expect(stateOf(office)).not.toHaveProperty('earlierParts');
    expect(openOf(office)).toHaveLength(2);
  });

  test('for a year that was paid otherwise pays still, until a person gives it back', async () => {
    const office = await paidInParts(first, second);
    const years = [{ dueOn: '2025-03-01', paidOn: '2025-02-20', reference: 'ใบเสร็จ 1/25' }];
    await office.run('record-paid-years', { factoryId: 'factory-1', years }, { actorId: 'staff-finance' });
    await together(office);
    expect(openOf(office).map(({ kind }) => kind)).toEqual(['year-paid-already', 'year-paid-already']);
    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'stray', satang: 5 }));
    expect(stateOf(office)).toMatchObject({ kind: 'paid', earlierParts: [idOf(office, 'p1')] });
    const [one, other] = openOf(office).filter(({ kind }) => kind === 'year-paid-already');

    await office.runAtCentre('keep-payment', { caseId: one!.id, reason: 'เก็บไว้ปีหน้า' }, FINANCE);
    expect(stateOf(office)).toMatchObject({ kind: 'paid' });
    await office.runAtCentre('propose-refund', { caseId: other!.id, reason: 'จ่ายซ้ำ' }, FINANCE);
    await office.runAtCentre('decide-refund', { caseId: other!.id, decision: 'approve' }, SECOND);

    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(
      openOf(office)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['wrong-amount', 'wrong-amount']);
  });
});

describe('giving money back', () => {
  const propose = (office: MemoryOffice, caseId: string, by = FINANCE) =>
    office.runAtCentre('propose-refund', { caseId, reason: 'จ่ายซ้ำ' }, by);
  const approve = (office: MemoryOffice, caseId: string, by = SECOND) =>
    office.runAtCentre('decide-refund', { caseId, decision: 'approve' }, by);

  test('takes two persons: the one who proposed it can never approve it', async () => {
    const { office, card } = await withMistypedPayment();
    await propose(office, card.id);

    expect(await approve(office, card.id, FINANCE)).toEqual(err({ type: 'refund-needs-another', caseId: card.id }));
    expect(await approve(office, card.id)).toMatchObject({ ok: true });

    expect(office.get('moneyCase', card.id)?.state).toMatchObject({
      kind: 'closed',
      outcome: { kind: 'refunded', proposedBy: 'staff-finance' },
      by: 'staff-supervisor',
      reason: 'จ่ายซ้ำ',
    });
  });

  test('cannot be approved before it was proposed, nor twice', async () => {
    const { office, card } = await withMistypedPayment();
    expect(await approve(office, card.id)).toMatchObject({ error: { type: 'money-case-moved-on', state: 'open' } });
    await propose(office, card.id);
    await approve(office, card.id);
    expect(await approve(office, card.id)).toMatchObject({ error: { type: 'money-case-moved-on', state: 'closed' } });
  });

  test('turned down leaves the case open', async () => {
    const { office, card } = await withMistypedPayment();
    await propose(office, card.id);
    await office.runAtCentre('decide-refund', { caseId: card.id, decision: 'turn-down' }, SECOND);

    expect(office.get('moneyCase', card.id)?.state).toEqual({ kind: 'open' });
  });

  test('of a late payment makes room for the right one under the same reference', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook({ paidAtMs: Date.parse('2026-12-01T01:00:00Z') }));
    const [card] = office.all('moneyCase');
    await propose(office, card!.id);
    await approve(office, card!.id);

    await office.runAtCentre('record-bank-event', bankTook({ transactionId: 'KTB-002' }));

    expect(stateOf(office)).toMatchObject({ kind: 'paid' });
    expect(office.all('moneyCase').filter(({ state }) => state.kind === 'open')).toEqual([]);
  });

  test('that the bank has given back already is refused', async () => {
    const { office, card } = await withMistypedPayment();
    await office.runAtCentre('record-bank-event', bankGaveBack({ ref1: '1300000071' }));

    expect(await propose(office, card.id)).toEqual(err({ type: 'payment-gone', caseId: card.id }));
    expect(await office.runAtCentre('keep-payment', { caseId: card.id, reason: 'รับทราบ' }, FINANCE)).toMatchObject({
      ok: true,
    });
  });
});
