import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { SLIP } from '#test/builders/money-rows.ts';

const officeWithNotices = () => {
  const office = createMemoryOffice();
  office.put('notice', aNotice());
  office.put('notice', aNotice({ id: 'notice-2', ref1: '1300000025' }));
  return office;
};

describe('a slip', () => {
  test('never makes a notice paid, not even at the centre', async () => {
    const office = officeWithNotices();
    await office.runAtCentre('attach-slip', { text: SLIP, noticeId: 'notice-1' });

    expect(office.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    expect(office.all('payment')).toEqual([]);
    expect(office.all('slipLead')).toMatchObject([{ bank: '002', transRef: '0002123123121200011' }]);
  });

  test('shown twice for one notice is one lead; shown for another it keeps both and is open again', async () => {
    const office = officeWithNotices();
    const attach = (noticeId: string) => office.run('attach-slip', { text: SLIP, noticeId });
    await attach('notice-1');
    await attach('notice-1');
    const [lead] = office.all('slipLead');
    expect(lead!.shown).toHaveLength(1);
    await office.run('close-slip', { slipId: lead!.id, answer: 'ธนาคารยืนยัน' }, { actorId: 'staff-finance' });
    await attach('notice-2');

    expect(office.all('slipLead')).toMatchObject([
      { shown: [{ noticeId: 'notice-1' }, { noticeId: 'notice-2' }], state: { kind: 'open' } },
    ]);
  });

  test.each([
    ['with one wrong character', `${SLIP.slice(0, -1)}1`],
    ['that is a payment QR', '00020101021130620016A000000677010112'],
  ])('%s is refused and nothing is kept', async (_what, text) => {
    const office = officeWithNotices();
    expect(await office.run('attach-slip', { text, noticeId: 'notice-1' })).toEqual(err({ type: 'slip-unreadable' }));
    expect(office.all('slipLead')).toEqual([]);
  });
});

describe('a slip that was typed in', () => {
  const typed = { transRef: 'A0154-321', satang: 157_500, paidOn: '2026-11-22', paidAtTime: '09:05' } as const;

  test('is kept as a lead with what a person read on it, and makes nothing paid, not even at the centre', async () => {
    const office = officeWithNotices();
    await office.runAtCentre('attach-typed-slip', { ...typed, noticeId: 'notice-1' });

    expect(office.all('slipLead')).toMatchObject([
      {
        bank: 'typed',
        transRef: 'A0154-321',
        typed: { satang: 157_500, paidOn: '2026-11-22', paidAtTime: '09:05' },
        shown: [{ noticeId: 'notice-1', by: 'staff-1' }],
        state: { kind: 'open' },
      },
    ]);
    expect(office.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    expect(office.all('payment')).toEqual([]);
  });

  test('typed again, in small letters too, is one lead; for another notice it keeps both', async () => {
    const office = officeWithNotices();
    await office.run('attach-typed-slip', { ...typed, noticeId: 'notice-1' });
    await office.run('attach-typed-slip', { ...typed, transRef: 'a0154-321', noticeId: 'notice-1' });
    expect(office.all('slipLead')).toMatchObject([{ shown: [{ noticeId: 'notice-1' }] }]);
    await office.run('attach-typed-slip', { ...typed, noticeId: 'notice-2' });
    expect(office.all('slipLead')).toMatchObject([{ shown: [{ noticeId: 'notice-1' }, { noticeId: 'notice-2' }] }]);
  });

  test.each([
    ['a minute that no clock shows', { paidAtTime: '24:00' }],
    ['nothing as its amount', { satang: 0 }],
    ['a day that no calendar has', { paidOn: '2026-02-30' }],
    ['a number with other letters', { transRef: 'เลขที่ 5' }],
  ])('with %s is refused', async (_what, over) => {
    const office = officeWithNotices();
    const attached = await office.run('attach-typed-slip', { ...typed, noticeId: 'notice-1', ...over });
    expect(attached).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    expect(office.all('slipLead')).toEqual([]);
  });
});

describe('asking the bank about a slip', () => {
  const asked = async () => {
    const office = officeWithNotices();
    await office.runAtCentre('attach-slip', { text: SLIP, noticeId: 'notice-1' });
    const slipId = office.all('slipLead')[0]!.id;
    await office.run('ask-about-slip', { slipId, paidOn: '2026-11-22' });
    return { office, slipId, lead: () => office.all('slipLead')[0]! };
  };
  const found = {
    kind: 'found',
    transactionId: 'T-1',
    ref1: '1300000017',
    satang: 157_500,
    paidAt: '2026-11-22T03:00:00.000Z',
  } as const;

  test('is asked once, and asked anew for another day', async () => {
    const { office, slipId, lead } = await asked();
    const first = lead().inquiry?.id;
    await office.run('ask-about-slip', { slipId, paidOn: '2026-11-22' });
    expect(lead().inquiry).toMatchObject({ id: first, noticeId: 'notice-1', paidOn: '2026-11-22' });
    await office.run('ask-about-slip', { slipId, paidOn: '2026-11-21' });
    expect(lead().inquiry?.id).not.toBe(first);
  });

  test('keeps the answer as a fact, and not even "found" makes the notice paid', async () => {
    const { office, slipId, lead } = await asked();
    await office.runAtCentre('note-slip-answer', { slipId, inquiryId: lead().inquiry!.id, said: found });

    expect(lead()).toMatchObject({ inquiry: { answer: { said: found } }, state: { kind: 'open' } });
    expect(lead().askedAt).toBeUndefined();
    expect(office.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    expect(office.all('payment')).toEqual([]);
  });

  test('an answer that comes after the question was asked anew, or twice, changes nothing', async () => {
    const { office, slipId, lead } = await asked();
    const first = lead().inquiry!.id;
    await office.run('ask-about-slip', { slipId, paidOn: '2026-11-21' });
    await office.runAtCentre('note-slip-answer', { slipId, inquiryId: first, said: found });
    expect(lead().inquiry).not.toHaveProperty('answer');
    const second = lead().inquiry!.id;
    await office.runAtCentre('note-slip-answer', { slipId, inquiryId: second, said: { kind: 'not-found' } });
    await office.runAtCentre('note-slip-answer', { slipId, inquiryId: second, said: found });
    expect(lead().inquiry?.answer?.said).toEqual({ kind: 'not-found' });
  });
});
