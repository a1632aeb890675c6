import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { DUE, officeWithNotice } from './office-with-notice.ts';

const ON = '2026-11-24';
const FINANCE = { actorId: 'staff-finance', occurredAt: '2026-11-25T02:00:00.000Z' };

describe('signing off a day', () => {
  const RECEIVED = { authority: { receivedAt: '2026-11-25T04:00:00.000Z' } };
  const sign = (office: MemoryOffice, on = ON, over = {}) =>
    office.run('sign-reconciliation', { on }, { ...FINANCE, ...RECEIVED, ...over });
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

  test('is refused before the day is over, also when the clock of a PC runs ahead', async () => {
    const office = await evenDay();
    const tooEarly = err({ type: 'reconciliation-too-early', on: ON });
    const received = (receivedAt: string) => ({ authority: { receivedAt } });
    const ahead = { occurredAt: '2026-12-24T02:00:00.000Z' };

    expect(await sign(office, ON, { ...ahead, ...received('2026-11-24T16:59:59.999Z') })).toEqual(tooEarly);
    expect(await sign(office, ON, { ...ahead, offsetMs: -40 * 86_400_000 })).toEqual(tooEarly);
    expect(office.all('reconciliationDay')).toEqual([]);
    expect(await sign(office, ON, { ...ahead, ...received('2026-11-24T17:00:00.000Z') })).toMatchObject({ ok: true });
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
