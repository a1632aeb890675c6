import type { FolderWhere } from '#data/folder-queries.ts';
import type { RequestLine } from '#data/request-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import type { ScanSound } from '#scan/sounds.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { IconName } from '#ui/icon.tsx';
import type { Tone } from '#ui/tone.ts';

/** What a scan or a key of the walk came to, as facts; the words are in i18n. */
export type PickResult =
  | { readonly kind: 'picked'; readonly line: RequestLine; readonly fromName: string | undefined }
  | { readonly kind: 'brought'; readonly line: RequestLine }
  | { readonly kind: 'ready-for'; readonly line: RequestLine }
  | { readonly kind: 'repeated'; readonly line: RequestLine }
  /** Nobody asked for it. */
  | {
      readonly kind: 'wrong-folder';
      readonly name: string;
      readonly volume: number;
      readonly homePath: string | undefined;
    }
  /** By the records it was disposed of; a card asks a person. */
  | {
      readonly kind: 'gone';
      readonly name: string;
      readonly volume: number;
      readonly where: Extract<FolderWhere, { kind: 'disposed' }>;
    }
  /** Lent by the records, and it cannot be taken back without a place. */
  | { readonly kind: 'still-lent'; readonly line: RequestLine }
  | { readonly kind: 'right-place'; readonly path: string }
  | { readonly kind: 'wrong-place'; readonly path: string; readonly wantedPath: string }
  | { readonly kind: 'handed-over'; readonly line: RequestLine; readonly dueOn: string }
  | { readonly kind: 'wrong-person'; readonly line: RequestLine; readonly name: string }
  | { readonly kind: 'badge'; readonly name: string; readonly readyCount: number }
  | { readonly kind: 'not-here'; readonly line: RequestLine };

/** A result, and what is stored for it before it is shown. */
export interface PickJudgement {
  readonly result: PickResult;
  readonly calls: readonly MutationCall[];
}

/** What is shown of the last scan: certain only when it is on disk. */
export type ShownResult =
  { readonly kind: 'stored'; readonly result: PickResult } | { readonly kind: 'refused'; readonly error: MutateError };

interface Appearance {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly sound: ScanSound;
}

/** Colour, icon and sound of every result; a wrong folder is told as loudly as a refusal. */
export const PICK_APPEARANCES: Readonly<Record<PickResult['kind'], Appearance>> = {
  picked: { tone: 'done', icon: 'check', sound: 'done' },
  brought: { tone: 'exception', icon: 'hold', sound: 'hold' },
  'ready-for': { tone: 'exception', icon: 'hold', sound: 'hold' },
  repeated: { tone: 'elsewhere', icon: 'refresh', sound: 'wrong-place' },
  'wrong-folder': { tone: 'refused', icon: 'cross', sound: 'refused' },
  gone: { tone: 'refused', icon: 'alert', sound: 'refused' },
  'still-lent': { tone: 'elsewhere', icon: 'alert', sound: 'wrong-place' },
  'right-place': { tone: 'done', icon: 'place', sound: 'found' },
  'wrong-place': { tone: 'elsewhere', icon: 'place', sound: 'wrong-place' },
  'handed-over': { tone: 'done', icon: 'lend', sound: 'done' },
  'wrong-person': { tone: 'refused', icon: 'user', sound: 'refused' },
  badge: { tone: 'neutral', icon: 'user', sound: 'found' },
  'not-here': { tone: 'elsewhere', icon: 'search', sound: 'unknown' },
};
