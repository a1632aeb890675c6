import type { Replica } from './replica.ts';

/** What live signals say that has not been pulled. */
export interface LiveNews {
  /** A signal, with the cookie of a pull made then; without one there may be anything to pull. */
  hear(cookie?: string): void;
  /** A turn begins: its pull brings what was heard so far, and what is heard from now on waits for its end. */
  turnBegins(): void;
  turnEnded(): void;
}

/**
 * Tells when a signal is a reason for a turn. The centre signals every change to everybody, so a PC hears of its own push while
 * it pulls; when the pull has brought that, another one would bring nothing.
 */
export const createLiveNews = (replica: Pick<Replica, 'meta'>, onNews: () => void): LiveNews => {
  let isTurning = false;
  let heard: { readonly cookie: string | undefined } | undefined;
  const tell = (): void => {
    if (isTurning || heard === undefined) return;
    if (heard.cookie === undefined || heard.cookie !== replica.meta().cookie) onNews();
  };
  return {
    hear: (cookie) => {
      heard = { cookie };
      tell();
    },
    turnBegins: () => {
      isTurning = true;
      heard = undefined;
    },
    turnEnded: () => {
      isTurning = false;
      tell();
    },
  };
};
