import { useState } from 'react';
import { provinceByCode } from '#shared/domain/province.ts';
import { type Region, regionOf } from '#shared/domain/region.ts';
import type { OfficeLine } from '#shared/ministry/protocol.ts';

const isNamed = ({ provinceCode }: OfficeLine, text: string): boolean => {
  const province = provinceByCode(provinceCode);
  const wanted = text.trim().toLowerCase();
  return [province?.nameTh, province?.nameEn.toLowerCase(), province?.abbreviation].some((name) =>
    name?.includes(wanted),
  );
};

/** Narrowing the list of offices by name and by region. */
export const useOfficeFilter = (offices: readonly OfficeLine[]) => {
  const [text, setText] = useState('');
  const [region, setRegion] = useState<Region | 'all'>('all');
  const shown = offices.filter(
    (office) => isNamed(office, text) && (region === 'all' || regionOf(office.provinceCode) === region),
  );
  return { text, setText, region, setRegion, shown };
};
