import { provinceByCode } from '#shared/domain/province.ts';
import { maskTaxpayerId } from '#shared/domain/taxpayer-id.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** The office of this PC; undefined before the first sync. */
export const officeOf = (rows: ReadModel): OfficeRow | undefined => [...rows.all('office').values()][0];

/** Name of the province of the office, in Thai; empty when unknown. */
export const provinceNameOf = (office: OfficeRow): string => provinceByCode(office.provinceCode)?.nameTh ?? '';

/** The horsepower that fees are assessed on, in hundredths, and where it comes from. */
export const horsepowerOf = (
  factory: FactoryRow,
): { readonly hpHundredths: number | undefined; readonly source: 'register' | 'corrected' } =>
  factory.correctedHp
    ? { hpHundredths: factory.correctedHp.hpHundredths, source: 'corrected' }
    : { hpHundredths: factory.register.hpHundredths, source: 'register' };

/** The number of workers that fees are assessed on, and where it comes from. */
export const workersOf = (
  factory: FactoryRow,
): { readonly workers: number | undefined; readonly source: 'register' | 'corrected' } =>
  factory.correctedWorkers
    ? { workers: factory.correctedWorkers.workers, source: 'corrected' }
    : { workers: factory.register.workers, source: 'register' };

/** The 13-digit id as it may be shown at a counter: juristic ids whole, citizen ids masked. */
export const shownTaxId = (factory: FactoryRow): string | undefined =>
  factory.register.taxId === undefined ? undefined : maskTaxpayerId(factory.register.taxId);

const FID = /^\d{14}$/;

/**
 * A registration number for the public screen: enough for its owner to know it, not enough for others. `3-64(1)-12/41` with the letters of its province
 * becomes `3-64(x)-xx/41`, fourteen digits keep the first four and the last two.
 */
export const maskRegistrationNumber = (display: string): string => {
  if (FID.test(display)) return `${display.slice(0, 4)}${'x'.repeat(8)}${display.slice(12)}`;
  return display
    .replace(/\([0-9\u0e50-\u0e59]+\)/, '(x)')
    .replace(/-([0-9\u0e50-\u0e59]+)(?=\/)/, (_, digits: string) => `-${'x'.repeat(digits.length)}`);
};
