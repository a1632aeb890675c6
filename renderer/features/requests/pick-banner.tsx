import { requestsMessages } from '#i18n/messages/requests.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import tones from '#ui/tone.module.css';
import { PICK_APPEARANCES, type ShownResult } from './pick-result.ts';
import { pickWords } from './result-words.ts';
import styles from './requests-page.module.css';

/** What the last scan came to: colour, icon, words. */
export const PickBanner = ({ shown }: { readonly shown: ShownResult | undefined }) => {
  const messages = useMessages(requestsMessages);
  const language = useLanguage();
  if (!shown) return null;
  if (shown.kind === 'refused') return <ErrorNote error={shown.error} testId="pick-refused" />;
  const { tone, icon } = PICK_APPEARANCES[shown.result.kind];
  const words = pickWords(shown.result, { messages, language });
  return (
    <section
      className={classNames(styles.banner, tones[tone])}
      data-testid="pick-result"
      data-tone={tone}
      data-kind={shown.result.kind}
      aria-live="assertive"
    >
      <Icon name={icon} size={48} />
      <div>
        <p className={styles.headline} data-testid="pick-headline">
          {words.headline}
        </p>
        {words.folder !== '' && <p className={styles.bannerFolder}>{words.folder}</p>}
        {words.detail !== '' && <p className={styles.bannerDetail}>{words.detail}</p>}
      </div>
    </section>
  );
};
