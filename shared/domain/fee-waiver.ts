import { z } from 'zod';
import type { FactoryCategory } from './registration-number.ts';
import { CalendarDate, type IsoDate, isoDate } from './thai-date.ts';

/**
 * A regulation that waives the annual fee for due dates in a range, both ends included. It may be gazetted after its
 * range began; then what was paid for such due dates has to be credited.
 */
export const FeeWaiver = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    legalRef: z.string().min(1),
    /** Where it was read. */
    source: z.string().min(1),
    dueFrom: CalendarDate,
    dueTo: CalendarDate,
    categories: z
      .array(z.union([z.literal(2), z.literal(3)]))
      .min(1)
      .readonly(),
    /** Two-digit province codes of an area waiver (e.g. after a flood); null for the whole country. */
    provinceCodes: z
      .array(z.string().regex(/^\d{2}$/))
      .min(1)
      .readonly()
      .nullable(),
  })
  .refine(({ dueFrom, dueTo }) => dueFrom <= dueTo, { message: 'a waiver ends after it begins', path: ['dueTo'] });
export type FeeWaiver = Readonly<z.output<typeof FeeWaiver>>;

const nationwide = (range: {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}): FeeWaiver => ({
  id: range.id,
  name: range.name,
  legalRef: 'กฎกระทรวงยกเว้นค่าธรรมเนียมรายปีสำหรับผู้ประกอบกิจการโรงงานจำพวกที่ 2 และโรงงานจำพวกที่ 3',
  source: range.source,
  dueFrom: isoDate(range.from),
  dueTo: isoDate(range.to),
  categories: [2, 3],
  provinceCodes: null,
});

/** The nationwide waivers that public sources tell of; none was found for due dates after 9 June 2566. */
export const KNOWN_WAIVERS: readonly FeeWaiver[] = [
  nationwide({
    id: 'waiver-2555',
    name: 'ยกเว้นค่าธรรมเนียมรายปี ครบกำหนด 1 ต.ค. 2555 – 30 ก.ย. 2556',
    from: '2012-10-01',
    to: '2013-09-30',
    source: 'mazars.co.th, Factory License Annual Fee Exemption',
  }),
  nationwide({
    id: 'waiver-2563',
    name: 'ยกเว้นค่าธรรมเนียมรายปี ครบกำหนด 10 มิ.ย. 2563 – 9 มิ.ย. 2564',
    from: '2020-06-10',
    to: '2021-06-09',
    source: 'i.industry.go.th/ebilling/checking.aspx',
  }),
  nationwide({
    id: 'waiver-2564',
    name: 'ยกเว้นค่าธรรมเนียมรายปี ครบกำหนด 10 มิ.ย. 2564 – 9 มิ.ย. 2565',
    from: '2021-06-10',
    to: '2022-06-09',
    source: 'bgloballaw.com, gazetted 13 Aug 2564',
  }),
  nationwide({
    id: 'waiver-2565',
    name: 'ยกเว้นค่าธรรมเนียมรายปี ปีที่ 3 ครบกำหนด 10 มิ.ย. 2565 – 9 มิ.ย. 2566',
    from: '2022-06-10',
    to: '2023-06-09',
    source: 'chachoengsao.industry.go.th 260972, nakhonpathom.industry.go.th 263496',
  }),
];

/** The due fee a waiver is looked up for. */
export interface WaiverQuestion {
  readonly dueOn: IsoDate;
  readonly category: FactoryCategory;
  /** Without it only nationwide waivers apply. */
  readonly provinceCode?: string | undefined;
}

/** The first waiver that covers this due date, category and province; undefined when the fee is owed. */
export const waiverFor = (
  waivers: readonly FeeWaiver[],
  { dueOn, category, provinceCode }: WaiverQuestion,
): FeeWaiver | undefined =>
  waivers.find(
    (waiver) =>
      waiver.dueFrom <= dueOn &&
      dueOn <= waiver.dueTo &&
      waiver.categories.some((waived) => waived === category) &&
      (waiver.provinceCodes === null || (provinceCode !== undefined && waiver.provinceCodes.includes(provinceCode))),
  );
