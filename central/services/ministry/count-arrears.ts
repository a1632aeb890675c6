import { type ArrearsFacts, createArrearsCounter, dateNumber, type ArrearsTerms } from '#shared/domain/arrears.ts';
import { ARREARS_AGES, type ArrearsAge, type OfficeFigures } from '#shared/ministry/office-figures.ts';
import type { FactoryFacts } from './read-office.ts';

/** Arrears of an office as its summary and its page show them. */
export interface CountedArrears {
  readonly arrears: OfficeFigures['arrears'];
  readonly byAge: OfficeFigures['arrearsByAge'];
}

const categoryOf = (value: number | null): ArrearsFacts['category'] =>
  value === 1 || value === 2 || value === 3 ? value : 0;

const factsOf = (factory: FactoryFacts): ArrearsFacts => ({
  category: categoryOf(factory.category),
  hpHundredths: factory.hpHundredths ?? undefined,
  workers: factory.workers ?? undefined,
  startOn: factory.startOn === null ? 0 : dateNumber(factory.startOn),
  paidDueOns: (factory.paidDueOns ?? []).map(dateNumber),
});

const A_YEAR = 10_000;

/** Full years of age at which the next group begins, in the order of the groups. */
const AGE_LIMITS = [1, 2, 3, 5] as const;

const ageOf = (oldestDueOn: number, asOf: number): ArrearsAge => {
  const years = Math.floor((asOf - oldestDueOn) / A_YEAR);
  const place = AGE_LIMITS.findIndex((limit) => years < limit);
  return ARREARS_AGES[place === -1 ? AGE_LIMITS.length : place] ?? 'over-5';
};

/** Counts operating factories as the office's own list of arrears does: those of which some payment is on record. */
export const countArrears = (factories: readonly FactoryFacts[], terms: ArrearsTerms): CountedArrears => {
  const count = createArrearsCounter(terms);
  const asOf = dateNumber(terms.asOf);
  const byAge = new Map<ArrearsAge, { factories: number; satang: number }>();
  const sum = { factories: 0, satang: 0, unknownFactories: 0, withoutRecords: 0 };
  for (const factory of factories) {
    if (factory.status !== 'operating') continue;
    const facts = factsOf(factory);
    const counted = count(facts);
    if (counted.years === 0) continue;
    if (facts.paidDueOns.length === 0) {
      sum.withoutRecords += 1;
      continue;
    }
    const satang = counted.feeSatang + counted.surchargeSatang;
    sum.factories += 1;
    sum.satang += satang;
    if (counted.unknownYears > 0) sum.unknownFactories += 1;
    const age = ageOf(counted.oldestDueOn, asOf);
    const group = byAge.get(age) ?? { factories: 0, satang: 0 };
    byAge.set(age, { factories: group.factories + 1, satang: group.satang + satang });
  }
  return {
    arrears: sum,
    byAge: ARREARS_AGES.map((age) => ({ age, ...(byAge.get(age) ?? { factories: 0, satang: 0 }) })),
  };
};
