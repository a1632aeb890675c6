import { appearanceOnceStored, type ResultAppearance } from '#services/scan-result.ts';
import type { DeskMessage, DeskResult } from './scan-desk-state.ts';

const APPEARANCES: Readonly<Record<DeskMessage['kind'], ResultAppearance>> = {
  lent: { tone: 'done', icon: 'lend', sound: 'done' },
  returned: { tone: 'done', icon: 'home', sound: 'done' },
  moved: { tone: 'done', icon: 'exchange', sound: 'done' },
  'right-place': { tone: 'done', icon: 'check', sound: 'found' },
  'wrong-place': { tone: 'elsewhere', icon: 'alert', sound: 'wrong-place' },
  'on-loan-but-here': { tone: 'exception', icon: 'alert', sound: 'wrong-place' },
  located: { tone: 'done', icon: 'place', sound: 'found' },
  disposed: { tone: 'refused', icon: 'alert', sound: 'refused' },
  'needs-borrower': { tone: 'waiting', icon: 'user', sound: 'unknown' },
  'needs-approval': { tone: 'refused', icon: 'hold', sound: 'approval' },
  'approver-chosen': { tone: 'neutral', icon: 'user', sound: 'found' },
  'reason-asked': { tone: 'waiting', icon: 'help', sound: 'approval' },
  'needs-place': { tone: 'waiting', icon: 'place', sound: 'unknown' },
  'needs-home': { tone: 'waiting', icon: 'place', sound: 'unknown' },
  repeated: { tone: 'elsewhere', icon: 'refresh', sound: 'wrong-place' },
  unknown: { tone: 'refused', icon: 'unknown', sound: 'unknown' },
  'action-chosen': { tone: 'neutral', icon: 'scan', sound: 'found' },
  'borrower-chosen': { tone: 'neutral', icon: 'user', sound: 'found' },
  'place-chosen': { tone: 'neutral', icon: 'place', sound: 'found' },
  'badge-not-used': { tone: 'waiting', icon: 'user', sound: 'unknown' },
  'place-not-used': { tone: 'waiting', icon: 'place', sound: 'unknown' },
  'shelf-asked': { tone: 'waiting', icon: 'place', sound: 'found' },
  'person-asked': { tone: 'waiting', icon: 'user', sound: 'found' },
  'person-holds': { tone: 'neutral', icon: 'user', sound: 'found' },
  'condition-asked': { tone: 'waiting', icon: 'folder', sound: 'found' },
  'condition-noted': { tone: 'done', icon: 'check', sound: 'done' },
  'condition-without-folder': { tone: 'waiting', icon: 'folder', sound: 'unknown' },
  'count-elsewhere': { tone: 'neutral', icon: 'count', sound: 'found' },
  'batch-finished': { tone: 'done', icon: 'check', sound: 'done' },
  undid: { tone: 'neutral', icon: 'back', sound: 'done' },
  'nothing-to-undo': { tone: 'neutral', icon: 'info', sound: 'unknown' },
};

const certainAppearance = (message: DeskMessage): ResultAppearance => {
  const appearance = APPEARANCES[message.kind];
  if (message.kind === 'lent' && (message.takenFromId !== undefined || message.approval?.kind === 'unanswered')) {
    return { tone: 'exception', icon: 'alert', sound: 'wrong-place' };
  }
  if ('unlent' in message) return { ...appearance, tone: 'elsewhere', icon: 'alert', sound: 'approval' };
  if (message.kind === 'returned' && message.holdForId !== undefined) {
    return { tone: 'exception', icon: 'hold', sound: 'hold' };
  }
  if (message.kind === 'located' && message.whereabouts.kind === 'on-loan') return { ...appearance, tone: 'elsewhere' };
  if (message.kind === 'located' && message.whereabouts.kind === 'unknown') {
    return { tone: 'waiting', icon: 'unknown', sound: 'unknown' };
  }
  return appearance;
};

/** Colour, icon and sound of a line. Nothing looks done before it is stored. */
export const appearanceOf = ({ message, stored }: DeskResult): ResultAppearance =>
  appearanceOnceStored(stored, certainAppearance(message));
