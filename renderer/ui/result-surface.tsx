import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './result-surface.module.css';

export interface ResultSurfaceProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly headline: string;
  /** `largest`: what is read while walking away with the folder. */
  readonly headlineSize?: 'large' | 'largest';
  readonly detail?: string;
  readonly folder?: string;
  readonly code?: string;
  /** Also begins the names of the lines: `…-headline`, `…-detail`, `…-folder`. */
  readonly testId: string;
  /** Rises with every result; absent before the first. */
  readonly number?: number;
  /** What kind of result it is, for tests. */
  readonly kind?: string;
  /** What can be done with this result beside scanning on. */
  readonly children?: ReactNode;
}

/** The last result of scanning, readable from two metres: colour, icon, words. */
export const ResultSurface = (props: ResultSurfaceProps) => {
  const { tone, icon, headline, headlineSize = 'large', testId, number, kind, children } = props;
  const lines = [
    { name: 'detail', style: styles.detail, text: props.detail ?? '' },
    { name: 'folder', style: styles.folder, text: props.folder ?? '' },
    { name: 'code', style: styles.code, text: props.code ?? '' },
  ].filter(({ text }) => text !== '');
  return (
    <section
      className={classNames(styles.result, tones[tone])}
      data-testid={testId}
      data-tone={tone}
      data-number={number}
      data-kind={kind}
    >
      <Icon name={icon} size={72} />
      <div className={styles.said} aria-live="assertive">
        <p
          className={classNames(styles.headline, headlineSize === 'largest' && styles.largest)}
          data-testid={`${testId}-headline`}
        >
          {headline}
        </p>
        {lines.map(({ name, style, text }) => (
          <p key={name} className={style} data-testid={`${testId}-${name}`}>
            {text}
          </p>
        ))}
      </div>
      {children}
    </section>
  );
};
