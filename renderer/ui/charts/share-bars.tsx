import { classNames } from '../class-names.ts';
import styles from './charts.module.css';

export interface ShareBar {
  readonly key: string;
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly shown: string;
  /** A remark under the label. */
  readonly note?: string;
}

export interface ShareBarsProps {
  readonly label: string;
  readonly bars: readonly ShareBar[];
  /** `alert` for values of which less is better. */
  readonly look?: 'plain' | 'alert';
  readonly testId?: string;
}

/** Lying bars, each with its words and its number. */
export const ShareBars = ({ label, bars, look = 'plain', testId }: ShareBarsProps) => (
  <ul className={styles.bars} aria-label={label} data-testid={testId}>
    {bars.map((bar) => (
      <li key={bar.key} className={styles.bar}>
        <span className={styles.barLabel}>
          {bar.label}
          {bar.note !== undefined && <small>{bar.note}</small>}
        </span>
        <span className={styles.track} aria-hidden="true">
          <span
            className={classNames(styles.fill, look === 'alert' && styles.alert)}
            style={{ inlineSize: `${Math.max(0, Math.min(1, bar.share)) * 100}%` }}
          />
        </span>
        <span className={styles.barValue}>{bar.shown}</span>
      </li>
    ))}
  </ul>
);
