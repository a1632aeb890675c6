import type { ReactNode } from 'react';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The one obvious next action, and its companions. */
  readonly actions?: ReactNode;
  readonly testId?: string;
}

/** A page of the frame: title, actions, content on one column grid. */
export const Page = ({ title, children, actions, testId }: PageProps) => (
  <main className={styles.page} data-testid={testId}>
    <header className={styles.head}>
      <h1>{title}</h1>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
    {children}
  </main>
);
