import type { PaletteItem } from './palette-item.ts';

const MOST_ACTIONS = 40;
/** Those of the page, and of the line above it. */
const BUTTONS = 'main button:not(:disabled), header button:not(:disabled)';

const isShown = (button: HTMLElement): boolean => button.getClientRects().length > 0;

/** The word of a button without the key that is printed on it. */
const wordOf = (button: HTMLButtonElement): string => {
  const copy = button.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  copy.querySelectorAll('kbd').forEach((key) => key.remove());
  return (button.getAttribute('aria-label') ?? copy.textContent).trim();
};

const keyOf = (button: HTMLButtonElement): string | undefined => button.querySelector('kbd')?.textContent ?? undefined;

/**
 * What can be done on the page now: its own buttons, so that the palette offers what the page offers, with the key that
 * is printed there, and nothing that is switched off. Those with a key come first.
 */
export const pageActions = (root: ParentNode): readonly PaletteItem[] => {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>(BUTTONS)].filter(isShown);
  const seen = new Set<string>();
  const items = buttons.flatMap((button): PaletteItem[] => {
    const name = wordOf(button);
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    return [{ id: `action-${name}`, kind: 'action', name, key: keyOf(button), run: () => button.click() }];
  });
  return items.toSorted((a, b) => Number(b.key !== undefined) - Number(a.key !== undefined)).slice(0, MOST_ACTIONS);
};
