const THAI_ZERO = 0x0e50;

/** The text with ๐-๙ written as 0-9; everything else stays as it is. */
export const thaiDigitsToAscii = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

/** The text without the zero-width marks that copying from web pages leaves behind; `trim` and `\s` do not see them. */
export const withoutInvisibles = (text: string): string => text.replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]+/g, '');

/** The text without any white space or invisible mark. */
export const withoutSpaces = (text: string): string => withoutInvisibles(text).replace(/\s+/g, '');
