import { useEffect, useEffectEvent } from 'react';
import { useServices } from '#services/services.ts';

/** Goes to the page that takes files from a stick when somebody opens one with this program, as soon as a person is there. */
export const useOpenedFilePage = (goThere: () => void): void => {
  const { openedFiles } = useServices().host;
  const go = useEffectEvent(goThere);
  useEffect(
    () =>
      openedFiles?.onWaiting((isWaiting) => {
        if (isWaiting) go();
      }),
    [openedFiles],
  );
};
