import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import type { ListedFeeVersion } from '#shared/domain/listed-fee.ts';
import { satang } from '#shared/domain/money.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { NoticeItem, NoticeRow } from '#shared/model/fee-rows.ts';

const tariff = {
  id: 'schedule-1',
  name: 'ค่าธรรมเนียมรายปี',
  legalRef: 'กฎกระทรวงตัวอย่าง',
  effectiveFrom: null,
  effectiveTo: null,
  bands: [{ fromHpHundredths: 0, belowHpHundredths: null, minimumWorkers: null, feeSatang: 150_000 }],
} as const;

/** A tariff that nobody has compared with the gazette yet. */
export const anUnverifiedSchedule = (id = 'schedule-draft'): FeeSchedule =>
  ({ ...tariff, id, status: 'unverified' }) as unknown as FeeSchedule;

/** A tariff that an officer has confirmed. */
export const aConfirmedSchedule = (id = 'schedule-1'): FeeSchedule =>
  ({
    ...tariff,
    id,
    status: 'confirmed',
    confirmedBy: 'staff-finance',
    confirmedOn: '2026-01-05',
    documentNo: 'อก 0301/1',
  }) as unknown as FeeSchedule;

/** One year of a notice. */
export const aNoticeItem = (over: Partial<NoticeItem> = {}): NoticeItem => ({
  dueOn: '2026-03-01',
  scheduleId: 'schedule-1',
  feeSatang: 150_000,
  surchargeSatang: 7_500,
  ...over,
});

/** An open notice over one year. */
export const aNotice = (over: Partial<NoticeRow> = {}): NoticeRow => ({
  id: 'notice-1',
  factoryId: 'factory-1',
  ref1: '1300000017',
  items: [aNoticeItem()],
  totalSatang: 157_500,
  issuedAt: '2026-11-23T02:00:00.000Z',
  issuedBy: 'staff-1',
  validUntilOn: '2026-11-30',
  state: { kind: 'issued' },
  ...over,
});

/** A draft of an amount that nobody has published: the transfer of a licence. */
export const aListedFee = (
  id = 'factory-transfer.v2',
  feeSatang = 50_000,
): Extract<ListedFeeVersion, { status: 'unverified' }> => ({
  id,
  feeId: 'factory-transfer',
  amount: { kind: 'fixed', feeSatang: satang(feeSatang) },
  legalRef: 'กฎกระทรวงว่าด้วยค่าธรรมเนียม พ.ศ. 2570 ข้อ 3',
  collectedBy: 'provincial-office',
  payee: 'สำนักงานอุตสาหกรรมจังหวัด',
  channel: 'เคาน์เตอร์สำนักงาน',
  effectiveFrom: isoDate('2026-10-01'),
  effectiveTo: null,
  status: 'unverified',
});
