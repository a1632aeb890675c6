import { satang } from '#shared/domain/money.ts';
import { provinceByCode } from '#shared/domain/province.ts';
import { fidCheckDigit, registrationKey, type FactoryCategory } from '#shared/domain/registration-number.ts';
import { addDays, isoDate, type IsoDate } from '#shared/domain/thai-date.ts';
import { isLeapYear } from '#shared/domain/civil-calendar.ts';
import type { RegisterFactory, RegisterStatus } from '#shared/register-feed/register-factory.ts';
import { someFirm } from './firm-names.ts';
import { somePlace, type Place } from './places.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';
import { ROADS, TRADES, type Trade } from './words.ts';

/**
 * What to invent. `mix` is how the statuses are spread: 'register' as in the national feed, where five rows in six are
 * struck off, 'office' as among the folders an office works with.
 */
export interface DemoFactoriesOptions {
  readonly seed: number;
  readonly rows: number;
  readonly provinceCode?: string | undefined;
  readonly mix?: 'register' | 'office';
}

type StatusShares = readonly (readonly [RegisterStatus, number])[];

const SHARES: Readonly<Record<'register' | 'office', StatusShares>> = {
  register: [
    ['struck-off', 0.84],
    ['operating', 0.14],
    ['licensed', 0.012],
    ['paused', 0.008],
  ],
  office: [
    ['operating', 0.8],
    ['struck-off', 0.1],
    ['paused', 0.05],
    ['licensed', 0.05],
  ],
};

const someStatus = (random: SeededRandom, shares: StatusShares): RegisterStatus => {
  let left = random.next();
  for (const [status, share] of shares) {
    left -= share;
    if (left < 0) return status;
  }
  return 'operating';
};

/** The running numbers given out so far: per class, year and province for old numbers, per issuer for new ones. */
type Counters = Map<string, number>;

const nextOf = (counters: Counters, series: string): number => {
  const next = (counters.get(series) ?? 0) + 1;
  counters.set(series, next);
  return next;
};

interface Numbers {
  readonly registrationNumber: string;
  readonly internalKey: string;
  readonly fid: string | undefined;
  readonly classCode: string;
}

interface NumberFacts {
  readonly trade: Trade;
  readonly category: FactoryCategory;
  readonly place: Place;
  readonly yearBe: number;
}

const someFid = (random: SeededRandom, counters: Counters, issuerAndArea: string, yearBe: number): string => {
  const running = String(nextOf(counters, `${issuerAndArea}/${yearBe}`))
    .padStart(5, '0')
    .slice(-5);
  const first13 = `${issuerAndArea}${running}${yearBe}`;
  const check = fidCheckDigit(first13);
  return first13 + String(random.chance(0.001) ? (check + 1) % 10 : check);
};

/** The same number as clerks of forty years wrote it: spaces, a four-digit year, Thai digits, a dot. */
const writtenForm = (random: SeededRandom, plain: string): string => {
  if (random.chance(0.003)) return plain.replaceAll('-', ' - ').replace('/', ' / ');
  if (random.chance(0.003)) return plain.replace(/\/(\d\d)/, '/25$1');
  if (random.chance(0.002)) return plain.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
  return random.chance(0.002) ? plain.replace(/^จ/, 'จ.') : plain;
};

const someNumbers = (random: SeededRandom, counters: Counters, facts: NumberFacts): Numbers => {
  const { trade, category, place, yearBe } = facts;
  const subType = trade.subTypes === 0 ? 0 : random.between(1, trade.subTypes);
  const suffix = provinceByCode(place.provinceCode)?.registrationSuffix ?? '';
  const prefix = suffix !== '' && yearBe >= 2540 && random.chance(0.5) ? 'จ' : '';
  const year = String(yearBe).slice(2);
  const sequence = nextOf(counters, [trade.typeCode, subType, prefix, category, year, suffix].join('/'));
  const type = subType === 0 ? String(trade.typeCode) : `${trade.typeCode}(${subType})`;
  const classCode = `${String(trade.typeCode).padStart(3, '0')}${String(subType).padStart(2, '0')}`;
  const plain = `${prefix}${category}-${type}-${sequence}/${year}${suffix}`;
  const internal = `${classCode}${category}${String(sequence).padStart(3, '0').slice(-3)}${year}${suffix}`;
  return {
    registrationNumber: writtenForm(random, plain),
    internalKey: prefix === '' ? internal : `${prefix} ${internal}`,
    fid: random.chance(0.03)
      ? undefined
      : someFid(random, counters, `${prefix === '' ? 1 : 2}0${place.provinceCode}`, yearBe),
    classCode,
  };
};

const BAND_EDGES = [50, 100, 200, 300, 500, 1_000, 6_000] as const;

/** Mostly small, a few very large, some a hair under the edge of a fee band. */
const someHorsepower = (random: SeededRandom): number => {
  if (random.chance(0.03)) return random.pick(BAND_EDGES) * 100 - 1;
  const horsepower = Math.exp(random.next() * Math.log(1_200)) * 5;
  return random.chance(0.6) ? Math.round(horsepower) * 100 : Math.round(horsepower * 100);
};

const someStartDay = (random: SeededRandom, yearCe: number): IsoDate => {
  const isLeapDay = isLeapYear(yearCe) && random.chance(0.01);
  return isLeapDay ? isoDate(`${yearCe}-02-29`) : addDays(isoDate(`${yearCe}-01-01`), random.between(0, 364));
};

const someAddress = (random: SeededRandom, place: Place): RegisterFactory['address'] => {
  const plain = random.chance(0.6)
    ? `${random.between(1, 999)}/${random.between(1, 99)}`
    : String(random.between(1, 999));
  const isThai = random.chance(0.02);
  return {
    whole: undefined,
    houseNumber: isThai ? plain.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))) : plain,
    village: random.chance(0.85) ? String(random.between(1, 15)) : undefined,
    lane: random.chance(0.25) ? `ซอย ${random.between(1, 40)}` : undefined,
    road: random.chance(0.6) ? random.pick(ROADS) : undefined,
    subdistrict: place.subdistrict,
    district: place.district,
    province: place.province,
    postcode: place.postcode,
  };
};

const someYearBe = (random: SeededRandom): number => 2568 - Math.floor(random.next() ** 1.4 * 56);

const someCategory = (random: SeededRandom): FactoryCategory => {
  const share = random.next();
  if (share < 0.9) return 3;
  return share < 0.98 ? 2 : 1;
};

const someSize = (
  random: SeededRandom,
): Pick<RegisterFactory, 'hpHundredths' | 'secondHpHundredths' | 'workers' | 'capitalSatang'> => {
  const hpHundredths = someHorsepower(random);
  return {
    hpHundredths,
    secondHpHundredths: random.chance(0.2) ? someHorsepower(random) : hpHundredths,
    workers: random.between(1, 60) * (random.chance(0.1) ? 10 : 1),
    capitalSatang: random.chance(0.03) ? undefined : satang(random.between(1, 4_000) * 50_000 * 100),
  };
};

const UPDATED_ON = isoDate('2026-10-31');

const someFactory = (random: SeededRandom, counters: Counters, options: DemoFactoriesOptions): RegisterFactory => {
  const trade = random.pick(TRADES);
  const place = somePlace(random, options.provinceCode);
  const yearBe = someYearBe(random);
  const category = someCategory(random);
  const numbers = someNumbers(random, counters, { trade, category, place, yearBe });
  const firm = someFirm(random, trade, place.provinceCode);
  const startedOn = someStartDay(random, yearBe - 543);
  const registerStatus = someStatus(random, SHARES[options.mix ?? 'register']);
  return {
    registrationNumber: numbers.registrationNumber,
    registrationKey: registrationKey(numbers.registrationNumber),
    fid: numbers.fid,
    internalKey: numbers.internalKey,
    category,
    classCode: numbers.classCode,
    name: firm.name,
    operatorName: firm.operatorName,
    object: random.pick(trade.objects),
    address: someAddress(random, place),
    estateName: random.chance(0.02) ? 'เขตประกอบการอุตสาหกรรมตัวอย่าง' : undefined,
    ...someSize(random),
    startedOn: registerStatus === 'licensed' ? undefined : startedOn,
    licensedOn: addDays(startedOn, -random.between(5, 300)),
    taxId: firm.taxId,
    taxIdKind: firm.taxIdKind,
    registerStatus,
    coordinates: random.chance(0.7)
      ? {
          latitude: random.between(560_000, 2_000_000) / 100_000,
          longitude: random.between(9_760_000, 10_550_000) / 100_000,
        }
      : undefined,
    lastUpdatedOn: UPDATED_ON,
  };
};

/** One factory in about 3,000 is listed twice under one number, as in real registers. */
const REPEAT_SHARE = 1 / 3_000;

/**
 * Invented factories as the register would describe them, the same for the same options, one after the other so that a
 * quarter of a million never stand in memory at once.
 */
export const demoFactories = function* (options: DemoFactoriesOptions): Generator<RegisterFactory, void> {
  const counters: Counters = new Map();
  let previous: RegisterFactory | undefined;
  for (let row = 0; row < options.rows; row += 1) {
    const random = createSeededRandom(options.seed, row);
    const factory = someFactory(random, counters, options);
    const { registrationNumber, registrationKey: key } = previous ?? factory;
    yield random.chance(REPEAT_SHARE) ? { ...factory, registrationNumber, registrationKey: key } : factory;
    previous = factory;
  }
};
