import styles from './row-mark.module.css';

export interface RowMarkProps {
  readonly isMarked: boolean;
  /** What is spoken: the box has no word beside it. */
  readonly label: string;
  readonly onToggle: () => void;
  readonly isDisabled?: boolean;
  readonly testId?: string;
}

/** The box that marks a row of a list. The list has the keys: the space bar marks the row that has the focus. */
export const RowMark = ({ isMarked, label, onToggle, isDisabled = false, testId }: RowMarkProps) => (
  <input
    type="checkbox"
    className={styles.mark}
    tabIndex={-1}
    checked={isMarked}
    disabled={isDisabled}
    aria-label={label}
    data-testid={testId}
    onChange={onToggle}
  />
);
