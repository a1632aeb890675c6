import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
  /** At the end of the title's line: a sum, a count, a button. */
  readonly aside?: ReactNode;
  readonly testId?: string;
}

/** One subject of a page, with its title. */
export const Panel = ({ title, children, aside, testId }: PanelProps) => {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id} data-testid={testId}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
};
