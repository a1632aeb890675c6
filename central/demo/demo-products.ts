import { recordSeriesOf, subjectNumberKey } from '#shared/domain/record-series.ts';
import { addDays, buddhistYear, type IsoDate } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { SeededRandom } from '#shared/demo/seeded-random.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { RecordSubjectRow } from '#shared/model/record-rows.ts';
import { recordSubjectIdFor } from '#shared/mutations/record-subjects.ts';

/** How many invented community products the demo office has, whatever its size. */
export const DEMO_PRODUCTS = 40;

const SERIES = 'community-product';
const PRODUCTS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['ข้าวแต๋น', '35/2546'],
  ['กล้วยฉาบ', '111/2546'],
  ['น้ำพริกเผา', '130/2546'],
  ['ผ้าทอพื้นเมือง', '17/2546'],
  ['ดอกไม้ประดิษฐ์', '4/2546'],
  ['ขนมทองม้วน', '8/2546'],
  ['สบู่ก้อนสมุนไพร', '94/2546'],
  ['เครื่องจักสานผักตบชวา', '20/2546'],
];
const MAKERS = [
  'กลุ่มแม่บ้านเกษตรกรคลองสาม',
  'วิสาหกิจชุมชนบ้านสวนบัว',
  'กลุ่มสตรีสหกรณ์ลาดหลุมแก้ว',
  'วิสาหกิจชุมชนริมคลองรังสิต',
  'กลุ่มอาชีพบ้านกระแชง',
] as const;
const DISTRICTS = ['คลองหลวง', 'ธัญบุรี', 'ลาดหลุมแก้ว', 'สามโคก', 'หนองเสือ'] as const;
/** A certificate is valid for three years. */
const VALID_DAYS = 3 * 365;
/** So many of them ended long ago, and their folders are due for disposal. */
const LONG_AGO = 12;
const LONG_AGO_DAYS = 13 * 365;

/** An invented community product, and the day on which its folder was closed; undefined while its papers are in use. */
export interface DemoProduct {
  readonly subject: RecordSubjectRow;
  readonly closed: Pick<FolderRow, 'closedOn' | 'closedYear'>;
}

const YEAR_DIGITS = 4;

/** The community product of a running number, from 1. */
export const demoProduct = (running: number, todayOn: IsoDate, random: SeededRandom): DemoProduct => {
  const series = recordSeriesOf(SERIES);
  invariant(series, 'the series of community products is shipped');
  const [productName, standardNumber] = random.pick(PRODUCTS);
  const isLongAgo = running <= LONG_AGO;
  const expiresOn = addDays(todayOn, isLongAgo ? -LONG_AGO_DAYS - random.between(0, 300) : random.between(-200, 900));
  const grantedOn = addDays(expiresOn, -VALID_DAYS);
  const fields = {
    certificateNumber: `${running}/${buddhistYear(grantedOn)}`,
    productName,
    standardNumber: `มผช.${standardNumber}`,
    maker: random.pick(MAKERS),
    expiresOn,
    address: `${random.between(1, 199)} หมู่ ${random.between(1, 12)}`,
    district: random.pick(DISTRICTS),
  };
  const number = subjectNumberKey(series, fields);
  const id = recordSubjectIdFor(SERIES, number);
  return {
    subject: { id, series: SERIES, numberKey: `${SERIES}/${number}`, fields },
    closed: isLongAgo ? { closedOn: expiresOn, closedYear: expiresOn.slice(0, YEAR_DIGITS) } : {},
  };
};
