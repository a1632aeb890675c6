import { useSyncExternalStore } from 'react';

const listenTo = (media: string) => ({
  matches: (): boolean => window.matchMedia(media).matches,
  subscribe: (onChange: () => void): (() => void) => {
    const query = window.matchMedia(media);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  },
});

/** As wide as the frame of a phone; see the media queries of the style sheets. */
const narrow = listenTo('(max-width: 700px)');
/** A small screen at 125 %, a wide one at 200 %, or half of one. */
const tight = listenTo('(max-width: 1100px)');

/** Whether the window is a phone's, or as narrow as one. */
export const useIsNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.matches);

/** Whether the window has room for what must be seen and not for all that could be. */
export const useIsTight = (): boolean => useSyncExternalStore(tight.subscribe, tight.matches);
