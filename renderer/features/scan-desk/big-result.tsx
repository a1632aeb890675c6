import { useEffect, type ReactNode } from 'react';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
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
  /** What can be done with this result beside scanning on. */
  readonly children?: ReactNode;
}

const TABLES = ['factory', 'recordSubject', 'location', 'staff'] as const;

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

const Ready = ({ action }: { readonly action: DeskAction }) => {
  const messages = useMessages(scanDeskMessages);
  return (
    <section className={classNames(styles.result, tones.neutral)} data-testid="result" data-tone="neutral">
      <Icon name="scan" size={72} />
      <p className={styles.headline} data-testid="result-headline">
        {messages.ready}
      </p>
      <p className={styles.detail}>{messages.readyFor[action]}</p>
    </section>
  );
};

/** A folder in the hand that is to be carried somewhere: the place is the largest thing on the screen. */
const isForCarrying = ({ message, stored }: DeskResult): boolean =>
  stored.kind === 'stored' && (message.kind === 'returned' || message.kind === 'moved');

/** The last result, readable from two metres: colour, icon, words. */
export const BigResult = ({ result, action, children }: BigResultProps) => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  useScanPaintedMark(result);
  if (!result) return <Ready action={action} />;
  const { tone, icon } = appearanceOf(result);
  const words = resultWords(result, { rows, messages, language });
  const lines = [
    { name: 'detail', style: styles.detail, text: words.detail, testId: 'result-detail' },
    { name: 'folder', style: styles.folder, text: words.folder, testId: 'result-folder' },
    { name: 'code', style: styles.code, text: words.code, testId: undefined },
  ].filter(({ text }) => text !== '');
  return (
    <section
      className={classNames(styles.result, tones[tone])}
      data-testid="result"
      data-tone={tone}
      data-number={result.number}
    >
      <Icon name={icon} size={72} />
      <div className={styles.said} aria-live="assertive">
        <p className={classNames(styles.headline, isForCarrying(result) && styles.carry)} data-testid="result-headline">
          {words.headline}
        </p>
        {lines.map(({ name, style, text, testId }) => (
          <p key={name} className={style} data-testid={testId}>
            {text}
          </p>
        ))}
      </div>
      {children}
    </section>
  );
};
