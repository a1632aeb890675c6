/** Larger than the screen, so that it stays sharp on paper and in a presentation. */
const PIXELS_A_PIXEL = 2;

const URL_IN_RULE = /url\("?([^")]+)"?\)/;

const asDataUrl = async (address: string): Promise<string> => {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the font cannot be read')));
    reader.readAsDataURL(blob);
  });
};

const withFontInside = async (rule: CSSFontFaceRule): Promise<string> => {
  const address = URL_IN_RULE.exec(rule.cssText)?.[1];
  if (address === undefined) return '';
  const absolute = new URL(address, rule.parentStyleSheet?.href ?? document.baseURI);
  return rule.cssText.replace(URL_IN_RULE, `url("${await asDataUrl(absolute.href)}")`);
};

/**
 * The page's letters as rules with the fonts inside. The drawing library would look for them with an element that sets the
 * base of addresses, which the page's policy forbids.
 */
const fontRules = async (): Promise<string> => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  return (await Promise.all(faces.map(withFontInside))).join('\n');
};

/** The element as it looks now, with the page's letters and ground, as the bytes of a PNG; undefined when it cannot be drawn. */
export const pngOf = async (element: HTMLElement): Promise<Uint8Array | undefined> => {
  try {
    const { toBlob } = await import('html-to-image');
    const picture = await toBlob(element, {
      pixelRatio: PIXELS_A_PIXEL,
      backgroundColor: getComputedStyle(element).getPropertyValue('--surface').trim(),
      fontEmbedCSS: await fontRules(),
      // Buttons and the table are for the screen.
      filter: (node) =>
        !(node instanceof HTMLElement && node.matches('details, fieldset, figcaption button, header button')),
    });
    return picture ? new Uint8Array(await picture.arrayBuffer()) : undefined;
  } catch {
    // A browser that cannot draw the page into a picture gives no reason that would help anybody.
    return undefined;
  }
};
