import { memo, useMemo } from 'react';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { formatCount, formatTime } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import tones from '#ui/tone.module.css';
import { appearanceOf } from './result-tone.ts';
import { resultWords, type WordSources } from './result-words.ts';
import type { DeskResult } from './scan-desk-state.ts';
import styles from './scan-desk.module.css';

export interface SessionListProps {
  readonly results: readonly DeskResult[];
  readonly onUndo: (number: number | undefined) => void;
}

/** As many as fit the column; older lines are in the folders' histories. */
const SHOWN = 24;

interface SessionLineProps {
  readonly result: DeskResult;
  readonly sources: WordSources;
  readonly onUndo: (number: number) => void;
}

/** Drawn again only when its own result changes: a line says what was true when it was scanned. */
const SessionLine = memo(({ result, sources, onUndo }: SessionLineProps) => {
  const { tone, icon } = appearanceOf(result);
  const words = resultWords(result, sources);
  const canUndo = result.stored.kind === 'stored' && result.stored.undo !== undefined;
  return (
    <li
      className={classNames(styles.line, result.stored.kind === 'undone' && styles.undone)}
      data-testid={`session-line-${result.number}`}
      data-tone={tone}
    >
      <span className={classNames(styles.mark, tones[tone])}>
        <Icon name={icon} />
      </span>
      <span className={styles.words}>
        <strong>{words.headline}</strong>
        <span className={styles.small}>{words.folder === '' ? words.code : words.folder}</span>
      </span>
      <time className={styles.small}>{formatTime(result.atMs)}</time>
      {canUndo && (
        <button
          type="button"
          className={styles.undoLine}
          onClick={() => onUndo(result.number)}
          aria-label={`${sources.messages.undo} ${words.folder}`}
        >
          <Icon name="back" />
        </button>
      )}
    </li>
  );
});
SessionLine.displayName = 'SessionLine';

/** What was scanned since the desk was opened, newest first. */
export const SessionList = ({ results, onUndo }: SessionListProps) => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const sources = useMemo(() => ({ rows, messages, language }), [rows, messages, language]);
  const lines = results.filter(({ text }) => text !== '');
  return (
    <section className={styles.session} aria-label={messages.session('')}>
      <header className={styles.sessionHead}>
        <h2 data-testid="session-count">{messages.session(formatCount(lines.length))}</h2>
        <Button icon="back" keyHint="Ctrl Z" onPress={() => onUndo(undefined)} testId="scan-undo">
          {messages.undo}
        </Button>
      </header>
      {lines.length === 0 && <p className={styles.empty}>{messages.sessionEmpty}</p>}
      <ol className={styles.lines}>
        {lines.slice(0, SHOWN).map((result) => (
          <SessionLine key={result.number} result={result} sources={sources} onUndo={onUndo} />
        ))}
      </ol>
    </section>
  );
};
