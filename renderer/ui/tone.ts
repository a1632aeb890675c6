import type { IconName } from './icon.tsx';

/** What a colour means here; a colour never stands without an icon and a word. */
export type Tone = 'done' | 'elsewhere' | 'refused' | 'waiting' | 'exception' | 'neutral';

/** The icon that goes with a meaning when nothing closer is at hand. */
export const toneIcons: Readonly<Record<Tone, IconName>> = {
  done: 'check',
  elsewhere: 'alert',
  refused: 'cross',
  waiting: 'clock',
  exception: 'help',
  neutral: 'info',
};
