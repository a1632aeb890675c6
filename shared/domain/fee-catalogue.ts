import type { FeeSchedule } from './fee-schedule.ts';
import { UNVERIFIED_LICENCE_BANDS } from './fee-tariff.ts';
import { type Satang, satang } from './money.ts';

/** The licence fees (ร.ง.4) as recalled from before 2563, for look-up only. */
export const UNVERIFIED_LICENCE_SCHEDULE: FeeSchedule = {
  id: 'licence-2535',
  name: 'ค่าธรรมเนียมใบอนุญาตประกอบกิจการโรงงาน (ร.ง.4)',
  legalRef: 'กฎกระทรวงว่าด้วยค่าธรรมเนียมตาม พ.ร.บ.โรงงาน พ.ศ. 2535 (ก่อน พ.ศ. 2563)',
  note: 'ยังไม่ได้ตรวจสอบกับราชกิจจานุเบกษา',
  status: 'unverified',
  effectiveFrom: null,
  effectiveTo: null,
  bands: UNVERIFIED_LICENCE_BANDS,
};

/** How much a listed fee is. `unknown` is shown as unknown: no figure was found that may be repeated. */
export type CatalogueAmount =
  | { readonly kind: 'fixed'; readonly feeSatang: Satang }
  | { readonly kind: 'per-day'; readonly fullDaySatang: Satang; readonly fiveHourDaySatang: Satang }
  | { readonly kind: 'by-horsepower'; readonly scheduleId: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'abolished'; readonly since: string }
  | { readonly kind: 'unknown' };

/** A fee that may be looked up at the counter. None of them is ever billed from here. */
export interface CatalogueFee {
  readonly id: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly amount: CatalogueAmount;
  readonly legalRef: string;
  /** Who takes the money: สอจ. or สมอ. */
  readonly collectedBy: 'provincial-office' | 'tisi';
  /** Who the money is paid to, and by which way, as public announcements tell. */
  readonly payee: string;
  readonly channel: string;
  /** `read`: found in a public source, though an amendment may have replaced it. `recalled`: no source was seen. */
  readonly confidence: 'read' | 'recalled' | 'unknown';
}

const FACTORY_ACT = 'พ.ร.บ.โรงงาน พ.ศ. 2535';
const TISI_RULE_11 = 'กฎกระทรวง ฉบับที่ 11 (พ.ศ. 2524) ตาม พ.ร.บ.มาตรฐานผลิตภัณฑ์อุตสาหกรรม พ.ศ. 2511';

const baht = (amount: number): CatalogueAmount => ({ kind: 'fixed', feeSatang: satang(amount * 100) });

type ListedFee = Pick<CatalogueFee, 'id' | 'nameTh' | 'nameEn' | 'amount'>;

const OFFICE = { payee: 'สำนักงานอุตสาหกรรมจังหวัด', channel: 'เคาน์เตอร์สำนักงาน' } as const;
const TISI = { payee: 'สำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม (สมอ.)', channel: 'Bill Payment ตามใบแจ้งของ สมอ.' } as const;

const tisiFee = (fee: ListedFee): CatalogueFee => ({
  ...fee,
  ...TISI,
  legalRef: TISI_RULE_11,
  collectedBy: 'tisi',
  confidence: 'read',
});

const factoryFee = (fee: ListedFee & Pick<CatalogueFee, 'confidence'>): CatalogueFee => ({
  ...fee,
  ...OFFICE,
  legalRef: FACTORY_ACT,
  collectedBy: 'provincial-office',
});

const LICENCE_TABLE: CatalogueAmount = { kind: 'by-horsepower', scheduleId: UNVERIFIED_LICENCE_SCHEDULE.id };

/** Fees other than the annual one, for look-up, with what is known of each. */
export const FEE_CATALOGUE: readonly CatalogueFee[] = [
  factoryFee({
    id: 'factory-licence',
    nameTh: 'ใบอนุญาตประกอบกิจการโรงงาน (ร.ง.4)',
    nameEn: 'Factory licence (Ror.Ngor.4)',
    amount: LICENCE_TABLE,
    confidence: 'recalled',
  }),
  factoryFee({
    id: 'factory-expansion',
    nameTh: 'ใบอนุญาตขยายโรงงาน (คิดจากแรงม้าที่เพิ่ม)',
    nameEn: 'Factory expansion licence (by added horsepower)',
    amount: LICENCE_TABLE,
    confidence: 'recalled',
  }),
  factoryFee({
    id: 'factory-transfer',
    nameTh: 'โอนใบอนุญาต',
    nameEn: 'Licence transfer',
    amount: { kind: 'unknown' },
    confidence: 'unknown',
  }),
  factoryFee({
    id: 'factory-duplicate',
    nameTh: 'ใบแทนใบอนุญาต',
    nameEn: 'Duplicate licence',
    amount: { kind: 'unknown' },
    confidence: 'unknown',
  }),
  factoryFee({
    id: 'factory-renewal',
    nameTh: 'ต่ออายุใบอนุญาต',
    nameEn: 'Licence renewal',
    amount: { kind: 'abolished', since: '2019-10-27' },
    confidence: 'read',
  }),
  tisiFee({ id: 'tisi-application', nameTh: 'คำขอ มอก.', nameEn: 'TISI application', amount: baht(10) }),
  tisiFee({
    id: 'tisi-section-16',
    nameTh: 'ใบอนุญาตแสดงเครื่องหมายมาตรฐาน (ม.16)',
    nameEn: 'Licence to show the standard mark (s.16)',
    amount: baht(1_000),
  }),
  tisiFee({
    id: 'tisi-section-20',
    nameTh: 'ใบอนุญาตทำผลิตภัณฑ์ที่ต้องเป็นไปตามมาตรฐาน (ม.20)',
    nameEn: 'Licence to make a mandatory product (s.20)',
    amount: baht(1_000),
  }),
  tisiFee({
    id: 'tisi-section-21',
    nameTh: 'ใบอนุญาตนำเข้าผลิตภัณฑ์ที่ต้องเป็นไปตามมาตรฐาน (ม.21)',
    nameEn: 'Licence to import a mandatory product (s.21)',
    amount: baht(1_000),
  }),
  tisiFee({
    id: 'tisi-section-24-25',
    nameTh: 'ใบอนุญาตย้ายสถานที่หรือโอนใบอนุญาต (ม.24, ม.25)',
    nameEn: 'Licence to move or transfer (s.24, s.25)',
    amount: baht(500),
  }),
  tisiFee({ id: 'tisi-duplicate', nameTh: 'ใบแทนใบอนุญาต มอก.', nameEn: 'Duplicate TISI licence', amount: baht(100) }),
  {
    ...tisiFee({
      id: 'tisi-inspection',
      nameTh: 'ตรวจสอบการทำผลิตภัณฑ์',
      nameEn: 'Factory inspection by TISI',
      amount: { kind: 'per-day', fullDaySatang: satang(1_000_000), fiveHourDaySatang: satang(500_000) },
    }),
    legalRef: 'ประกาศกระทรวงอุตสาหกรรม พ.ศ. 2563 เรื่อง ค่าใช้จ่ายในการตรวจสอบ',
  },
  {
    ...TISI,
    id: 'tisi-eco-sticker',
    nameTh: 'ECO Sticker',
    nameEn: 'ECO Sticker',
    amount: { kind: 'unknown' },
    legalRef: 'ไม่พบ',
    collectedBy: 'tisi',
    confidence: 'unknown',
  },
  {
    ...TISI,
    id: 'tisi-accreditation',
    nameTh: 'การรับรองระบบงาน (ISO/IEC 17025, 17020)',
    nameEn: 'Accreditation (ISO/IEC 17025, 17020)',
    amount: { kind: 'unknown' },
    legalRef: 'พ.ร.บ.การมาตรฐานแห่งชาติ พ.ศ. 2551 (ไม่พบอัตรา)',
    collectedBy: 'tisi',
    confidence: 'unknown',
  },
  {
    ...OFFICE,
    id: 'community-product',
    nameTh: 'ใบรับรองผลิตภัณฑ์ชุมชน (มผช.)',
    nameEn: 'Community product certificate',
    amount: { kind: 'free' },
    legalRef: 'หลักเกณฑ์การรับรองผลิตภัณฑ์ชุมชน',
    collectedBy: 'provincial-office',
    confidence: 'recalled',
  },
];
