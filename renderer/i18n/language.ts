import { createContext, useContext } from 'react';

/** Thai is the source of truth; English follows it. */
export type Language = 'th' | 'en';

const LanguageContext = createContext<Language>('th');
export const LanguageProvider = LanguageContext.Provider;

/** The language of the screen. */
export const useLanguage = (): Language => useContext(LanguageContext);
