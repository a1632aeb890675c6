import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';

/** What waits on this phone to be sent. */
export const SendingState = () => {
  const messages = useMessages(phoneMessages);
  const { data } = useServices();
  const { pending, status } = useSync();
  const { phase } = status;
  const isShutOut = phase.kind === 'waiting' && ['device-revoked', 'denied'].includes(phase.error.type);
  if (pending.length === 0) {
    return <Banner tone="done" icon="cloud-check" title={messages.allSent} testId="phone-sent" />;
  }
  return (
    <Banner
      tone={isShutOut ? 'elsewhere' : 'waiting'}
      icon="cloud-up"
      title={messages.waiting(pending.length)}
      testId="phone-waiting"
      actions={
        <Button icon="refresh" onPress={() => data.sync.nudge()} testId="phone-send">
          {messages.sendNow}
        </Button>
      }
    >
      {isShutOut ? <p data-testid="phone-shut-out">{messages.shutOut}</p> : messages.waitingText}
    </Banner>
  );
};
