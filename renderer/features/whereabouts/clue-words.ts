import type { whereaboutsTh } from '#i18n/messages/whereabouts.ts';
import type { SearchClue } from '#shared/domain/missing-folder-plan.ts';
import { unreachable } from '#shared/lib/invariant.ts';

/** Why somebody should look there, in a few words. */
export const clueWords = (clue: SearchClue, words: (typeof whereaboutsTh)['clue']): string => {
  switch (clue.kind) {
    case 'home':
      return words.home;
    case 'beside-home':
      return words.besideHome;
    case 'last-seen':
      return words.lastSeen(clue.at);
    case 'seen-before':
      return words.seenBefore(clue.at);
    case 'last-holder':
      return words.lastHolder(clue.at);
    case 'held-before':
      return words.heldBefore(clue.at);
    case 'look-alike':
      return words.lookAlike(clue.number);
    case 'other-volume':
      return words.otherVolume(clue.volume);
    case 'travelled-with':
      return words.travelledWith(clue.code);
    default:
      return unreachable(clue);
  }
};
