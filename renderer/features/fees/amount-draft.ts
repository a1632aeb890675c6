import type { ListedAmount } from '#shared/domain/listed-fee.ts';
import { type Satang, satang } from '#shared/domain/money.ts';
import type { CatalogueWords } from './catalogue-entries.ts';

const BAHT = /^\d{1,7}$/;
const VERSION = /\.v(\d+)$/;

/** Typed whole baht in satang: null when left empty (the amount is not known), undefined when it is no such number. */
export const wholeBaht = (text: string): Satang | null | undefined => {
  const digits = text.replaceAll(',', '').trim();
  if (digits === '') return null;
  return BAHT.test(digits) ? satang(Number(digits) * 100) : undefined;
};

/** The next free id after this one: annual, annual.v2, annual.v3. */
export const nextVersionId = (id: string, isTaken: (id: string) => boolean): string => {
  const base = id.replace(VERSION, '');
  let version = Number(VERSION.exec(id)?.[1] ?? 1) + 1;
  while (isTaken(`${base}.v${version}`)) version += 1;
  return `${base}.v${version}`;
};

const written = (amount: number | null): string => (amount === null ? '' : String(amount / 100));

/** The fields in which an amount is typed, with what stands in them at first. */
export const amountFields = (
  amount: ListedAmount,
  words: CatalogueWords,
): readonly { readonly label: string; readonly text: string }[] => {
  switch (amount.kind) {
    case 'by-horsepower':
      return amount.bands.map((band) => ({
        label: words.bandField(band.fromHpHundredths, band.belowHpHundredths),
        text: written(band.feeSatang),
      }));
    case 'per-day':
      return [
        { label: words.fullDay, text: written(amount.fullDaySatang) },
        { label: words.fiveHourDay, text: written(amount.fiveHourDaySatang) },
      ];
    default:
      return [
        {
          label: words.amountField,
          text: amount.kind === 'fixed' ? written(amount.feeSatang) : amount.kind === 'free' ? '0' : '',
        },
      ];
  }
};

/** What was typed as an amount of the same kind: nothing is unknown, 0 is free of charge. Undefined while a field is wrong. */
export const amountTyped = (before: ListedAmount, texts: readonly string[]): ListedAmount | undefined => {
  const typed = texts.map(wholeBaht);
  const fees = typed.flatMap((one) => (one === undefined ? [] : [one]));
  if (fees.length < typed.length) return undefined;
  const [first = null, second = null] = fees;
  switch (before.kind) {
    case 'by-horsepower':
      return {
        kind: 'by-horsepower',
        bands: before.bands.map((band, at) => ({ ...band, feeSatang: fees[at] ?? null })),
      };
    case 'per-day':
      return first === null || second === null
        ? { kind: 'unknown' }
        : { kind: 'per-day', fullDaySatang: first, fiveHourDaySatang: second };
    default:
      if (first === null) return { kind: 'unknown' };
      return first === 0 ? { kind: 'free' } : { kind: 'fixed', feeSatang: first };
  }
};
