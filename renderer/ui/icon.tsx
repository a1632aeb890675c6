import { iconDrawings, type IconName } from './icon-drawings.ts';
import styles from './icon.module.css';

export type { IconName };

export interface IconProps {
  readonly name: IconName;
  /** Edge in px; 20 beside body text. */
  readonly size?: number;
}

/** One icon of the one set. It is decoration: the word beside it is what counts. */
export const Icon = ({ name, size = 20 }: IconProps) => (
  <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={iconDrawings[name]} />
  </svg>
);
