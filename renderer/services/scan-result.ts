import { pathOf } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { errorText } from '#i18n/error-text.ts';
import type { Language } from '#i18n/language.ts';
import { scanReasonText } from '#i18n/scan-reason-text.ts';
import type { ScanSound } from '#scan/sounds.ts';
import type { ScanUnknownReason } from '#shared/domain/scan-code.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { IconName } from '#ui/icon.tsx';
import type { Tone } from '#ui/tone.ts';

/**
 * Whether a scan is on disk. Nothing is called done before it is `stored`. `Asked`: what is to be stored; `Kept`: what is
 * known of it once it is; `Undoing`: what is known while it is taken back.
 */
export type ScanStored<Asked, Kept, Undoing = Kept> =
  | { readonly kind: 'nothing-to-store' }
  | (Asked & { readonly kind: 'storing'; readonly afterwards: 'keep' | 'undo' })
  | (Kept & { readonly kind: 'stored' })
  | (Asked & { readonly kind: 'refused'; readonly error: MutateError })
  | (Undoing & { readonly kind: 'undoing' })
  | { readonly kind: 'undone' };

/** Why a scan could not be used; `not-in-office` is a code of the right kind that nobody has registered. */
export type UnknownReason = ScanUnknownReason | { readonly type: 'not-in-office' };

/** How a line looks and sounds. */
export interface ResultAppearance {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly sound: ScanSound;
}

/** A line in words: what to do or what happened, and beneath it why. */
export interface Said {
  readonly headline: string;
  readonly detail: string;
}

/** A line as it is shown: its words, which folder, and what was scanned. */
export interface ResultWords extends Said {
  /** Which folder; empty for what is no folder. */
  readonly folder: string;
  /** The digits as scanned, in groups. */
  readonly code: string;
}

type AnyStored = ScanStored<unknown, unknown>;

/** Colour, icon and sound of a line whose result would look like `appearance`. Nothing looks done before it is stored. */
export const appearanceOnceStored = (stored: AnyStored, appearance: ResultAppearance): ResultAppearance => {
  switch (stored.kind) {
    case 'refused':
      return { tone: 'refused', icon: 'cross', sound: 'refused' };
    case 'undone':
      return { tone: 'neutral', icon: 'back', sound: 'done' };
    case 'storing':
    case 'undoing':
      return { ...appearance, tone: 'waiting', icon: 'clock' };
    case 'nothing-to-store':
    case 'stored':
      return appearance;
    default:
      return unreachable(stored);
  }
};

interface StoredMessages {
  readonly storing: string;
  readonly refused: string;
  readonly undone: string;
}

/** What is said of a line as long as it is not certain, and when it could not be stored; else what it came to. */
export const wordsOnceStored = (
  said: Said,
  stored: AnyStored,
  { messages, language }: { readonly messages: StoredMessages; readonly language: Language },
): Said => {
  switch (stored.kind) {
    case 'storing':
    case 'undoing':
      return { headline: messages.storing, detail: said.headline };
    case 'refused': {
      const text = errorText(stored.error, language);
      return { headline: messages.refused, detail: `${text.what} ${text.todo} (${text.code})` };
    }
    case 'undone':
      return { headline: messages.undone, detail: said.headline };
    case 'nothing-to-store':
    case 'stored':
      return said;
    default:
      return unreachable(stored);
  }
};

interface UnknownMessages {
  readonly headline: { readonly unknown: string };
  readonly detail: { readonly notInOffice: string; readonly parked: string };
}

/** What is said of a code that could not be used: why, and that it is kept. */
export const unknownWords = (
  reason: UnknownReason,
  { messages, language }: { readonly messages: UnknownMessages; readonly language: Language },
): Said => {
  const why = reason.type === 'not-in-office' ? messages.detail.notInOffice : scanReasonText(reason, language);
  return { headline: messages.headline.unknown, detail: `${why} · ${messages.detail.parked}` };
};

/** The path of a place for a headline: a line may end between room and cabinet, never between a word and its number. */
export const headlinePath = (rows: ReadModel, placeId: string): string =>
  (pathOf(rows, placeId) ?? placeId)
    .split(' · ')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join('\u00a0· ');
