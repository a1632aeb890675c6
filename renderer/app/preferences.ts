import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Services } from '#services/services.ts';

/** What the person at this PC prefers; kept in the browser's own small store, lost without harm. */
const LANGUAGE_KEY = 'faem.language';
const THEME_KEY = 'faem.theme';

export type Theme = 'system' | 'light' | 'dark';

const languageOf = (text: string | null): 'th' | 'en' => (text === 'en' ? 'en' : 'th');

/** The language of the screen; Thai unless English was chosen on this PC. Chosen in another window it changes here too. */
export const createLanguageStore = (
  storage: Storage,
  otherWindows: Pick<Window, 'addEventListener'>,
): Services['language'] =>
  createStore<{ language: 'th' | 'en'; setLanguage(language: 'th' | 'en'): void }>()((set) => {
    otherWindows.addEventListener('storage', ({ key, newValue }) => {
      if (key === LANGUAGE_KEY) set({ language: languageOf(newValue) });
    });
    return {
      language: languageOf(storage.getItem(LANGUAGE_KEY)),
      setLanguage: (language) => {
        storage.setItem(LANGUAGE_KEY, language);
        set({ language });
      },
    };
  });

export interface ThemeState {
  readonly theme: Theme;
  setTheme(theme: Theme): void;
}

const isTheme = (text: string | null): text is Theme => text === 'light' || text === 'dark' || text === 'system';

/** Light, dark, or as the system says; written to the page's root as `data-theme`. */
export const createThemeStore = (storage: Storage, root: HTMLElement): StoreApi<ThemeState> => {
  const apply = (theme: Theme): void => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  const saved = storage.getItem(THEME_KEY);
  const theme = isTheme(saved) ? saved : 'system';
  apply(theme);
  return createStore<ThemeState>()((set) => ({
    theme,
    setTheme: (next) => {
      storage.setItem(THEME_KEY, next);
      apply(next);
      set({ theme: next });
    },
  }));
};
