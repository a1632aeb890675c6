import { thaiDigitsToAscii } from './thai-digits.ts';

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;
const WIDE_OR_CONTROL_SPACE = /[\u00A0\u2000-\u200A\u202F\u3000\t\r\n]+/g;
/** Mai han-akat, upper and lower vowels, phinthu, maitaikhu, tone marks, thanthakhat, nikhahit, yamakkan. */
const MARKS = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]{2,}/g;
const PHINTHU = '\u0E3A';
const VOWEL_MARK = /[\u0E31\u0E34-\u0E39\u0E47\u0E4D]/;
const TONE_MARK = /[\u0E48-\u0E4C]/;
const SARA_AM = /\u0E33/g;
/** What sara am (ำ) looks like when typed in two strokes. */
const NIKHAHIT_AND_SARA_AA = '\u0E4D\u0E32';

const markRank = (mark: string): number => {
  if (mark === PHINTHU) return 0;
  if (VOWEL_MARK.test(mark)) return 1;
  return TONE_MARK.test(mark) ? 2 : 3;
};

/** Vowel before tone, each mark once in a row: NFC alone reorders only those marks that have a combining class. */
const inMarkOrder = (marks: string): string =>
  Array.from(marks)
    .toSorted((a, b) => markRank(a) - markRank(b))
    .filter((mark, index, ordered) => mark !== ordered[index - 1])
    .join('');

/**
 * The text as it should have been typed, for comparing and searching; keep the original for display. NFC (never NFKC,
 * which splits ำ), no invisible characters, single spaces, เเ as แ, marks in order and not doubled, ํา as ำ, ๅ as า except
 * after ฤ and ฦ, Thai digits as 0-9. Applying it twice changes nothing more.
 */
export const normalizeThai = (text: string): string =>
  thaiDigitsToAscii(
    text
      .replace(INVISIBLE, '')
      .normalize('NFC')
      .replace(WIDE_OR_CONTROL_SPACE, ' ')
      .replace(/\u0E40\u0E40/g, '\u0E41')
      .replace(/(?<![\u0E24\u0E26])\u0E45/g, '\u0E32')
      .replace(SARA_AM, NIKHAHIT_AND_SARA_AA)
      // Before tones are moved, so that one hidden behind a rarer mark (ำ๎่) is found the first time.
      .replace(MARKS, inMarkOrder)
      .replace(/\u0E4D\u0E32([\u0E48-\u0E4B]+)/g, '\u0E4D$1\u0E32')
      .replace(MARKS, inMarkOrder)
      .replace(/\u0E4D([\u0E48-\u0E4C]*)\u0E32/g, '$1\u0E33'),
  )
    .replace(/ +/g, ' ')
    .trim();

const WORD_START = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const WORD_END = String.raw`(?![\p{L}\p{M}\p{N}])`;

const anyOf = (words: readonly string[]): string =>
  `(?:${words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', String.raw`\.`).replaceAll(' ', ' ?'))
    .join('|')})`;

/** Words before a name, glued to it or not. */
const LEGAL_FORMS = [
  'บริษัทมหาชนจำกัด',
  'ห้างหุ้นส่วนสามัญนิติบุคคล',
  'ห้างหุ้นส่วนสามัญ',
  'ห้างหุ้นส่วนจำกัด',
  'ห้างหุ้นส่วน',
  'บริษัท',
  'คณะบุคคล',
  'กิจการร่วมค้า',
  'วิสาหกิจชุมชน',
  'สหกรณ์',
  'ว่าที่ร้อยตรี',
];
const ABBREVIATIONS = ['บมจ', 'บจก', 'บจ', 'หจก', 'หสน', 'น.ส', 'ด.ช', 'ด.ญ', 'ว่าที่ ร.ต', 'ดร'];
/** Short words that also begin other words: kept where no more than one letter would be left (นายก). */
const HONORIFICS = ['นางสาว', 'นาย', 'นาง', 'คุณ', 'ร้าน'];

const beforeName = new RegExp(
  `${WORD_START}(?:${[
    anyOf(LEGAL_FORMS),
    `${anyOf(ABBREVIATIONS)}(?:\\.|${WORD_END})`,
    `${anyOf(HONORIFICS)}(?:${WORD_END}|(?=\\p{L}[\\p{L}\\p{M}])(?![\\u0E30-\\u0E33\\u0E45]))`,
  ].join('|')})+`,
  'gu',
);
const afterName = new RegExp(String.raw`\( ?ประเทศไทย ?\)|(?:จำกัด)? ?\( ?มหาชน ?\)|จำกัด(?: ?มหาชน)?${WORD_END}`, 'gu');
const latinForms = new RegExp(
  [
    WORD_START,
    String.raw`(?:public (?:company|co\.?),? (?:limited|ltd)|(?:company|co)[.,]* ?(?:limited|ltd)|limited partnership|`,
    String.raw`limited|ltd|plc|l\.p|co(?=\.))`,
    WORD_END,
  ].join(''),
  'gu',
);

const withoutForms = (text: string): string =>
  normalizeThai(text).toLowerCase().replace(beforeName, ' ').replace(afterName, ' ').replace(latinForms, ' ');

const withoutPunctuation = (text: string): string => text.replace(/[\p{P}\p{S}\s]+/gu, '');

/**
 * What a name is found by: normalised, without legal forms and honorifics, without punctuation and spaces, Latin in lower
 * case. "บริษัท ทองไทย จำกัด (มหาชน)" and "บมจ.ทองไทย" give the same key. Words that tell businesses apart (โรงสี, โรงกลึง) stay.
 * Empty when nothing but such words was given.
 */
export const searchKey = (text: string): string => withoutPunctuation(withoutForms(text));

const withoutToneMarks = (key: string): string => key.replace(/[\u0E47-\u0E4C]/g, '');

/** {@link searchKey} without ่ ้ ๊ ๋ ์ ็, for finding names of which the tone is not remembered. */
export const looseSearchKey = (text: string): string => withoutToneMarks(searchKey(text));

/** The search keys of a query's words, each once, in the order typed; none for an empty query or mere legal forms. */
export const wordsOf = (query: string): readonly string[] => [
  ...new Set(
    withoutForms(query)
      .split(' ')
      .map(withoutPunctuation)
      .filter((word) => word !== ''),
  ),
];
