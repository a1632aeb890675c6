import { useEffect } from 'react';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import tones from '#ui/tone.module.css';
import type { CountLine } from './count-state.ts';
import { appearanceOf, lineWords } from './count-words.ts';
import styles from './stock-take.module.css';

export interface CountResultProps {
  readonly line: CountLine | undefined;
  /** What to do first. */
  readonly todo: string;
  readonly onRetry: (line: number) => void;
}

/** The first frame draws the result, the second begins after it was painted. */
const useScanPaintedMark = (line: CountLine | undefined): void => {
  const number = line?.line;
  const atMs = line?.scanAtMs;
  const isCertain = line !== undefined && line.stored.kind !== 'storing';
  useEffect(() => {
    if (!isCertain || atMs === undefined) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => performance.mark('faem:scan-painted', { detail: { atMs, number } })),
    );
  }, [isCertain, atMs, number]);
};

/** The last result, readable from two metres: colour, icon, words. */
export const CountResult = ({ line, todo, onRetry }: CountResultProps) => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  useScanPaintedMark(line);
  if (!line) {
    return (
      <section className={classNames(styles.result, tones.neutral)} data-testid="count-result" data-tone="neutral">
        <Icon name="count" size={72} />
        <p className={styles.headline} data-testid="count-headline">
          {messages.ready}
        </p>
        <p className={styles.detail}>{todo}</p>
      </section>
    );
  }
  const { tone, icon } = appearanceOf(line);
  const words = lineWords(line, { rows, messages, language });
  return (
    <section
      className={classNames(styles.result, tones[tone])}
      data-testid="count-result"
      data-tone={tone}
      data-verdict={line.message.kind}
      data-line={line.line}
      aria-live="assertive"
    >
      <Icon name={icon} size={72} />
      <p className={styles.headline} data-testid="count-headline">
        {words.headline}
      </p>
      {words.detail !== '' && (
        <p className={styles.detail} data-testid="count-detail">
          {words.detail}
        </p>
      )}
      {words.folder !== '' && <p className={styles.folder}>{words.folder}</p>}
      {words.code !== '' && <p className={styles.code}>{words.code}</p>}
      {line.stored.kind === 'refused' && (
        <Button icon="refresh" onPress={() => onRetry(line.line)} testId="count-retry">
          {messages.retry}
        </Button>
      )}
    </section>
  );
};
