import type { Page } from 'playwright';

/**
 * What a person reads on a page or hears from it: texts, names of controls, hints. Left out: code, keys, pictures of paper,
 * what was said in passing before the language was changed, and in English what is marked as Thai, such as laws.
 */
export const textsOf = (page: Page, language: 'th' | 'en'): Promise<readonly string[]> =>
  page.evaluate((read) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const place = walker.currentNode.parentElement;
      if (
        place === null ||
        place.closest('kbd, code, script, style, [translate="no"], [data-testid="toasts"], [data-live-announcer]') !==
          null
      )
        continue;
      if (read === 'en' && place.closest('body [lang="th"]') !== null) continue;
      if (place.checkVisibility()) texts.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest(read === 'en' ? '[translate="no"], body [lang="th"]' : '[translate="no"]') !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  }, language);

/** Without the sign of the baht, which is the same in every language. */
const THAI_WORD = /[\u0E01-\u0E3E\u0E40-\u0E7F]+/g;
/** Not in capitals alone: CSV, PIN, QR and the like are nobody's translation. */
const LATIN_WORD = /\b(?![A-Z0-9_]+\b)[A-Za-z]{3,}/g;
/** How an address is written. */
const ADDRESS = ['ถ', 'ซ', 'ต', 'อ', 'จ', 'หมู่', 'แขวง', 'เขต'];

/** What a Thai office writes in Latin letters: keys, formats, names of products and what is printed on devices. */
const LATIN_IN_THAI = new Set(
  `faem ctrl shift alt enter esc tab insert delete home end space backspace caps lock wifi com hid-pos serial
   promptpay emvco ref suffix windows linux android iphone chrome electron demo excel bill payment eco sticker utf http https csv page`.split(
    /\s+/,
  ),
);

/** What stands in the rows of an office, word by word: names and places stay as they are in any language. */
export type DataWords = ReadonlySet<string>;

export const wordsOfData = async (rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<DataWords> => {
  const words = new Set<string>(ADDRESS);
  for await (const row of rows) {
    for (const [word] of JSON.stringify(row).matchAll(/[\u0E01-\u0E3E\u0E40-\u0E7F]+|[A-Za-z]{3,}/g))
      words.add(word.toLowerCase());
  }
  return words;
};

/** Texts with a word of the other language that no row of the office explains. */
export const untranslated = (texts: readonly string[], language: 'th' | 'en', data: DataWords): readonly string[] => {
  const isStrange = ([word]: RegExpMatchArray): boolean => {
    const known = word.toLowerCase();
    return !data.has(known) && !(language === 'th' && LATIN_IN_THAI.has(known));
  };
  const other = language === 'th' ? LATIN_WORD : THAI_WORD;
  return texts.filter((text) => [...text.matchAll(other)].some(isStrange));
};
