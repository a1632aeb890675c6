import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import type { ListedFeeVersion } from '#shared/domain/listed-fee.ts';
import { aConfirmedSchedule, aListedFee, anUnverifiedSchedule } from '#test/builders/fee-rows.ts';
import type { Limits } from '#test/builders/limits.ts';
import { describeRows, ID, maybeEmpty, oneOf, optional, SOME_TEXT, textUpTo } from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

/** A day or null, which is open; left out it is neither. */
const dayOrOpen = (days: readonly string[]): Limits => ({
  takes: [...days, null],
  refuses: ['', '2026-02-30', '2569-10-01', '2026-10-01T00:00:00.000Z', undefined, MISSING],
});
const FEE = {
  takes: [0, 100, 1_800_000],
  refuses: [-100, 50, 150_050, 0.5, '100', Number.NaN, 2 ** 53, undefined, MISSING],
};

const band = { fromHpHundredths: 0, belowHpHundredths: null, minimumWorkers: null, feeSatang: 150_000 };
const BANDS: Limits = {
  takes: [
    [band],
    [
      { ...band, belowHpHundredths: 500 },
      { ...band, fromHpHundredths: 500, minimumWorkers: 7, feeSatang: null },
    ],
  ],
  refuses: [
    [],
    // Begins above nothing, ends closed, leaves a gap, overlaps, has a band of nothing, goes on behind an open end.
    [{ ...band, fromHpHundredths: 1 }],
    [{ ...band, belowHpHundredths: 500 }],
    [
      { ...band, belowHpHundredths: 500 },
      { ...band, fromHpHundredths: 501 },
    ],
    [
      { ...band, belowHpHundredths: 500 },
      { ...band, fromHpHundredths: 499 },
    ],
    [
      { ...band, belowHpHundredths: 500 },
      { ...band, fromHpHundredths: 500, belowHpHundredths: 500 },
      { ...band, fromHpHundredths: 500 },
    ],
    [band, band],
    null,
    MISSING,
  ],
};
const ONE_BAND: Readonly<Record<string, Limits>> = {
  'bands.0.fromHpHundredths': { refuses: [-1, 0.5, '0', null, MISSING] },
  'bands.0.belowHpHundredths': { refuses: [0, -1, 0.5, '500', undefined, MISSING] },
  'bands.0.minimumWorkers': { takes: [1, 7, null], refuses: [0, -1, 0.5, '7', undefined, MISSING] },
  'bands.0.feeSatang': { ...FEE, takes: [...FEE.takes, null] },
};

const tariff = {
  id: ID,
  name: SOME_TEXT,
  legalRef: SOME_TEXT,
  note: optional(maybeEmpty()),
  supersedes: optional(textUpTo(160)),
  effectiveFrom: dayOrOpen(['1992-04-09', '2020-06-10']),
  effectiveTo: dayOrOpen(['2020-06-10', '2399-12-31']),
  bands: BANDS,
  ...ONE_BAND,
};
const dated = <T extends FeeSchedule>(schedule: T): T => ({
  ...schedule,
  note: 'ยังไม่ตรวจ',
  supersedes: 'annual-2535',
  effectiveFrom: '2020-06-10',
  effectiveTo: '2020-06-10',
});
const CONFIRMED = {
  confirmedBy: SOME_TEXT,
  confirmedOn: { takes: ['2026-01-05'], refuses: ['', '2026-02-29', '5/1/2569', null, MISSING] },
  documentNo: SOME_TEXT,
};

describeRows(
  'feeSchedule',
  {
    called: 'that nobody has confirmed',
    row: dated(anUnverifiedSchedule()),
    limits: {
      ...tariff,
      status: { refuses: ['trusted', '', null, MISSING] },
    },
  },
  { called: 'that finance has confirmed', row: dated(aConfirmedSchedule()), limits: { ...tariff, ...CONFIRMED } },
);

const listed = {
  feeId: textUpTo(160),
  legalRef: textUpTo(400),
  collectedBy: oneOf('provincial-office', 'tisi'),
  payee: textUpTo(200),
  channel: textUpTo(200),
  effectiveFrom: dayOrOpen(['2020-06-10', '2026-10-01']),
  effectiveTo: dayOrOpen(['2026-10-01', '2399-12-31']),
};
const of = (amount: ListedFeeVersion['amount']): ListedFeeVersion => ({ ...aListedFee(), amount });
const perDay = { kind: 'per-day', fullDaySatang: 60_000, fiveHourDaySatang: 30_000 } as ListedFeeVersion['amount'];
const byHorsepower = { kind: 'by-horsepower', bands: [band] } as unknown as ListedFeeVersion['amount'];
const underAmount = (limits: Readonly<Record<string, Limits>>): Readonly<Record<string, Limits>> =>
  Object.fromEntries(Object.entries(limits).map(([place, at]) => [`amount.${place}`, at]));

describeRows(
  'listedFee',
  {
    called: 'of one amount',
    row: aListedFee(),
    limits: {
      ...listed,
      amount: { takes: [{ kind: 'free' }, { kind: 'unknown' }], refuses: [null, {}, 50_000, MISSING] },
      'amount.kind': { refuses: ['guessed', 'Fixed', '', null, MISSING] },
      'amount.feeSatang': FEE,
      status: { refuses: ['trusted', '', null, MISSING] },
    },
  },
  {
    called: 'by the day',
    row: of(perDay),
    limits: { 'amount.fullDaySatang': FEE, 'amount.fiveHourDaySatang': FEE },
  },
  { called: 'by horsepower', row: of(byHorsepower), limits: underAmount({ bands: BANDS, ...ONE_BAND }) },
  {
    called: 'that finance has confirmed',
    row: {
      ...aListedFee(),
      status: 'confirmed',
      confirmedBy: 'staff-finance',
      confirmedOn: '2026-11-01',
      documentNo: 'อก 0301/2',
    },
    limits: { ...listed, ...CONFIRMED },
  },
);
