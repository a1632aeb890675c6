import type { Language } from '#i18n/language.ts';
import type { TableFile } from '#services/table-file.ts';
import { provinceByCode } from '#shared/domain/province.ts';
import { regionOf } from '#shared/domain/region.ts';
import type { OfficeLine } from '#shared/ministry/protocol.ts';
import { labelledShare, type MinistryWords, stateOf } from './measures.ts';

/** The province of an office in the language of the screen. */
export const provinceNameOf = ({ provinceCode }: Pick<OfficeLine, 'provinceCode'>, language: Language): string => {
  const province = provinceByCode(provinceCode);
  return (language === 'th' ? province?.nameTh : province?.nameEn) ?? provinceCode;
};

const SATANG_A_BAHT = 100;

const heading = (words: MinistryWords): TableFile['columns'] => {
  const { columns } = words;
  const count = { look: 'count' } as const;
  const amount = { widthCharacters: 18, look: 'amount' } as const;
  return [
    { title: columns.province, widthCharacters: 20 },
    { title: columns.office, widthCharacters: 44 },
    { title: columns.region, widthCharacters: 22 },
    { title: columns.state, widthCharacters: 22 },
    { title: columns.factories, widthCharacters: 10, ...count },
    { title: columns.kept, widthCharacters: 10, ...count },
    { title: columns.labelledCount, widthCharacters: 16, ...count },
    { title: columns.labelledShare, widthCharacters: 14, look: 'percent' },
    { title: columns.out, widthCharacters: 8, ...count },
    { title: columns.overdue, widthCharacters: 12, ...count },
    { title: columns.missing, widthCharacters: 8, ...count },
    { title: columns.arrears, ...amount },
    { title: columns.collected, ...amount },
    { title: columns.cards, widthCharacters: 10, ...count },
    { title: columns.refused, widthCharacters: 16, ...count },
    { title: columns.devices, widthCharacters: 8, ...count },
    { title: columns.silent, widthCharacters: 12, ...count },
    { title: columns.heard, widthCharacters: 26 },
    { title: columns.newest, widthCharacters: 26 },
  ];
};

/** The offices as a spreadsheet takes them; instants are ISO in UTC, money is in baht. */
export const officeTable = (
  offices: readonly OfficeLine[],
  given: { readonly words: MinistryWords; readonly language: Language; readonly nowMs: number },
): TableFile => {
  const { words, language, nowMs } = given;
  return {
    sheet: words.sheet,
    columns: heading(words),
    lines: offices.map((office) => {
      const { figures, contact } = office;
      return [
        provinceNameOf(office, language),
        language === 'th' ? office.name : office.nameEnglish,
        words.region[regionOf(office.provinceCode)],
        words.state[stateOf(office, nowMs)],
        figures?.factories.total ?? '',
        figures?.folders.kept ?? '',
        figures?.folders.labelled ?? '',
        labelledShare(office) ?? '',
        figures?.folders.out ?? '',
        figures?.folders.overdue ?? '',
        figures?.folders.missing ?? '',
        figures ? figures.arrears.satang / SATANG_A_BAHT : '',
        figures ? figures.collected.satang / SATANG_A_BAHT : '',
        figures ? figures.cards.exceptions + figures.cards.money : '',
        contact.refused,
        contact.devices,
        contact.silent,
        contact.heardAt ?? '',
        contact.newestPushAt ?? '',
      ];
    }),
  };
};
