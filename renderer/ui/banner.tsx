import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneIcons } from './tone.ts';
import styles from './banner.module.css';
import tones from './tone.module.css';

export interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** `alert` is read aloud at once. */
  readonly role?: 'status' | 'alert';
  readonly testId?: string;
}

/** A remark that concerns the whole page or panel it stands on. */
export const Banner = ({ tone, title, children, icon, actions, role = 'status', testId }: BannerProps) => (
  <div className={classNames(styles.banner, tones[tone])} role={role} data-tone={tone} data-testid={testId}>
    <Icon name={icon ?? toneIcons[tone]} />
    <div className={styles.text}>
      <strong>{title}</strong>
      {children !== undefined && <div>{children}</div>}
    </div>
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </div>
);
