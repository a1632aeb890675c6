import type { NoticeLetterFacts, NoticeLetterItem } from '#shared/domain/notice-letter.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

/** So many years of a fee with one month of surcharge each, the newest last. */
export const yearsOwed = (years: number): readonly NoticeLetterItem[] =>
  Array.from({ length: years }, (_, index) => ({
    dueOn: isoDate(`${2027 - years + index}-03-01`),
    feeSatang: 150_000,
    surchargeSatang: 7_500,
    legalRef: 'กฎกระทรวงตัวอย่าง พ.ศ. 2563',
  }));

/** The facts of a letter about two years, 3,315.75 baht. */
export const aLetter = (
  over: {
    ref1?: string;
    items?: readonly NoticeLetterItem[];
    billerId?: string;
    postcode?: string;
    trackingAddress?: string;
  } = {},
): NoticeLetterFacts => {
  const items = over.items ?? [
    {
      dueOn: isoDate('2025-03-01'),
      feeSatang: 150_000,
      surchargeSatang: 15_075,
      legalRef: 'กฎกระทรวงตัวอย่าง พ.ศ. 2563',
    },
    {
      dueOn: isoDate('2026-03-01'),
      feeSatang: 150_000,
      surchargeSatang: 16_500,
      legalRef: 'กฎกระทรวงตัวอย่าง พ.ศ. 2563',
    },
  ];
  return {
    officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
    biller: { billerId: over.billerId ?? '099400016550100', registeredName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี' },
    factory: {
      name: 'โรงสีข้าวเจริญ',
      operatorName: 'บริษัท ตัวอย่างโลหะ จำกัด',
      registrationNumber: '3-64(1)-12/41ปท',
      address: '99/1 หมู่ 5 ถ.พหลโยธิน ต.คลองหนึ่ง อ.คลองหลวง จ.ปทุมธานี',
      postcode: over.postcode ?? '12120',
    },
    notice: {
      ref1: over.ref1 ?? '13690000012345',
      items,
      totalSatang: items.reduce((sum, { feeSatang, surchargeSatang }) => sum + feeSatang + surchargeSatang, 0),
      issuedOn: isoDate('2026-11-24'),
      validUntilOn: isoDate('2026-12-01'),
      trackingAddress: over.trackingAddress,
    },
    isDemo: false,
  };
};
