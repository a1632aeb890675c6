import { useState } from 'react';
import { errorText } from '#i18n/error-text.ts';
import { help, type HelpTarget, searchHelp } from '#i18n/help/help.ts';
import { HELP_TOPICS } from '#i18n/help/help-topic.ts';
import { useLanguage } from '#i18n/language.ts';
import { helpMessages } from '#i18n/messages/help.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { TextField } from '#ui/text-field.tsx';
import { HelpArticle } from './help-article.tsx';
import entryStyles from '#ui/list-entry.module.css';
import styles from './help.module.css';

export interface HelpDialogProps {
  /** What is explained first. */
  readonly first: HelpTarget;
  readonly onClose: () => void;
  /** Absent where nothing can be printed yet. */
  readonly onPrint: (() => void) | undefined;
}

const EVERY_SCREEN: readonly HelpTarget[] = HELP_TOPICS.map((id) => ({ kind: 'topic', id }));

const keyOf = (target: HelpTarget): string => (target.kind === 'topic' ? target.id : target.code);

/** The help: this screen first, all screens beside it, and a search that knows the codes of failures. */
export const HelpDialog = ({ first, onClose, onPrint }: HelpDialogProps) => {
  const messages = useMessages(helpMessages);
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(first);
  const isSearching = query.trim() !== '';
  const found = searchHelp(query);
  const listed = isSearching ? found : EVERY_SCREEN;
  // While somebody types, the best hit is what they read; the list is for the others.
  const shown = isSearching ? (found.find((one) => keyOf(one) === keyOf(chosen)) ?? found[0]) : chosen;
  const nameOf = (target: HelpTarget): string =>
    target.kind === 'topic' ? help[language][target.id].title : errorText({ type: target.code }, language).what;
  const open = (target: HelpTarget): void => {
    setChosen(target);
    if (!listed.some((one) => keyOf(one) === keyOf(target))) setQuery('');
  };
  return (
    <Dialog
      title={messages.title}
      isOpen
      onClose={onClose}
      width="wide"
      testId="help-dialog"
      actions={
        <>
          {onPrint && (
            <Button icon="print" onPress={onPrint} testId="help-print">
              {messages.print}
            </Button>
          )}
          <Button look="primary" keyHint="Esc" onPress={onClose} testId="help-close">
            {messages.close}
          </Button>
        </>
      }
    >
      <TextField ref={focusAtOnce} label={messages.search} value={query} onChange={setQuery} testId="help-search" />
      <div className={styles.columns}>
        <nav className={styles.list} aria-label={messages.screens}>
          {listed.map((target) => (
            <button
              key={keyOf(target)}
              type="button"
              className={entryStyles.entry}
              aria-current={shown !== undefined && keyOf(target) === keyOf(shown)}
              onClick={() => open(target)}
              data-testid={`help-entry-${keyOf(target)}`}
            >
              {nameOf(target)}
            </button>
          ))}
        </nav>
        {shown ? <HelpArticle target={shown} onOpen={open} /> : <p className={styles.quiet}>{messages.nothing}</p>}
      </div>
    </Dialog>
  );
};
