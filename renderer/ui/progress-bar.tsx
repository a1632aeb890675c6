import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  readonly testId?: string;
}

/** The bar alone, where a table says beside it what it is. */
export const BareProgressBar = ({ value, of }: Pick<ProgressBarProps, 'value' | 'of'>) => (
  <progress className={styles.bar} value={value} max={of} aria-hidden="true" />
);

/** How far something long has come, in words and as a bar. */
export const ProgressBar = ({ label, value, of, testId }: ProgressBarProps) => (
  <div className={styles.progress} data-testid={testId}>
    <span>{label}</span>
    <progress className={styles.bar} value={Math.min(value, of)} max={Math.max(of, 1)} aria-label={label} />
  </div>
);
