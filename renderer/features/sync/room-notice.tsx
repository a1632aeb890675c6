import { useSyncExternalStore } from 'react';
import { roomMessages } from '#i18n/messages/room.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';

/** Stands above every page while the disk is full: what is safe, what to do. */
export const RoomNotice = () => {
  const messages = useMessages(roomMessages);
  const { room } = useServices().data;
  const state = useSyncExternalStore(
    (onChange) => room.subscribe(onChange),
    () => room.state(),
  );
  if (state === 'enough') return null;
  return (
    <Banner tone="refused" role="alert" title={messages.title} testId="room-full">
      <p>{messages.safe}</p>
      <p>{messages.todo}</p>
      <code>{messages.code}</code>
    </Banner>
  );
};
