import { useStore } from 'zustand';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import type { MinistryParts } from './ministry-context.ts';
import styles from './ministry-frame.module.css';

/** Language and brightness of the screen, remembered by this browser. */
export const ScreenChoices = ({ parts }: { readonly parts: Pick<MinistryParts, 'language' | 'theme'> }) => {
  const messages = useMessages(ministryMessages);
  const language = useStore(parts.language, (state) => state.language);
  const theme = useStore(parts.theme, (state) => state.theme);
  const isDark = theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <div className={styles.choices}>
      <Button
        look="quiet"
        icon="language"
        description={messages.otherLanguageHint}
        onPress={() => parts.language.getState().setLanguage(language === 'th' ? 'en' : 'th')}
        testId="ministry-language"
      >
        {messages.otherLanguage}
      </Button>
      <Button
        look="quiet"
        icon={isDark ? 'sun' : 'moon'}
        onPress={() => parts.theme.getState().setTheme(isDark ? 'light' : 'dark')}
        testId="ministry-theme"
      >
        {isDark ? messages.light : messages.dark}
      </Button>
    </div>
  );
};
