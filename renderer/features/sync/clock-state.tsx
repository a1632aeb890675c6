import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import styles from './sync-page.module.css';

const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** How far this PC's clock is from the centre's, and what to do when it is far. */
export const ClockState = () => {
  const messages = useMessages(syncMessages);
  const { offsetMs, lastSyncedAt } = useSync().status;
  if (lastSyncedAt === undefined) return null;
  const apart = messages.clockApart(Math.abs(offsetMs), offsetMs > 0 ? 'behind' : 'ahead');
  if (Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS) return <p className={styles.quiet}>{apart}</p>;
  return (
    <Banner tone="elsewhere" icon="clock" title={apart} testId="clock-off">
      <p>{messages.clockSafe}</p>
      <p>{messages.clockTodo}</p>
    </Banner>
  );
};
