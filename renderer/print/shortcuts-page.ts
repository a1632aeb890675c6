import { escapeHtml } from './html-text.ts';
import { A4_PAGE, paperHtml } from './paper-html.ts';
import type { PaperFontFace } from './sheet-html.ts';

/** The keys of one screen in words. */
export interface ShortcutGroup {
  readonly heading: string;
  readonly keys: readonly (readonly [key: string, does: string])[];
}

/** The page on which they are printed. */
export const SHORTCUTS_PAGE = A4_PAGE;

const STYLES = [
  `@page{size:${A4_PAGE.widthMm}mm ${A4_PAGE.heightMm}mm;margin:10mm 12mm}`,
  'h1{font-size:17pt;line-height:1.4}h2{font-size:11pt;line-height:1.4;margin:0 0 0.5mm}',
  '.groups{columns:3;column-gap:7mm}section{break-inside:avoid;margin-bottom:3mm}',
  'dl{display:grid;grid-template-columns:19mm 1fr;font-size:9pt;line-height:1.45;margin:0}dt{font-weight:700}dd{margin:0}',
].join('');

/** Every shortcut of every screen on one A4 page. */
export const shortcutsHtml = (
  page: { readonly title: string; readonly groups: readonly ShortcutGroup[] },
  fonts: readonly PaperFontFace[],
): string => {
  const groups = page.groups.map(({ heading, keys }) => {
    const lines = keys.map(
      ([key, does]) => `<dt>${escapeHtml(key.replace('Escape', 'Esc'))}</dt><dd>${escapeHtml(does)}</dd>`,
    );
    return `<section><h2>${escapeHtml(heading)}</h2><dl>${lines.join('')}</dl></section>`;
  });
  const body = `<h1>${escapeHtml(page.title)}</h1><div class="groups">${groups.join('')}</div>`;
  return paperHtml({ title: page.title, fonts, styles: STYLES, body });
};
