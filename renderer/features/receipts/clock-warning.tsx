import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { clockDoubtOf } from '#shared/sync/clock-doubt.ts';
import { Banner } from '#ui/banner.tsx';

/** Before a receipt is issued: the date that would be printed, when there is reason to doubt this PC's clock. */
export const ClockWarning = () => {
  const messages = useMessages(receiptsMessages);
  const language = useLanguage();
  const services = useServices();
  const { offsetMs, lastSyncedAt } = useSync().status;
  const doubt = clockDoubtOf({ nowMs: services.nowMs(), offsetMs, lastSyncedAt });
  if (!doubt) return null;
  const title = messages.clockDoubt(formatLongDate(doubt.today, language));
  if (doubt.kind === 'not-compared') {
    return (
      <Banner tone="waiting" icon="clock" title={title} testId="receipt-clock">
        <p>{messages.clockNotCompared(doubt.days)}</p>
      </Banner>
    );
  }
  const known = doubt.kind === 'another-day' ? doubt.atCentre : doubt.lastOn;
  return (
    <Banner tone="refused" icon="clock" title={title} role="alert" testId="receipt-clock">
      <p>
        {messages.clockWrong[doubt.kind](formatLongDate(known, language))} {messages.clockSetRight}
      </p>
    </Banner>
  );
};
