import { type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { LanguageProvider } from '#i18n/language.ts';
import type { Services } from '#services/services.ts';

export interface ScreenLanguageProps {
  readonly language: Services['language'];
  readonly children: ReactNode;
}

/** Gives every part below the language of the screen, and the page itself, for screen readers and line breaking. */
export const ScreenLanguage = ({ language, children }: ScreenLanguageProps) => {
  const current = useStore(language, (state) => state.language);
  useEffect(() => {
    document.documentElement.lang = current;
  }, [current]);
  return (
    <LanguageProvider value={current}>
      <I18nProvider locale={current === 'th' ? 'th-TH' : 'en-GB'}>{children}</I18nProvider>
    </LanguageProvider>
  );
};
