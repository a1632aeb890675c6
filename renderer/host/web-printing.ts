import type { HostError, PageMm } from '#shared/host/contract.ts';
import { ok, type Result } from '#shared/lib/result.ts';

const FONT_DATA = /url\(["']?data:[^,;]*;base64,([A-Za-z0-9+/=]+)["']?\)/;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Fonts come inside the document; the page's policy forbids to load them by address, but not to hand over their bytes. */
const loadFont = async (rule: CSSFontFaceRule, target: Document): Promise<void> => {
  const data = FONT_DATA.exec(rule.style.getPropertyValue('src'))?.[1];
  if (data === undefined) return;
  const family = rule.style.getPropertyValue('font-family').replaceAll(/^["']|["']$/g, '');
  const font = new FontFace(family, bytesOf(data), {
    weight: rule.style.getPropertyValue('font-weight') || 'normal',
    style: rule.style.getPropertyValue('font-style') || 'normal',
  });
  await font.load();
  target.fonts.add(font);
};

/**
 * Puts the document into a frame without running it as one: its styles as constructed sheets, its nodes imported, its
 * scripts left out. So it works under the page's own strict policy.
 */
const fillFrame = async (frame: HTMLIFrameElement, html: string, page: PageMm): Promise<Window | undefined> => {
  const view = frame.contentDocument?.defaultView;
  const target = frame.contentDocument;
  if (!view || !target) return undefined;
  const source = new DOMParser().parseFromString(html, 'text/html');
  const texts = [...source.querySelectorAll('style')].map((style) => style.textContent);
  for (const element of source.querySelectorAll('style, script, link')) element.remove();
  const sheets = [`@page { size: ${page.widthMm}mm ${page.heightMm}mm; margin: 0 }`, ...texts].map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  target.title = source.title;
  target.documentElement.lang = source.documentElement.lang;
  target.body.replaceWith(target.importNode(source.body, true));
  target.adoptedStyleSheets = sheets;
  const fontRules = sheets.flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof view.CSSFontFaceRule),
  );
  await Promise.all(fontRules.map((rule) => loadFont(rule, target)));
  return view;
};

/** Opens the browser's print dialog for a document. A browser does not tell what became of it. */
export const printInFrame = async (html: string, page: PageMm): Promise<Result<void, HostError>> => {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  document.body.append(frame);
  const view = await fillFrame(frame, html, page);
  view?.addEventListener('afterprint', () => frame.remove());
  view?.print();
  return ok();
};
