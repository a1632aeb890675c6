import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatDuration } from '#i18n/format.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { useClock } from './use-clock.ts';
import type { VisitState } from './visit-store.ts';
import styles from './visit-timer.module.css';

export interface VisitTimerProps {
  readonly visit: StoreApi<VisitState>;
  readonly onEnd: () => void;
}

/** How long the visitor in front has been served, and the end of the visit. */
export const VisitTimer = ({ visit, onEnd }: VisitTimerProps) => {
  const messages = useMessages(counterMessages);
  const current = useStore(visit, (state) => state.visit);
  const now = useClock(current.kind === 'serving');
  if (current.kind !== 'serving') return null;
  return (
    <div className={styles.timer}>
      <span data-testid="visit-time">
        {messages.visitTime(
          formatDuration(current.locatedAtMs - current.beganAtMs),
          formatDuration(now - current.beganAtMs),
        )}
      </span>
      <Button look="quiet" keyHint="Esc" onPress={onEnd}>
        {messages.endVisit}
      </Button>
    </div>
  );
};
