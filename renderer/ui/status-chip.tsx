import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneIcons } from './tone.ts';
import styles from './status-chip.module.css';
import tones from './tone.module.css';

export interface StatusChipProps {
  readonly tone: Tone;
  readonly children: string;
  readonly icon?: IconName;
  readonly testId?: string;
}

/** A state in one glance: colour of its meaning, icon and word. */
export const StatusChip = ({ tone, children, icon, testId }: StatusChipProps) => (
  <span className={classNames(styles.chip, tones[tone])} data-tone={tone} data-testid={testId}>
    <Icon name={icon ?? toneIcons[tone]} size={16} />
    {children}
  </span>
);
