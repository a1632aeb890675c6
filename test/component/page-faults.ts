/** What does not fit in what `root` selects: the page itself, a word that is cut without a way to read it, a control nobody can get at. */
export const faultsOn = (root: string): readonly string[] => {
  const found: string[] = [];
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) found.push(`the page scrolls sideways by ${over} px`);
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const named = (element: HTMLElement): string =>
    `${element.dataset['testid'] ?? element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  for (const element of document.querySelectorAll<HTMLElement>(`${root} *`)) {
    if (!element.checkVisibility() || element.clientWidth <= 1 || element instanceof SVGElement) continue;
    const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
    // Words for hearing alone are cut for the eye on purpose.
    const isCut =
      clipPath === 'none' && ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    // A list tells a cut word where the pointer rests.
    if (isCut) element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    if (isCut && !(textOverflow === 'ellipsis' && element.closest('[title]'))) found.push(`cut: ${named(element)}`);
    const { left, right } = element.getBoundingClientRect();
    const isOut = left < -1 || right > window.innerWidth + 1;
    if (isOut && element.matches('button, a, input, select') && !scrolls(element.parentElement)) {
      found.push(`out of reach: ${named(element)}`);
    }
  }
  return found;
};
