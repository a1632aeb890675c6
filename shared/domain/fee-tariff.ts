import { type Satang, satang } from './money.ts';

/** Lower edge in hp, licence fee and annual fee in baht, as far as they are known from before 2563. All unverified. */
const TARIFF_BEFORE_2563 = [
  [0, 500, 150],
  [5, 1_000, 300],
  [20, 1_500, 450],
  [50, 3_000, 900],
  [100, 5_000, 1_500],
  [200, 7_500, 2_250],
  [300, 10_000, 3_000],
  [400, 12_500, 3_750],
  [500, 15_000, 4_500],
  [600, 17_500, 5_250],
  [700, 20_000, 6_000],
  [800, 22_500, 6_750],
  [900, 25_000, 7_500],
  [1_000, 30_000, 9_000],
  [2_000, 35_000, 10_500],
  [3_000, 40_000, 12_000],
  [4_000, 45_000, 13_500],
  [5_000, 50_000, 15_000],
  [6_000, 60_000, 18_000],
] as const;

/** Below 5 hp a place counted as a factory from 7 workers on. */
const WORKERS_OF_SMALLEST = 7;

interface TariffBand {
  readonly fromHpHundredths: number;
  readonly belowHpHundredths: number | null;
  readonly minimumWorkers: number | null;
  readonly feeSatang: Satang;
}

const bandsOf = (column: 1 | 2): readonly TariffBand[] =>
  TARIFF_BEFORE_2563.map((row, index) => {
    const next = TARIFF_BEFORE_2563[index + 1];
    return {
      fromHpHundredths: row[0] * 100,
      belowHpHundredths: next === undefined ? null : next[0] * 100,
      minimumWorkers: index === 0 ? WORKERS_OF_SMALLEST : null,
      feeSatang: satang(row[column] * 100),
    };
  });

/** Licence fees (ร.ง.4) by horsepower; between 200 and 900 hp computed back from the annual fee and least certain. */
export const UNVERIFIED_LICENCE_BANDS = bandsOf(1);

/** Annual fees by horsepower. */
export const UNVERIFIED_ANNUAL_BANDS = bandsOf(2);
