import { useEffect, useState } from 'react';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';

/** Whether the browser has promised to keep the data; taken for promised until it is known. */
const useIsKept = (): boolean => {
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    let isWanted = true;
    void navigator.storage.persisted().then((kept) => isWanted && setKept(kept));
    return () => {
      isWanted = false;
    };
  }, []);
  return isKept;
};

/** Warns where the browser may delete what is on this phone, and says what helps. */
export const NotKept = () => {
  const messages = useMessages(phoneMessages);
  const isKept = useIsKept();
  if (isKept) return null;
  return (
    <Banner tone="elsewhere" title={messages.notKept} testId="phone-not-kept">
      {messages.notKeptText}
    </Banner>
  );
};
