import { provinceByCode } from '#shared/domain/province.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Where an invented factory stands. Districts of the pilot province are real; elsewhere the chief district is used. */
export interface Place {
  readonly provinceCode: string;
  readonly province: string;
  readonly district: string;
  readonly subdistrict: string;
  readonly postcode: string;
}

type District = readonly [name: string, postcode: string, subdistricts: readonly [string, ...string[]]];

const PILOT_PROVINCE_CODE = '13';
const PILOT_DISTRICTS: readonly [District, ...District[]] = [
  ['เมืองปทุมธานี', '12000', ['บางปรอก', 'บ้านใหม่', 'บ้านฉาง', 'บางกะดี', 'หลักหก', 'บางหลวง']],
  ['คลองหลวง', '12120', ['คลองหนึ่ง', 'คลองสอง', 'คลองสาม', 'คลองสี่', 'คลองห้า']],
  ['ธัญบุรี', '12110', ['ประชาธิปัตย์', 'บึงยี่โถ', 'รังสิต', 'ลำผักกูด', 'บึงสนั่น']],
  ['ลาดหลุมแก้ว', '12140', ['ระแหง', 'ลาดหลุมแก้ว', 'คูบางหลวง', 'หน้าไม้', 'คลองพระอุดม']],
  ['ลำลูกกา', '12150', ['คูคต', 'ลาดสวาย', 'บึงคำพร้อย', 'ลำลูกกา', 'พืชอุดม']],
  ['สามโคก', '12160', ['สามโคก', 'บางเตย', 'คลองควาย', 'บ้านปทุม', 'เชียงรากใหญ่']],
  ['หนองเสือ', '12170', ['บึงบา', 'บึงบอน', 'บึงกาสาม', 'หนองสามวัง']],
];

/** Provinces with many factories come up more often. */
const BUSY: readonly [string, ...string[]] = ['10', '11', '12', '13', '14', '20', '21', '24', '30', '40', '73', '74'];
const OTHER: readonly [string, ...string[]] = [
  '16',
  '18',
  '19',
  '27',
  '34',
  '41',
  '50',
  '57',
  '60',
  '65',
  '70',
  '71',
  '72',
  '76',
  '80',
  '84',
  '90',
  '95',
];

/**
 * An invented address in a real province (`provinceCode`, or one at random, seven in ten of them industrial); an
 * unknown code stands as its own name.
 */
export const somePlace = (random: SeededRandom, provinceCode?: string): Place => {
  const code = provinceCode ?? (random.chance(0.7) ? random.pick(BUSY) : random.pick(OTHER));
  const province = provinceByCode(code)?.nameTh ?? code;
  if (code === PILOT_PROVINCE_CODE) {
    const [district, postcode, subdistricts] = random.pick(PILOT_DISTRICTS);
    return { provinceCode: code, province, district, subdistrict: random.pick(subdistricts), postcode };
  }
  const subdistrict = random.pick(['ในเมือง', 'บ้านใหม่', 'ท่าช้าง', 'หนองบัว', 'บางพลับ']);
  return { provinceCode: code, province, district: `เมือง${province}`, subdistrict, postcode: `${code}000` };
};
