import { describe, expect, test } from 'vitest';
import { FEE_CATALOGUE } from '#shared/domain/fee-catalogue.ts';
import { UNVERIFIED_ANNUAL_BANDS, UNVERIFIED_LICENCE_BANDS } from '#shared/domain/fee-tariff.ts';
import { areBandsSeamless } from '#shared/domain/fee-schedule.ts';
import { listedFeeOn, ListedFeeVersion } from '#shared/domain/listed-fee.ts';
import { isoDate, type IsoDate } from '#shared/domain/thai-date.ts';
import { aListedFee } from '#test/builders/fee-rows.ts';

const on = isoDate('2026-11-23');
const { status: _draft, ...fields } = aListedFee();
const confirmed = (id: string, over: Partial<typeof fields> = {}): ListedFeeVersion => ({
  ...fields,
  id,
  ...over,
  status: 'confirmed',
  confirmedBy: 'staff-finance',
  confirmedOn: '2026-09-01',
  documentNo: 'รจ. 1/2570',
});
const from = (effectiveFrom: string | null, effectiveTo: string | null = null) => ({
  effectiveFrom: effectiveFrom as IsoDate | null,
  effectiveTo: effectiveTo as IsoDate | null,
});
const chosen = (...versions: readonly ListedFeeVersion[]) => listedFeeOn(versions, 'factory-transfer', on)?.id;

describe('the amount of a fee that is looked up', () => {
  test('is that of the version which is in force', () => {
    expect(chosen(confirmed('old', from(null, '2026-09-30')), confirmed('now', from('2026-10-01')))).toBe('now');
  });

  test('holds on its first day and on its last', () => {
    expect(chosen(confirmed('today', from('2026-11-23', '2026-11-23')))).toBe('today');
    expect(chosen(confirmed('tomorrow', from('2026-11-24')))).toBeUndefined();
    expect(chosen(confirmed('yesterday', from(null, '2026-11-22')))).toBeUndefined();
  });

  test('is that which came into force last, of two that both hold', () => {
    const [older, newer] = [confirmed('z-older', from('2026-01-01')), confirmed('a-newer', from('2026-06-01'))];
    expect([chosen(older, newer), chosen(newer, older)]).toEqual(['a-newer', 'a-newer']);
    expect(chosen(confirmed('ever', from(null)), older)).toBe('z-older');
  });

  test('is the same whoever looks, of two that came into force on one day', () => {
    const [a, b] = [confirmed('a', from('2026-01-01')), confirmed('b', from('2026-01-01'))];
    expect([chosen(a, b), chosen(b, a)]).toEqual(['b', 'b']);
  });

  test('is unknown while nobody has confirmed one, and for another fee', () => {
    expect(chosen(aListedFee())).toBeUndefined();
    expect(chosen(confirmed('other', { feeId: 'factory-duplicate' }))).toBeUndefined();
    expect(chosen()).toBeUndefined();
  });
});

describe('a version', () => {
  const refusals = (over: object): readonly string[] =>
    ListedFeeVersion.safeParse({ ...aListedFee(), ...over }).error?.issues.map(({ path }) => path.join('.')) ?? [];

  test.each([
    ['a fixed amount', { kind: 'fixed', feeSatang: 50_000 }],
    ['an amount a day', { kind: 'per-day', fullDaySatang: 100_000, fiveHourDaySatang: 50_000 }],
    ['a table by horsepower', { kind: 'by-horsepower', bands: UNVERIFIED_ANNUAL_BANDS }],
    ['nothing to pay', { kind: 'free' }],
    ['an amount nobody has read', { kind: 'unknown' }],
  ])('may have %s', (_what, amount) => {
    expect(refusals({ amount })).toEqual([]);
  });

  test.each([
    ['ends before it begins', { effectiveTo: '2026-09-30' }, 'effectiveTo'],
    ['costs satang', { amount: { kind: 'fixed', feeSatang: 50 } }, 'amount.feeSatang'],
    ['costs less than nothing', { amount: { kind: 'fixed', feeSatang: -100 } }, 'amount.feeSatang'],
    ['has a table without bands', { amount: { kind: 'by-horsepower', bands: [] } }, 'amount.bands'],
    [
      'has a table with a gap',
      { amount: { kind: 'by-horsepower', bands: UNVERIFIED_ANNUAL_BANDS.filter((_, index) => index !== 3) } },
      'amount.bands',
    ],
    ['is of no fee', { feeId: '' }, 'feeId'],
    ['has an id of capitals', { id: 'V2' }, 'id'],
    ['rests on no law', { legalRef: '' }, 'legalRef'],
    ['is paid to nobody', { payee: '' }, 'payee'],
    ['begins on a day that does not exist', { effectiveFrom: '2026-02-30' }, 'effectiveFrom'],
    ['is confirmed by nobody', { status: 'confirmed', confirmedOn: '2026-09-01', documentNo: 'x' }, 'confirmedBy'],
  ])('that %s is none', (_what, over, path) => {
    expect(refusals(over)).toContain(path);
  });
});

describe('the tables of before 2563', () => {
  const table = UNVERIFIED_ANNUAL_BANDS.map(({ fromHpHundredths, feeSatang }, index) => [
    fromHpHundredths / 100,
    UNVERIFIED_LICENCE_BANDS[index]!.feeSatang / 100,
    feeSatang / 100,
  ]);

  test.each([
    [0, 500, 150],
    [5, 1_000, 300],
    [50, 3_000, 900],
    [100, 5_000, 1_500],
    [1_000, 30_000, 9_000],
    [6_000, 60_000, 18_000],
  ])('from %i hp on: %i baht for the licence, %i baht a year', (...row) => {
    expect(table).toContainEqual(row);
  });

  test.each([
    ['a year', UNVERIFIED_ANNUAL_BANDS],
    ['the licence', UNVERIFIED_LICENCE_BANDS],
  ])('have no gap and no end, and rise throughout: %s', (_what, bands) => {
    const fees = bands.map(({ feeSatang }) => feeSatang);
    expect(areBandsSeamless({ bands })).toBe(true);
    expect(fees).toEqual(fees.toSorted((a, b) => a - b));
    expect(bands.map(({ minimumWorkers }) => minimumWorkers)).toEqual([7, ...fees.slice(1).map(() => null)]);
  });

  test('a year costs three tenths of the licence, as far as it is known', () => {
    for (const [, licence = 0, year = 0] of table) expect(year / licence).toBeCloseTo(0.3, 10);
  });
});

describe('the catalogue', () => {
  test('has every fee once, with both names, its law and where it is paid', () => {
    expect(new Set(FEE_CATALOGUE.map(({ id }) => id)).size).toBe(FEE_CATALOGUE.length);
    for (const fee of FEE_CATALOGUE)
      for (const text of [fee.nameTh, fee.nameEn, fee.legalRef, fee.payee, fee.channel])
        expect(text.trim()).not.toBe('');
  });

  test('does not know an amount that no source tells of', () => {
    const guessed = FEE_CATALOGUE.filter(
      ({ confidence, amount }) => (confidence === 'unknown') !== (amount.kind === 'unknown'),
    );
    expect(guessed.map(({ id }) => id)).toEqual([]);
  });
});
