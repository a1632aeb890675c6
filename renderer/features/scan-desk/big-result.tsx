import { useEffect } from 'react';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import tones from '#ui/tone.module.css';
import { appearanceOf } from './result-tone.ts';
import { resultWords } from './result-words.ts';
import type { DeskAction, DeskResult } from './scan-desk-state.ts';
import styles from './scan-desk.module.css';

export interface BigResultProps {
  readonly result: DeskResult | undefined;
  readonly action: DeskAction;
  readonly onRetry: (number: number) => void;
}

const TABLES = ['folder', 'factory', 'location', 'staff'] as const;

/** The first frame draws the result, the second begins after it was painted. */
const useScanPaintedMark = (result: DeskResult | undefined): void => {
  const number = result?.number;
  const atMs = result?.scanAtMs;
  const isCertain = result !== undefined && result.stored.kind !== 'storing';
  useEffect(() => {
    if (!isCertain || atMs === undefined) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => performance.mark('faem:scan-painted', { detail: { atMs, number } })),
    );
  }, [isCertain, atMs, number]);
};

/** The last result, readable from two metres: colour, icon, words. */
export const BigResult = ({ result, action, onRetry }: BigResultProps) => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  useScanPaintedMark(result);
  if (!result) {
    return (
      <section className={classNames(styles.result, tones.neutral)} data-testid="result" data-tone="neutral">
        <Icon name="scan" size={72} />
        <p className={styles.headline} data-testid="result-headline">
          {messages.ready}
        </p>
        <p className={styles.detail}>{messages.readyFor[action]}</p>
      </section>
    );
  }
  const { tone, icon } = appearanceOf(result);
  const words = resultWords(result, { rows, messages, language });
  return (
    <section
      className={classNames(styles.result, tones[tone])}
      data-testid="result"
      data-tone={tone}
      data-number={result.number}
      aria-live="assertive"
    >
      <Icon name={icon} size={72} />
      <p className={styles.headline} data-testid="result-headline">
        {words.headline}
      </p>
      {words.detail !== '' && (
        <p className={styles.detail} data-testid="result-detail">
          {words.detail}
        </p>
      )}
      {words.folder !== '' && (
        <p className={styles.folder} data-testid="result-folder">
          {words.folder}
        </p>
      )}
      {words.code !== '' && <p className={styles.code}>{words.code}</p>}
      {result.stored.kind === 'refused' && (
        <Button icon="refresh" onPress={() => onRetry(result.number)} testId="result-retry">
          {messages.retry}
        </Button>
      )}
    </section>
  );
};
