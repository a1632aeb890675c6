import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { aConfirmedSchedule, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

/** What the notice asks for, in satang. */
export const DUE = 322_500;

/** An office with one open notice of two years, 3,225.00 baht, reference 1300000017. */
export const officeWithNotice = async (): Promise<MemoryOffice> => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  const items = [aNoticeItem({ dueOn: '2025-03-01', surchargeSatang: 15_000 }), aNoticeItem()];
  const bill = { factoryId: 'factory-1', ref1: '1300000017', items, totalSatang: DUE, validUntilOn: '2026-11-30' };
  await office.runAtCentre('issue-notice', bill, { id: 'notice-1' });
  return office;
};

/** Money in the exact amount, under a reference somebody mistyped. */
export const withMistypedPayment = async (): Promise<{ office: MemoryOffice; card: MoneyCaseRow }> => {
  const office = await officeWithNotice();
  await office.runAtCentre('record-bank-event', bankTook({ ref1: '1300000071' }));
  const [card] = office.all('moneyCase');
  return { office, card: card! };
};
