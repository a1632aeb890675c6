import { describe, expect, test } from 'vitest';
import { arrearsTerms, createArrearsFeed } from '#data/arrears-feed.ts';
import { type ArrearsQuestion, createArrearsLedger } from '#data/arrears-ledger.ts';
import { feesOf } from '#data/fee-queries.ts';
import type { AnyRow } from '#shared/model/tables.ts';
import { aNotice, aPaidYear, type Filed, readModelOf, TODAY } from '../counter/a-counter-office.ts';
import { aListedFactory, rowsInArrears } from './an-office-in-arrears.ts';

const everything: ArrearsQuestion = {
  statuses: 'operating-and-paused',
  records: 'kept',
  billing: 'all',
  leastSatang: 0,
  leastAgeYears: 0,
  district: undefined,
  order: 'amount',
};

const countedOf = (filed: readonly Filed[]) => {
  const rows = readModelOf(filed);
  const feed = createArrearsFeed(rows);
  const ledger = createArrearsLedger();
  ledger.setTerms(arrearsTerms(rows, TODAY));
  ledger.take(feed.batchOf([...rows.all('factory').keys()]));
  const ask = (over: Partial<ArrearsQuestion> = {}) => ledger.answer({ ...everything, ...over });
  const idsOf = (over: Partial<ArrearsQuestion> = {}) => [...ask(over).slots].map((slot) => feed.factoryIdAt(slot));
  return { rows, feed, ledger, ask, idsOf };
};

describe('the list of arrears', () => {
  test('has for every factory what its own page says', () => {
    const { rows, feed, ask } = countedOf(rowsInArrears(40));
    const answer = ask();

    expect(answer.slots.length).toBeGreaterThan(20);
    for (const [place, slot] of answer.slots.entries()) {
      const factory = rows.get('factory', feed.factoryIdAt(slot));
      const fees = factory && feesOf(rows, factory, TODAY);
      if (!fees?.ok) throw new Error('the fees of a listed factory are known');
      expect(answer.feeSatang[place]).toBe(fees.value.assessment.feeSatang);
      expect(answer.surchargeSatang[place]).toBe(fees.value.assessment.surchargeSatang);
    }
    expect(answer.totalSatang).toBe(
      [...answer.feeSatang].reduce((sum, fee, place) => sum + fee + (answer.surchargeSatang[place] ?? 0), 0),
    );
  });

  test('begins with the largest amount, or with the oldest year', () => {
    const { ask } = countedOf(rowsInArrears(40));
    const byAmount = ask();
    const totals = [...byAmount.feeSatang].map((fee, place) => fee + (byAmount.surchargeSatang[place] ?? 0));
    const ages = [...ask({ order: 'age' }).oldestDueOn];

    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(ages).toEqual(ages.toSorted((a, b) => a - b));
  });

  test('keeps to the district, the amount and the age that are asked for', () => {
    const { ask, feed, idsOf } = countedOf(rowsInArrears(40));
    const district = feed.districts().indexOf('ลำลูกกา');

    expect(idsOf({ district })).not.toEqual([]);
    expect(idsOf({ district }).every((id) => Number(id.slice('listed-'.length)) % 3 === 2)).toBe(true);
    const large = ask({ leastSatang: 500_000 });
    expect(large.slots.length).toBeGreaterThan(0);
    expect(large.slots.length).toBeLessThan(ask().slots.length);
    expect([...ask({ leastAgeYears: 3 }).oldestDueOn].every((dueOn) => dueOn <= 20_231_123)).toBe(true);
  });

  test('has operating factories, paused ones on wish, and never one that was struck off or has not begun', () => {
    const statuses = ['operating', 'paused', 'struck-off', 'licensed'] as const;
    const filed = statuses.flatMap((officeStatus, number): readonly Filed[] => [
      ['factory', aListedFactory(number, { officeStatus })],
      ['paidYear', aPaidYear('2022-01-15', `listed-${number}`)],
    ]);
    const { idsOf } = countedOf([...rowsInArrears(0), ...filed]);

    expect(idsOf({ statuses: 'operating' }).filter((id) => id.startsWith('listed'))).toEqual(['listed-0']);
    expect(
      idsOf()
        .filter((id) => id.startsWith('listed'))
        .toSorted(),
    ).toEqual(['listed-0', 'listed-1']);
  });

  test('keeps factories of which no payment is on record apart', () => {
    const { idsOf } = countedOf([...rowsInArrears(3), ['factory', aListedFactory(9)]]);

    expect(idsOf()).not.toContain('listed-9');
    expect(idsOf({ records: 'none' })).toEqual(['listed-9']);
  });

  test('leaves out on wish those that have an open notice', () => {
    const { idsOf } = countedOf([...rowsInArrears(3), ['notice', aNotice({ factoryId: 'listed-0' })]]);

    expect(idsOf()).toContain('listed-0');
    expect(idsOf({ billing: 'without-notice' })).not.toContain('listed-0');
  });

  test('follows a payment: only the factory it concerns is counted again', () => {
    const { rows, feed, ledger, idsOf } = countedOf(rowsInArrears(3));
    const years = [2023, 2024, 2025, 2026].map((year) => aPaidYear(`${year}-01-15`, 'listed-0'));
    const changes = years.map((row) => ({ table: 'paidYear' as const, id: row.id, row: row as AnyRow }));
    rows.install(changes);

    const concerned = feed.concernedBy(changes);
    expect(concerned).toEqual(['listed-0']);
    ledger.take(feed.batchOf(Array.isArray(concerned) ? concerned : []));
    expect(idsOf()).not.toContain('listed-0');
  });

  test('is counted anew for another day or another tariff', () => {
    const { rows, feed, ledger, ask } = countedOf(rowsInArrears(3));
    const before = ask().totalSatang;
    const schedule = rows.get('feeSchedule', 'annual-demo');
    if (!schedule) throw new Error('the office has a schedule');
    const dearer = { ...schedule, bands: [{ ...schedule.bands[0]!, belowHpHundredths: null, minimumWorkers: null }] };
    const changes = [{ table: 'feeSchedule' as const, id: schedule.id, row: dearer as AnyRow }];
    rows.install(changes);

    expect(feed.concernedBy(changes)).toBe('terms');
    ledger.setTerms(arrearsTerms(rows, TODAY));
    expect(ask().totalSatang).toBeLessThan(before);
  });
});
