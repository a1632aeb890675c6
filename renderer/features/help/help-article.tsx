import { errorText } from '#i18n/error-text.ts';
import { help, helpTopicOfError, type HelpTarget } from '#i18n/help/help.ts';
import type { HelpTopicId } from '#i18n/help/help-topic.ts';
import { useLanguage } from '#i18n/language.ts';
import { helpMessages } from '#i18n/messages/help.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { Fragment } from 'react';
import styles from './help.module.css';

const Topic = ({ id }: { readonly id: HelpTopicId }) => {
  const messages = useMessages(helpMessages);
  const { title, purpose, keys, troubles } = help[useLanguage()][id];
  return (
    <>
      <h3>{title}</h3>
      <p>{purpose}</p>
      {keys.length > 0 && (
        <>
          <h4>{messages.keys}</h4>
          <div className={styles.keys}>
            {keys.map(([key, does]) => (
              <Fragment key={key}>
                <KeyHint>{key.replace('+', ' ').replace('Escape', 'Esc')}</KeyHint>
                <span>{does}</span>
              </Fragment>
            ))}
          </div>
        </>
      )}
      <h4>{messages.troubles}</h4>
      {troubles.map(([when, todo]) => (
        <div key={when} className={styles.trouble}>
          <strong>{when}</strong>
          <span>{todo}</span>
        </div>
      ))}
    </>
  );
};

const Failure = ({ code, onOpen }: { readonly code: string; readonly onOpen: (target: HelpTarget) => void }) => {
  const messages = useMessages(helpMessages);
  const language = useLanguage();
  const { what, safe, todo } = errorText({ type: code }, language);
  const topic = helpTopicOfError(code);
  return (
    <>
      <h3>{messages.code(code)}</h3>
      {(
        [
          [messages.happened, what],
          [messages.safe, safe],
          [messages.todo, todo],
        ] as const
      ).map(([heading, text]) => (
        <div key={heading} className={styles.trouble}>
          <strong>{heading}</strong>
          <span>{text}</span>
        </div>
      ))}
      <p className={styles.quiet}>{messages.more}</p>
      <div>
        <Button icon="arrow-right" onPress={() => onOpen({ kind: 'topic', id: topic })} testId="help-more">
          {help[language][topic].title}
        </Button>
      </div>
    </>
  );
};

/** One screen, or one failure, explained. */
export const HelpArticle = (props: { readonly target: HelpTarget; readonly onOpen: (target: HelpTarget) => void }) => (
  <article
    className={styles.article}
    data-testid="help-article"
    data-topic={props.target.kind === 'topic' ? props.target.id : props.target.code}
  >
    {props.target.kind === 'topic' ? (
      <Topic id={props.target.id} />
    ) : (
      <Failure code={props.target.code} onOpen={props.onOpen} />
    )}
  </article>
);
