import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import { aConfirmedSchedule, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const DUE = 322_500;
const ON = '2026-11-24';
const FINANCE = { actorId: 'staff-finance', occurredAt: '2026-11-25T02:00:00.000Z' };
const SECOND = { actorId: 'staff-supervisor', occurredAt: '2026-11-25T02:00:00.000Z' };

const officeWithNotice = async (): Promise<MemoryOffice> => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  const items = [aNoticeItem({ dueOn: '2025-03-01', surchargeSatang: 15_000 }), aNoticeItem()];
  const bill = { factoryId: 'factory-1', ref1: '1300000017', items, totalSatang: DUE, validUntilOn: '2026-11-30' };
  await office.runAtCentre('issue-notice', bill, { id: 'notice-1' });
  return office;
};
/** Money in the exact amount, under a reference somebody mistyped. */
const withMistypedPayment = async (): Promise<{ office: MemoryOffice; card: MoneyCaseRow }> => {
  const office = await officeWithNotice();
  await office.runAtCentre('record-bank-event', bankTook({ ref1: '1300000071' }));
  const [card] = office.all('moneyCase');
  return { office, card: card! };
};
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

describe('signing off a day', () => {
  const sign = (office: MemoryOffice, on = ON, over = {}) =>
    office.runAtCentre('sign-reconciliation', { on }, { ...FINANCE, ...over });
  const evenDay = async (): Promise<MemoryOffice> => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook());
    await office.runAtCentre('import-bank-file', aBankFile(), FINANCE);
    return office;
  };

  test('is done by an officer when notices, messages and file agree to the satang', async () => {
    const office = await evenDay();

    expect(await sign(office)).toMatchObject({ ok: true });

    const sums = { count: 1, noticeSatang: DUE, callbackSatang: DUE, fileSatang: DUE, differenceSatang: 0 };
    expect(office.all('reconciliationDay')).toMatchObject([
      { on: ON, state: { kind: 'signed' }, signatures: [{ by: 'staff-finance', totals: sums }] },
    ]);
    expect(await sign(office)).toEqual(err({ type: 'reconciliation-signed', on: ON }));
  });

  test('is refused while the file lacks a payment that a message told of', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook());

    expect(await sign(office)).toEqual(
      err({ type: 'reconciliation-open', on: ON, openCount: 1, differenceSatang: -DUE }),
    );
  });

  test('is refused while money waits for a person, and done when that has decided', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('import-bank-file', aBankFile([aBankFileLine({ ref1: '1300000071' })]), FINANCE);
    expect(await sign(office)).toMatchObject({
      error: { type: 'reconciliation-open', openCount: 1, differenceSatang: DUE },
    });

    await office.runAtCentre('keep-payment', { caseId: office.all('moneyCase')[0]!.id, reason: 'เงินฝาก' }, FINANCE);

    expect(await sign(office)).toMatchObject({ ok: true });
    expect(office.all('reconciliationDay')).toMatchObject([{ signatures: [{ totals: { decidedSatang: DUE } }] }]);
  });

  test('is refused before the day is over, also when a clock stands in the past', async () => {
    const office = await evenDay();
    expect(await sign(office, ON, { occurredAt: '2026-11-24T16:00:00.000Z' })).toEqual(
      err({ type: 'reconciliation-too-early', on: ON }),
    );
    expect(await sign(office, ON, { occurredAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({ ok: false });
  });

  test('is undone visibly by what the bank tells later, and can be done again', async () => {
    const office = await evenDay();
    await sign(office);
    const ref1 = '1300000071';
    await office.runAtCentre('record-bank-event', bankTook({ ref1, transactionId: 'KTB-002', satang: 5 }));

    expect(office.all('reconciliationDay')).toMatchObject([{ state: { kind: 'reopened' }, signatures: [{}] }]);
    expect(await sign(office)).toMatchObject({ error: { type: 'reconciliation-open' } });

    const back = bankGaveBack({ ref1, transactionId: 'KTB-002', satang: 5 });
    await office.runAtCentre('record-bank-event', back);
    const card = office.all('moneyCase').find(({ state }) => state.kind === 'open');
    await office.runAtCentre('keep-payment', { caseId: card!.id, reason: 'รับทราบ' }, FINANCE);

    expect(await sign(office)).toMatchObject({ ok: true });
    expect(office.all('reconciliationDay')).toMatchObject([{ state: { kind: 'signed' }, signatures: [{}, {}] }]);
  });
});
