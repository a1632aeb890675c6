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
