import { useSyncExternalStore } from 'react';

/** As wide as the frame of a phone; see the media queries of the style sheets. */
const NARROW = '(max-width: 700px)';

const subscribe = (onChange: () => void): (() => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

/** Whether the window is a phone's, or as narrow as one. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
