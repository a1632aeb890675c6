import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  readonly testId?: string;
}

/** How far something long has come, in words and as a bar. */
export const ProgressBar = ({ label, value, of, testId }: ProgressBarProps) => (
  <div className={styles.progress} data-testid={testId}>
    <span>{label}</span>
    <progress className={styles.bar} value={Math.min(value, of)} max={Math.max(of, 1)} aria-label={label} />
  </div>
);
