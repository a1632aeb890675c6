/** The six regions of Thailand as the National Geographical Committee draws them. */
export const REGIONS = ['north', 'northeast', 'central', 'east', 'west', 'south'] as const;
export type Region = (typeof REGIONS)[number];

/** Provinces of every region but the central one, by their two-digit codes. */
const MEMBERS: Readonly<Record<Exclude<Region, 'central'>, readonly string[]>> = {
  north: ['50', '51', '52', '53', '54', '55', '56', '57', '58'],
  northeast: Array.from({ length: 20 }, (_, index) => String(30 + index)),
  east: ['20', '21', '22', '23', '24', '25', '27'],
  west: ['63', '70', '71', '76', '77'],
  south: ['80', '81', '82', '83', '84', '85', '86', '90', '91', '92', '93', '94', '95', '96'],
};

const byProvince = new Map(
  Object.entries(MEMBERS).flatMap(([region, codes]) => codes.map((code) => [code, region] as const)),
);

const isRegion = (text: string | undefined): text is Region => REGIONS.some((region) => region === text);

/** The region of a province's two-digit code; a code that is in no other region counts as central. */
export const regionOf = (provinceCode: string): Region => {
  const region = byProvince.get(provinceCode);
  return isRegion(region) ? region : 'central';
};
