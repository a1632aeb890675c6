import { describe, expect, test } from 'vitest';
import { demoFactories, type DemoFactoriesOptions } from '#shared/demo/factory-rows.ts';
import { factoryTypeByCode } from '#shared/domain/factory-type.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { fidCheckDigit, parseRegistrationNumber, type RegistrationNumber } from '#shared/domain/registration-number.ts';
import { buddhistYear, daysBetween } from '#shared/domain/thai-date.ts';
import { parseTaxpayerId } from '#shared/domain/taxpayer-id.ts';
import { parseCoordinates } from '#shared/register-feed/cell-values.ts';
import { RegisterFactory } from '#shared/register-feed/register-factory.ts';

const made = (options: DemoFactoriesOptions): readonly RegisterFactory[] => [...demoFactories(options)];
const factories = made({ seed: 21, rows: 1_500 });
const office = made({ seed: 21, rows: 1_500, provinceCode: '13', mix: 'office' });
const both = [...factories, ...office];
const share = (all: readonly RegisterFactory[], is: (factory: RegisterFactory) => boolean): number =>
  all.filter(is).length / all.length;

/** Factories with what their number says; one that is listed twice on purpose carries the number of another. */
const numbered = (all: readonly RegisterFactory[]) => {
  const seen = new Set<string>();
  return all.flatMap((factory): { factory: RegisterFactory; number: RegistrationNumber }[] => {
    const number = parseRegistrationNumber(factory.registrationNumber);
    if (seen.has(factory.registrationKey) || !number.ok) return [];
    seen.add(factory.registrationKey);
    return [{ factory, number: number.value }];
  });
};

describe('every invented factory', () => {
  test('is one that the register might have: its own schema takes it as it is', () => {
    const refused = both.filter((factory) => !RegisterFactory.safeParse(factory).success);
    expect(refused.slice(0, 1)).toEqual([]);
  });

  test('has a number that is read, in whatever form it was written, and found by its key', () => {
    const read = both.map(({ registrationNumber, registrationKey: key }) => {
      const number = parseRegistrationNumber(registrationNumber);
      return number.ok && number.value.key === key ? 'found' : registrationNumber;
    });
    expect(new Set(read)).toEqual(new Set(['found']));
  });

  test('has a number that agrees with category, kind, province and year', () => {
    const wrong = numbered(both).filter(({ factory, number }) => {
      if (number.kind !== 'old') return true;
      const { category, classCode = '', address, licensedOn, startedOn } = factory;
      const province = PROVINCES.find(({ nameTh }) => nameTh === address.province);
      const type = `${String(number.typeCode).padStart(3, '0')}${String(number.subType ?? 0).padStart(2, '0')}`;
      const isOfYear = startedOn === undefined || buddhistYear(startedOn) === number.yearBe;
      const isBefore = licensedOn !== undefined && buddhistYear(licensedOn) <= number.yearBe;
      return (
        number.category !== category ||
        type !== classCode ||
        number.provinceCode !== province?.code ||
        !isOfYear ||
        !isBefore
      );
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  test('has an internal key that stands for the same number, while running numbers have three digits', () => {
    const wrong = numbered(both).filter(({ factory, number }) => {
      const internal = parseRegistrationNumber(factory.internalKey ?? '');
      return number.kind === 'old' && number.sequence < 1_000 && !(internal.ok && internal.value.key === number.key);
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  test('is of a kind that the law knows, with a sub-type where there are some', () => {
    const kinds = new Set(both.map(({ classCode }) => classCode ?? ''));
    expect([...kinds].filter((code) => !/^\d{5}$/.test(code) || !factoryTypeByCode(Number(code.slice(0, 3))))).toEqual(
      [],
    );
    expect(kinds.size).toBeGreaterThan(60);
  });

  test('has 14 digits of its province and a year, or none yet', () => {
    const wrong = numbered(both).filter(({ factory: { fid, address }, number }) => {
      if (fid === undefined || number.kind !== 'old') return false;
      const read = parseRegistrationNumber(fid);
      if (!read.ok || read.value.kind !== 'fid') return true;
      const province = PROVINCES.find(({ nameTh }) => nameTh === address.province);
      const { issuerDigit, estateDigit, provinceCode, yearBe } = read.value;
      const isIssued = issuerDigit === (number.prefix === '' ? '1' : '2') && estateDigit === '0';
      return !isIssued || provinceCode !== province?.code || yearBe !== number.yearBe;
    });
    expect(wrong.slice(0, 1)).toEqual([]);
    expect(share(both, ({ fid }) => fid === undefined)).toBeLessThan(0.06);
  });

  test('has 14 digits that nobody else has', () => {
    for (const all of [factories, office]) {
      const fids = all.flatMap(({ fid }) => fid ?? []);
      expect(new Set(fids).size).toBe(fids.length);
    }
  });

  test('has a wrong check digit now and then, always one too many', () => {
    const off = both.flatMap(({ fid }) => {
      const check = fid === undefined ? 0 : Number(fid[13]) - fidCheckDigit(fid.slice(0, 13));
      return check === 0 ? [] : [((check % 10) + 10) % 10];
    });
    expect(off.every((by) => by === 1)).toBe(true);
    expect(off.length).toBeLessThan(12);
  });
});

describe('whoever runs it', () => {
  test('has an id with a right check digit, of a firm or of a person as it says', () => {
    const wrong = both.filter(({ taxId = '', taxIdKind }) => {
      const isFirm = taxId.startsWith('0');
      return !parseTaxpayerId(taxId).ok || (taxIdKind === 'juristic') !== isFirm;
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  test('has the name of a firm with the id of one, and that of a person with the id of one', () => {
    const isPerson = (name = ''): boolean => /^(?:นาย|นางสาว|นาง|น\.ส\.)/.test(name);
    const mixed = both.filter(({ operatorName, taxIdKind }) => isPerson(operatorName) !== (taxIdKind === 'citizen'));
    expect(mixed.slice(0, 1)).toEqual([]);
    expect(share(both, ({ taxIdKind }) => taxIdKind === 'citizen')).toBeGreaterThan(0.08);
  });

  test('is registered in the province of the factory, as a person or as one of the kinds of firms', () => {
    const wrong = both.filter(({ taxId = '', address: { province }, taxIdKind }) => {
      const code = PROVINCES.find(({ nameTh }) => nameTh === province)?.code ?? '';
      return !(taxIdKind === 'juristic' ? new RegExp(`^0${code}[2357]5[1-6]`) : new RegExp(`^3${code}`)).test(taxId);
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });
});

describe('its size and its days', () => {
  test('are such as fees are made from: horsepower, also a hair under the edge of a band, and whole people', () => {
    expect(both.every(({ hpHundredths = 0 }) => hpHundredths >= 500 && hpHundredths <= 600_000)).toBe(true);
    const edges = new Set(both.map(({ hpHundredths = 0 }) => hpHundredths).filter((hp) => (hp + 1) % 5_000 === 0));
    expect(
      [...edges].filter((hp) => [4_999, 9_999, 19_999, 29_999, 49_999, 99_999, 599_999].includes(hp)).length,
    ).toBeGreaterThan(5);
    expect(both.every(({ workers = 0 }) => workers >= 1 && workers <= 600 && Number.isInteger(workers))).toBe(true);
    expect(both.every(({ capitalSatang = 0 }) => capitalSatang % 5_000_000 === 0)).toBe(true);
  });

  test('begin with a licence, and with no beginning of the work while it is only licensed', () => {
    const wrong = both.filter(({ licensedOn, startedOn, registerStatus }) => {
      if ((registerStatus === 'licensed') !== (startedOn === undefined)) return true;
      if (licensedOn === undefined || startedOn === undefined) return licensedOn === undefined;
      const days = daysBetween(licensedOn, startedOn);
      return days < 5 || days > 300;
    });
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  test('lie within the memory of an office: from B.E. 2512 on, and none in the future of the list', () => {
    const years = both.flatMap(({ startedOn }) => (startedOn === undefined ? [] : [buddhistYear(startedOn)]));
    expect([Math.min(...years) >= 2_512, Math.max(...years) <= 2_568]).toEqual([true, true]);
    expect(new Set(both.map(({ lastUpdatedOn }) => lastUpdatedOn))).toEqual(new Set(['2026-10-31']));
  });

  test('and its place are in Thailand, or not told', () => {
    const outside = both.filter(
      ({ coordinates }) =>
        coordinates && !parseCoordinates(String(coordinates.latitude), String(coordinates.longitude)),
    );
    expect(outside).toEqual([]);
    expect(share(both, ({ coordinates }) => coordinates === undefined)).toBeCloseTo(0.3, 1);
  });
});

describe('a list of them', () => {
  test.each([
    ['of an office', office, { operating: 0.8, 'struck-off': 0.1, paused: 0.05, licensed: 0.05 }],
    ['of the register', factories, { operating: 0.14, 'struck-off': 0.84, paused: 0.008, licensed: 0.012 }],
  ] as const)('%s has its statuses in their usual shares', (_name, all, shares) => {
    for (const [status, usual] of Object.entries(shares)) {
      expect(Math.abs(share(all, ({ registerStatus }) => registerStatus === status) - usual)).toBeLessThan(0.04);
    }
  });

  test('is mostly of category 3, and has all three', () => {
    expect(share(both, ({ category }) => category === 3)).toBeCloseTo(0.9, 1);
    expect(new Set(both.map(({ category }) => category))).toEqual(new Set([1, 2, 3]));
  });

  test('is the same whenever it is made, and whoever else makes one at the same time', () => {
    const options = { seed: 5, rows: 40, provinceCode: '13', mix: 'office' } as const;
    const [one, other] = [demoFactories(options), demoFactories({ ...options, seed: 6 })];
    const inTurns = Array.from({ length: 40 }, () => [one.next().value, other.next().value] as const);
    expect(inTurns.map(([factory]) => factory)).toEqual(made(options));
    expect(inTurns.map(([, factory]) => factory)).toEqual(made({ ...options, seed: 6 }));
  });

  test('has the same factories whatever the mix of statuses: only their statuses and beginnings differ', () => {
    const options = { seed: 5, rows: 40, provinceCode: '13' };
    const numbers = (mix: 'office' | 'register') =>
      made({ ...options, mix }).map(({ registrationNumber }) => registrationNumber);
    expect(numbers('office')).toEqual(numbers('register'));
  });

  test('of one province is of that province alone, in its real districts where they are known', () => {
    expect(new Set(office.map(({ address }) => address.province))).toEqual(new Set(['ปทุมธานี']));
    expect(new Set(office.map(({ address }) => address.district)).size).toBe(7);
    expect(office.every(({ address: { postcode = '' } }) => /^12\d{3}$/.test(postcode))).toBe(true);
    const [elsewhere] = made({ seed: 5, rows: 1, provinceCode: '20' });
    expect(elsewhere?.address).toMatchObject({ province: 'ชลบุรี', district: 'เมืองชลบุรี', postcode: '20000' });
  });

  test('of the whole country has many provinces', () => {
    expect(new Set(factories.map(({ address }) => address.province)).size).toBeGreaterThan(25);
  });

  test('of a province that does not exist stands under its own code', () => {
    expect(made({ seed: 5, rows: 1, provinceCode: '99' })[0]?.address.province).toBe('99');
  });

  test('of nothing is empty', () => {
    expect([made({ seed: 5, rows: 0 }), made({ seed: 5, rows: -1 })]).toEqual([[], []]);
  });
});
