import { useLayoutEffect, useRef } from 'react';

export interface Shortcut {
  /** As printed on the button: `F2`, `Ctrl+K`, `Escape`, `/`, `1`. Bound to the physical key, whatever the layout. */
  readonly key: string;
  readonly run: () => void;
}

/** Where the keys are heard: those of a page rest while a dialog is open. */
export type ShortcutScope = 'page' | 'dialog';

const codeOf = (name: string): string => {
  if (name === '/') return 'Slash';
  if (/^[A-Z]$/.test(name)) return `Key${name}`;
  if (/^[0-9]$/.test(name)) return `Digit${name}`;
  return name;
};

const isTextBox = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));

const isPressedBy = (shortcut: Shortcut, event: KeyboardEvent): boolean => {
  const parts = shortcut.key.split('+');
  const name = parts.at(-1) ?? '';
  const wantsControl = parts.includes('Ctrl');
  if (event.ctrlKey !== wantsControl || event.altKey || event.metaKey || event.code !== codeOf(name)) return false;
  const isForText = shortcut.key === 'Ctrl+Z' || (name.length === 1 && !wantsControl);
  return !isForText || !isTextBox(event.target);
};

const isDialogOpen = (): boolean => document.querySelector('[data-faem-dialog]') !== null;

/**
 * Binds keys while the component is on screen. Keys are physical (`event.code`), so the Thai layout changes nothing. A box
 * for text keeps its letters and its own undo.
 */
export const useShortcuts = (shortcuts: readonly Shortcut[], scope: ShortcutScope = 'page'): void => {
  const latest = useRef(shortcuts);
  // In step with the paint: a key pressed the moment its button appears must already do what the button says.
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (isDialogOpen() !== (scope === 'dialog')) return;
      const pressed = latest.current.find((shortcut) => isPressedBy(shortcut, event));
      if (!pressed) return;
      event.preventDefault();
      pressed.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scope]);
};
