import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { aConfirmedSchedule, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const DUE = 322_500;
const officeWithNotice = async (): Promise<MemoryOffice> => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  const items = [aNoticeItem({ dueOn: '2025-03-01', surchargeSatang: 15_000 }), aNoticeItem()];
  const bill = { factoryId: 'factory-1', ref1: '1300000017', items, totalSatang: DUE, validUntilOn: '2026-11-30' };
  await office.runAtCentre('issue-notice', bill, { id: 'notice-1' });
  return office;
};
const take = (office: MemoryOffice, file: MutationArgs<'import-bank-file'>) =>
  office.runAtCentre('import-bank-file', file, { actorId: 'staff-finance' });
const openKinds = (office: MemoryOffice) =>
  office.all('moneyCase').flatMap(({ state, kind }) => (state.kind === 'open' ? [kind] : []));
const stateOf = (office: MemoryOffice) => office.get('notice', 'notice-1')?.state;

describe('the bank file of a day', () => {
  test('settles what a message has reported, as one payment', async () => {
    const office = await officeWithNotice();
    await office.runAtCentre('record-bank-event', bankTook({ proof: 'unsigned' }));
    const [reported] = office.all('payment');

    expect(await take(office, aBankFile())).toMatchObject({ ok: true });

    expect(office.all('payment')).toMatchObject([{ id: reported!.id, evidence: 'both', proof: 'settled' }]);
    expect(stateOf(office)).toMatchObject({ kind: 'paid', proof: 'settled', paymentId: reported!.id });
    expect(office.all('moneyCase')).toEqual([]);
  });

  test('pays what no message told of; the message that comes later is the same payment under the same id', async () => {
    const office = await officeWithNotice();
    await take(office, aBankFile());
    const before = stateOf(office);
    expect(before).toMatchObject({ kind: 'paid', proof: 'settled' });
    expect(office.all('payment')).toMatchObject([{ evidence: 'file', payerMasked: 'สม*** ใจ***' }]);

    await office.runAtCentre('record-bank-event', bankTook());

    expect(office.all('payment')).toMatchObject([{ evidence: 'both', transactionId: 'KTB-001' }]);
    expect(stateOf(office)).toEqual(before);
  });

  test('keeps its head and totals, and a line with an empty reference waits for a person', async () => {
    const office = await officeWithNotice();
    await take(office, aBankFile([aBankFileLine(), aBankFileLine({ ref1: '', satang: 7 })]));

    expect(office.all('bankFile')).toMatchObject([
      {
        bank: 'ktb',
        account: '1234567890',
        effectiveOn: '2026-11-24',
        payments: { count: 2, satang: DUE + 7 },
        reversals: { count: 0, satang: 0 },
        importedBy: 'staff-finance',
      },
    ]);
    expect(office.all('moneyCase')).toMatchObject([{ kind: 'unknown-reference', ref1: '', satang: 7 }]);
  });

  test('with a reversal opens the notice again', async () => {
    const office = await officeWithNotice();
    const back = aBankFileLine({ movement: 'debit', paidAtMs: Date.parse('2026-11-24T10:00:00+07:00') });
    await take(office, aBankFile([aBankFileLine(), back]));

    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(openKinds(office)).toEqual(['reversed']);
  });

  test('on the PC is only checked and listed; the money is decided by the centre from the same bytes', async () => {
    const office = await officeWithNotice();
    await office.run('import-bank-file', aBankFile(), { actorId: 'staff-finance' });

    expect(office.all('bankFile')).toHaveLength(1);
    expect(office.all('bankEvent')).toEqual([]);
    expect(stateOf(office)).toEqual({ kind: 'issued' });
  });
});

describe('is refused whole, and nothing changes,', () => {
  const good = aBankFile();
  const cut = good.contentBase64.slice(0, -400);
  test.each([
    ['when it is cut off', { ...good, contentBase64: cut }, 'bank-file-refused'],
    ['when it is a text and no file', { ...good, contentBase64: 'aGVsbG8=' }, 'bank-file-refused'],
    ['when it is not even base64', { ...good, contentBase64: 'ก' }, 'input-invalid'],
    [
      'when a line is for another biller',
      aBankFile([aBankFileLine({ billerId: '099999999999911' })]),
      'bank-file-of-others',
    ],
    ['when it is larger than a megabyte', { ...good, contentBase64: 'A'.repeat(1_500_000) }, 'input-invalid'],
  ])('%s', async (_when, file, type) => {
    const office = await officeWithNotice();
    const before = office.everything();

    expect(await take(office, file)).toMatchObject({ ok: false, error: { type } });
    expect(office.everything()).toEqual(before);
  });

  test('when it was taken over before', async () => {
    const office = await officeWithNotice();
    await take(office, good);
    const before = office.everything();

    const fileId = office.all('bankFile')[0]!.id;
    expect(await take(office, { ...good, fileName: 'copy.txt' })).toEqual(err({ type: 'bank-file-known', fileId }));
    expect(office.everything()).toEqual(before);
  });
});

describe('another file of the same day', () => {
  const second = aBankFile([aBankFileLine({ ref1: '1300000025' })]);

  test('is not taken over unless a person says that it replaces the first', async () => {
    const office = await officeWithNotice();
    await take(office, aBankFile());
    const fileId = office.all('bankFile')[0]!.id;

    expect(await take(office, second)).toEqual(err({ type: 'bank-file-day-taken', fileId }));
    expect(await take(office, { ...second, replacesId: 'bank-file-other' })).toMatchObject({ ok: false });
    expect(await take(office, { ...second, replacesId: fileId })).toMatchObject({ ok: true });
  });

  test('takes its place: what only the first told of is withdrawn and waits for a person', async () => {
    const office = await officeWithNotice();
    await take(office, aBankFile());
    const fileId = office.all('bankFile')[0]!.id;

    await take(office, { ...second, replacesId: fileId });

    expect(office.get('bankFile', fileId)).toMatchObject({ replaced: { at: '2026-11-23T02:00:00.000Z' } });
    expect(stateOf(office)).toEqual({ kind: 'issued' });
    expect(office.all('paidYear')).toEqual([]);
    expect(openKinds(office).toSorted()).toEqual(['unknown-reference', 'withdrawn']);
  });

  test('that tells of the same money too leaves it as it is: its notice, its number and what a person decided', async () => {
    const office = await officeWithNotice();
    const twice = [aBankFileLine(), aBankFileLine({ ref1: '1300000071', satang: 500 })];
    const [paying, stray, same] = [...twice, aBankFileLine({ ref1: '1300000071', satang: 500 })];
    await take(office, aBankFile([paying!, stray!, same!]));
    const cards = office.all('moneyCase').map(({ id }) => id);
    await office.runAtCentre('keep-payment', { caseId: cards[0]!, reason: 'เงินฝาก' }, { actorId: 'staff-finance' });
    const { paymentId } = { paymentId: '', ...stateOf(office) };
    const before = office.all('payment').map(({ id }) => id);
    const corrected = aBankFile([aBankFileLine({ ref1: '1300000025', satang: 7 }), same!, stray!, paying!]);

    await take(office, { ...corrected, replacesId: office.all('bankFile')[0]!.id });

    expect(stateOf(office)).toMatchObject({ kind: 'paid', paymentId });
    const after = office.all('payment');
    expect(after.filter(({ withdrawnAt }) => withdrawnAt !== undefined)).toEqual([]);
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(4);
    expect(openKinds(office).toSorted()).toEqual(['unknown-reference', 'unknown-reference']);
    expect(office.get('moneyCase', cards[0]!)).toMatchObject({ state: { kind: 'closed', outcome: { kind: 'kept' } } });
  });

  test('can be replaced by the first again, and everything is as it was', async () => {
    const office = await officeWithNotice();
    await take(office, aBankFile());
    const [first] = office.all('bankFile');
    await take(office, { ...second, replacesId: first!.id });
    const [secondFile] = office.all('bankFile').filter(({ id }) => id !== first!.id);

    await take(office, { ...aBankFile(), replacesId: secondFile!.id });

    expect(stateOf(office)).toMatchObject({ kind: 'paid', proof: 'settled' });
    expect(openKinds(office)).toEqual(['withdrawn']);
    expect(office.all('payment').filter(({ withdrawnAt }) => withdrawnAt === undefined)).toHaveLength(1);
  });
});
