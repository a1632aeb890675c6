import { describe, expect, test } from 'vitest';
import { reconciliationIdFor } from '#shared/mutations/signed-days.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { DUE, officeWithNotice } from '../office-with-notice.ts';

const LATER = '2026-11-26T02:00:00.000Z';
const FINANCE = { actorId: 'staff-finance', occurredAt: LATER, authority: { receivedAt: LATER } };

const sign = (office: MemoryOffice, on: string) => office.run('sign-reconciliation', { on }, FINANCE);
const stateOf = (office: MemoryOffice, on: string) =>
  office.get('reconciliationDay', reconciliationIdFor(on))?.state.kind;
const say = (office: MemoryOffice, word: ReturnType<typeof bankTook>) =>
  office.run('record-bank-event', word, { authority: { receivedAt: LATER }, occurredAt: LATER });

const more = (paidAt: string) => bankTook({ transactionId: 'more', paidAtMs: Date.parse(paidAt) });

/** An office whose 24 November is even and signed. */
const signedOffice = async (): Promise<MemoryOffice> => {
  const office = await officeWithNotice();
  await say(office, bankTook());
  await office.runAtCentre('import-bank-file', aBankFile(), { actorId: 'staff-finance' });
  expect(await sign(office, '2026-11-24')).toMatchObject({ ok: true });
  return office;
};

describe('a day that is signed', () => {
  test.each<readonly [string, 'signed' | 'reopened', ReturnType<typeof bankTook>]>([
    ['the same words again', 'signed', bankTook()],
    ['an unsigned message that says otherwise', 'signed', bankTook({ proof: 'unsigned', satang: 1 })],
    ['money of another day', 'signed', more('2026-11-25T00:00:00+07:00')],
    ['another payment of the day', 'reopened', more('2026-11-24T23:59:59+07:00')],
    ['money of the evening before, so that its own is the second', 'reopened', more('2026-11-23T23:59:59+07:00')],
    ['that its money went back', 'reopened', bankGaveBack()],
    ['two amounts under one number, the larger one later', 'reopened', bankTook({ satang: 999_999_999 })],
    ['two amounts under one number, the smaller one later', 'reopened', bankTook({ satang: 1 })],
  ])('and then told %s is %s', async (_what, expected, word) => {
    const office = await signedOffice();
    await say(office, word);

    expect(stateOf(office, '2026-11-24')).toBe(expected);
  });

  test('is open again when a payment of it turns out to be for a year that was paid before', async () => {
    const office = await signedOffice();
    office.put('paidYear', { ...office.all('paidYear')[0]!, reference: 'ใบเสร็จ 1/25' });
    await say(office, bankTook({ transactionId: 'stray', satang: 5, paidAtMs: Date.parse('2026-11-25T03:00:00Z') }));

    const isAsked = office
      .all('moneyCase')
      .some(({ kind, state }) => kind === 'year-paid-already' && state.kind === 'open');
    expect([isAsked, stateOf(office, '2026-11-24')]).toEqual([true, 'reopened']);
  });

  test('keeps who signed what, and is signed once more when it is even again', async () => {
    const office = await signedOffice();
    const stray = bankTook({ transactionId: 'more', ref1: '9999999999', satang: 500 });
    await say(office, stray);
    expect(await sign(office, '2026-11-24')).toMatchObject({ error: { type: 'reconciliation-open' } });
    await say(office, bankGaveBack({ transactionId: 'more', ref1: '9999999999', satang: 500 }));
    const [card] = office.all('moneyCase').filter(({ state }) => state.kind === 'open');
    await office.run('keep-payment', { caseId: card!.id, reason: 'ธนาคารคืนแล้ว' }, FINANCE);
    expect(await sign(office, '2026-11-24')).toMatchObject({ ok: true });

    const day = office.get('reconciliationDay', reconciliationIdFor('2026-11-24'))!;
    expect(day.signatures.map(({ totals }) => totals.noticeSatang)).toEqual([DUE, DUE]);
    expect(day.state).toEqual({ kind: 'signed' });
  });
});

describe('money whose day is known better later', () => {
  /** The file has it just after midnight of the 25th; the message says that it came just before. */
  const lateLine = aBankFileLine({ paidOn: '2026-11-25', paidAtMs: Date.parse('2026-11-25T00:04:00+07:00') });
  const message = bankTook({ paidAtMs: Date.parse('2026-11-24T23:56:00+07:00') });

  test('opens the day it leaves and the day it belongs to', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('import-bank-file', aBankFile([lateLine], '2026-11-25'), { actorId: 'staff-finance' });
    for (const on of ['2026-11-24', '2026-11-25']) expect(await sign(office, on)).toMatchObject({ ok: true });

    await say(office, message);

    expect(office.all('payment')).toMatchObject([{ paidOn: '2026-11-24', evidence: 'both' }]);
    expect([stateOf(office, '2026-11-24'), stateOf(office, '2026-11-25')]).toEqual(['reopened', 'reopened']);
  });
});
