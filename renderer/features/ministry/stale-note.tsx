import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import type { MinistryFailure } from './ministry-api.ts';

/** Old figures are better than none, and say that they are old. */
export const StaleNote = ({ failure }: { readonly failure: MinistryFailure }) => {
  const messages = useMessages(ministryMessages);
  return (
    <Banner tone="waiting" icon="cloud-off" title={messages.stale} testId="ministry-stale">
      <code>{failure.type}</code>
    </Banner>
  );
};
