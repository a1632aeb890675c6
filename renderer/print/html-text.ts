import type { PaperFontFace } from './sheet-html.ts';

/** Text as the text it is: nothing in a name becomes markup. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text inside quotes of a style sheet, e.g. of a page's margin. */
export const quoteCss = (text: string): string =>
  `"${text.replace(/["\\<>\n]/g, (unit) => `\\${unit.charCodeAt(0).toString(16)} `)}"`;

/** The rule that embeds one file of a font under a family name. */
export const fontFaceRule = (family: string, { weight, unicodeRange, dataUrl }: PaperFontFace): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};src:url(${dataUrl}) format('woff2');unicode-range:${unicodeRange}}`;
