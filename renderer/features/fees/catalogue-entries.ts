import { formatMoney } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { feeOfficeTh } from '#i18n/messages/fee-office.ts';
import { type CatalogueFee, FEE_CATALOGUE, UNVERIFIED_LICENCE_SCHEDULE } from '#shared/domain/fee-catalogue.ts';
import type { FeeBand, FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { type ListedAmount, type ListedFeeVersion, listedFeeOn } from '#shared/domain/listed-fee.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';

export type CatalogueWords = typeof feeOfficeTh.catalogue;

/** A line of the catalogue: a version of the annual fee, or of a fee that is only looked up. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly law: string;
  readonly payee: string;
  readonly channel: string;
  readonly detail: string;
  readonly collectedBy: CatalogueFee['collectedBy'];
  /** `billed`: notices are made from it; `confirmed`: finance answers for it, for look-up; `draft`: nobody does yet. */
  readonly standing: 'billed' | 'confirmed' | 'draft' | 'published';
  /** Who answers for it, since when, and by which document. */
  readonly confirmed: { readonly by: string; readonly on: string; readonly documentNo: string } | undefined;
  readonly schedule: FeeSchedule | undefined;
  /** What a new version of it starts from; undefined for the annual fee and for what was abolished. */
  readonly listed: { readonly fee: CatalogueFee; readonly version: ListedFeeVersion | undefined } | undefined;
}

const rangeOf = (bands: readonly FeeBand[], words: CatalogueWords): string => {
  const known = bands.flatMap(({ feeSatang }) => (feeSatang === null ? [] : [feeSatang]));
  return known.length === 0 ? words.unknown : words.byHorsepower(Math.min(...known), Math.max(...known));
};

/** What a fee of the catalogue comes to before anybody makes a version of it. */
export const publishedAmount = ({ amount }: CatalogueFee): ListedAmount | undefined => {
  if (amount.kind === 'abolished') return undefined;
  return amount.kind === 'by-horsepower' ? { kind: 'by-horsepower', bands: UNVERIFIED_LICENCE_SCHEDULE.bands } : amount;
};

const amountText = (amount: ListedAmount, words: CatalogueWords): string => {
  switch (amount.kind) {
    case 'fixed':
      return formatMoney(amount.feeSatang);
    case 'per-day':
      return words.perDay(amount.fullDaySatang, amount.fiveHourDaySatang);
    case 'by-horsepower':
      return rangeOf(amount.bands, words);
    case 'free':
      return words.free;
    default:
      return words.unknown;
  }
};

const publishedText = (fee: CatalogueFee, words: CatalogueWords): string => {
  const amount = publishedAmount(fee);
  if (amount) return amountText(amount, words);
  return fee.amount.kind === 'abolished' ? words.abolished(fee.amount.since) : words.unknown;
};

const confirmationOf = (one: FeeSchedule | ListedFeeVersion): CatalogueEntry['confirmed'] =>
  one.status === 'confirmed' ? { by: one.confirmedBy, on: one.confirmedOn, documentNo: one.documentNo } : undefined;

const annualEntry = (schedule: FeeSchedule, all: readonly FeeSchedule[], words: CatalogueWords): CatalogueEntry => {
  const older = all.find(({ id }) => id === schedule.supersedes);
  return {
    id: schedule.id,
    name: schedule.name,
    amount: rangeOf(schedule.bands, words),
    law: schedule.legalRef,
    payee: words.annualPayee,
    channel: words.annualChannel,
    detail: [
      words.effective(schedule.effectiveFrom, schedule.effectiveTo),
      ...(older ? [words.replaces(older.name)] : []),
    ].join(' · '),
    collectedBy: 'provincial-office',
    standing: schedule.status === 'confirmed' ? 'billed' : 'draft',
    confirmed: confirmationOf(schedule),
    schedule,
    listed: undefined,
  };
};

const publishedEntry = (fee: CatalogueFee, name: string, words: CatalogueWords): CatalogueEntry => ({
  id: fee.id,
  name,
  amount: publishedText(fee, words),
  law: fee.legalRef,
  payee: fee.payee,
  channel: fee.channel,
  detail: '',
  collectedBy: fee.collectedBy,
  standing: 'published',
  confirmed: undefined,
  schedule: undefined,
  listed: publishedAmount(fee) && { fee, version: undefined },
});

const versionEntry = (
  version: ListedFeeVersion,
  published: CatalogueEntry,
  { fee, isCurrent, words }: { fee: CatalogueFee; isCurrent: boolean; words: CatalogueWords },
): CatalogueEntry => ({
  ...published,
  id: version.id,
  amount: amountText(version.amount, words),
  law: version.legalRef,
  payee: version.payee,
  channel: version.channel,
  detail: [words.effective(version.effectiveFrom, version.effectiveTo), ...(isCurrent ? [words.inForce] : [])].join(
    ' · ',
  ),
  collectedBy: version.collectedBy,
  standing: version.status === 'confirmed' ? 'confirmed' : 'draft',
  confirmed: confirmationOf(version),
  listed: { fee, version },
});

/** Every line of the catalogue: the annual fee with its versions, then each other fee followed by its versions. */
export const catalogueEntries = (given: {
  readonly schedules: readonly FeeSchedule[];
  readonly versions: readonly ListedFeeVersion[];
  readonly today: IsoDate;
  readonly words: CatalogueWords;
  readonly language: Language;
}): readonly CatalogueEntry[] => {
  const { schedules, versions, today, words, language } = given;
  const listed = FEE_CATALOGUE.flatMap((fee) => {
    const published = publishedEntry(fee, language === 'th' ? fee.nameTh : fee.nameEn, words);
    const current = listedFeeOn(versions, fee.id, today);
    const own = versions.filter(({ feeId }) => feeId === fee.id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return [
      published,
      ...own.map((version) => versionEntry(version, published, { fee, isCurrent: version === current, words })),
    ];
  });
  return [...schedules.map((schedule) => annualEntry(schedule, schedules, words)), ...listed];
};
