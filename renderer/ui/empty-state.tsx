import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do first. */
  readonly children?: ReactNode;
  readonly testId?: string;
}

/** Nothing here yet, and what to do about it. */
export const EmptyState = ({ icon, title, children, testId }: EmptyStateProps) => (
  <div className={styles.empty} data-testid={testId}>
    <Icon name={icon} size={36} />
    <p className={styles.title}>{title}</p>
    {children !== undefined && <div className={styles.body}>{children}</div>}
  </div>
);
