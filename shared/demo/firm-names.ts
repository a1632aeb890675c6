import { taxpayerCheckDigit } from '#shared/domain/taxpayer-id.ts';
import type { TaxIdKind } from '#shared/register-feed/register-factory.ts';
import type { SeededRandom } from './seeded-random.ts';
import {
  ENGLISH_MARKERS,
  ENGLISH_VIRTUES,
  FAMILY_NAMES,
  GIVEN_NAMES,
  MARKERS,
  TITLES,
  VIRTUES,
  type Trade,
} from './words.ts';

/** Who runs a factory: its name on the sign, the name of the operator, and a 13-digit id with a right check digit. */
export interface Firm {
  readonly name: string;
  readonly operatorName: string;
  readonly taxId: string;
  readonly taxIdKind: TaxIdKind;
}

const digits = (random: SeededRandom, count: number): string =>
  Array.from({ length: count }, () => random.between(0, 9)).join('');

const withCheckDigit = (first12: string): string => first12 + String(taxpayerCheckDigit(first12));

/** `0 PP T YYY NNNNN C`: province of registration, kind of juristic person, Buddhist year. */
const juristicId = (random: SeededRandom, provinceCode: string, kindDigit: number): string =>
  withCheckDigit(`0${provinceCode}${kindDigit}5${random.between(10, 68)}${digits(random, 5)}`);

const citizenId = (random: SeededRandom, provinceCode: string): string =>
  withCheckDigit(`3${provinceCode}${digits(random, 9)}`);

/** Slips of the keyboard that registers are full of: a doubled เ for แ, a tone mark typed before its vowel, ZWSP. */
const mistyped = (random: SeededRandom, name: string): string => {
  if (random.chance(0.004)) return name.replace('แ', 'เเ');
  if (random.chance(0.004)) return name.replace(/([\u0E34-\u0E39])([\u0E48-\u0E4B])/, '$2$1');
  return random.chance(0.001) ? name.replace(' ', ' \u200B') : name;
};

const personFirm = (random: SeededRandom, trade: Trade, provinceCode: string): Firm => {
  const person = `${random.pick(TITLES)}${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`;
  const sign = random.chance(0.5) ? person : `${trade.noun}${random.pick(VIRTUES)}${random.pick(MARKERS)}`;
  return { name: sign, operatorName: person, taxId: citizenId(random, provinceCode), taxIdKind: 'citizen' };
};

const companyFirm = (random: SeededRandom, trade: Trade, provinceCode: string): Firm => {
  const stem = `${random.pick(MARKERS)}${random.pick(VIRTUES)}${trade.noun}`;
  const [kindDigit, name] = random.pick<readonly [number, string]>([
    [5, `บริษัท ${stem} จำกัด`],
    [5, `บริษัท ${stem} จำกัด`],
    [5, `บริษัท ${stem} ${random.between(2530, 2568)} จำกัด`],
    [5, `บจก. ${stem}`],
    [5, `บริษัท ${stem} (ประเทศไทย) จำกัด`],
    [7, `บริษัท ${stem} จำกัด (มหาชน)`],
    [3, `ห้างหุ้นส่วนจำกัด ${stem}`],
    [3, `หจก.${stem}`],
    [2, `ห้างหุ้นส่วนสามัญนิติบุคคล ${stem}`],
    [5, `${random.pick(ENGLISH_MARKERS)} ${random.pick(ENGLISH_VIRTUES)} ${trade.english} CO., LTD.`],
  ]);
  const taxId = juristicId(random, provinceCode, kindDigit);
  return { name: mistyped(random, name), operatorName: name, taxId, taxIdKind: 'juristic' };
};

/** An invented firm or person running a factory of this trade. One in eight is a natural person. */
export const someFirm = (random: SeededRandom, trade: Trade, provinceCode: string): Firm =>
  random.chance(0.12) ? personFirm(random, trade, provinceCode) : companyFirm(random, trade, provinceCode);
