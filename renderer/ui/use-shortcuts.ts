import { type RefObject, useLayoutEffect, useRef } from 'react';

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

/** What a printed key is on the keyboard; there are few, and they are asked for with every key of every scan. */
interface PhysicalKey {
  readonly code: string;
  readonly hasControl: boolean;
  /** In a box for text this key is the box's own. */
  readonly isForText: boolean;
}

const physicalKeys = new Map<string, PhysicalKey>();
const physicalKeyOf = (key: string): PhysicalKey => {
  const known = physicalKeys.get(key);
  if (known) return known;
  const parts = key.split('+');
  const name = parts.at(-1) ?? '';
  const hasControl = parts.includes('Ctrl');
  const isForText = key === 'Ctrl+Z' || (name.length === 1 && !hasControl);
  const physical = { code: codeOf(name), hasControl, isForText };
  physicalKeys.set(key, physical);
  return physical;
};

const isPressedBy = ({ key }: Shortcut, event: KeyboardEvent): boolean => {
  const { code, hasControl, isForText } = physicalKeyOf(key);
  return event.code === code && event.ctrlKey === hasControl && !(isForText && isTextBox(event.target));
};

const isDialogOpen = (): boolean => document.querySelector('[data-faem-dialog]') !== null;

interface BoundKeys {
  readonly scope: ShortcutScope;
  readonly latest: RefObject<readonly Shortcut[]>;
}

/** In the order in which their components came: of two that bind one key, the first has it. */
const bound = new Set<BoundKeys>();

// One listener for all: a scanner's digits pass here, a dozen in a moment, and mean nothing to anybody.
const onKeyDown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey || event.metaKey) return;
  for (const { scope, latest } of bound) {
    const pressed = latest.current.find((shortcut) => isPressedBy(shortcut, event));
    if (!pressed || isDialogOpen() !== (scope === 'dialog')) continue;
    event.preventDefault();
    pressed.run();
    return;
  }
};

const bind = (keys: BoundKeys): (() => void) => {
  if (bound.size === 0) window.addEventListener('keydown', onKeyDown);
  bound.add(keys);
  return () => {
    bound.delete(keys);
    if (bound.size === 0) window.removeEventListener('keydown', onKeyDown);
  };
};

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
  useLayoutEffect(() => bind({ scope, latest }), [scope]);
};
