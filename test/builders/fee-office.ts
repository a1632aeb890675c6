import { isoDate } from '#shared/domain/thai-date.ts';
import type { ExternalInvoiceFacts } from '#shared/model/external-invoice-rows.ts';
import type { PaidYearRow } from '#shared/model/fee-rows.ts';
import type { FeeCreditRow, FeeWaiverRow } from '#shared/model/waiver-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';

/** A waiver of all due dates of 2569, gazetted late in it. */
export const waiverFields: MutationArgs<'enter-fee-waiver'> = {
  name: 'ยกเว้นค่าธรรมเนียมรายปี พ.ศ. 2569',
  legalRef: 'กฎกระทรวงตัวอย่าง',
  source: 'ราชกิจจานุเบกษาตัวอย่าง',
  dueFrom: '2026-01-01',
  dueTo: '2026-12-31',
  categories: [2, 3],
  provinceCodes: null,
};

/** The same, as it is kept. */
export const aWaiver = (over: Partial<FeeWaiverRow> = {}): FeeWaiverRow => ({
  ...waiverFields,
  dueFrom: isoDate('2026-01-01'),
  dueTo: isoDate('2026-12-31'),
  id: 'waiver-1',
  enteredAt: '2026-11-20T02:00:00.000Z',
  enteredBy: 'staff-finance',
  ...over,
});

/** A year that was paid by a notice and falls into {@link aWaiver}. */
export const paidYear: PaidYearRow = {
  id: 'paid-factory-1-2026-03-01',
  factoryId: 'factory-1',
  dueOn: '2026-03-01',
  paidOn: '2026-03-01',
  reference: '1300000017',
};

/** What was paid for {@link paidYear}, undecided. */
export const aCredit = (over: Partial<FeeCreditRow> = {}): FeeCreditRow => ({
  id: 'credit-1',
  factoryId: 'factory-1',
  waiverId: 'waiver-1',
  paidYearId: paidYear.id,
  dueOn: '2026-03-01',
  satang: 157_500,
  state: { kind: 'open' },
  ...over,
});

/** A bill of the Ministry's e-billing over the annual fee of 2569, not paid yet. */
export const anExternalInvoice = (over: Partial<ExternalInvoiceFacts> = {}): ExternalInvoiceFacts => ({
  system: 'ministry-ebilling',
  number: 'EB-2569-000123',
  registrationNumber: '3-64(1)-12/41ปท',
  description: 'ค่าธรรมเนียมรายปี พ.ศ. 2569',
  payeeName: 'สำนักงานปลัดกระทรวงอุตสาหกรรม',
  satang: 157_500,
  annualDueOn: '2026-03-01',
  status: 'open',
  changedAt: '2026-11-22T03:00:00.000Z',
  ...over,
});
