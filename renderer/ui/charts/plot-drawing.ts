/** What every drawing of the chart library has in common: no ground of its own, the page's ink and letters. */
export const PLOT_STYLE = { background: 'transparent', color: 'currentColor', fontFamily: 'inherit', fontSize: '13px' };

/** Keeps words readable where they cross a bar or a line. */
export const HALO = { fill: 'currentColor', stroke: 'var(--surface)', strokeWidth: 4 } as const;

/**
 * Makes a drawing of the library fit for a page: without the style element, which the page's policy refuses (what it says
 * stands in the style sheet), and with one name for the picture instead of the names of its marks.
 */
export const asPicture = (drawing: Element, spoken: string): Element => {
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const mark of drawing.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', spoken);
  return drawing;
};
