import axe from 'axe-core';
import type { Page } from 'playwright';
import type { Camera } from './camera.ts';
import { type DataWords, textsOf, untranslated } from './page-words.ts';

/** Sees every screen as the camera does and writes down what is wrong with it instead of taking its picture. */
export interface Examiner extends Camera {
  /** One line for everything that is wrong, with the screen it was seen on. */
  findings(): readonly string[];
  /** How many screens were looked at. */
  count(): number;
}

/** WCAG 2.2 at level AA and what it builds on. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Asked of our own pages differently below: the rule counts the key printed on a button as part of its word, and a key is
 * not what anybody says.
 */
const OWN_RULES = { 'label-content-name-mismatch': { enabled: false } };

/**
 * Two findings that are none: a list of choices floats above the page and belongs to no part of it, and a table that is
 * itself in the order of Tab scrolls its body by the arrow keys.
 */
const IS_NO_FINDING = `(id, element) =>
  (id === 'region' && element.closest('[role="listbox"]') !== null) ||
  (id === 'scrollable-region-focusable' && element.closest('[role="grid"][tabindex="0"]') !== null)`;

/** What axe finds on the page as it stands; only the named rules when there are any. */
const violationsOn = async (page: Page, rules: readonly string[]): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: RULES };
  const options = {
    runOnly,
    ...(rules.length > 0 ? {} : { rules: OWN_RULES }),
    resultTypes: ['violations'],
    elementRef: true,
    // Style sheets are not fetched a second time and there are no frames: that is most of the time it would take.
    preload: false,
    iframes: false,
  };
  return page.evaluate<readonly string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => {
      const found = nodes.filter(({ element }) => !(${IS_NO_FINDING})(id, element));
      const [first] = found;
      return first ? [id + ' × ' + found.length + ': ' + first.html.slice(0, 300) + ' ' + first.failureSummary] : [];
    }))`,
  );
};

/** Controls whose name leaves out the word that is seen on them: whoever speaks to the PC cannot press them (2.5.3). */
const misnamedOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button[aria-label], a[aria-label], summary[aria-label]')]
      .map((control) => ({
        name: (control.getAttribute('aria-label') ?? '').toLowerCase(),
        seen: [...control.childNodes]
          .filter((node) => !(node instanceof Element) || node.getAttribute('aria-hidden') !== 'true')
          .map((node) => node.textContent ?? '')
          .join('')
          .trim()
          .toLowerCase(),
      }))
      .filter(({ name, seen }) => /[a-z\u0E00-\u0E7F]{2}/.test(seen) && !name.includes(seen))
      .map(({ name, seen }) => `named "${name}" without "${seen}"`),
  );

/**
 * Keys that two controls promise at once, in the dialog that is open or on the page: only one of them would do it. What is
 * switched on may be switched off by the same key at another place.
 */
const sharedKeysOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const place = document.querySelector('[data-faem-dialog]') ?? document;
    const keys = [...place.querySelectorAll<HTMLElement>('[aria-keyshortcuts]:not([aria-pressed="true"])')]
      .filter((control) => control.checkVisibility())
      .map((control) => control.getAttribute('aria-keyshortcuts') ?? '');
    return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
      (key) => `two controls say ${key}`,
    );
  });

const sidewaysOn = async (page: Page): Promise<readonly string[]> => {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return tooWide > 0 ? [`the page scrolls sideways by ${tooWide} px`] : [];
};

const setTheme = (page: Page, theme: 'light' | 'dark'): Promise<void> =>
  page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);

/** As a second window of the browser does when its person chooses the other language. */
const setLanguage = async (page: Page, language: 'th' | 'en'): Promise<void> => {
  await page.evaluate(
    `window.dispatchEvent(new StorageEvent('storage', { key: 'faem.language', newValue: '${language}' }))`,
  );
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
};

/** Examines every screen in Thai and English, in light and dark. `data`: what stands in the office's rows. */
export const createExaminer = (data: DataWords): Examiner => {
  const findings: string[] = [];
  let count = 0;
  const note = (screen: string, found: readonly string[]): void => {
    for (const what of found) findings.push(`${screen}: ${what}`);
  };
  const examineWords = async (page: Page, name: string, language: 'th' | 'en'): Promise<void> => {
    note(`${name}.${language}`, [
      ...untranslated(await textsOf(page, language), language, data),
      ...(await sidewaysOn(page)),
    ]);
  };
  return {
    language: 'th',
    findings: () => findings,
    count: () => count,
    take: async (page, name) => {
      count += 1;
      // A colour on its way from one theme to the other is not a colour of either.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.mouse.move(1, 1);
      await setTheme(page, 'light');
      note(`${name}.light`, [
        ...(await violationsOn(page, [])),
        ...(await misnamedOn(page)),
        ...(await sharedKeysOn(page)),
      ]);
      await setTheme(page, 'dark');
      note(`${name}.dark`, await violationsOn(page, ['color-contrast']));
      await setTheme(page, 'light');
      await examineWords(page, name, 'th');
      await setLanguage(page, 'en');
      await examineWords(page, name, 'en');
      await setLanguage(page, 'th');
    },
    takeOnce: async (page, name) => {
      count += 1;
      note(name, await violationsOn(page, []));
    },
  };
};
