import { isoDate } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { aFactory, aPaidYear, counterRows, type Filed } from '../counter/a-counter-office.ts';

const DISTRICTS = ['เมืองปทุมธานี', 'คลองหลวง', 'ลำลูกกา'];

/** A factory of a long list; its number says how it differs from the others. */
export const aListedFactory = (number: number, over: Partial<FactoryRow> = {}): FactoryRow => ({
  ...aFactory({
    registrationNumber: `3-64(1)-${number}/55ปท`,
    registrationKey: `3-64(1)-${number}/55ปท`,
    name: `บริษัท ตัวอย่างที่ ${number} จำกัด`,
    operatorName: `บริษัท ตัวอย่างที่ ${number} จำกัด`,
    hpHundredths: 2_000 + number * 3_100,
    startedOn: isoDate(`2012-0${1 + (number % 9)}-15`),
    address: {
      houseNumber: String(number),
      subdistrict: 'ตัวอย่าง',
      district: DISTRICTS[number % DISTRICTS.length] ?? '',
      province: 'ปทุมธานี',
      postcode: `12${String(110 + (number % 5) * 10)}`,
    },
  }),
  id: `listed-${number}`,
  ...over,
});

/** The factories of {@link counterRows} and so many more, each paid up to a year between 2022 and 2025. */
export const rowsInArrears = (count: number): readonly Filed[] => [
  ...counterRows(),
  ...Array.from({ length: count }, (_, number): Filed => ['factory', aListedFactory(number)]),
  ...Array.from({ length: count }, (_, number): Filed => {
    const dueOn = `${2022 + (number % 4)}-0${1 + (number % 9)}-15`;
    return ['paidYear', aPaidYear(dueOn, `listed-${number}`)];
  }),
];
