import type { FeesUnknown } from '#data/fee-queries.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Panel } from '#ui/panel.tsx';

/** The fees of a factory whose due dates nobody can tell. */
export const FeesUnknownPanel = ({ reason }: { readonly reason: FeesUnknown['type'] }) => {
  const messages = useMessages(counterMessages);
  return (
    <Panel title={messages.feesTitle} testId="fee-panel">
      <Banner tone="elsewhere" title={messages.feesUnknown(reason)} />
    </Panel>
  );
};
